//! What may follow the `]` of a link or an image.

use super::bytes::{is_line_break, is_space, skip};

/// Longer titles, labels and loose paths are text, so that unclosed ones cannot make reading slow.
const LONGEST: usize = 1000;

/// More nested parentheses are text, for the same reason.
const DEEPEST: usize = 32;

/// Where the target behind the `]` at `close` ends: `(url "title")`, `[label]` or `[]`.
pub(super) fn target(bytes: &[u8], close: usize) -> Option<usize> {
    match bytes.get(close + 1)? {
        b'(' => inline(bytes, close + 1),
        b'[' => label(bytes, close + 1),
        _ => None,
    }
}

/// `(`, a destination, perhaps a title, `)`.
fn inline(bytes: &[u8], open: usize) -> Option<usize> {
    let start = skip(bytes, open + 1, is_space);
    let end = destination(bytes, start).unwrap_or(start);
    let gap = skip(bytes, end, is_space);
    let end = if gap > end {
        title(bytes, gap).unwrap_or(gap)
    } else {
        gap
    };
    let close = skip(bytes, end, is_space);
    (bytes.get(close) == Some(&b')')).then_some(close + 1)
}

/// Where the destination at `start` ends: `<anything but a line break>`, or a word with balanced parentheses.
pub(super) fn destination(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes.get(start) == Some(&b'<') {
        let end = skip(bytes, start + 1, |byte| {
            !is_line_break(byte) && !matches!(byte, b'<' | b'>')
        });
        return (bytes.get(end) == Some(&b'>')).then_some(end + 1);
    }
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'(' if depth == DEEPEST => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            byte if byte.is_ascii_control() || byte == b' ' => break,
            _ => {}
        }
        at += 1;
    }
    (at > start && depth == 0).then_some(at)
}

/// Where the title at `start` ends: `"…"`, `'…'` or `(…)`.
pub(super) fn title(bytes: &[u8], start: usize) -> Option<usize> {
    let close = match bytes.get(start)? {
        b'(' => b')',
        quote @ (b'"' | b'\'') => *quote,
        _ => return None,
    };
    until(bytes, start + 1, close)
}

/// Where the label that begins with the `[` at `open` ends. It holds no brackets.
pub(super) fn label(bytes: &[u8], open: usize) -> Option<usize> {
    let end = until(bytes, open + 1, b']')?;
    (!bytes[open + 1..end].contains(&b'[')).then_some(end)
}

/// Behind the nearest `close` that no backslash escapes.
fn until(bytes: &[u8], start: usize, close: u8) -> Option<usize> {
    let mut at = start;
    while at < bytes.len().min(start + LONGEST) {
        match bytes[at] {
            byte if byte == close => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Where an image's `(a path with spaces.png)` ends: no link for CommonMark, and no prose for anybody.
pub(super) fn loose_path(bytes: &[u8], close: usize) -> Option<usize> {
    if bytes.get(close + 1) != Some(&b'(') {
        return None;
    }
    let end = until(bytes, close + 2, b')')?;
    (!bytes[close..end].iter().any(|byte| is_line_break(*byte))).then_some(end)
}
