//! Tokens to quantities: figures, then the rates, ranges and lists that they make.

use std::{ops::Range, sync::LazyLock};

use cloudgloss_syntax::{Segment, TextRange, Zone};

use super::{
    Dimension, Number, Per, Quantity, Unit,
    figure::{self, Figure},
    list, measure, per, range,
    reader::Reader,
    reject,
};
use crate::words::{Token, TokenKind, Vocabulary, lexicon, tokenize};

/// Appends the quantities of a sentence to `out`, in order, none overlapping. `text` is what the tokens were read from.
pub fn quantities(tokens: &[Token], text: &str, sentence: Range<usize>, out: &mut Vec<Quantity>) {
    read(&Reader::new(tokens, text, sentence), out);
}

impl Quantity {
    /// Reads a text that is one quantity and nothing else: `"256 KB"`, `"$0.20 per million requests"`, `"128 MB to 10 GB"`.
    pub fn parse(text: &str) -> Option<Quantity> {
        static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);
        let segment = Segment {
            range: TextRange::new(0, text.len()),
            zone: Zone::Prose,
            glued: false,
        };
        let mut tokens = Vec::new();
        tokenize(text, &[segment], &VOCABULARY, &mut tokens);
        let mut found = Vec::new();
        read(
            &Reader {
                trusting: true,
                ..Reader::new(&tokens, text, 0..tokens.len())
            },
            &mut found,
        );
        let only = found
            .pop()
            .filter(|quantity| found.is_empty() && quantity.tokens == (0..tokens.len()))?;
        Some(Quantity {
            tokens: 0..0,
            range: TextRange::default(),
            figure: TextRange::default(),
            low_written: None,
            ..only
        })
    }
}

fn read(reader: &Reader, out: &mut Vec<Quantity>) {
    let mut at = reader.start;
    while at < reader.end {
        at = match may_start(&reader.tokens[at])
            .then(|| figure::read(reader, at))
            .flatten()
        {
            Some(figure) => take(reader, figure, out),
            None => at + 1,
        };
    }
}

fn may_start(token: &Token) -> bool {
    match token.kind {
        TokenKind::Number | TokenKind::Currency => true,
        TokenKind::Word => {
            lexicon::is_number_word(token.word) || matches!(token.word, lexicon::A | lexicon::AN)
        }
        _ => false,
    }
}

/// Appends what the figure is, if it is anything, and returns the token after it.
fn take(reader: &Reader, figure: Figure, out: &mut Vec<Quantity>) -> usize {
    let first = Part::new(reader, figure);
    if let Some(found) = range::read(reader, &first) {
        let end = found.tokens.end;
        out.push(found);
        return end;
    }
    let idle = first.per.is_none() && reject::is_no_amount(reader, &first.figure);
    if idle || reject::has_strange_unit(reader, &first.figure) {
        return first.figure.end;
    }
    let first = list::with_unit(reader, first);
    let end = first.end;
    out.extend(first.quantity(reader));
    end
}

/// A figure with what it is counted by.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub figure: Figure,
    pub per: Option<Per>,
    /// The token after it all.
    pub end: usize,
}

impl Part {
    pub fn new(reader: &Reader, figure: Figure) -> Part {
        let mut part = Part {
            per: figure.per.clone(),
            end: figure.end,
            figure,
        };
        if let Some((per, end)) = per::read(reader, &part.figure) {
            if per::is_rate_of_bits(reader, &part.figure) {
                part.figure.unit = part.figure.unit.and_then(measure::bits);
                part.figure.style.unit = part.figure.unit;
            }
            part.per = Some(per);
            part.end = end;
        }
        part
    }

    pub fn dimension(&self) -> Dimension {
        match (self.figure.currency, self.figure.unit) {
            (Some(currency), _) => Dimension::Money(currency),
            (None, Some(unit)) => unit.dimension(),
            (None, None) => Dimension::Count,
        }
    }

    /// The amount in the base unit.
    pub fn value(&self) -> Option<Number> {
        self.figure
            .unit
            .map_or(Some(self.figure.number), |unit: Unit| {
                unit.to_base(self.figure.number)
            })
    }

    /// As a quantity of its own; `None` when the amount is too large.
    pub fn quantity(&self, reader: &Reader) -> Option<Quantity> {
        let tokens = self.figure.start..self.end;
        Some(Quantity {
            low: None,
            value: self.value()?,
            dimension: self.dimension(),
            per: self.per.clone(),
            open: self.figure.open,
            style: self.figure.style.clone(),
            range: span(reader, &tokens),
            figure: span(reader, &(self.figure.start..self.figure.end)),
            low_written: None,
            tokens,
        })
    }
}

/// The bytes of some tokens.
pub(super) fn span(reader: &Reader, tokens: &Range<usize>) -> TextRange {
    TextRange::new(
        reader.tokens[tokens.start].range.start,
        reader.tokens[tokens.end - 1].range.end,
    )
}
