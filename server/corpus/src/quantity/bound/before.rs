//! Words before an amount: "max", "up to", "by default".

use super::{
    Bound, Marker,
    words::{FAR, NEAR, comparison, noun, phrase, sign},
};
use crate::{
    quantity::Quantity,
    words::{Punct, Token, TokenFlags, TokenKind, WordId, lexicon},
};

/// How many tokens a bracket may hold.
const LONGEST: usize = 64;

/// The nearest word before the amount that says a limit; "about" and "e.g." only where nothing else does.
pub(super) fn marker(tokens: &[Token], start: usize, q: &Quantity) -> Option<Marker> {
    let mut walk = Walk {
        tokens,
        start,
        at: q.tokens.start,
        distance: 0,
        comma: false,
    };
    let mut weak = None;
    while let Some(at) = walk.step(q.tokens.start) {
        let Some(found) = read(tokens, start, at, &walk, q) else {
            continue;
        };
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
        while self.at > self.start && self.distance <= FAR {
            if self.at < target && self.tokens[self.at].is_item() {
                self.distance += 1;
            }
            self.at -= 1;
            let token = &self.tokens[self.at];
            match token.kind {
                TokenKind::Number if self.is_in_name() => {}
                TokenKind::Number | TokenKind::Currency => self.pass_number(target)?,
                TokenKind::Punct(Punct::Close) => self.pass_brackets(),
                TokenKind::Punct(Punct::Stop)
                    if self.at > self.start && noun(self.tokens[self.at - 1].word).is_some() => {}
                TokenKind::Punct(Punct::Semicolon | Punct::Stop | Punct::Pipe)
                | TokenKind::Break => return None,
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
        let joined = between.last().is_some_and(|last| {
            last.is(Punct::Comma) || matches!(last.word, lexicon::AND | lexicon::OR)
        });
        let short = between.iter().filter(|token| token.is_item()).count() <= 6
            && !between
                .iter()
                .any(|token| token.is(Punct::Open) || token.is(Punct::Colon));
        self.comma = false;
        self.distance = 1;
        (joined && short && !between.iter().any(|token| noun(token.word).is_some())).then_some(())
    }

    /// The number of "base-64".
    fn is_in_name(&self) -> bool {
        let hyphen = self.at >= self.start + 2
            && self.tokens[self.at - 1].is(Punct::Hyphen)
            && self.tokens[self.at].is_tight();
        hyphen
            && self.tokens[self.at - 1].is_tight()
            && self.tokens[self.at - 2].kind == TokenKind::Word
    }

    /// To the bracket that opens, so that its content is passed over.
    fn pass_brackets(&mut self) {
        let open = (self.start..self.at)
            .rev()
            .take(LONGEST)
            .find(|at| self.tokens[*at].is(Punct::Open));
        self.at = open.unwrap_or(self.at);
    }
}

fn opposes(word: WordId) -> bool {
    use lexicon::*;
    matches!(word, BUT | WHILE | WHEREAS | ALTHOUGH | HOWEVER)
}

/// What the token at `at` says.
fn read(tokens: &[Token], start: usize, at: usize, walk: &Walk, q: &Quantity) -> Option<Marker> {
    let token = &tokens[at];
    let here = |bound, reach| {
        (walk.distance <= reach && (!walk.comma || is_loose(tokens, at, bound))).then_some(Marker {
            bound,
            distance: walk.distance,
        })
    };
    if let TokenKind::Punct(punct) = token.kind {
        let bound = sign(punct)?;
        return if at + 1 == q.tokens.start {
            here(bound, 0)
        } else {
            None
        };
    }
    if token.flags.has(TokenFlags::CODE) {
        return None;
    }
    let previous = |back: usize| {
        at.checked_sub(back)
            .filter(|before| *before >= start)
            .map_or(WordId(0), |before| tokens[before].word)
    };
    if let Some(bound) = noun(token.word) {
        let ours = !belongs_to_former(tokens, start, at, walk.comma) && previous(1) != lexicon::NO;
        return if ours { here(bound, FAR) } else { None };
    }
    let (bound, reach) = phrase(token.word, previous(1), previous(2), q)
        .or_else(|| comparison(tokens, start, at))?;
    here(bound, reach)
}

/// "By default, …" and "for example, …" reach over commas.
fn is_loose(tokens: &[Token], at: usize, bound: Bound) -> bool {
    bound == Bound::Example
        || (bound == Bound::Default && at > 0 && tokens[at - 1].word == lexicon::BY)
}

/// The "max" of "5 minutes max, 3 seconds default" and of "5 is the max for 3 seconds" speaks of what stands before it.
fn belongs_to_former(tokens: &[Token], start: usize, at: usize, comma: bool) -> bool {
    let after = tokens.get(at + 1);
    let parted = comma
        || after.is_some_and(|token| {
            token.is(Punct::Comma)
                || token.is(Punct::Slash)
                || token.is(Punct::Close)
                || token.word == lexicon::AND
        });
    let the = usize::from(at > start && tokens[at - 1].word == lexicon::THE);
    let is = at > start + the && matches!(tokens[at - 1 - the].word, lexicon::IS | lexicon::ARE);
    let end = if is { at - 1 - the } else { at };
    (parted || is) && ends_with_amount(&tokens[start..end])
}

/// A number with at most two words after it ends there.
fn ends_with_amount(tokens: &[Token]) -> bool {
    let number = tokens
        .iter()
        .rev()
        .take(3)
        .position(|token| token.kind == TokenKind::Number);
    number.is_some_and(|words| {
        tokens[tokens.len() - words..]
            .iter()
            .all(|token| !matches!(token.kind, TokenKind::Punct(_)))
    })
}
