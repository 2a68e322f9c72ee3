//! How units are written.

use serde::{Deserialize, Serialize};

use super::Unit;

/// Which of a unit's names is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// `MB`, `s`, `h`.
    Symbol,
    /// `sec`, `min`, `hr`.
    Short,
    /// `megabyte`, `second`.
    Long,
    /// `Mbps`, `MBps`: the rate in one word.
    PerSecond,
    /// `MB`, but `second`.
    #[default]
    Usual,
}

/// All names of a unit: symbol, short name, long name; the singular each.
struct Names {
    unit: Unit,
    symbol: &'static str,
    short: &'static str,
    long: &'static str,
}

const fn names(unit: Unit, symbol: &'static str, short: &'static str, long: &'static str) -> Names {
    Names {
        unit,
        symbol,
        short,
        long,
    }
}

/// In the order of `Unit`.
const NAMES: [Names; 24] = [
    names(Unit::Byte, "B", "byte", "byte"),
    names(Unit::Kilobyte, "KB", "KB", "kilobyte"),
    names(Unit::Megabyte, "MB", "MB", "megabyte"),
    names(Unit::Gigabyte, "GB", "GB", "gigabyte"),
    names(Unit::Terabyte, "TB", "TB", "terabyte"),
    names(Unit::Petabyte, "PB", "PB", "petabyte"),
    names(Unit::Exabyte, "EB", "EB", "exabyte"),
    names(Unit::Bit, "bit", "bit", "bit"),
    names(Unit::Kilobit, "Kbit", "Kbit", "kilobit"),
    names(Unit::Megabit, "Mbit", "Mbit", "megabit"),
    names(Unit::Gigabit, "Gbit", "Gbit", "gigabit"),
    names(Unit::Terabit, "Tbit", "Tbit", "terabit"),
    names(Unit::Nanosecond, "ns", "nsec", "nanosecond"),
    names(Unit::Microsecond, "µs", "usec", "microsecond"),
    names(Unit::Millisecond, "ms", "msec", "millisecond"),
    names(Unit::Second, "s", "sec", "second"),
    names(Unit::Minute, "min", "min", "minute"),
    names(Unit::Hour, "h", "hr", "hour"),
    names(Unit::Day, "d", "day", "day"),
    names(Unit::Week, "wk", "wk", "week"),
    names(Unit::Month, "month", "month", "month"),
    names(Unit::Year, "yr", "yr", "year"),
    names(Unit::Percent, "%", "percent", "percent"),
    names(Unit::Cpu, "vCPU", "vCPU", "virtual CPU"),
];

/// The binary names of the larger bytes, from `Kilobyte`.
const BINARY: [(&str, &str); 6] = [
    ("KiB", "kibibyte"),
    ("MiB", "mebibyte"),
    ("GiB", "gibibyte"),
    ("TiB", "tebibyte"),
    ("PiB", "pebibyte"),
    ("EiB", "exbibyte"),
];

/// Spellings beside the names, in small letters.
const OTHERS: [(&str, Unit, Form); 16] = [
    ("kbyte", Unit::Kilobyte, Form::Long),
    ("mbyte", Unit::Megabyte, Form::Long),
    ("gbyte", Unit::Gigabyte, Form::Long),
    ("tbyte", Unit::Terabyte, Form::Long),
    ("meg", Unit::Megabyte, Form::Short),
    ("gig", Unit::Gigabyte, Form::Short),
    ("g", Unit::Gigabyte, Form::Symbol),
    ("t", Unit::Terabyte, Form::Symbol),
    ("μs", Unit::Microsecond, Form::Symbol),
    ("us", Unit::Microsecond, Form::Symbol),
    ("milli", Unit::Millisecond, Form::Short),
    ("minuts", Unit::Minute, Form::Long),
    ("pct", Unit::Percent, Form::Short),
    ("percentage", Unit::Percent, Form::Long),
    ("exibyte", Unit::Exabyte, Form::Long),
    ("mth", Unit::Month, Form::Short),
];

/// A unit as found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelt {
    pub unit: Unit,
    pub form: Form,
    pub plural: bool,
    pub binary: bool,
}

/// Reads one word as a unit; case matters only for single letters. Symbols of one letter count only directly after the number (`tight`),
/// but for `s`, `h` and `d`.
pub(super) fn read(word: &str, tight: bool) -> Option<Spelt> {
    if word.len() == 1 {
        return letter(word, tight);
    }
    if word.len() > 12 || (word == "us" && !tight) {
        return None;
    }
    let mut buffer = [0; 12];
    let lower = lower(word.strip_suffix("'s").unwrap_or(word), &mut buffer)?;
    exact(lower, false).or_else(|| {
        let singular = lower
            .strip_suffix('s')
            .filter(|singular| singular.len() > 1)?;
        // "MBs" are megabytes, "EBS" is a name.
        let shouted = word.ends_with('S') && lower.len() < 4;
        exact(singular, true).filter(|_| !shouted)
    })
}

