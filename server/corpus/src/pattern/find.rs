//! The machine.

use std::ops::Range;

use super::{Op, Pattern, Slot, compile::MOST_OPS, item::Items};
use crate::{
    quantity::Quantity,
    words::{Token, TokenFlags, is_answer, is_negation, negated},
};

/// States further than this from a match's start are not remembered, only tried; no sane sentence gets there.
const SPAN: usize = 128;

type Want<'a> = &'a dyn Fn(&Quantity, Slot) -> bool;

impl Pattern {
    /// The leftmost match in the sentence, as token indices. `quantities` are those of the sentence (or of the whole block) in order;
    /// `want` says whether a quantity is one that the slot asks for.
    ///
    /// Punctuation does not count, a break is never crossed, and a pattern without `NOT` does not match where its first word
    /// is negated or where a gap would skip a negation.
    pub fn find(
        &self,
        tokens: &[Token],
        sentence: Range<usize>,
        quantities: &[Quantity],
        want: &dyn Fn(&Quantity, Slot) -> bool,
    ) -> Option<Range<usize>> {
        self.search(tokens, sentence, quantities, want, self.negation)
    }

    /// Like `find`, also where the words are negated: a veto holds for "cannot be mounted natively" as for "mounted natively".
    pub fn find_despite_negation(
        &self,
        tokens: &[Token],
        sentence: Range<usize>,
        quantities: &[Quantity],
        want: &dyn Fn(&Quantity, Slot) -> bool,
    ) -> Option<Range<usize>> {
        self.search(tokens, sentence, quantities, want, true)
    }

    fn search(
        &self,
        tokens: &[Token],
        sentence: Range<usize>,
        quantities: &[Quantity],
        want: &dyn Fn(&Quantity, Slot) -> bool,
        despite_negation: bool,
    ) -> Option<Range<usize>> {
        let items = Items::new(tokens, sentence, quantities);
        let mut at = next_item(&items, items.start)?;
        loop {
            if self.may_start(0, &items, at)
                && (despite_negation || !negated(&tokens[..items.end], at))
            {
                let mut run = Run {
                    ops: &self.ops,
                    negation: despite_negation,
                    items,
                    want,
                    start: at,
                    seen: [0; MOST_OPS],
                };
                if let Some(end) = run.from(0, at) {
                    return Some(at..end);
                }
            }
            at = next_item(&items, at + 1)?;
        }
    }

    /// A cheap test of the first operation that looks at the text.
    fn may_start(&self, op: usize, items: &Items, at: usize) -> bool {
        match self.ops[op] {
            Op::Word(word) => items.tokens[at].word == word,
            Op::Split(target) => {
                self.may_start(op + 1, items, at) || self.may_start(usize::from(target), items, at)
            }
            Op::Jump(target) => self.may_start(usize::from(target), items, at),
            Op::Quantity(_) => items.quantity(at).is_some(),
            Op::Not => items.tokens[at].flags.has(TokenFlags::NEGATION),
            Op::Gap(_) | Op::End => true,
        }
    }
}

/// The next item, also beyond breaks inside the sentence.
fn next_item(items: &Items, from: usize) -> Option<usize> {
    (from..items.end).find(|index| items.tokens[*index].is_item())
}

struct Run<'a> {
    ops: &'a [Op],
    negation: bool,
    items: Items<'a>,
    want: Want<'a>,
    start: usize,
    /// For each operation the positions, relative to `start`, at which it failed.
    seen: [u128; MOST_OPS],
}

impl Run<'_> {
    /// Runs from operation `op` at token `at`; returns the end of the match.
    fn from(&mut self, op: usize, at: usize) -> Option<usize> {
        let offset = at - self.start;
        if offset < SPAN {
            let bit = 1 << offset;
            if self.seen[op] & bit != 0 {
                return None;
            }
            self.seen[op] |= bit;
        }
        match self.ops[op] {
            Op::End => Some(at),
            Op::Jump(target) => self.from(usize::from(target), at),
            Op::Split(target) => self
                .from(op + 1, at)
                .or_else(|| self.from(usize::from(target), at)),
            Op::Word(word) => {
                let index = self
                    .items
                    .next(at)
                    .filter(|index| self.items.tokens[*index].word == word)
                    .filter(|index| !is_answer(self.items.tokens, *index))?;
                self.from(op + 1, index + 1)
            }
            Op::Not => self.negation(op, at),
            Op::Quantity(slot) => self.quantity(op, at, slot),
            Op::Gap(words) => self.gap(op, at, words),
        }
    }

    /// A negation; of "no longer" both words.
    fn negation(&mut self, op: usize, at: usize) -> Option<usize> {
        let index = self
            .items
            .next(at)
            .filter(|index| is_negation(self.items.tokens, *index))?;
        self.from(op + 1, index + 1).or_else(|| {
            let next = self
                .items
                .next(index + 1)
                .filter(|next| crate::words::extends_negation(self.items.tokens, *next))?;
            self.from(op + 1, next + 1)
        })
    }

    /// The whole quantity, or its figure alone.
    fn quantity(&mut self, op: usize, at: usize, slot: Slot) -> Option<usize> {
        let index = self.items.next(at)?;
        let quantity = self
            .items
            .quantity(index)
            .filter(|quantity| (self.want)(quantity, slot))?;
        let figure_end = self.items.figure_end(quantity);
        self.from(op + 1, quantity.tokens.end)
            .or_else(|| self.from(op + 1, figure_end))
    }

    /// As few words as possible first.
    fn gap(&mut self, op: usize, at: usize, words: u8) -> Option<usize> {
        let mut at = self.past_seam(at);
        for skipped in 0..=words {
            if let Some(end) = self.from(op + 1, at) {
                return Some(end);
            }
            if skipped == words {
                break;
            }
            at = self.past_seam(self.skip(at)?);
        }
        None
    }

    /// Past a word without letters: it parts phrases, but takes no room in a gap.
    fn past_seam(&self, at: usize) -> usize {
        let next = self.items.next(at);
        let seam = next.filter(|index| self.items.tokens[*index].range.is_empty());
        seam.map_or(at, |seam| seam + 1)
    }

    /// Past the next word or quantity; not past a negation unless the pattern speaks of one.
    fn skip(&self, at: usize) -> Option<usize> {
        let index = self.items.next(at)?;
        if let Some(quantity) = self.items.quantity(index) {
            return Some(self.items.figure_end(quantity));
        }
        if !self.negation && is_negation(self.items.tokens, index) {
            return None;
        }
        Some(index + 1)
    }
}
