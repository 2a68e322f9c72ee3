//! Lists that share a unit: "1, 5 or 10 MB".

use super::{
    figure::{self, Figure},
    parse::Part,
    reader::Reader,
};
use crate::words::{Punct, lexicon};

/// Longest list that is looked at.
const LONGEST: usize = 8;

/// Gives a number the unit of the list that it is in.
pub(super) fn with_unit(reader: &Reader, first: Part) -> Part {
    if !first.figure.is_plain() || first.per.is_some() {
        return first;
    }
    let Some(last) = last(reader, first.end) else {
        return first;
    };
    let mut first = first;
    first.figure.unit = last.figure.unit;
    first.figure.style.unit = last.figure.unit;
    first.figure.style.form = last.figure.style.form;
    first.figure.style.pinned = true;
    first.per = last.per;
    first
}

/// The item of the list after `at` that has a unit.
fn last(reader: &Reader, at: usize) -> Option<Part> {
    let mut at = at;
    for _ in 0..LONGEST {
        let figure = figure::read(reader, joint(reader, at)?)?;
        if figure.style.spelled {
            return None;
        }
        let part = Part::new(reader, figure);
        if has_unit(&part.figure) {
            return Some(part);
        }
        at = part.figure.end;
    }
    None
}

fn has_unit(figure: &Figure) -> bool {
    figure.unit.is_some() || figure.per.is_some()
}

/// The token after ",", "or", "and", ", or", "/".
fn joint(reader: &Reader, at: usize) -> Option<usize> {
    let comma = usize::from(reader.is_punct(at, Punct::Comma) || reader.is_punct(at, Punct::Slash));
    let word = usize::from(matches!(
        reader.word(at + comma),
        lexicon::AND | lexicon::OR
    ));
    (comma + word > 0).then_some(at + comma + word)
}
