//! The marks with which blocks begin: where the words behind them start.
//!
//! These follow the grammar's tokens. All offsets are bytes from the block's start.

use super::bytes::{is_blank, is_space, skip};
use crate::TextRange;

/// The marker of a question or an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Marker {
    /// Where the words begin.
    pub(crate) end: usize,
    /// The `**` before the marker, if the marker does not close it.
    pub(crate) strong: Option<TextRange>,
}

/// Behind white space and a byte order mark.
pub(crate) fn blanks(text: &str) -> usize {
    let trimmed = text.trim_start_matches('\u{feff}');
    skip(text.as_bytes(), text.len() - trimmed.len(), is_space)
}

/// Behind the `#`s of a heading.
pub(crate) fn heading(text: &str) -> usize {
    let bytes = text.as_bytes();
    let marks = skip(bytes, blanks(text), |byte| byte == b'#');
    skip(bytes, marks, is_blank)
}

/// The words of a heading: without its marks at either end, the line below it, and `{#id}`.
pub(crate) fn heading_words(text: &str) -> TextRange {
    let start = heading(text);
    let line = text[start..].split(['\n', '\r']).next();
    let mut words = line.unwrap_or_default().trim_end();
    if let Some(id) = words.rfind("{#").filter(|_| words.ends_with('}')) {
        words = words[..id].trim_end();
    }
    let unmarked = words.trim_end_matches('#');
    if unmarked.is_empty() || unmarked.ends_with([' ', '\t']) {
        words = unmarked.trim_end();
    }
    TextRange::new(start, start + words.len())
}

/// Behind the marker of a list item, a task's box, and further markers on the same line.
///
/// An item that begins with a quote or with a fence has no words.
pub(crate) fn list_item(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = blanks(text);
    while let Some(end) = list_marker(bytes, at) {
        at = end;
    }
    at = task_box(bytes, at);
    let hashes = skip(bytes, at, |byte| byte == b'#');
    if hashes > at && hashes - at <= 6 && bytes.get(hashes).is_some_and(|byte| is_blank(*byte)) {
        at = skip(bytes, hashes, is_blank);
    }
    let rest = &bytes[at..];
    let has_words =
        !rest.starts_with(b">") && !rest.starts_with(b"```") && !rest.starts_with(b"~~~");
    if has_words { at } else { text.len() }
}

/// Behind `- `, `* `, `+ `, `1. ` or `1) ` at `start`; the blanks may be missing at the end of a line.
fn list_marker(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = skip(bytes, start, |byte| byte.is_ascii_digit());
    let end = match bytes.get(digits)? {
        b'-' | b'*' | b'+' if digits == start => digits + 1,
        b'.' | b')' if digits > start && digits - start <= 9 => digits + 1,
        _ => return None,
    };
    let words = skip(bytes, end, is_space);
    (words > end || end == bytes.len()).then_some(words)
}

/// Behind `[ ] ` or `[x] ` at `start`.
fn task_box(bytes: &[u8], start: usize) -> usize {
    match bytes.get(start..start + 4) {
        Some([b'[', b' ' | b'x' | b'X', b']', b' ' | b'\t']) => skip(bytes, start + 3, is_blank),
        _ => start,
    }
}

/// The marker `Q:` and its kin.
pub(crate) fn question(text: &str) -> Marker {
    marker(text, &["Question", "QUESTION", "Q"])
}

/// The marker `A:` and its kin.
pub(crate) fn answer(text: &str) -> Marker {
    marker(text, &["Answer", "ANSWER", "A"])
}

/// `Name`, perhaps a number, and `:` or `.`, all of which may be strong.
fn marker(text: &str, names: &[&str]) -> Marker {
    let bytes = text.as_bytes();
    let start = blanks(text);
    let stars = |at: usize| at + 2 * usize::from(bytes[at.min(bytes.len())..].starts_with(b"**"));
    let name = stars(start);
    let Some(length) = names
        .iter()
        .find(|known| text[name..].starts_with(**known))
        .map(|known| known.len())
    else {
        return Marker {
            end: start,
            strong: None,
        };
    };
    let number = skip(bytes, name + length, is_blank);
    let digits = skip(bytes, number, |byte| byte.is_ascii_digit());
    let inner = if digits > number {
        digits
    } else {
        name + length
    };
    let colon = stars(inner);
    if !matches!(bytes.get(colon), Some(b':' | b'.')) {
        return Marker {
            end: start,
            strong: None,
        };
    }
    let end = if colon > inner {
        colon + 1
    } else {
        stars(colon + 1)
    };
    let closed = end > colon + 1 || colon > inner;
    Marker {
        end: skip(bytes, end, is_blank),
        strong: (name > start && !closed).then_some(TextRange::new(start, name)),
    }
}

/// Behind a number before a question: `1. `, `12) `, `Q3: `, `Question 4. `.
pub(crate) fn numbering(text: &str) -> usize {
    let bytes = text.as_bytes();
    let name = ["Question", "QUESTION", "Q"]
        .iter()
        .find(|known| text.starts_with(**known));
    let number = skip(bytes, name.map_or(0, |name| name.len()), is_blank);
    let end = skip(bytes, number, |byte| byte.is_ascii_digit());
    let numbered = end > number;
    let words = skip(bytes, end + 1, is_blank);
    let has_mark = matches!(bytes.get(end), Some(b'.' | b')' | b':')) && words > end + 1;
    if has_mark && (numbered || name.is_some()) {
        words
    } else {
        0
    }
}

/// The ` :: ` between a term and its definition, with its white space; `None` for `**Term**: definition`.
pub(crate) fn term_end(text: &str) -> Option<TextRange> {
    let bytes = text.as_bytes();
    let term = skip(bytes, 0, |byte| {
        !matches!(byte, b':' | b'`' | b'|' | b'\r' | b'\n')
    });
    if !bytes[term..].starts_with(b"::") {
        return None;
    }
    let end = skip(bytes, term + 2, is_space);
    Some(TextRange::new(text[..term].trim_end().len(), end))
}
