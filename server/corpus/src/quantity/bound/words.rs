//! The words and signs that say a limit when they stand before an amount.

use super::Bound;
use crate::{
    quantity::{Dimension, Quantity},
    words::{Punct, Token, TokenFlags, WordId, lexicon},
};

/// How far words other than nouns reach.
pub(super) const NEAR: usize = 3;
/// How far a noun ("maximum … is 5") may stand before the amount, in words.
pub(super) const FAR: usize = 12;

/// Signs of comparison.
pub(super) fn sign(punct: Punct) -> Option<Bound> {
    match punct {
        Punct::Tilde => Some(Bound::About),
        Punct::Less | Punct::AtMost => Some(Bound::Max),
        Punct::Greater | Punct::AtLeast => Some(Bound::Min),
        _ => None,
    }
}

/// Nouns and adjectives.
pub(super) fn noun(word: WordId) -> Option<Bound> {
    use lexicon::*;
    match word {
        MAX | MAXIMUM | MAXIMAL | LARGEST | HIGHEST | LONGEST | BIGGEST | LIMIT | QUOTA | CAP
        | RESTRICT | CEILING | LIMITATION => Some(Bound::Max),
        MIN | MINIMUM | MINIMAL | LOWEST | SMALLEST | SHORTEST => Some(Bound::Min),
        DEFAULT => Some(Bound::Default),
        _ => None,
    }
}

/// Words that say a limit by themselves or with the one or two before them, and how far they reach.
pub(super) fn phrase(
    word: WordId,
    before: WordId,
    before_that: WordId,
    q: &Quantity,
) -> Option<(Bound, usize)> {
    use lexicon::*;
    let range = q.low.is_some();
    let rounds = before_that == ROUND || before == ROUND;
    Some(match (before, word) {
        (UP | ROUND, TO) if rounds => (Bound::Step, NEAR),
        (UP, TO) | (_, UPTO) => (Bound::Max, NEAR),
        (AT, MOST) => (Bound::Max, NEAR),
        (AT, LEAST) => (Bound::Min, NEAR),
        (MANY | MUCH | LARGE | BIG | HIGH | LONG, AS) => (Bound::Max, NEAR),
        (FEW | LITTLE | SMALL | LOW | SHORT, AS) => (Bound::Min, NEAR),
        (EXTEND | INCREASE | RAISE | GROW, TO) => (Bound::Max, 1),
        (_, WITHIN) => (Bound::Max, 1),
        (STARTING, AT | FROM | WITH) if !range => (Bound::Min, 1),
        (_, FROM) if !range && q.dimension != Dimension::Count => (Bound::Min, 0),
        (_, EXACTLY | PRECISELY | FIX) => (Bound::Exact, 2),
        (_, ALWAYS) => (Bound::Exact, 3),
        (INCREMENT | STEP | MULTIPLE | GRANULARITY | CHUNK | BLOCK, OF | BY) => (Bound::Step, 1),
        (MIN | MINIMUM | SMALLEST | LOWEST, GRANULARITY) => (Bound::Min, 2),
        (INCREMENT, TO) => (Bound::Max, 0),
        (_, INCREMENT | GRANULARITY) => (Bound::Step, 1),
        (_, EVERY | PER) => (Bound::Step, 0),
        (_, ABOUT | AROUND | APPROXIMATELY | APPROX | ROUGHLY | CIRCA | ALMOST | NEARLY) => {
            (Bound::About, 1)
        }
        (_, TYPICALLY | TYPICAL | USUALLY | RECOMMEND | AVERAGE | AVG) => (Bound::About, 6),
        (SUCH, AS) | (_, EG | EX | SAY) => (Bound::Example, 2),
        (_, EXAMPLE) => (Bound::Example, FAR),
        _ => return None,
    })
}

/// "Larger than", "cannot exceed", "over": turned round by a negation.
pub(super) fn comparison(tokens: &[Token], start: usize, at: usize) -> Option<(Bound, usize)> {
    use lexicon::*;
    let before = at
        .checked_sub(1)
        .filter(|before| *before >= start)
        .map_or(WordId(0), |before| tokens[before].word);
    let (bound, reach, from) = match (before, tokens[at].word) {
        (MORE | LARGER | GREATER | BIGGER | HIGHER | LONGER, THAN) => (Bound::Min, 4, at - 1),
        (LESS | FEWER | SMALLER | LOWER | SHORTER | FASTER, THAN) => (Bound::Max, 4, at - 1),
        (_, EXCEED) => (Bound::Min, NEAR, at),
        (_, OVER | ABOVE | BEYOND) => (Bound::Min, 1, at),
        (_, UNDER | BELOW) => (Bound::Max, 1, at),
        _ => return None,
    };
    let bound = match bound {
        Bound::Min if is_turned(tokens, start, from) => Bound::Max,
        Bound::Max if is_turned(tokens, start, from) => Bound::Min,
        bound => bound,
    };
    Some((bound, reach))
}

/// A negating word stands up to four words before.
fn is_turned(tokens: &[Token], start: usize, at: usize) -> bool {
    let words = tokens[start..at]
        .iter()
        .rev()
        .take_while(|token| token.is_item() || token.is(Punct::Open) || token.is(Punct::Close));
    words
        .filter(|token| token.is_item())
        .take(4)
        .any(|token| token.flags.has(TokenFlags::NEGATION))
}
