//! A number with its unit.

use super::{
    Currency, Number, Open, Per, Spacing, Unit, UnitStyle, compound, measure,
    numeral::{self, Numeral},
    price,
    reader::Reader,
    spelling::{self, Form, Spelt},
    style::Case,
};
use crate::words::{Punct, TokenKind};

/// Above so many of a unit of bytes others take the next.
const MOST_OF_BYTES: u64 = 1_024;

/// One number with what belongs to it, before rates, ranges and lists are looked at.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Its first token and the one after its last.
    pub start: usize,
    pub end: usize,
    /// The number as written, scaled.
    pub number: Number,
    pub unit: Option<Unit>,
    pub currency: Option<Currency>,
    /// What the unit itself counts by: `TPS`, `Mbps`.
    pub per: Option<Per>,
    pub open: Open,
    pub style: UnitStyle,
    /// Digits and nothing else.
    pub bare: bool,
}

impl Figure {
    /// A number alone, to which a unit that stands further on can belong.
    pub fn is_plain(&self) -> bool {
        self.unit.is_none() && self.currency.is_none() && self.per.is_none()
    }
}

/// Reads the figure that starts with token `at`; "1 hour 30 minutes" is one.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Figure> {
    let figure = single(reader, at)?;
    Some(compound::read(reader, &figure).unwrap_or(figure))
}

/// Reads one number with its unit.
pub(super) fn single(reader: &Reader, at: usize) -> Option<Figure> {
    if reader.kind(at)? == TokenKind::Currency {
        return price::read(reader, at);
    }
    if let Some(figure) = measure::one_unit(reader, at) {
        return Some(figure);
    }
    let numeral = numeral::read(reader, at)?;
    let mut figure = plain(at, &numeral);
    nines(reader, &mut figure);
    open(reader, &mut figure);
    unit(reader, &mut figure);
    price::add_currency(reader, &mut figure);
    open(reader, &mut figure);
    Some(figure)
}

pub(super) fn plain(at: usize, numeral: &Numeral) -> Figure {
    let style = UnitStyle {
        grouping: numeral.grouping,
        scale: numeral.scale,
        spelled: numeral.spelled,
        ..UnitStyle::default()
    };
    let Numeral {
        number, end, bare, ..
    } = *numeral;
    Figure {
        start: at,
        end,
        number,
        unit: None,
        currency: None,
        per: None,
        open: Open::None,
        style,
        bare,
    }
}

/// A plus sign right after: `128+`.
pub(super) fn open(reader: &Reader, figure: &mut Figure) {
    if reader.is_punct(figure.end, Punct::Plus) && reader.is_tight(figure.end) {
        figure.open = Open::Plus;
        figure.end += 1;
    }
}

/// `11 9's`, `four nines`: percent with so many nines.
fn nines(reader: &Reader, figure: &mut Figure) {
    let Some(token) = reader.get(figure.end) else {
        return;
    };
    let end = match reader.text_of(token) {
        "nines" | "Nines" => figure.end + 1,
        "9" if reader.spelling(figure.end + 1) == Some("s") && reader.is_tight(figure.end + 1) => {
            figure.end + 2
        }
        _ => return,
    };
    let Some(count) = figure
        .number
        .whole()
        .filter(|count| (2..=14).contains(count))
    else {
        return;
    };
    let nines = (0..count).fold(0, |nines: u64, _| nines * 10 + 9);
    let Some(number) = Number::new(nines).divided(10_u128.pow(count as u32 - 2)) else {
        return;
    };
    *figure = Figure {
        number,
        unit: Some(Unit::Percent),
        bare: false,
        end,
        ..figure.clone()
    };
}

fn unit(reader: &Reader, figure: &mut Figure) {
    if figure.unit.is_some() {
        return;
    }
    let at = figure.end
        + usize::from(
            reader.is_punct(figure.end, Punct::Hyphen)
                && reader.is_tight(figure.end)
                && reader.is_tight(figure.end + 1),
        );
    // "9's" are no seconds.
    if reader.is_tight(at) && at > figure.start && reader.gap(at - 1, at).contains(['\'', '’']) {
        return;
    }
    let Some((spelt, per, len)) = measure::unit_at(reader, at) else {
        return;
    };
    if spelt.is_some_and(|spelt| measure::is_no_unit(reader, at, figure.number, spelt)) {
        return;
    }
    figure.unit = spelt.map(|spelt| spelt.unit);
    figure.per = per;
    figure.bare = false;
    if let Some(spelt) = spelt {
        style(reader, figure, at, spelt);
    }
    if spelt.is_none() {
        figure.style.rate = reader.get(at).map(|token| reader.text_of(token).into());
        figure.style.spacing = spacing(reader, at);
    }
    figure.end = at + len;
}

/// How the unit at `at` is written.
fn style(reader: &Reader, figure: &mut Figure, at: usize, spelt: Spelt) {
    let written = reader.get(at).map_or("", |token| reader.text_of(token));
    let usual = spelling::write(spelt);
    let style = &mut figure.style;
    style.unit = Some(spelt.unit);
    style.form = spelt.form;
    style.binary = spelt.binary;
    style.case = if written.is_ascii() && usual != "%" {
        Case::of(written, &usual)
    } else {
        Case::Usual
    };
    style.spacing = spacing(reader, at);
    // Who writes 3008 MB keeps to megabytes.
    style.pinned |= (Unit::Kilobyte..=Unit::Exabyte).contains(&spelt.unit)
        && figure.number > Number::new(MOST_OF_BYTES);
    style.singular = !spelt.plural
        && (style.spacing == Spacing::Hyphen
            || figure.number != Number::new(1)
            || spelt.form == Form::Short);
}

pub(super) fn spacing(reader: &Reader, at: usize) -> Spacing {
    let number = (0..at)
        .rev()
        .find(|index| {
            !reader.is_punct(*index, Punct::Hyphen) && !reader.is_punct(*index, Punct::Plus)
        })
        .unwrap_or(0);
    match reader.gap(number, at) {
        "" | "+" => Spacing::None,
        "-" => Spacing::Hyphen,
        gap if gap.chars().all(char::is_whitespace) || gap.starts_with('+') => Spacing::Space,
        gap => Spacing::Other(gap.into()),
    }
}
