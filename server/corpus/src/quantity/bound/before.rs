//! Words before an amount: "max", "up to", "by default".

use super::{Bound, Marker};
use crate::{
    quantity::{Dimension, Quantity},
    words::{Punct, Token, TokenFlags, TokenKind, WordId, lexicon},
};

/// How far a noun ("maximum … is 5") may stand before the amount, in words; other words stand closer.
const FAR: usize = 12;
const NEAR: usize = 3;

/// The nearest word before the amount that says a limit; "about" and "e.g." only where nothing else does.
pub(super) fn marker(tokens: &[Token], start: usize, q: &Quantity) -> Option<Marker> {
    let mut walk = Walk { tokens, start, at: q.tokens.start, distance: 0, comma: false };
    let mut weak = None;
    while let Some(at) = walk.step(q.tokens.start) {
        let Some(found) = read(tokens, start, at, &walk, q) else { continue };
        if !super::weak(found.bound) {
            return match weak {
                Some(weak) if found.distance > NEAR => Some(weak),
                _ => Some(found),
            };
        }
        weak = weak.or(Some(found));
    }
    weak
}

/// Backwards over the words that can speak of the amount.
struct Walk<'a> {
    tokens: &'a [Token],
    start: usize,
    at: usize,
    /// Words passed.
    distance: usize,
    /// A comma was passed: only "by default," and "for example," reach over it.
    comma: bool,
}

impl Walk<'_> {
    /// The next token to the left that is a word or a sign of comparison.
    fn step(&mut self, target: usize) -> Option<usize> {
        while self.at > self.start {
            if self.at < target && self.tokens[self.at].is_item() {
                self.distance += 1;
            }
            self.at -= 1;
            let token = &self.tokens[self.at];
            match token.kind {
                TokenKind::Number if self.is_in_name() => {}
                TokenKind::Number | TokenKind::Currency => self.pass_number(target)?,
                TokenKind::Punct(Punct::Close) => self.pass_brackets(),
                TokenKind::Punct(Punct::Stop) if self.at > self.start && noun(self.tokens[self.at - 1].word).is_some() => {}
                TokenKind::Punct(Punct::Semicolon | Punct::Stop | Punct::Pipe) | TokenKind::Break => return None,
                TokenKind::Punct(Punct::Comma) => self.comma |= self.at + 1 < target,
                TokenKind::Punct(_) | TokenKind::Percent => return Some(self.at),
                TokenKind::Word if opposes(token.word) => return None,
                TokenKind::Word => return Some(self.at),
            }
        }
        None
    }

    /// Another amount ends the search, unless both stand in a list: "up to 1,000 records or 1 MB".
    fn pass_number(&mut self, target: usize) -> Option<()> {
        let between = &self.tokens[self.at + 1..target];
        let joined = between.last().is_some_and(|last| last.is(Punct::Comma) || matches!(last.word, lexicon::AND | lexicon::OR));
        let short = between.iter().filter(|token| token.is_item()).count() <= 6 && !between.iter().any(|token| token.is(Punct::Open) || token.is(Punct::Colon));
        self.comma = false;
        self.distance = 1;
        (joined && short && !between.iter().any(|token| is_noun(token.word))).then_some(())
    }

    /// The number of "base-64".
    fn is_in_name(&self) -> bool {
        let hyphen = self.at >= self.start + 2 && self.tokens[self.at - 1].is(Punct::Hyphen) && self.tokens[self.at].is_tight();
        hyphen && self.tokens[self.at - 1].is_tight() && self.tokens[self.at - 2].kind == TokenKind::Word
    }

    /// To the bracket that opens, so that its content is passed over.
    fn pass_brackets(&mut self) {
        let open = (self.start..self.at).rev().find(|at| self.tokens[*at].is(Punct::Open));
        self.at = open.unwrap_or(self.start);
    }
}

fn opposes(word: WordId) -> bool {
    use lexicon::*;
    matches!(word, BUT | WHILE | WHEREAS | ALTHOUGH | HOWEVER)
}

/// Nouns and adjectives that say a limit.
fn is_noun(word: WordId) -> bool {
    use lexicon::*;
    matches!(word, MAX | MAXIMUM | MAXIMAL | LARGEST | HIGHEST | LONGEST | BIGGEST | LIMIT | QUOTA | CAP | RESTRICT | CEILING | LIMITATION)
        || matches!(word, MIN | MINIMUM | MINIMAL | LOWEST | SMALLEST | SHORTEST | DEFAULT)
}