fn letter(word: &str, tight: bool) -> Option<Spelt> {
    let unit = match word {
        "B" => Unit::Byte,
        "G" if tight => Unit::Gigabyte,
        "T" if tight => Unit::Terabyte,
        "s" => Unit::Second,
        "m" if tight => Unit::Minute,
        "h" => Unit::Hour,
        "d" => Unit::Day,
        "w" if tight => Unit::Week,
        "y" if tight => Unit::Year,
        _ => return None,
    };
    Some(Spelt {
        unit,
        form: Form::Symbol,
        plural: false,
        binary: false,
    })
}

fn lower<'a>(word: &str, buffer: &'a mut [u8; 12]) -> Option<&'a str> {
    let target = buffer.get_mut(..word.len())?;
    target.copy_from_slice(word.as_bytes());
    target.make_ascii_lowercase();
    std::str::from_utf8(target).ok()
}

fn exact(lower: &str, plural: bool) -> Option<Spelt> {
    let spelt = |unit, form, binary| {
        Some(Spelt {
            unit,
            form,
            plural,
            binary,
        })
    };
    for names in &NAMES {
        if lower.len() > 1 && lower.eq_ignore_ascii_case(names.symbol) && names.symbol != names.long
        {
            return spelt(names.unit, Form::Symbol, false);
        }
        if lower.eq_ignore_ascii_case(names.long) {
            return spelt(names.unit, Form::Long, false);
        }
        if lower == names.short {
            return spelt(names.unit, Form::Short, false);
        }
    }
    for (index, (symbol, long)) in BINARY.iter().enumerate() {
        if lower.eq_ignore_ascii_case(symbol) || lower == *long {
            let form = if lower == *long {
                Form::Long
            } else {
                Form::Symbol
            };
            return spelt(NAMES[index + 1].unit, form, true);
        }
    }
    let other = OTHERS
        .iter()
        .find(|other| other.0.len() > 1 && other.0 == lower)?;
    spelt(other.1, other.2, false)
}

/// The name of a unit in its usual case; short and long names in the plural where asked for.
pub(super) fn write(spelt: Spelt) -> String {
    let names = &NAMES[spelt.unit as usize];
    if spelt.form == Form::PerSecond {
        return format!("{}ps", names.symbol.trim_end_matches("it"));
    }
    let binary = spelt
        .binary
        .then(|| BINARY.get((spelt.unit as usize).wrapping_sub(1)))
        .flatten();
    let form = match spelt.form {
        Form::Usual
            if spelt.unit >= Unit::Nanosecond && spelt.unit <= Unit::Year
                || spelt.unit == Unit::Byte =>
        {
            Form::Long
        }
        Form::Usual => Form::Symbol,
        form => form,
    };
    let (name, inflected) = match (form, binary) {
        (Form::Long, Some(binary)) => (binary.1, true),
        (_, Some(binary)) => (binary.0, false),
        (Form::Long, None) => (names.long, spelt.unit != Unit::Percent),
        (Form::Short, None) => (
            names.short,
            names.short != names.symbol || spelt.unit == Unit::Minute,
        ),
        (_, None) => (
            names.symbol,
            matches!(
                spelt.unit,
                Unit::Bit | Unit::Minute | Unit::Month | Unit::Cpu
            ),
        ),
    };
    let plural = spelt.plural && inflected && spelt.unit != Unit::Percent;
    if plural {
        format!("{name}s")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_units() {
        for (index, names) in NAMES.iter().enumerate() {
            assert_eq!(names.unit as usize, index);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for names in &NAMES[..] {
            for form in [Form::Symbol, Form::Short, Form::Long, Form::Usual] {
                for plural in [false, true] {
                    for binary in [false, true] {
                        let written = write(Spelt {
                            unit: names.unit,
                            form,
                            plural,
                            binary,
                        });
                        if written != "%" && !written.contains(' ') {
                            assert_eq!(
                                read(&written, true).map(|spelt| spelt.unit),
                                Some(names.unit),
                                "{written}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn words_that_are_no_units() {
        for word in [
            "", "M", "k", "S", "b", "us", "is", "x", "ss", "bs", "kbps", "H", "EBS",
        ] {
            assert_eq!(read(word, false), None, "{word}");
        }
    }
}
