//! Lines inside a paragraph that are drawn, not read: `---`, `===`, `* * *`.

use super::bytes::{is_blank, is_line_break, skip};

/// Where the line at `start` ends, if it consists of at least two of the same mark and blanks.
pub(super) fn rule(bytes: &[u8], start: usize) -> Option<usize> {
    let first = skip(bytes, start, is_blank);
    let mark = *bytes.get(first)?;
    if !matches!(mark, b'-' | b'=' | b'*' | b'_') {
        return None;
    }
    let end = skip(bytes, first, |byte| byte == mark || is_blank(byte));
    let marks = bytes[first..end]
        .iter()
        .filter(|byte| **byte == mark)
        .count();
    let is_last = bytes.get(end).is_none_or(|byte| is_line_break(*byte));
    (is_last && marks >= 2).then_some(end)
}
