//! Which amounts are one.

use super::{Dimension, Number, Per, Quantity, Unit};

/// Seconds of a year that is not counted by months.
const DAYS_OF_YEAR: u128 = 365;
const SECONDS_OF_DAY: u128 = 86_400;

impl Quantity {
    /// Whether both say the same amount; of ranges the same high end, and the same low end where both have one.
    ///
    /// `256 KB`, `256 KiB`, `262,144 bytes` and `256,000 bytes` are one; `1000 KB` and `1 MB` are two.
    /// A year is 12 months or 365 days, a month is no number of days. A rate is the same over any span of time.
    /// Prices are the same when only one of them says what it is for.
    pub fn same(&self, other: &Quantity) -> bool {
        let lows = match (self.low, other.low) {
            (Some(mine), Some(theirs)) => self.same_value(mine, other, theirs),
            _ => true,
        };
        lows && self.same_value(self.value, other, other.value)
    }

    /// The low end of a range as an amount of its own, where it is written.
    pub fn low_end(&self) -> Option<Quantity> {
        let value = self.low?;
        let mut end = Quantity {
            low: None,
            value,
            low_written: None,
            ..self.clone()
        };
        if let Some(written) = &self.low_written {
            (end.range, end.figure) = (written.figure, written.figure);
            end.style = written.style.clone();
        }
        Some(end)
    }

    fn same_value(&self, mine: Number, other: &Quantity, theirs: Number) -> bool {
        let Some((mine, theirs)) = self.over_same_span(mine, other, theirs) else {
            return false;
        };
        match (self.dimension, other.dimension) {
            (Dimension::Bytes, Dimension::Bytes) => {
                same_bytes(mine, self.style.unit, theirs, other.style.unit)
            }
            (Dimension::Months, Dimension::Duration) => in_seconds(mine) == Some(theirs),
            (Dimension::Duration, Dimension::Months) => in_seconds(theirs) == Some(mine),
            (left, right) => left == right && mine == theirs,
        }
    }

    /// Both amounts counted by the same; `None` when they are not comparable.
    fn over_same_span(
        &self,
        mine: Number,
        other: &Quantity,
        theirs: Number,
    ) -> Option<(Number, Number)> {
        match (&self.per, &other.per) {
            (Some(Per::Millis(my_span)), Some(Per::Millis(their_span))) => Some((
                mine.times((*their_span).into())?,
                theirs.times((*my_span).into())?,
            )),
            (Some(Per::Months(my_span)), Some(Per::Months(their_span))) => Some((
                mine.times((*their_span).into())?,
                theirs.times((*my_span).into())?,
            )),
            (my_per, their_per) if my_per == their_per => Some((mine, theirs)),
            (None, _) | (_, None) if matches!(self.dimension, Dimension::Money(_)) => {
                Some((mine, theirs))
            }
            _ => None,
        }
    }
}

/// Whole years in seconds.
fn in_seconds(months: Number) -> Option<Number> {
    let years = months.divided(12).filter(|years| years.is_whole())?;
    years.times(DAYS_OF_YEAR * SECONDS_OF_DAY)
}

/// Binary, or decimal where one side is written in plain bytes.
fn same_bytes(
    mine: Number,
    my_unit: Option<Unit>,
    theirs: Number,
    their_unit: Option<Unit>,
) -> bool {
    let prefix = |unit: Option<Unit>| unit.map_or(0, Unit::prefix);
    let decimal = |value: Number, prefix: u32| {
        value
            .divided(1 << (10 * prefix))
            .and_then(|count| count.times(1000_u128.pow(prefix)))
    };
    match (prefix(my_unit), prefix(their_unit)) {
        _ if mine == theirs => true,
        (0, prefix @ 1..) => decimal(theirs, prefix) == Some(mine),
        (prefix @ 1.., 0) => decimal(mine, prefix) == Some(theirs),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str) -> bool {
        let read = |text| Quantity::parse(text).unwrap_or_else(|| panic!("{text} is no quantity"));
        let (left, right) = (read(left), read(right));
        assert_eq!(left.same(&right), right.same(&left));
        left.same(&right)
    }

    #[test]
    fn one_amount_in_many_ways() {
        for (left, right) in [
            ("256 KB", "256 KiB"),
            ("256 KB", "262,144 bytes"),
            ("256 KB", "256,000 bytes"),
            ("1024 KB", "1 MB"),
            ("1024 GB", "1 TB"),
            ("5 megabytes", "5mb"),
            ("300 seconds", "5 min"),
            ("five minutes", "300s"),
            ("24 hours", "1 day"),
            ("7 days", "1 week"),
            ("1 year", "365 days"),
            ("12 months", "1 year"),
            ("10,000", "10k"),
            ("ten thousand", "10 000"),
            ("1M", "1 million"),
            ("1 MB/s", "1 MB per second"),
            ("1MB/sec", "60 MiB per minute"),
            ("300 TPS", "300 transactions per second"),
            ("300 per second", "18000 per minute"),
            ("$0.20", "0.20 USD"),
            ("$0.20 per million requests", "$0.20 per 1M requests"),
            ("$0.20 per 1,000,000 requests", "$0.20"),
            ("$0.10 per GB-month", "$0.10/GB-month"),
            ("99.999999999%", "11 9's"),
            ("99.99 percent", "four nines"),
            ("2 vCPU", "2 vCPUs"),
            ("128 MB to 10,240 MB", "10 GB"),
            ("128-3008 MB", "128 MB - 3008MB"),
            ("1.5 hours", "90 minutes"),
        ] {
            assert!(check(left, right), "{left} = {right}");
        }
    }

    #[test]
    fn different_amounts() {
        for (left, right) in [
            ("1000 KB", "1 MB"),
            ("500 MB", "512 MB"),
            ("30 days", "1 month"),
            ("1 Gbps", "1 GB/s"),
            ("300 per second", "300"),
            ("300 per second", "300 per minute"),
            ("5 MB", "5"),
            ("5%", "5"),
            ("$5", "5"),
            ("$5", "€5"),
            ("$5 per GB", "$5 per hour"),
            ("1-7 days", "2-7 days"),
        ] {
            assert!(!check(left, right), "{left} /= {right}");
        }
    }
}
