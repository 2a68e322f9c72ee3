//! A point in time as precisely as its source tells it.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// When something changed. An unknown date is a value of its own, never a guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum When {
    /// A full date.
    Day(Date),
    /// Year and month (1-12).
    Month(i16, i8),
    /// A year only.
    Year(i16),
    /// No source tells it.
    #[default]
    Unknown,
}

impl When {
    /// Reads `2024-02-09`, `2024-02`, `2024` or `unknown`; `None` for anything else.
    pub fn parse(text: &str) -> Option<When> {
        if text == "unknown" {
            return Some(When::Unknown);
        }
        if let Ok(day) = text.parse::<Date>() {
            return (text.len() == 10).then_some(When::Day(day));
        }
        let mut parts = text.splitn(2, '-');
        let year = parts
            .next()?
            .parse()
            .ok()
            .filter(|year| (1990..2100).contains(year))?;
        match parts.next() {
            None => Some(When::Year(year)),
            Some(month) => month
                .parse()
                .ok()
                .filter(|month| (1..=12).contains(month))
                .map(|month| When::Month(year, month)),
        }
    }

    /// Whether it lies certainly after `day`: on a day when the old statement still held.
    /// A vague date counts from its first day, so that doubt keeps us silent; unknown is never after.
    pub fn is_after(self, day: Date) -> bool {
        self.earliest().is_some_and(|first| first > day)
    }

    /// The first day that it can mean.
    pub fn earliest(self) -> Option<Date> {
        match self {
            When::Day(day) => Some(day),
            When::Month(year, month) => Some(date(year, month, 1)),
            When::Year(year) => Some(date(year, 1, 1)),
            When::Unknown => None,
        }
    }

    /// Whether anything is known.
    pub fn is_known(self) -> bool {
        self != When::Unknown
    }

    /// " on 2024-02-09", " in 2024-02", " in 2024", or nothing: to stand in a sentence.
    pub fn on(self) -> String {
        match self {
            When::Day(_) => format!(" on {self}"),
            When::Month(..) | When::Year(_) => format!(" in {self}"),
            When::Unknown => String::new(),
        }
    }

    /// " since 2024-02-09", or nothing.
    pub fn since(self) -> String {
        if self.is_known() {
            format!(" since {self}")
        } else {
            String::new()
        }
    }

    /// " until 2024-02-09", or nothing.
    pub fn until(self) -> String {
        if self.is_known() {
            format!(" until {self}")
        } else {
            String::new()
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => write!(f, "{day}"),
            When::Month(year, month) => write!(f, "{year}-{month:02}"),
            When::Year(year) => write!(f, "{year}"),
            When::Unknown => write!(f, "an unknown date"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_precision() {
        assert_eq!(When::parse("2024-02-09"), Some(When::Day(date(2024, 2, 9))));
        assert_eq!(When::parse("2024-02"), Some(When::Month(2024, 2)));
        assert_eq!(When::parse("2024"), Some(When::Year(2024)));
        assert_eq!(When::parse("unknown"), Some(When::Unknown));
        for wrong in [
            "",
            "soon",
            "2024-13",
            "2024-02-30",
            "24",
            "2024-02-09T10:00",
        ] {
            assert_eq!(When::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn doubt_is_not_after() {
        assert!(When::Year(2024).is_after(date(2023, 12, 31)));
        assert!(!When::Year(2024).is_after(date(2024, 6, 1)));
        assert!(!When::Unknown.is_after(date(1999, 1, 1)));
    }
}
