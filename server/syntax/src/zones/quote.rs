//! Lines behind `>`: in study notes mostly a remark that is set off, sometimes words of a document.
//!
//! Words of a document are not the note's own statements, so they are hidden: a quote that names where it is from,
//! or stands in quotation marks.

use crate::TextRange;

/// The lines of a quote without their `>`, in order; none when it quotes a document.
pub fn lines(text: &str) -> Vec<TextRange> {
    let lines: Vec<TextRange> = raw_lines(text);
    let words = |line: &TextRange| text.get(line.start..line.end).unwrap_or_default().trim();
    let first = lines
        .iter()
        .map(words)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let last = lines
        .iter()
        .rev()
        .map(words)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    if is_attribution(last) || (is_opening(first) && is_closing(last)) {
        Vec::new()
    } else {
        lines
    }
}

fn raw_lines(text: &str) -> Vec<TextRange> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let words = line.trim_end_matches(['\n', '\r']);
        let marker = words.len() - words.trim_start_matches(['>', ' ', '\t']).len();
        let marker = marker + item_marker(&words[marker..]);
        lines.push(TextRange::new(start + marker, start + words.len()));
        start += line.len();
    }
    lines
}

/// Bytes of `- ` or `1. ` at the start of a line. Hidden with its `>`, it parts the items.
fn item_marker(line: &str) -> usize {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    let is_marker = if digits > 0 {
        rest.starts_with(". ") || rest.starts_with(") ")
    } else {
        ["- ", "* ", "+ "]
            .iter()
            .any(|marker| rest.starts_with(marker))
    };
    if is_marker {
        digits + rest.len() - rest[1..].trim_start().len()
    } else {
        0
    }
}

/// "— AWS documentation", "Source: …".
fn is_attribution(line: &str) -> bool {
    let lower = line
        .trim_start_matches(['*', '_', '(', '['])
        .to_ascii_lowercase();
    let begins = |prefix: &str| lower.starts_with(prefix);
    line.starts_with(['—', '–'])
        || line.starts_with("--")
        || ["source:", "from:", "quote:", "ref:", "reference:"]
            .iter()
            .any(|prefix| begins(prefix))
}

fn is_opening(line: &str) -> bool {
    line.trim_start_matches(['*', '_'])
        .starts_with(['"', '“', '«'])
}

fn is_closing(line: &str) -> bool {
    line.trim_end_matches(['*', '_', '.', ','])
        .ends_with(['"', '”', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        lines(text)
            .into_iter()
            .map(|line| &text[line.start..line.end])
            .collect()
    }

    #[test]
    fn a_remark_is_the_notes_own() {
        assert_eq!(
            words("> Use Firehose\n>  for loading\n"),
            ["Use Firehose", "for loading"]
        );
        assert_eq!(words(">> nested\r\n"), ["nested", ""]);
        assert_eq!(
            words("> - one\n> 2. two\n> 3 three\n"),
            ["one", "two", "3 three"]
        );
    }

    #[test]
    fn words_of_a_document_are_not() {
        assert_eq!(
            words("> The limit is 256 KB.\n> — AWS documentation\n"),
            Vec::<&str>::new()
        );
        assert_eq!(words("> \"The limit is 256 KB.\"\n"), Vec::<&str>::new());
        assert_eq!(
            words("> The limit is 256 KB.\n> Source: the FAQ\n"),
            Vec::<&str>::new()
        );
    }
}
