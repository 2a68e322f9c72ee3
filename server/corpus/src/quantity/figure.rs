//! A number with its unit.

use super::{
    Currency, Number, Open, Per, Spacing, Unit, UnitStyle,
    numeral::{self, Numeral},
    reader::Reader,
    spelling::{self, Form, Spelt},
    style::Case,
};
use crate::words::{Punct, TokenFlags, TokenKind, lexicon};

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

/// Reads the figure that starts with token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Figure> {
    if reader.kind(at)? == TokenKind::Currency {
        return price(reader, at);
    }
    if let Some(figure) = one_unit(reader, at) {
        return Some(figure);
    }
    let numeral = numeral::read(reader, at)?;
    let mut figure = plain(at, &numeral);
    nines(reader, &mut figure);
    open(reader, &mut figure);
    unit(reader, &mut figure);
    currency_word(reader, &mut figure);
    open(reader, &mut figure);
    Some(figure)
}

fn plain(at: usize, numeral: &Numeral) -> Figure {
    let style = UnitStyle { grouping: numeral.grouping, scale: numeral.scale, spelled: numeral.spelled, ..UnitStyle::default() };
    let Numeral { number, end, bare, .. } = *numeral;
    Figure { start: at, end, number, unit: None, currency: None, per: None, open: Open::None, style, bare }
}

/// `$0.20`, `$1 million`.
fn price(reader: &Reader, at: usize) -> Option<Figure> {
    let currency = match reader.text_of(reader.get(at)?) {
        "$" => Currency::Dollar,
        "€" => Currency::Euro,
        "£" => Currency::Pound,
        _ => Currency::Yen,
    };
    // "$ 1" is the end of a formula.
    let numeral = numeral::read(reader, at + 1).filter(|numeral| !numeral.spelled && reader.is_tight(at + 1))?;
    let mut figure = Figure { currency: Some(currency), bare: false, ..plain(at, &numeral) };
    open(reader, &mut figure);
    if reader.spelling(figure.end) == Some("USD") {
        figure.end += 1;
    }
    Some(figure)
}

/// `0.20 USD`.
fn currency_word(reader: &Reader, figure: &mut Figure) {
    if figure.unit.is_some() {
        return;
    }
    let currency = match reader.spelling(figure.end).unwrap_or("") {
        "USD" | "usd" | "dollar" | "dollars" => Currency::Dollar,
        "EUR" | "eur" | "euro" | "euros" => Currency::Euro,
        "GBP" => Currency::Pound,
        _ => return,
    };
    figure.style.spacing = spacing(reader, figure.end);
    figure.currency = Some(currency);
    figure.style.currency_after = true;
    figure.bare = false;
    figure.end += 1;
}

/// A plus sign right after: `128+`.
fn open(reader: &Reader, figure: &mut Figure) {
    if reader.is_punct(figure.end, Punct::Plus) && reader.is_tight(figure.end) {
        figure.open = Open::Plus;
        figure.end += 1;
    }
}

/// `11 9's`, `four nines`: percent with so many nines.
fn nines(reader: &Reader, figure: &mut Figure) {
    let Some(token) = reader.get(figure.end) else { return };
    let end = match reader.text_of(token) {
        "nines" | "Nines" => figure.end + 1,
        "9" if reader.spelling(figure.end + 1) == Some("s") && reader.is_tight(figure.end + 1) => figure.end + 2,
        _ => return,
    };
    let Some(count) = figure.number.whole().filter(|count| (2..=14).contains(count)) else { return };
    let nines = (0..count).fold(0, |nines: u64, _| nines * 10 + 9);
    let Some(number) = Number::new(nines).divided(10_u128.pow(count as u32 - 2)) else { return };
    *figure = Figure { number, unit: Some(Unit::Percent), bare: false, end, ..figure.clone() };
}

