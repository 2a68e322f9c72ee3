//! Text from notes and packs of knowledge, so that an editor that renders Markdown is told nothing by it:
//! no HTML, no image to fetch, no link but to the web. Code spans stay as they are written.

/// Plain text: no markup that leads anywhere.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    walk(text, &mut out, |rest, out| {
        match rest.chars().next() {
            Some('\\') => out.push_str("\\\\"),
            Some('[') => out.push_str("\\["),
            Some('<') => out.push_str("&lt;"),
            Some(other) => out.push(other),
            None => {}
        }
        1
    });
    out
}

/// Markdown, such as a model answer: links to the web stay links, code stays code.
pub fn tame(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut fence: Option<&str> = None;
    for line in markdown.split_inclusive('\n') {
        let mark = line.trim_start();
        let opens = ["```", "~~~"]
            .into_iter()
            .find(|fence| mark.starts_with(fence));
        match (fence, opens) {
            (Some(open), _) => {
                out.push_str(line);
                // A closing fence has nothing behind it.
                let closes = opens == Some(open)
                    && mark.trim_end().trim_start_matches(&open[..1]).is_empty();
                fence = fence.filter(|_| !closes);
            }
            (None, Some(_)) => {
                out.push_str(line);
                fence = opens;
            }
            (None, None) => walk(line, &mut out, markup),
        }
    }
    out
}

/// A link, where the address is one of the web; otherwise its words.
pub fn link(words: &str, url: &str) -> String {
    let plain =
        !url.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>\\`".contains(c));
    match is_web(url) && plain {
        true => format!("[{words}]({url})"),
        false => format!("{words}: {}", escape(url)),
    }
}

/// Writes the next character or two of Markdown; gives how many characters those were.
fn markup(rest: &str, out: &mut String) -> usize {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return 1 };
    let behind = chars.as_str();
    let next = chars.next();
    match (first, next) {
        ('\\', Some(next)) if next != '\n' => {
            out.extend([first, next]);
            return 2;
        }
        ('<', _) if !is_web(behind) => out.push_str("&lt;"),
        ('!', Some('[')) => out.push_str("\\!"),
        (']', Some('(')) if !is_web(behind[1..].trim_start_matches([' ', '<'])) => {
            out.push_str("]\\");
        }
        (']', Some('[' | ':')) => out.push_str("]\\"),
        (other, _) => out.push(other),
    }
    1
}

fn is_web(url: &str) -> bool {
    let starts = |scheme: &str| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts("https://") || starts("http://")
}

/// Copies code spans and hands everything else over, one character or more at a time. Lone backticks are escaped, so that
/// they open no span together with what stands beside them.
fn walk(text: &str, out: &mut String, mut write: impl FnMut(&str, &mut String) -> usize) {
    let mut rest = text;
    while !rest.is_empty() {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if ticks > 0 {
            let span = code_span(rest, ticks);
            match span {
                Some(span) => out.push_str(span),
                None => out.extend(std::iter::repeat_n("\\`", ticks)),
            }
            rest = &rest[span.map_or(ticks, str::len)..];
            continue;
        }
        let taken = write(rest, out);
        let len: usize = rest.chars().take(taken).map(char::len_utf8).sum();
        rest = &rest[len..];
    }
}

/// The code span that `text` begins with, which `ticks` backticks open.
fn code_span(text: &str, ticks: usize) -> Option<&str> {
    let mut at = ticks;
    while let Some(found) = text[at..].find('`') {
        let run = text[at + found..].len() - text[at + found..].trim_start_matches('`').len();
        at += found + run;
        if run == ticks {
            let span = &text[..at];
            // A span does not go on behind an empty line.
            return (!span.contains("\n\n") && !span.contains("\r\n\r\n")).then_some(span);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_leads_nowhere() {
        for (text, shown) in [
            ("[x](command:quit)", "\\[x](command:quit)"),
            ("\\[x](command:quit)", "\\\\\\[x](command:quit)"),
            ("![x](https://spy)", "!\\[x](https://spy)"),
            (
                "<img src=x> <command:quit>",
                "&lt;img src=x> &lt;command:quit>",
            ),
            ("`a[0] <b>` and ` [x](y)", "`a[0] <b>` and \\` \\[x](y)"),
            ("``a ` b`` é", "``a ` b`` é"),
        ] {
            assert_eq!(escape(text), shown);
        }
    }

    #[test]
    fn markdown_keeps_links_to_the_web_only() {
        for (text, shown) in [
            ("[a](https://aws.amazon.com)", "[a](https://aws.amazon.com)"),
            ("<https://aws.amazon.com>", "<https://aws.amazon.com>"),
            ("[a](command:quit)", "[a]\\(command:quit)"),
            ("[a](<command:quit>)", "[a]\\(&lt;command:quit>)"),
            ("[a]: command:quit", "[a]\\: command:quit"),
            ("\\\\[a](file:///etc)", "\\\\[a]\\(file:///etc)"),
            ("![a](https://spy)", "\\![a](https://spy)"),
            ("<b onclick=x>", "&lt;b onclick=x>"),
            ("- **b** `x[1](y)`", "- **b** `x[1](y)`"),
            (
                "```\n<b> [a](command:x)\n```\n<b>",
                "```\n<b> [a](command:x)\n```\n&lt;b>",
            ),
        ] {
            assert_eq!(tame(text), shown);
        }
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(link("Source", "https://a.b/c"), "[Source](https://a.b/c)");
        assert_eq!(link("Source", "command:quit"), "Source: command:quit");
        assert_eq!(
            link("Source", "https://a) [x](command:quit"),
            "Source: https://a) \\[x](command:quit"
        );
    }
}
