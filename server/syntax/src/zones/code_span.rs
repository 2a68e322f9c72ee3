//! Code spans: `` `code` ``.

use super::bytes::skip;
use crate::TextRange;

/// A code span.
pub(crate) struct CodeSpan {
    /// With its backticks.
    pub(crate) range: TextRange,
    /// Between them.
    pub(crate) inner: TextRange,
}

/// The code span that begins with the run of backticks at `start`, or where that run ends if nothing closes it.
///
/// A run is closed by the next run of the same length.
pub(crate) fn code_span(text: &str, start: usize) -> Result<CodeSpan, usize> {
    let bytes = text.as_bytes();
    let inner = skip(bytes, start, is_tick);
    let mut at = inner;
    while let Some(next) = memchr::memchr(b'`', &bytes[at..]) {
        let close = at + next;
        at = skip(bytes, close, is_tick);
        if at - close == inner - start {
            return Ok(CodeSpan {
                range: TextRange::new(start, at),
                inner: TextRange::new(inner, close),
            });
        }
    }
    Err(inner)
}

fn is_tick(byte: u8) -> bool {
    byte == b'`'
}

/// Remembers which lengths of backtick runs nothing closes, so that a text full of them is read in one go.
#[derive(Default)]
pub(super) struct Unclosed(u64);

impl Unclosed {
    /// Like [`code_span`], but does not look twice for what is not there.
    pub(super) fn code_span(&mut self, text: &str, start: usize) -> Result<CodeSpan, usize> {
        let end = skip(text.as_bytes(), start, is_tick);
        // Runs of 63 and more are never a span: nobody writes them, and they share one bit.
        let bit = 1 << (end - start).min(63);
        if bit == 1 << 63 || self.0 & bit != 0 {
            return Err(end);
        }
        code_span(text, start).inspect_err(|_| self.0 |= bit)
    }
}