fn unit(reader: &Reader, figure: &mut Figure) {
    if figure.unit.is_some() {
        return;
    }
    let at = figure.end + usize::from(reader.is_punct(figure.end, Punct::Hyphen) && reader.is_tight(figure.end) && reader.is_tight(figure.end + 1));
    // "9's" are no seconds.
    if reader.is_tight(at) && at > figure.start && reader.gap(at - 1, at).contains(['\'', '’']) {
        return;
    }
    let Some((spelt, per, len)) = unit_at(reader, at) else { return };
    if spelt.is_some_and(|spelt| is_no_unit(reader, at, figure.number, spelt)) {
        return;
    }
    figure.unit = spelt.map(|spelt| spelt.unit);
    figure.per = per;
    figure.bare = false;
    if let Some(spelt) = spelt {
        style(reader, figure, at, spelt);
    }
    figure.end = at + len;
}

/// The "s" of "100s of files" and "10s GB", the "G" of "5G".
fn is_no_unit(reader: &Reader, at: usize, number: Number, spelt: Spelt) -> bool {
    let letter = reader.get(at).is_some_and(|token| token.range.len() == 1);
    let many = || number.whole().is_some_and(|count| matches!(count, 10 | 100 | 1000));
    let measured = || reader.word(at + 1) == lexicon::OF || reader.spelling(at + 1).is_some_and(|next| spelling::read(next, false).is_some());
    let generation = || number >= Number::new(2) && number <= Number::new(6);
    letter && (spelt.unit == Unit::Second && many() && measured() || spelt.unit == Unit::Gigabyte && generation())
}

/// How the unit at `at` is written.
fn style(reader: &Reader, figure: &mut Figure, at: usize, spelt: Spelt) {
    let written = reader.get(at).map_or("", |token| reader.text_of(token));
    let usual = spelling::write(spelt);
    let style = &mut figure.style;
    style.unit = Some(spelt.unit);
    style.form = spelt.form;
    style.binary = spelt.binary;
    style.case = if written.is_ascii() && usual != "%" { Case::of(written, &usual) } else { Case::Usual };
    style.spacing = spacing(reader, at);
    style.singular = !spelt.plural && (style.spacing == Spacing::Hyphen || figure.number != Number::new(1) || spelt.form == Form::Short);
}

fn spacing(reader: &Reader, at: usize) -> Spacing {
    let number = (0..at).rev().find(|index| !reader.is_punct(*index, Punct::Hyphen) && !reader.is_punct(*index, Punct::Plus)).unwrap_or(0);
    match reader.gap(number, at) {
        "" | "+" => Spacing::None,
        "-" => Spacing::Hyphen,
        gap if gap.chars().all(char::is_whitespace) || gap.starts_with('+') => Spacing::Space,
        gap => Spacing::Other(gap.into()),
    }
}

/// The unit at `at`, what it counts by, and how many tokens it takes. `TPS` and `IOPS` have no unit, only a span.
pub(super) fn unit_at(reader: &Reader, at: usize) -> Option<(Option<Spelt>, Option<Per>, usize)> {
    let percent = Spelt { unit: Unit::Percent, form: Form::Symbol, plural: false, binary: false };
    if reader.kind(at)? == TokenKind::Percent {
        return Some((Some(percent), None, 1));
    }
    let word = reader.spelling(at)?;
    if let Some(found) = per_second(word) {
        return Some((found.0, Some(Per::Millis(1_000)), 1));
    }
    if word == "per" && reader.spelling(at + 1) == Some("cent") {
        return Some((Some(Spelt { form: Form::Long, ..percent }), None, 2));
    }
    if word.eq_ignore_ascii_case("virtual") {
        let cpu = reader.spelling(at + 1).filter(|next| ["cpu", "cpus", "core", "cores"].iter().any(|cpu| next.eq_ignore_ascii_case(cpu)))?;
        let spelt = Spelt { unit: Unit::Cpu, form: Form::Long, plural: cpu.ends_with('s'), binary: false };
        return Some((Some(spelt), None, 2));
    }
    let spelt = spelling::read(word, reader.is_tight(at))?;
    if is_compound(reader, at, spelt.unit) || is_least(reader, at, spelt) {
        return None;
    }
    Some((Some(spelt), None, 1))
}

