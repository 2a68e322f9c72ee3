//! What a pattern steps over: words, and quantities as one.

use std::ops::Range;

use crate::{
    quantity::Quantity,
    words::{Token, TokenKind},
};

/// A sentence as a pattern sees it.
#[derive(Clone, Copy)]
pub(super) struct Items<'a> {
    pub tokens: &'a [Token],
    pub start: usize,
    pub end: usize,
    pub quantities: &'a [Quantity],
}

impl<'a> Items<'a> {
    /// `quantities` may hold those of other sentences too, in order.
    pub fn new(
        tokens: &'a [Token],
        sentence: Range<usize>,
        quantities: &'a [Quantity],
    ) -> Items<'a> {
        let end = sentence.end.min(tokens.len());
        let start = sentence.start.min(end);
        let from = quantities.partition_point(|quantity| quantity.tokens.end <= start);
        let to = quantities.partition_point(|quantity| quantity.tokens.start < end);
        Items {
            tokens,
            start,
            end,
            quantities: &quantities[from..to.max(from)],
        }
    }

    /// The next word, number or sign of money at or after `at`; `None` at the sentence's end and before a break.
    pub fn next(&self, at: usize) -> Option<usize> {
        for index in at..self.end {
            let token = &self.tokens[index];
            if token.is_item() {
                return Some(index);
            }
            if token.kind == TokenKind::Break {
                return None;
            }
        }
        None
    }

    /// The quantity that starts with token `at`.
    pub fn quantity(&self, at: usize) -> Option<&'a Quantity> {
        let index = self
            .quantities
            .partition_point(|quantity| quantity.tokens.start < at);
        self.quantities
            .get(index)
            .filter(|quantity| quantity.tokens.start == at && quantity.tokens.end <= self.end)
    }

    /// The token after the number and the unit of a quantity, before the noun of a rate.
    pub fn figure_end(&self, quantity: &Quantity) -> usize {
        let mut end = quantity.tokens.end;
        while end > quantity.tokens.start + 1
            && self.tokens[end - 1].range.end > quantity.figure.end
        {
            end -= 1;
        }
        end
    }
}
