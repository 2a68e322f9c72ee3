//! Where a figure ends, and whether it is an amount at all.

/// A figure in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its length in bytes.
    pub len: usize,
    /// An amount; else a time, a date, a version, an address, an ordinal, a name that starts with a digit.
    pub amount: bool,
}

/// Units that are written directly after a figure, in small letters.
const SUFFIXES: [&str; 67] = [
    "b", "k", "kb", "mb", "gb", "tb", "pb", "eb", "kib", "mib", "gib", "tib", "pib", "eib", "byte",
    "kbs", "mbs", "gbs", "tbs", "kbps", "mbps", "gbps", "tbps", "bps", "kbit", "mbit", "gbit",
    "kbits", "mbits", "gbits", "ms", "us", "ns", "s", "sec", "secs", "m", "min", "mins", "h", "hr",
    "hrs", "hour", "d", "day", "days", "w", "week", "y", "yr", "yrs", "year", "usd", "eur", "tps",
    "rps", "qps", "iops", "vcpu", "bn", "mn", "msec", "usec", "nsec", "bit", "bits", "wk",
];

/// Measures the figure that starts at `rest`, which starts with a digit, or with a dot and a digit.
/// After a currency sign a slash does not belong to it: `$5/1000 requests`.
pub(super) fn measure(rest: &[u8], after_currency: bool) -> Numeral {
    let (len, plain) = figure(rest, after_currency);
    if is_keycap(&rest[len..]) {
        return Numeral { len, amount: false };
    }
    let letters = count(&rest[len..], u8::is_ascii_alphabetic);
    if letters == 0 && rest.get(len) != Some(&b'_') {
        return Numeral { len, amount: plain };
    }
    let after = rest.get(len + letters).copied().unwrap_or(b' ');
    if plain && !after.is_ascii_digit() && after != b'_' && is_suffix(&rest[len..len + letters]) {
        return Numeral { len, amount: true };
    }
    let len = len
        + count(&rest[len..], |byte| {
            byte.is_ascii_alphanumeric() || *byte == b'_'
        });
    Numeral { len, amount: false }
}

/// A digit drawn as a key ("3\u{fe0f}\u{20e3} Savings Plans") numbers what follows, and counts nothing.
fn is_keycap(behind: &[u8]) -> bool {
    ["\u{fe0f}", "\u{20e3}"]
        .iter()
        .any(|mark| behind.starts_with(mark.as_bytes()))
}

/// The digits with their separators, and whether they make an amount.
fn figure(rest: &[u8], after_currency: bool) -> (usize, bool) {
    let first = count(rest, u8::is_ascii_digit);
    if let Some(len) = date(rest, first) {
        return (len, false);
    }
    let mut len = first + grouped(rest, first);
    let mut dots = 0;
    let mut groups_of_three = true;
    let mut plain = true;
    while let (Some(separator), true) = (
        rest.get(len),
        rest.get(len + 1).is_some_and(u8::is_ascii_digit),
    ) {
        let run = count(&rest[len + 1..], u8::is_ascii_digit);
        match separator {
            b'.' => dots += 1,
            b':' => plain = false,
            b'/' if !after_currency => {
                plain = plain
                    && is_fraction(&rest[..len], &rest[len + 1..len + 1 + run])
                    && rest.get(len + 1 + run) != Some(&b'/')
            }
            _ => break,
        }
        groups_of_three &= run == 3;
        len += 1 + run;
    }
    // 127.255.255.255 is an address.
    let version = dots > 1 && (!groups_of_three || !(1..=3).contains(&first) || dots == 3);
    if let Some(wild) = wildcard(&rest[len..]) {
        return (len + wild, false);
    }
    (len, plain && !version)
}

/// `,000` groups after the first digits: how many bytes they take.
fn grouped(rest: &[u8], first: usize) -> usize {
    if !(1..=3).contains(&first) {
        return 0;
    }
    let group = |at: usize| match rest.get(at) {
        Some(b',') => count(&rest[at + 1..], u8::is_ascii_digit),
        _ => 0,
    };
    let mut len = first;
    while group(len) == 3 {
        len += 4;
    }
    // 1,00,000 and 1,00,00,000
    let pairs = (0..3)
        .take_while(|pair| group(first + 3 * pair) == 2)
        .count();
    if pairs > 0 && group(first + 3 * pairs) == 3 {
        len = first + 3 * pairs + 4;
    }
    len - first
}