/// What the token at `at` says.
fn read(tokens: &[Token], start: usize, at: usize, walk: &Walk, q: &Quantity) -> Option<Marker> {
    let token = &tokens[at];
    let here = |bound, reach| (walk.distance <= reach && (!walk.comma || is_loose(tokens, at, bound))).then_some(Marker { bound, distance: walk.distance });
    if let TokenKind::Punct(punct) = token.kind {
        let bound = sign(punct)?;
        return if at + 1 == q.tokens.start { here(bound, 0) } else { None };
    }
    if token.flags.has(TokenFlags::CODE) {
        return None;
    }
    let previous = |back: usize| at.checked_sub(back).filter(|before| *before >= start).map_or(WordId(0), |before| tokens[before].word);
    if let Some(bound) = noun(token.word) {
        let ours = !belongs_to_former(tokens, start, at, walk.comma) && previous(1) != lexicon::NO;
        return if ours { here(bound, FAR) } else { None };
    }
    let (bound, reach) = phrase(token.word, previous(1), previous(2), q).or_else(|| comparison(tokens, start, at))?;
    here(bound, reach)
}

/// "By default, …" and "for example, …" reach over commas.
fn is_loose(tokens: &[Token], at: usize, bound: Bound) -> bool {
    bound == Bound::Example || (bound == Bound::Default && at > 0 && tokens[at - 1].word == lexicon::BY)
}

fn sign(punct: Punct) -> Option<Bound> {
    match punct {
        Punct::Tilde => Some(Bound::About),
        Punct::Less | Punct::AtMost => Some(Bound::Max),
        Punct::Greater | Punct::AtLeast => Some(Bound::Min),
        _ => None,
    }
}

fn noun(word: WordId) -> Option<Bound> {
    use lexicon::*;
    match word {
        MAX | MAXIMUM | MAXIMAL | LARGEST | HIGHEST | LONGEST | BIGGEST | LIMIT | QUOTA | CAP | RESTRICT | CEILING | LIMITATION => Some(Bound::Max),
        MIN | MINIMUM | MINIMAL | LOWEST | SMALLEST | SHORTEST => Some(Bound::Min),
        DEFAULT => Some(Bound::Default),
        _ => None,
    }
}

/// The "max" of "5 minutes max, 3 seconds default" and of "5 is the max for 3 seconds" speaks of what stands before it.
fn belongs_to_former(tokens: &[Token], start: usize, at: usize, comma: bool) -> bool {
    let after = tokens.get(at + 1);
    let parted = comma || after.is_some_and(|token| token.is(Punct::Comma) || token.is(Punct::Slash) || token.is(Punct::Close) || token.word == lexicon::AND);
    let the = usize::from(at > start && tokens[at - 1].word == lexicon::THE);
    let is = at > start + the && matches!(tokens[at - 1 - the].word, lexicon::IS | lexicon::ARE);
    let end = if is { at - 1 - the } else { at };
    (parted || is) && ends_with_amount(&tokens[start..end])
}

/// A number with at most two words after it ends there.
fn ends_with_amount(tokens: &[Token]) -> bool {
    let number = tokens.iter().rev().take(3).position(|token| token.kind == TokenKind::Number);
    number.is_some_and(|words| tokens[tokens.len() - words..].iter().all(|token| !matches!(token.kind, TokenKind::Punct(_))))
}

/// Words that say a limit by themselves or with the one or two before them, and how far they reach.
fn phrase(word: WordId, before: WordId, before_that: WordId, q: &Quantity) -> Option<(Bound, usize)> {
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
        (_, ABOUT | AROUND | APPROXIMATELY | APPROX | ROUGHLY | CIRCA | ALMOST | NEARLY) => (Bound::About, 1),
        (_, TYPICALLY | TYPICAL | USUALLY | RECOMMEND | AVERAGE | AVG) => (Bound::About, 6),
        (SUCH, AS) | (_, EG | EX | SAY) => (Bound::Example, 2),
        (_, EXAMPLE) => (Bound::Example, FAR),
        _ => return None,
    })
}

/// "Larger than", "cannot exceed", "over": turned round by a negation.
fn comparison(tokens: &[Token], start: usize, at: usize) -> Option<(Bound, usize)> {
    use lexicon::*;
    let before = at.checked_sub(1).filter(|before| *before >= start).map_or(WordId(0), |before| tokens[before].word);
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
    let words = tokens[start..at].iter().rev().take_while(|token| token.is_item() || token.is(Punct::Open) || token.is(Punct::Close));
    words.filter(|token| token.is_item()).take(4).any(|token| token.flags.has(TokenFlags::NEGATION))
}
