//! Words after an amount: "max", "by default", "limit", "or less", "increments".

use super::{Bound, Marker};
use crate::{
    quantity::{Dimension, Quantity},
    words::{Punct, Token, TokenFlags, TokenKind, WordId, lexicon},
};

/// How many words after the amount are looked at.
const REACH: usize = 8;
/// How many tokens, signs included.
const LONGEST: usize = 32;

/// How far nouns reach: "5 MB message size limit"; and those in brackets: "5 files of a user per Region (soft limit)".
const NOUN_REACH: usize = 3;
const BRACKET_REACH: usize = 6;

/// The nearest word after the amount that says a limit. It is in dispute when it can as well speak of an amount that follows it.
pub(super) fn marker(tokens: &[Token], end: usize, q: &Quantity) -> Option<(Marker, bool)> {
    let mut walk = Walk::default();
    for at in q.tokens.end..end.min(q.tokens.end + LONGEST) {
        let token = &tokens[at];
        match token.kind {
            TokenKind::Number | TokenKind::Currency | TokenKind::Break => return None,
            TokenKind::Punct(punct) => walk.pass(punct)?,
            _ if token.flags.has(TokenFlags::CODE) => walk.distance += 1,
            _ => {
                let found = walk
                    .read(&tokens[at..end])
                    .filter(|bound| *bound != Bound::Step || q.dimension != Dimension::Count);
                if let Some(bound) = found {
                    let disputed = bound != Bound::Step && speaks_of_next(tokens, end, at);
                    let marker = Marker {
                        bound,
                        distance: walk.distance,
                    };
                    return (!disputed || (walk.distance == 0 && !walk.sign))
                        .then_some((marker, disputed));
                }
                walk.distance += 1;
                walk.nearness += 1;
            }
        }
        if walk.distance > REACH {
            return None;
        }
    }
    None
}

/// Forwards over the words that can speak of the amount.
#[derive(Default)]
struct Walk {
    /// Words passed, and words passed since the last bracket was opened.
    distance: usize,
    nearness: usize,
    comma: bool,
    /// Any sign was passed, any token was passed.
    sign: bool,
    any: bool,
}

impl Walk {
    /// Past a sign; `None` where the search ends.
    fn pass(&mut self, punct: Punct) -> Option<()> {
        match punct {
            Punct::Comma => self.comma = true,
            Punct::Open if self.distance > BRACKET_REACH => return None,
            Punct::Open => self.nearness = 0,
            Punct::Quote | Punct::Hyphen => {}
            // The bracket in which the amount itself stands.
            Punct::Close if !self.any => {}
            _ => return None,
        }
        self.sign = true;
        self.any = true;
        Some(())
    }

    /// What the words say that start here.
    fn read(&mut self, tokens: &[Token]) -> Option<Bound> {
        use lexicon::*;
        self.any = true;
        let word = |at: usize| {
            tokens
                .get(at)
                .filter(|token| token.is_item())
                .map_or(WordId(0), |token| token.word)
        };
        if word(0) == BY && word(1) == DEFAULT {
            return Some(Bound::Default);
        }
        if self.comma {
            return None;
        }
        match (word(0), word(1)) {
            (OR, LESS | FEWER | SMALLER | LOWER | SHORTER | BELOW | UNDER) => Some(Bound::Max),
            (OR | AND, MORE | GREATER | LARGER | HIGHER | BIGGER | LONGER | ABOVE | OVER) => {
                Some(Bound::Min)
            }
            (AND, UP) if word(2) != TO => Some(Bound::Min),
            (AT, MOST) if self.distance < 2 => Some(Bound::Max),
            (AT, LEAST) if self.distance < 2 => Some(Bound::Min),
            (INCREMENT | STEP | MULTIPLE | CHUNK | BLOCK | GRANULARITY, _)
                if self.distance <= 1 =>
            {
                Some(Bound::Step)
            }
            // "is the max", "is a hard limit"
            (IS | ARE, THE | A) => noun(word(2)).or_else(|| noun(word(3))),
            (first, _) if self.nearness <= NOUN_REACH => noun(first),
            _ => None,
        }
    }
}

fn noun(word: WordId) -> Option<Bound> {
    use lexicon::*;
    match word {
        MAX | MAXIMUM | CAP | LIMIT | QUOTA => Some(Bound::Max),
        MIN | MINIMUM => Some(Bound::Min),
        DEFAULT => Some(Bound::Default),
        _ => None,
    }
}

/// The word belongs to an amount that follows: "3 seconds - max 15 minutes".
fn speaks_of_next(tokens: &[Token], end: usize, at: usize) -> bool {
    let mut words = 0;
    for token in &tokens[at + 1..end] {
        match token.kind {
            TokenKind::Number | TokenKind::Currency => return true,
            TokenKind::Punct(Punct::Colon | Punct::Equal | Punct::Tilde) => {}
            TokenKind::Punct(_) | TokenKind::Break => return false,
            _ => words += 1,
        }
        if words > 2 {
            return false;
        }
    }
    false
}
