//! What kind of limit the words around an amount say.

mod after;
mod before;
mod words;

use std::ops::Range;

use super::{Number, Open, Quantity};
use crate::words::Token;

/// A kind of limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "Up to", "max", "limit"; also a range without further words, whose high end it is.
    Max,
    /// "At least", "min", `128+`.
    Min,
    /// "By default".
    Default,
    /// "Exactly".
    Exact,
    /// "In increments of", "rounded up to", "per".
    Step,
    /// "About", "typically".
    About,
    /// "e.g.", "such as".
    Example,
}

/// A word that says a kind of limit, and how many words stand between it and the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    bound: Bound,
    distance: usize,
}

/// What the words of the sentence say about `q`; `None` when they say nothing. The nearest words win: in "default 3 seconds,
/// max 15 minutes" each amount has its own.
pub fn bound(tokens: &[Token], sentence: Range<usize>, q: &Quantity) -> Option<Bound> {
    let end = sentence.end.min(tokens.len());
    let sentence = sentence.start.min(end)..end;
    if q.tokens.is_empty() || q.tokens.start < sentence.start || q.tokens.end > sentence.end {
        return None;
    }
    let before = before::marker(tokens, sentence.start, q);
    let after = after::marker(tokens, sentence.end, q)
        .filter(|(_, disputed)| !disputed || before.is_none())
        .map(|found| found.0);
    let nearest = match (before, after) {
        (Some(before), Some(after)) if weak(before.bound) != weak(after.bound) => {
            Some(if weak(before.bound) { after } else { before })
        }
        (Some(before), Some(after)) if after.distance < before.distance => Some(after),
        (Some(before), _) => Some(before),
        (None, after) => after,
    };
    // "From a minimum of 0 bytes to 5 TB": a least of nothing leaves the high end to be told.
    let of_nothing = |marker: &Marker| {
        marker.bound == Bound::Min && q.low.is_some_and(|low| low == Number::new(0))
    };
    nearest
        .filter(|marker| !of_nothing(marker))
        .map(|marker| marker.bound)
        .or(match (q.low, q.open) {
            (Some(_), _) => Some(Bound::Max),
            (None, Open::Plus) => Some(Bound::Min),
            (None, Open::None) => None,
        })
}

/// Says little beside a real limit: "up to about 5", "for example, at most 5".
fn weak(bound: Bound) -> bool {
    matches!(bound, Bound::About | Bound::Example)
}

#[cfg(test)]
mod tests;