/// 2020-12, 2020-12-01
fn date(rest: &[u8], first: usize) -> Option<usize> {
    if first != 4 || !matches!(rest[..2], [b'1', b'9'] | [b'2', b'0']) {
        return None;
    }
    let part = |at: usize| {
        rest.get(at) == Some(&b'-')
            && count(rest.get(at + 1..).unwrap_or(&[]), u8::is_ascii_digit) == 2
    };
    match (part(4), part(7)) {
        (true, true) => Some(10),
        (true, false) => Some(7),
        _ => None,
    }
}

fn is_fraction(upper: &[u8], lower: &[u8]) -> bool {
    matches!((upper, lower), (b"1", b"2" | b"4") | (b"3", b"4"))
}

/// `.x` in `1.x`.
fn wildcard(rest: &[u8]) -> Option<usize> {
    let is_wild = rest.len() > 1
        && rest[0] == b'.'
        && matches!(rest[1], b'x' | b'X')
        && !rest.get(2).is_some_and(u8::is_ascii_alphanumeric);
    is_wild.then_some(2)
}

fn is_suffix(letters: &[u8]) -> bool {
    match letters {
        b"M" | b"G" | b"T" => true,
        // 3D, 5H
        b"D" | b"H" | b"W" | b"Y" => false,
        [b'x', ..] => false,
        _ if letters.len() >= 5 => {
            letters.iter().all(u8::is_ascii_lowercase)
                || letters[1..].iter().all(u8::is_ascii_lowercase)
                || letters.eq_ignore_ascii_case(b"vcpus")
        }
        _ => SUFFIXES
            .iter()
            .any(|suffix| suffix.as_bytes().eq_ignore_ascii_case(letters)),
    }
}

fn count(bytes: &[u8], mut test: impl FnMut(&u8) -> bool) -> usize {
    bytes
        .iter()
        .position(|byte| !test(byte))
        .unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        for (text, amount) in [
            ("3", "3"),
            ("3.5.", "3.5"),
            ("10,000 rows", "10,000"),
            ("1,00,000", "1,00,000"),
            ("10.000 rows", "10.000"),
            ("1.048.576 bytes", "1.048.576"),
            ("1, 5 or 10", "1"),
            ("1,5", "1"),
            ("512MB", "512"),
            ("10k", "10"),
            ("1/2 hour", "1/2"),
            ("128-3008", "128"),
            ("15minutes", "15"),
            ("2vCPUs", "2"),
            ("5.", "5"),
            (".5", ".5"),
            ("2000-3000", "2000"),
        ] {
            assert_eq!(
                measure(text.as_bytes(), false),
                Numeral {
                    len: amount.len(),
                    amount: true
                },
                "{text}"
            );
        }
    }

    #[test]
    fn figures_that_are_no_amounts() {
        for (text, figure) in [
            ("10:30 h", "10:30"),
            ("24/7", "24/7"),
            ("10.0.0.0/16", "10.0.0.0/16"),
            ("127.255.255.255", "127.255.255.255"),
            ("5.7.0", "5.7.0"),
            ("2020-12-01.", "2020-12-01"),
            ("12/01/2020", "12/01/2020"),
            ("1.x", "1.x"),
            ("3rd", "3rd"),
            ("2FA", "2FA"),
            ("24xlarge", "24xlarge"),
            ("3D", "3D"),
            ("1:1", "1:1"),
            ("5xx", "5xx"),
            ("0x1F", "0x1F"),
            ("1e6", "1e6"),
        ] {
            assert_eq!(
                measure(text.as_bytes(), false),
                Numeral {
                    len: figure.len(),
                    amount: false
                },
                "{text}"
            );
        }
    }

    #[test]
    fn a_price_is_per_what_follows_the_slash() {
        assert_eq!(
            measure(b"0.20/1000", true),
            Numeral {
                len: 4,
                amount: true
            }
        );
    }
}
