//! Exact numbers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number with twelve decimals, exact: 0.0000166667 and 50 TB in bytes both fit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Number(i128);

const DECIMALS: u32 = 12;
const ONE: i128 = 10_i128.pow(DECIMALS);

impl Number {
    /// A whole number.
    pub fn new(whole: u64) -> Number {
        Number(i128::from(whole) * ONE)
    }

    /// Reads `3`, `3.5`, `10,000`, `10 000`, `1/2`; with `dots_group` also `10.000` for ten thousand.
    /// `None` for anything else, for more than twelve decimals and for what is too large.
    pub fn parse(text: &str, dots_group: bool) -> Option<Number> {
        match text {
            "1/2" => return Some(Number(ONE / 2)),
            "1/4" => return Some(Number(ONE / 4)),
            "3/4" => return Some(Number(ONE / 4 * 3)),
            _ => {}
        }
        let mut value: i128 = 0;
        let mut decimals = None;
        let mut any = false;
        for c in text.chars() {
            match c {
                '0'..='9' => {
                    any = true;
                    value = value
                        .checked_mul(10)?
                        .checked_add(i128::from(c as u8 - b'0'))?;
                    decimals = decimals.map(|count: u32| count + 1);
                }
                '.' if dots_group => {}
                '.' if decimals.is_none() => decimals = Some(0),
                ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {}
                _ => return None,
            }
        }
        let missing = DECIMALS.checked_sub(decimals.unwrap_or(0))?;
        let value = value.checked_mul(10_i128.pow(missing))?;
        any.then_some(Number(value))
    }

    /// Its whole value; `None` when it has decimals, is negative or too large.
    pub fn whole(self) -> Option<u64> {
        if self.0 % ONE == 0 {
            u64::try_from(self.0 / ONE).ok()
        } else {
            None
        }
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// Times a whole number; `None` when that is too large.
    pub fn times(self, factor: u128) -> Option<Number> {
        Some(Number(self.0.checked_mul(i128::try_from(factor).ok()?)?))
    }

    /// Divided by a whole number; `None` unless that is exact.
    pub fn divided(self, by: u128) -> Option<Number> {
        let by = i128::try_from(by).ok()?;
        if by == 0 || self.0 % by != 0 {
            None
        } else {
            Some(Number(self.0 / by))
        }
    }

    /// The sum; `None` when it is too large.
    pub fn plus(self, other: Number) -> Option<Number> {
        Some(Number(self.0.checked_add(other.0)?))
    }
}

impl fmt::Display for Number {
    /// Digits, and decimals as far as needed; no grouping.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.0 / ONE, (self.0 % ONE).abs());
        if decimals == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{decimals:012}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        for (text, shown) in [
            ("3", "3"),
            ("3.50", "3.5"),
            ("10,000", "10000"),
            ("10 000", "10000"),
            ("1/2", "0.5"),
            ("0.0000166667", "0.0000166667"),
            (".5", "0.5"),
        ] {
            assert_eq!(
                Number::parse(text, false)
                    .map(|number| number.to_string())
                    .as_deref(),
                Some(shown)
            );
        }
        assert_eq!(Number::parse("10.000", true), Some(Number::new(10_000)));
        for text in [
            "",
            "x",
            "1.2.3",
            "1e5",
            ".",
            "0.0000000000001",
            "99999999999999999999999999999999999999",
        ] {
            assert_eq!(Number::parse(text, false), None, "{text}");
        }
    }

    #[test]
    fn arithmetic_is_exact_or_nothing() {
        assert_eq!(Number::new(7).divided(2), Number::parse("3.5", false));
        assert_eq!(Number::new(1).divided(3), None);
        assert_eq!(Number::new(u64::MAX).times(u128::MAX), None);
        assert_eq!(Number::parse("3.5", false).and_then(Number::whole), None);
    }
}
