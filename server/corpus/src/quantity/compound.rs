//! Times of two units: "1 hour 30 minutes", "2 min and 30 s".

use super::{
    Number, Open, Unit,
    figure::{self, Figure},
    reader::Reader,
};
use crate::words::{TokenFlags, lexicon};

/// The figure that `first` makes together with the next one: counted in the smaller unit.
pub(super) fn read(reader: &Reader, first: &Figure) -> Option<Figure> {
    let large = unit(first)?;
    let joint = usize::from(reader.word(first.end) == lexicon::AND);
    let at = first.end + joint;
    if reader.has(at, TokenFlags::NEWLINE_BEFORE) {
        return None;
    }
    let second = figure::single(reader, at)?;
    let small = unit(&second).filter(|small| small.dimension() == large.dimension())?;
    let base = large.to_base(first.number)?;
    let whole = base.plus(small.to_base(second.number)?)?;
    // "24 hours 7 days" and "1 day 36 hours" are two times.
    let is_rest = small < large && small.to_base(second.number)? < large.to_base(Number::new(1))?;
    let number = small.of_base(whole).filter(|_| is_rest)?;
    Some(Figure {
        start: first.start,
        number,
        ..second
    })
}

/// The unit of a plain time in figures, from seconds to years.
fn unit(figure: &Figure) -> Option<Unit> {
    let exact = figure.number.is_whole() && figure.per.is_none() && !figure.style.spelled;
    let unit = figure.unit.filter(|_| exact && figure.open == Open::None)?;
    (Unit::Second..=Unit::Year).contains(&unit).then_some(unit)
}
