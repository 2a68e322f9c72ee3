//! Units after a number, and words that only look like them.

use super::{
    Number, Open, Per, Unit, UnitStyle,
    figure::Figure,
    reader::Reader,
    spelling::{self, Form, Spelt},
};
use crate::words::{TokenFlags, TokenKind, lexicon};

/// The unit at `at`, what it counts by, and how many tokens it takes. `TPS` and `IOPS` have no unit, only a span.
pub(super) fn unit_at(reader: &Reader, at: usize) -> Option<(Option<Spelt>, Option<Per>, usize)> {
    let percent = Spelt {
        unit: Unit::Percent,
        form: Form::Symbol,
        plural: false,
        binary: false,
    };
    if reader.kind(at)? == TokenKind::Percent {
        return Some((Some(percent), None, 1));
    }
    let word = reader.spelling(at)?;
    if let Some(found) = per_second(word) {
        return Some((found.0, Some(Per::Millis(1_000)), 1));
    }
    if word == "per" && reader.spelling(at + 1) == Some("cent") {
        return Some((
            Some(Spelt {
                form: Form::Long,
                ..percent
            }),
            None,
            2,
        ));
    }
    if word.eq_ignore_ascii_case("virtual") {
        let cpu = reader.spelling(at + 1).filter(|next| {
            ["cpu", "cpus", "core", "cores"]
                .iter()
                .any(|cpu| next.eq_ignore_ascii_case(cpu))
        })?;
        let spelt = Spelt {
            unit: Unit::Cpu,
            form: Form::Long,
            plural: cpu.ends_with('s'),
            binary: false,
        };
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
    Some((Some(Spelt {
        unit,
        form: Form::PerSecond,
        plural: false,
        binary: false,
    }),))
}

/// "GB-month", "vCPU-hours": counted, not measured.
fn is_compound(reader: &Reader, at: usize, unit: Unit) -> bool {
    let timed = unit >= Unit::Nanosecond && unit <= Unit::Year;
    let next = reader
        .spelling(at + 1)
        .and_then(|next| spelling::read(next, false));
    !timed
        && reader.is_tight(at + 1)
        && reader.gap(at, at + 1) == "-"
        && next.is_some_and(|next| next.unit >= Unit::Second && next.unit <= Unit::Year)
}

/// The "min" of "1 min, 5 max".
fn is_least(reader: &Reader, at: usize, spelt: Spelt) -> bool {
    spelt.unit == Unit::Minute && spelt.form != Form::Long && !reader.is_tight(at) && {
        let rest = (at + 1..reader.end.min(at + 6))
            .skip_while(|index| reader.kind(*index) != Some(TokenKind::Number));
        let mut rest = rest.skip(1);
        rest.next()
            .is_some_and(|index| matches!(reader.word(index), lexicon::MAX | lexicon::MAXIMUM))
    }
}

/// So many minutes are written with an `m`; more are millions, or thousandths of something.
const MOST_MINUTES: u64 = 90;

/// The "s" of "100s of files" and "10s GB", the "G" of "5G", the "m" of "1m requests".
pub(super) fn is_no_unit(reader: &Reader, at: usize, number: Number, spelt: Spelt) -> bool {
    let letter = reader.get(at).is_some_and(|token| token.range.len() == 1);
    let many = || {
        number
            .whole()
            .is_some_and(|count| matches!(count, 10 | 100 | 1000))
    };
    let measured = || {
        reader.word(at + 1) == lexicon::OF
            || reader
                .spelling(at + 1)
                .is_some_and(|next| spelling::read(next, false).is_some())
    };
    let generation = || number >= Number::new(2) && number <= Number::new(6);
    let millions = || {
        let is_plural = |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        let mut next = (at + 1..at + 3).map_while(|at| reader.spelling(at));
        number > Number::new(MOST_MINUTES) || next.any(is_plural)
    };
    letter
        && (spelt.unit == Unit::Second && many() && measured()
            || spelt.unit == Unit::Minute && millions()
            || spelt.unit == Unit::Gigabyte && generation())
}

/// "An hour", "a day" as a duration: only after a word that makes it one ("up to a day"), not in "once a day".
pub(super) fn one_unit(reader: &Reader, at: usize) -> Option<Figure> {
    use lexicon::*;
    if !matches!(reader.word(at), A | AN) || reader.has(at, TokenFlags::CODE) {
        return None;
    }
    let before = reader.word(at.checked_sub(1).filter(|before| *before >= reader.start)?);
    if !matches!(
        before,
        TO | UPTO
            | WITHIN
            | LEAST
            | MOST
            | THAN
            | FOR
            | OVER
            | UNDER
            | AFTER
            | ABOUT
            | EVERY
            | IS
            | OF
    ) {
        return None;
    }
    let spelt = reader
        .spelling(at + 1)
        .and_then(|word| spelling::read(word, false))
        .filter(|spelt| !spelt.plural && spelt.form == Form::Long)?;
    if !(Unit::Second..=Unit::Year).contains(&spelt.unit)
        || (spelt.unit == Unit::Second && before != WITHIN && before != UNDER)
    {
        return None;
    }
    let style = UnitStyle {
        unit: Some(spelt.unit),
        form: Form::Long,
        ..UnitStyle::default()
    };
    Some(Figure {
        start: at,
        end: at + 2,
        number: Number::new(1),
        unit: Some(spelt.unit),
        currency: None,
        per: None,
        open: Open::None,
        style,
        bare: false,
    })
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
