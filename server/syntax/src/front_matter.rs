//! The `---` block at the start of a note, read as `key: value` lines.
//!
//! Notes use a small part of YAML here; nested values are left to whoever needs them, as the text behind the key.

use crate::TextRange;

/// The front matter of a note.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FrontMatter {
    /// The whole block with its fences; `None` when the note has none or does not close it. Bytes from the start of
    /// the text.
    pub range: Option<TextRange>,
    /// The lines `key: value`, in order.
    pub entries: Vec<FrontMatterEntry>,
}

/// One line `key: value`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FrontMatterEntry {
    /// As written.
    pub key: String,
    /// Bytes from the start of the text.
    pub key_range: TextRange,
    /// Without quotes and without a comment behind it; empty when nothing follows the colon.
    pub value: String,
    /// The place of `value`, inside the quotes if there are any.
    pub value_range: TextRange,
}

impl FrontMatter {
    /// The first entry with this key; case does not matter.
    pub fn get(&self, key: &str) -> Option<&FrontMatterEntry> {
        self.entries
            .iter()
            .find(|entry| entry.key.eq_ignore_ascii_case(key))
    }
}

/// Reads a front matter block that stands at the start of the text. Without a closing fence it is none.
pub(crate) fn parse(text: &str) -> FrontMatter {
    if text
        .trim_end()
        .lines()
        .skip(1)
        .last()
        .is_none_or(|last| last.trim_end() != "---")
    {
        return FrontMatter::default();
    }
    let mut entries = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        entries.extend(entry(line, start));
        start += line.len();
    }
    FrontMatter {
        range: Some(TextRange::new(0, text.len())),
        entries,
    }
}

/// The entry on a line that begins at `start`. Indented lines belong to the entry above and give none.
fn entry(line: &str, start: usize) -> Option<FrontMatterEntry> {
    let (key, _) = line.split_once(':')?;
    let is_key = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.');
    let key = key.trim_end();
    if key.is_empty() || !key.chars().all(is_key) {
        return None;
    }
    let behind = line.find(':')? + 1;
    if !line[behind..].starts_with([' ', '\t', '\r', '\n']) && behind < line.len() {
        return None;
    }
    let value = unquote(line, trim(line, TextRange::new(behind, line.len())));
    Some(FrontMatterEntry {
        key: key.to_owned(),
        key_range: TextRange::new(start, start + key.len()),
        value: value.of(line).to_owned(),
        value_range: value.shift(start),
    })
}

/// `range` without white space at its ends.
fn trim(text: &str, range: TextRange) -> TextRange {
    let value = range.of(text);
    let start = range.start + value.len() - value.trim_start().len();
    TextRange::new(start, start + value.trim().len())
}

/// What is inside the quotes, or what stands before a comment.
fn unquote(line: &str, range: TextRange) -> TextRange {
    let value = range.of(line);
    for quote in ['"', '\''] {
        if let Some(end) = value
            .strip_prefix(quote)
            .and_then(|inner| inner.find(quote))
        {
            return TextRange::new(range.start + 1, range.start + 1 + end);
        }
    }
    if value.starts_with('#') {
        return TextRange::empty(range.start);
    }
    match value.find(" #").or_else(|| value.find("\t#")) {
        Some(comment) => trim(line, TextRange::new(range.start, range.start + comment)),
        None => range,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "---\nas_of: 2024-03-01\ntitle: \"Kinesis: notes\"  # mine\r\ntags: [aws, s3] # two\nexam:\n  - DEA-C01\nquoted: 'a''\n---\n";

    #[test]
    fn reads_entries_with_their_places() {
        let front = parse(NOTE);
        let values: Vec<_> = front
            .entries
            .iter()
            .map(|entry| (&*entry.key, &*entry.value))
            .collect();
        let expected = [
            ("as_of", "2024-03-01"),
            ("title", "Kinesis: notes"),
            ("tags", "[aws, s3]"),
            ("exam", ""),
            ("quoted", "a"),
        ];
        assert_eq!(values, expected);
        for entry in &front.entries {
            assert_eq!(entry.key_range.of(NOTE), entry.key);
            assert_eq!(entry.value_range.of(NOTE), entry.value);
        }
        assert_eq!(front.range, Some(TextRange::new(0, NOTE.len())));
    }

    #[test]
    fn finds_keys_whatever_their_case() {
        let front = parse("---\nAs_Of: 2024\n---\n");
        assert_eq!(front.get("as_of").map(|entry| &*entry.value), Some("2024"));
        assert_eq!(front.get("tags"), None);
    }

    #[test]
    fn takes_no_other_line_for_an_entry() {
        let front = parse("---\n# a: comment\nhttps://x\ntwo words: no\n: 1\n  nested: 2\n---\n");
        assert_eq!(front.entries, []);
    }

    #[test]
    fn keeps_a_value_that_is_a_comment_empty() {
        assert_eq!(parse("---\na: # later\n---").entries[0].value, "");
        assert_eq!(parse("---\na: c#\n---\n").entries[0].value, "c#");
    }

    #[test]
    fn wants_a_closing_fence() {
        assert_eq!(parse("---\na: b\n"), FrontMatter::default());
        assert_eq!(parse("---\n"), FrontMatter::default());
        assert!(parse("---\n---\n").range.is_some());
    }
}
