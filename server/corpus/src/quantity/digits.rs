//! Numbers to text: digits, words, prices.

use super::{
    Currency, Number, UnitStyle,
    style::{Grouping, Scale},
};

/// Number words up to the largest that people write out.
const WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

pub(super) fn count(value: Number, style: &UnitStyle) -> String {
    if let Some(word) = words(value).filter(|_| style.spelled) {
        return word;
    }
    let scales: &[(u64, &str)] = match style.scale {
        Scale::None => &[],
        Scale::SmallLetter => &[(1_000, "k")],
        Scale::Letter => &[(1_000_000, "M"), (1_000, "K")],
        Scale::Word => &[
            (1_000_000_000, " billion"),
            (1_000_000, " million"),
            (1_000, " thousand"),
        ],
    };
    for (factor, name) in scales {
        let scaled = value.divided(u128::from(*factor)).filter(|scaled| {
            *scaled >= Number::new(1) && scaled.times(10).is_some_and(Number::is_whole)
        });
        if let Some(scaled) = scaled {
            return grouped(scaled, style.grouping) + name;
        }
    }
    grouped(value, style.grouping)
}

pub(super) fn money(value: Number, currency: Currency, style: &UnitStyle) -> String {
    let mut digits = grouped(value, style.grouping);
    // Cents have two digits.
    if digits.rfind('.').is_some_and(|dot| digits.len() - dot == 2) && !value.is_whole() {
        digits.push('0');
    }
    let (sign, code) = match currency {
        Currency::Dollar => ("$", "USD"),
        Currency::Euro => ("€", "EUR"),
        Currency::Pound => ("£", "GBP"),
        Currency::Yen => return format!("¥{digits}"),
    };
    if style.currency_after {
        format!("{digits} {code}")
    } else {
        format!("{sign}{digits}")
    }
}

pub(super) fn words(value: Number) -> Option<String> {
    WORDS
        .get(usize::try_from(value.whole()?).ok()?)
        .map(|word| (*word).to_owned())
}

/// Digits with their thousands set off.
pub(super) fn grouped(value: Number, grouping: Grouping) -> String {
    let plain = value.to_string();
    let separator = match grouping {
        Grouping::Comma => ',',
        Grouping::FromFive if value >= Number::new(10_000) => ',',
        // "1.5" in this style could be read as thousands only with three decimals.
        Grouping::Dot if value.is_whole() => '.',
        Grouping::Space => '\u{a0}',
        _ => return plain,
    };
    let (whole, decimals) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(whole, decimals)| {
            (whole, Some(decimals))
        });
    let mut text = String::with_capacity(plain.len() + 4);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text
}
