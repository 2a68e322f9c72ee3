//! Units.

use serde::{Deserialize, Serialize};

use super::Dimension;

/// A unit of measurement. Decimal and binary prefixes are one: `KB` is `KiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Unit {
    Byte,
    Kilobyte,
    Megabyte,
    Gigabyte,
    Terabyte,
    Petabyte,
    Exabyte,
    Bit,
    Kilobit,
    Megabit,
    Gigabit,
    Terabit,
    Nanosecond,
    Microsecond,
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Percent,
    Cpu,
}

impl Unit {
    /// What it measures.
    pub fn dimension(self) -> Dimension {
        match self {
            Unit::Percent => Dimension::Percent,
            Unit::Cpu => Dimension::Cpu,
            Unit::Month | Unit::Year => Dimension::Months,
            _ if self <= Unit::Exabyte => Dimension::Bytes,
            _ if self <= Unit::Terabit => Dimension::Bits,
            _ => Dimension::Duration,
        }
    }
}
