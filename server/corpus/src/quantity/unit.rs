//! Units and their sizes.

use serde::{Deserialize, Serialize};

use super::{Dimension, Number};

/// A unit of measurement. Decimal and binary prefixes are one: `KB` is `KiB`, 1024 bytes.
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

    /// So many of this unit in the base unit of its dimension; `None` when that is too large or too fine.
    pub fn to_base(self, count: Number) -> Option<Number> {
        let (times, by) = self.size();
        count.times(times)?.divided(by)
    }

    /// An amount in the base unit as so many of this; `None` when that is not exact.
    pub fn of_base(self, value: Number) -> Option<Number> {
        let (times, by) = self.size();
        value.times(by)?.divided(times)
    }

    /// The power of 1024 that its prefix means; 0 for all but bytes.
    pub(super) fn prefix(self) -> u32 {
        if self.dimension() == Dimension::Bytes {
            self as u32
        } else {
            0
        }
    }

    /// The units of a dimension from large to small, without the less usual.
    pub(super) fn usual(dimension: Dimension) -> &'static [Unit] {
        use Unit::*;
        match dimension {
            Dimension::Bytes => &[
                Exabyte, Petabyte, Terabyte, Gigabyte, Megabyte, Kilobyte, Byte,
            ],
            Dimension::Bits => &[Terabit, Gigabit, Megabit, Kilobit, Bit],
            Dimension::Duration => &[
                Day,
                Hour,
                Minute,
                Second,
                Millisecond,
                Microsecond,
                Nanosecond,
            ],
            Dimension::Months => &[Year, Month],
            Dimension::Percent => &[Percent],
            Dimension::Cpu => &[Cpu],
            Dimension::Count | Dimension::Money(_) => &[],
        }
    }

    /// Its size in the base unit, as a fraction.
    fn size(self) -> (u128, u128) {
        use Unit::*;
        match self {
            Kilobyte | Megabyte | Gigabyte | Terabyte | Petabyte | Exabyte => {
                (1 << (10 * self.prefix()), 1)
            }
            Kilobit => (1_000, 1),
            Megabit => (1_000_000, 1),
            Gigabit => (1_000_000_000, 1),
            Terabit => (1_000_000_000_000, 1),
            Nanosecond => (1, 1_000_000_000),
            Microsecond => (1, 1_000_000),
            Millisecond => (1, 1_000),
            Minute => (60, 1),
            Hour => (3_600, 1),
            Day => (86_400, 1),
            Week => (604_800, 1),
            Year => (12, 1),
            Byte | Bit | Second | Month | Percent | Cpu => (1, 1),
        }
    }
}
