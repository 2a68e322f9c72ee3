//! Marker comments: `<!-- cloudgloss-ignore RULE… -->` and its kin.

use memchr::memmem;

use crate::TextRange;
use crate::zones::CodeSpans;

/// What a marker asks to be left alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MarkerKind {
    /// `cloudgloss-ignore`: the next line.
    Next,
    /// `cloudgloss-ignore-line`: its own line.
    Line,
    /// `cloudgloss-ignore-start`: everything from here.
    Start,
    /// `cloudgloss-ignore-end`: up to here.
    End,
    /// `cloudgloss-ignore-file`: the whole note.
    File,
}

/// A marker comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marker {
    /// What it asks for.
    pub kind: MarkerKind,
    /// The rules it names, as written, with their places; none means all rules.
    pub rules: Vec<(String, TextRange)>,
    /// The whole comment, from `<!--` to `-->`.
    pub range: TextRange,
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "cloudgloss-ignore";

/// The markers in a block's text; all places are bytes from its start. Code spans hold none.
pub fn markers(text: &str) -> Vec<Marker> {
    if memmem::find(text.as_bytes(), NAME.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut spans = CodeSpans::default();
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'<', b'`', &text.as_bytes()[at..]) {
        at += next;
        at = if text.as_bytes()[at] == b'`' {
            spans
                .at(text.as_bytes(), at)
                .map_or_else(|run_end| run_end, |span| span.range.end)
        } else if text[at..].starts_with(OPEN) {
            let Some(range) = comment(text, at) else {
                break;
            };
            found.extend(marker(text, range));
            range.end
        } else {
            at + 1
        };
    }
    found
}

/// The comment that begins at `start`, if it is closed.
fn comment(text: &str, start: usize) -> Option<TextRange> {
    let close = memmem::find(&text.as_bytes()[start..], CLOSE.as_bytes())?;
    Some(TextRange::new(start, start + close + CLOSE.len()))
}

/// The marker that the comment in `range` is, if it is one.
fn marker(text: &str, range: TextRange) -> Option<Marker> {
    let start = range.start + OPEN.len();
    let mut words = words(text.get(start..range.end - CLOSE.len())?);
    let kind = kind(words.next()?.1)?;
    let rules = words
        .map(|(at, word)| {
            (
                word.to_owned(),
                TextRange::new(start + at, start + at + word.len()),
            )
        })
        .collect();
    Some(Marker { kind, rules, range })
}

fn kind(word: &str) -> Option<MarkerKind> {
    Some(match word.strip_prefix(NAME)? {
        "" => MarkerKind::Next,
        "-line" => MarkerKind::Line,
        "-start" => MarkerKind::Start,
        "-end" => MarkerKind::End,
        "-file" => MarkerKind::File,
        _ => return None,
    })
}

/// Words between white space and commas, with their offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|char: char| char.is_whitespace() || char == ',')
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<MarkerKind> {
        markers(text).iter().map(|marker| marker.kind).collect()
    }

    #[test]
    fn reads_each_kind() {
        use MarkerKind::{End, File, Line, Next, Start};
        let text = "<!-- cloudgloss-ignore --><!--cloudgloss-ignore-line-->\n<!-- cloudgloss-ignore-start -->\n<!-- cloudgloss-ignore-end --> <!-- cloudgloss-ignore-file -->";
        assert_eq!(kinds(text), [Next, Line, Start, End, File]);
    }

    #[test]
    fn reads_rules_with_their_places() {
        let text = "SQS: 256 KB <!-- cloudgloss-ignore-line outdated-fact,renamed-service\tx -->.";
        let found = &markers(text)[0];
        let rules: Vec<_> = found.rules.iter().map(|(rule, _)| &**rule).collect();
        assert_eq!(rules, ["outdated-fact", "renamed-service", "x"]);
        assert!(
            found
                .rules
                .iter()
                .all(|(rule, range)| range.of(text) == rule)
        );
        assert!(found.range.of(text).starts_with("<!--") && found.range.of(text).ends_with("-->"));
    }

    #[test]
    fn takes_nothing_else_for_a_marker() {
        assert_eq!(kinds("cloudgloss-ignore"), []);
        assert_eq!(kinds("<!-- cloudgloss-ignored -->"), []);
        assert_eq!(kinds("<!-- cloudgloss-ignore-all -->"), []);
        assert_eq!(kinds("<!-- please cloudgloss-ignore -->"), []);
        assert_eq!(kinds("<!-- cloudgloss-ignore"), []);
    }

    #[test]
    fn leaves_code_spans_alone() {
        assert_eq!(kinds("write `<!-- cloudgloss-ignore -->` above"), []);
        assert_eq!(
            kinds("one ` tick <!-- cloudgloss-ignore -->"),
            [MarkerKind::Next]
        );
    }
}
