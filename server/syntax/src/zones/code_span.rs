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

/// Finds code spans; remembers which lengths of backtick runs nothing closes, so that a text full of such runs is
/// read in one go.
#[derive(Default)]
pub(crate) struct CodeSpans {
    /// One bit for each length.
    unclosed: u64,
}

impl CodeSpans {
    /// The code span that begins with the run of backticks at `start`, or where that run ends if nothing closes it.
    ///
    /// A run is closed by the next run of the same length. Ask in the order of the text.
    pub(crate) fn at(&mut self, bytes: &[u8], start: usize) -> Result<CodeSpan, usize> {
        let inner = skip(bytes, start, is_tick);
        // Runs of 63 and more are never a span: nobody writes them, and they share one bit.
        let bit = 1 << (inner - start).min(63);
        if bit == 1 << 63 || self.unclosed & bit != 0 {
            return Err(inner);
        }
        find(bytes, start, inner)
            .ok_or(inner)
            .inspect_err(|_| self.unclosed |= bit)
    }
}

/// The span whose opening run is `start..inner`.
fn find(bytes: &[u8], start: usize, inner: usize) -> Option<CodeSpan> {
    let mut at = inner;
    loop {
        let close = at + memchr::memchr(b'`', &bytes[at..])?;
        at = skip(bytes, close, is_tick);
        if at - close == inner - start {
            return Some(CodeSpan {
                range: TextRange::new(start, at),
                inner: TextRange::new(inner, close),
            });
        }
    }
}

fn is_tick(byte: u8) -> bool {
    byte == b'`'
}
