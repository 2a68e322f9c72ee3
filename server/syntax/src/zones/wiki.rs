//! Wiki links: `[[Target]]`, `[[Target|words]]`, `![[picture.png]]`.

use super::bytes::{is_line_break, skip};
use crate::TextRange;

/// A wiki link.
pub(super) struct Wiki {
    pub(super) target: TextRange,
    /// Where the words begin, if the target is followed by some.
    pub(super) words: Option<usize>,
    /// Where the closing brackets begin.
    pub(super) close: usize,
}

/// The wiki link whose two opening brackets begin at `start`.
pub(super) fn wiki(bytes: &[u8], start: usize) -> Option<Wiki> {
    if bytes.get(start + 1) != Some(&b'[') {
        return None;
    }
    let inner = start + 2;
    let close = skip(bytes, inner, |byte| !is_line_break(byte) && !matches!(byte, b'[' | b']'));
    // `[[words](url)]` is a link in brackets.
    if close == inner || bytes.get(close..close + 2) != Some(b"]]") || bytes.get(close + 2) == Some(&b'(') {
        return None;
    }
    let bar = skip(bytes, inner, |byte| byte != b'|').min(close);
    let end = if bytes[inner..bar].ends_with(b"\\") { bar - 1 } else { bar };
    Some(Wiki {
        target: TextRange::new(inner, end),
        words: (bar < close).then_some(bar + 1),
        close,
    })
}
