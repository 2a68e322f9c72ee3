//! Footnotes `[^1]` and link definitions `[label]: url`.

use super::bytes::{is_blank, is_line_break, is_space, skip};
use super::link::{destination, label, title};

/// Where the footnote reference that begins with the `[` at `start` ends.
pub(super) fn footnote(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes.get(start + 1) != Some(&b'^') {
        return None;
    }
    let name = start + 2;
    let end = skip(bytes, name, |byte| {
        !is_space(byte) && !matches!(byte, b'[' | b']')
    });
    (end > name && bytes.get(end) == Some(&b']')).then_some(end + 1)
}

/// Where the link definition that begins with the `[` at `start`, the first of its line, ends.
pub(super) fn definition(bytes: &[u8], start: usize) -> Option<usize> {
    let colon = label(bytes, start).filter(|end| *end > start + 2)?;
    if bytes.get(colon) != Some(&b':') {
        return None;
    }
    let end = destination(bytes, skip(bytes, colon + 1, is_blank))?;
    let gap = skip(bytes, end, is_blank);
    let titled = if gap > end { title(bytes, gap) } else { None };
    let end = skip(bytes, titled.unwrap_or(end), is_blank);
    bytes
        .get(end)
        .is_none_or(|byte| is_line_break(*byte))
        .then_some(end)
}
