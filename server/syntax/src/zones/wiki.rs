//! Wiki links: `[[Target]]`, `[[Target|words]]`, `![[picture.png]]`.

use super::bytes::{is_line_break, skip};
use crate::TextRange;

/// A wiki link.
pub(super) struct Wiki {
    /// Between the brackets.
    pub(super) target: TextRange,
    /// Where the words begin, if the target is followed by some.
    pub(super) words: Option<usize>,
    /// Behind the closing brackets.
    pub(super) end: usize,
}

/// The wiki link whose two opening brackets begin at `start`.
pub(super) fn wiki(bytes: &[u8], start: usize) -> Option<Wiki> {
    if bytes.get(start + 1) != Some(&b'[') {
        return None;
    }
    let inner = start + 2;
    let close = skip(bytes, inner, |byte| {
        !is_line_break(byte) && !matches!(byte, b'[' | b']')
    });
    // `[[words](url)]` is a link in brackets.
    let is_closed =
        bytes.get(close..close + 2) == Some(b"]]") && bytes.get(close + 2) != Some(&b'(');
    (close > inner && is_closed).then(|| Wiki {
        target: TextRange::new(inner, close),
        words: memchr::memchr(b'|', &bytes[inner..close]).map(|bar| inner + bar + 1),
        end: close + 2,
    })
}