/// `IOPS`, `Mbps`, `MBps`.
fn per_second(word: &str) -> Option<(Option<Spelt>,)> {
    let mut lower = [0; 8];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let bytes = word.as_bytes().get(1) == Some(&b'B');
    let unit = match (&*lower, bytes) {
        (b"tps" | b"rps" | b"qps" | b"iops", _) => return Some((None,)),
        (b"bps", _) => Unit::Bit,
        (b"kbps" | b"kibps", false) => Unit::Kilobit,
        (b"mbps" | b"mibps", false) => Unit::Megabit,
        (b"gbps" | b"gibps", false) => Unit::Gigabit,
        (b"tbps", false) => Unit::Terabit,
        (b"kbps", true) => Unit::Kilobyte,
        (b"mbps", true) => Unit::Megabyte,
        (b"gbps", true) => Unit::Gigabyte,
        (b"tbps", true) => Unit::Terabyte,
        _ => return None,
    };
    Some((Some(Spelt { unit, form: Form::Symbol, plural: false, binary: false }),))
}

/// "GB-month", "vCPU-hours": counted, not measured.
fn is_compound(reader: &Reader, at: usize, unit: Unit) -> bool {
    let timed = unit >= Unit::Nanosecond && unit <= Unit::Year;
    let next = reader.spelling(at + 1).and_then(|next| spelling::read(next, false));
    !timed && reader.is_tight(at + 1) && reader.gap(at, at + 1) == "-" && next.is_some_and(|next| next.unit >= Unit::Second && next.unit <= Unit::Year)
}

/// The "min" of "1 min, 5 max".
fn is_least(reader: &Reader, at: usize, spelt: Spelt) -> bool {
    spelt.unit == Unit::Minute && spelt.form != Form::Long && !reader.is_tight(at) && {
        let rest = (at + 1..reader.end.min(at + 6)).skip_while(|index| reader.kind(*index) != Some(TokenKind::Number));
        let mut rest = rest.skip(1);
        rest.next().is_some_and(|index| matches!(reader.word(index), lexicon::MAX | lexicon::MAXIMUM))
    }
}

/// "An hour", "a day" as a duration: only after a word that makes it one ("up to a day"), not in "once a day".
fn one_unit(reader: &Reader, at: usize) -> Option<Figure> {
    use lexicon::*;
    if !matches!(reader.word(at), A | AN) || reader.has(at, TokenFlags::CODE) {
        return None;
    }
    let before = reader.word(at.checked_sub(1).filter(|before| *before >= reader.start)?);
    if !matches!(before, TO | UPTO | WITHIN | LEAST | MOST | THAN | FOR | OVER | UNDER | AFTER | ABOUT | EVERY | IS | OF) {
        return None;
    }
    let spelt = reader.spelling(at + 1).and_then(|word| spelling::read(word, false)).filter(|spelt| !spelt.plural && spelt.form == Form::Long)?;
    if !(Unit::Second..=Unit::Year).contains(&spelt.unit) || (spelt.unit == Unit::Second && before != WITHIN && before != UNDER) {
        return None;
    }
    let style = UnitStyle { unit: Some(spelt.unit), form: Form::Long, ..UnitStyle::default() };
    Some(Figure { start: at, end: at + 2, number: Number::new(1), unit: Some(spelt.unit), currency: None, per: None, open: Open::None, style, bare: false })
}

/// Bits for bytes: `Mb/s`.
pub(super) fn bits(unit: Unit) -> Option<Unit> {
    match unit {
        Unit::Kilobyte => Some(Unit::Kilobit),
        Unit::Megabyte => Some(Unit::Megabit),
        Unit::Gigabyte => Some(Unit::Gigabit),
        Unit::Terabyte => Some(Unit::Terabit),
        _ => None,
    }
}
