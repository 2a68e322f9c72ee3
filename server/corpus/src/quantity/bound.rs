//! What kind of limit the words around an amount say.

use std::ops::Range;

use super::Quantity;
use crate::words::Token;

/// A kind of limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "Up to", "max", "limit".
    Max,
    /// "At least", "min".
    Min,
    /// "By default".
    Default,
    /// "Exactly".
    Exact,
    /// "In increments of".
    Step,
    /// "About", "typically".
    About,
    /// "e.g.", "such as".
    Example,
}

/// What the words of the sentence say about `q`; `None` when they say nothing.
pub fn bound(tokens: &[Token], sentence: Range<usize>, q: &Quantity) -> Option<Bound> {
    let _ = (tokens, sentence, q);
    None
}
