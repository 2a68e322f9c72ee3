//! Amounts in prose: read from tokens, compared exactly, written again the way the note writes them.

mod amount;
mod bound;
mod compound;
mod digits;
mod figure;
mod letter;
mod list;
mod measure;
mod named;
mod number;
mod numeral;
mod parse;
mod per;
mod price;
mod range;
mod reader;
mod reject;
mod render;
mod same;
mod spelling;
mod style;
mod unit;

use std::ops::Range;

use cloudgloss_syntax::TextRange;
use serde::{Deserialize, Serialize};

pub use amount::{Currency, Dimension, Open, Per};
pub use bound::{Bound, bound};
pub use number::Number;
pub use parse::quantities;
pub use spelling::Form;
pub use style::{Case, Grouping, Scale, Spacing, UnitStyle};
pub use unit::Unit;

/// An amount, or a range of amounts, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The low end, when it is a range.
    pub low: Option<Number>,
    /// The amount, or the high end of a range: bytes and bits as such, durations in seconds or months,
    /// percent as written, everything else counted.
    pub value: Number,
    /// What is measured.
    pub dimension: Dimension,
    /// The span of time (or, for money, the thing) that it is counted by.
    pub per: Option<Per>,
    /// Whether more is included.
    pub open: Open,
    /// How it is written; of a range the high end.
    pub style: UnitStyle,
    /// Its tokens, with the noun and the "per second" of a rate. Empty unless it was read from tokens.
    #[serde(skip)]
    pub tokens: Range<usize>,
    /// All of its text, in bytes of the block.
    #[serde(skip)]
    pub range: TextRange,
    /// The number with its unit alone, without "per …"; in a range the high end. This is what a fix replaces,
    /// with [`Quantity::render_figure`].
    #[serde(skip)]
    pub figure: TextRange,
    /// How the low end of a range is written.
    #[serde(skip)]
    pub low_written: Option<Box<Written>>,
}

/// One figure of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number with its unit, in bytes of the block.
    pub figure: TextRange,
    /// How it is written.
    pub style: UnitStyle,
}

#[cfg(test)]
mod tests;
