//! Ranges: "128 MB to 3008 MB", "1-7 days", "between 1 and 14 days".

use super::{
    Dimension, Number, Quantity, Unit, Written, figure,
    parse::{Part, span},
    reader::Reader,
    reject,
};
use crate::words::{Punct, lexicon};

/// The range that starts with `first`.
pub(super) fn read(reader: &Reader, first: &Part) -> Option<Quantity> {
    let joint = joint(reader, first.figure.start, after_remark(reader, first.end))?;
    let second = Part::new(reader, figure::read(reader, joint.end)?);
    if joint.tight && second.figure.style.spelled != first.figure.style.spelled {
        return None;
    }
    let first = share(first, &second)?;
    let both_bare = first.figure.is_plain() && second.figure.is_plain();
    if both_bare && reject::is_no_amount(reader, &first.figure) {
        return None;
    }
    combine(reader, &first, second)
}

/// Past "(default)" or "(min)", which says something of the low end only.
fn after_remark(reader: &Reader, at: usize) -> usize {
    use lexicon::*;
    let remark = matches!(reader.word(at + 1), DEFAULT | MIN | MINIMUM);
    let closed = reader.is_punct(at, Punct::Open) && reader.is_punct(at + 2, Punct::Close);
    if remark && closed { at + 3 } else { at }
}

struct Joint {
    /// The token after it.
    end: usize,
    /// A hyphen without spaces.
    tight: bool,
}

/// What joins the two ends after the token `at`, given where the first starts.
fn joint(reader: &Reader, start: usize, at: usize) -> Option<Joint> {
    use lexicon::*;
    let tight = reader.is_tight(at) && reader.is_tight(at + 1);
    let loose = |len: usize| {
        Some(Joint {
            end: at + len,
            tight: false,
        })
    };
    if tight && (reader.is_punct(at, Punct::Hyphen) || reader.is_punct(at, Punct::Tilde)) {
        return Some(Joint {
            end: at + 1,
            tight: true,
        });
    }
    if reader.is_punct(at, Punct::Dash) {
        return loose(1);
    }
    match reader.word(at) {
        TO if is_change(reader, start) => None,
        TO | THROUGH | TILL => loose(1),
        AND if before(reader, start) == BETWEEN => loose(1),
        UPTO if opens_range(reader, start) => loose(1),
        UP if reader.word(at + 1) == TO && opens_range(reader, start) => loose(2),
        _ => None,
    }
}

/// The word before the range, passing over "about".
fn before(reader: &Reader, start: usize) -> crate::words::WordId {
    let at = |back: usize| {
        start
            .checked_sub(back)
            .filter(|at| *at >= reader.start)
            .map_or(Default::default(), |at| reader.word(at))
    };
    if lexicon::between(at(1), lexicon::ABOUT, lexicon::NEARLY) {
        at(2)
    } else {
        at(1)
    }
}

fn opens_range(reader: &Reader, start: usize) -> bool {
    matches!(
        before(reader, start),
        lexicon::FROM | lexicon::BETWEEN | lexicon::STARTING
    )
}

/// "Increased from 256 KB to 1 MB" is no range.
fn is_change(reader: &Reader, start: usize) -> bool {
    use lexicon::*;
    let changes = |at: usize| {
        matches!(
            reader.word(at),
            EXTEND | INCREASE | RAISE | GROW | CHANGE | REDUCE | DECREASE
        )
    };
    before(reader, start) == FROM && (start.saturating_sub(5).max(reader.start)..start).any(changes)
}

/// The first end with the unit of the second where it has none: "1-7 days", "$5-10".
fn share(first: &Part, second: &Part) -> Option<Part> {
    let mut first = first.clone();
    let (mine, theirs) = (&mut first.figure, &second.figure);
    if mine.is_plain() && theirs.currency.is_some() {
        return None;
    }
    if mine.is_plain() {
        mine.unit = theirs.unit;
        mine.style.unit = theirs.unit;
        mine.style.form = theirs.style.form;
        mine.style.pinned = theirs.unit.is_some();
    }
    let scaled = theirs.style.scale != mine.style.scale && theirs.style.scale == super::Scale::Word;
    if scaled && mine.bare {
        let factor = scale_of(theirs.number);
        mine.number = mine.number.times(factor.into())?;
    }
    if first.per.is_none() {
        first.per = second.per.clone();
    }
    Some(first)
}

/// Million, thousand or hundred: what a word multiplied the number by.
fn scale_of(number: Number) -> u64 {
    let fits = |factor: &&u64| number >= Number::new(**factor);
    [1_000_000_000, 1_000_000, 1_000, 100]
        .iter()
        .find(fits)
        .copied()
        .unwrap_or(1)
}

fn combine(reader: &Reader, first: &Part, second: Part) -> Option<Quantity> {
    let mut second = second;
    let (low, value, dimension) = ends(first, &mut second)?;
    if low >= value || first.per != second.per {
        return None;
    }
    let tokens = first.figure.start..second.end;
    let mut quantity = second.quantity(reader)?;
    quantity.style.pinned |= first.figure.unit.is_some()
        && first.figure.end < second.figure.start
        && unit_is_shared(reader, first);
    let written = Written {
        figure: span(reader, &(first.figure.start..first.figure.end)),
        style: first.figure.style.clone(),
    };
    Some(Quantity {
        low: Some(low),
        low_written: Some(Box::new(written)),
        value,
        dimension,
        range: span(reader, &tokens),
        tokens,
        ..quantity
    })
}

/// The first figure is a number alone; its unit stands with the second.
fn unit_is_shared(reader: &Reader, first: &Part) -> bool {
    figure::read(reader, first.figure.start).is_some_and(|figure| figure.is_plain())
}

/// Both ends in one dimension. Years count as 365 days, months as 30, where the other end is shorter.
fn ends(first: &Part, second: &mut Part) -> Option<(Number, Number, Dimension)> {
    // "$5-10"
    if second.figure.is_plain() && first.figure.currency.is_some() {
        second.figure.currency = first.figure.currency;
    }
    let (low, value) = (first.value()?, second.value()?);
    match (first.dimension(), second.dimension()) {
        (Dimension::Duration, Dimension::Months) => Some((low, days(value)?, Dimension::Duration)),
        // "128M to 3 GB"
        (Dimension::Count, Dimension::Bytes) if first.figure.style.scale != super::Scale::None => {
            Some((
                Unit::Megabyte.to_base(low.divided(1_000_000)?)?,
                value,
                Dimension::Bytes,
            ))
        }
        (left, right) if left == right => Some((low, value, left)),
        _ => None,
    }
}

fn days(months: Number) -> Option<Number> {
    let years = months.divided(12).filter(|years| years.is_whole());
    let days = match years {
        Some(years) => years.times(365),
        None => months.times(30),
    };
    days?.times(86_400)
}
