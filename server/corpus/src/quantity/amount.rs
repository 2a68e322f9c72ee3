//! What an amount is an amount of.

use serde::{Deserialize, Serialize};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dimension {
    /// Bytes.
    Bytes,
    /// Bits.
    Bits,
    /// Time, in seconds.
    Duration,
    /// Time by the calendar, in months.
    Months,
    /// A plain number.
    Count,
    /// A price.
    Money(Currency),
    /// Percent.
    Percent,
    /// vCPUs.
    Cpu,
}

/// Whose money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// USD.
    Dollar,
    /// EUR.
    Euro,
    /// GBP.
    Pound,
    /// JPY.
    Yen,
}

/// What an amount is counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Per {
    /// A span of time, in milliseconds.
    Millis(u64),
    /// A span of months.
    Months(u32),
    /// For money: stems of the words, numbers in digits: "1000000 request", "gb month".
    Unit(Box<str>),
}

/// Whether the amount is written as open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Open {
    /// It is not.
    #[default]
    None,
    /// `128+`.
    Plus,
}
