//! What an amount is counted by: "per second", "/s", "messages per minute", "per GB-month".

use super::{Per, Unit, figure::Figure, measure, numeral, reader::Reader, spelling};
use crate::words::{Punct, TokenFlags, TokenKind, WordId, lexicon, stem};

/// How many words may stand between a number and "per second".
const NOUN: usize = 3;

/// What the figure is counted by, and the token after it.
pub(super) fn read(reader: &Reader, figure: &Figure) -> Option<(Per, usize)> {
    if figure.per.is_some() {
        return None;
    }
    let direct = marker(reader, figure, figure.end);
    let (money, counted) = (figure.currency.is_some(), is_counted(figure));
    if direct.is_some() || money || !counted {
        return direct;
    }
    let mut at = figure.end;
    for _ in 0..NOUN {
        at = noun(reader, at)?;
        if let Some(found) = marker(reader, figure, at) {
            return Some(found);
        }
    }
    None
}

/// Only counts and amounts of data have a noun: "300 messages per second", "1 MB of data per second".
fn is_counted(figure: &Figure) -> bool {
    figure.unit.is_none_or(|unit| unit <= Unit::Terabit)
}

/// Past one word; words with slashes or "and" between are one: "PUT/COPY", "read and write".
fn noun(reader: &Reader, at: usize) -> Option<usize> {
    let mut at = word_of_noun(reader, at)?;
    loop {
        let slash = reader.is_punct(at, Punct::Slash)
            && reader.is_tight(at)
            && span(reader, at + 1).is_none();
        let joint = slash || matches!(reader.word(at), lexicon::AND | lexicon::OR | lexicon::OF);
        match word_of_noun(reader, at + 1).filter(|_| joint) {
            Some(next) => at = next,
            None => return Some(at),
        }
    }
}

fn word_of_noun(reader: &Reader, at: usize) -> Option<usize> {
    let token = reader
        .get(at)
        .filter(|token| token.kind == TokenKind::Word && !token.flags.has(TokenFlags::NEGATION))?;
    (!stops_noun(token.word)).then_some(at + 1)
}

/// Words that are no part of "messages per second".
fn stops_noun(word: WordId) -> bool {
    use lexicon::*;
    if matches!(word, OF | THE | OTHER) {
        return false;
    }
    let groups = [
        (ZERO, HALF),
        (MORE, SHORT),
        (MAX, MINIMAL),
        (DEFAULT, DEFAULT),
        (TO, ETC),
    ];
    groups
        .iter()
        .any(|(first, last)| between(word, *first, *last))
}

/// "/s", "per second", "a second", "every 5 minutes" at token `at`.
fn marker(reader: &Reader, figure: &Figure, at: usize) -> Option<(Per, usize)> {
    use lexicon::*;
    let money = figure.currency.is_some();
    let word = reader.word(at);
    let slash = reader.is_punct(at, Punct::Slash);
    // "1 year / 3 years" is a choice.
    if slash && !money && reader.kind(at + 1) == Some(TokenKind::Number) {
        return None;
    }
    if word == PER || slash {
        return span(reader, at + 1).or_else(|| money.then(|| thing(reader, at + 1)).flatten());
    }
    // "p/s"
    if matches!(reader.spelling(at), Some("p" | "P"))
        && reader.is_punct(at + 1, Punct::Slash)
        && reader.is_tight(at + 1)
    {
        return span(reader, at + 2);
    }
    let each = matches!(word, A | AN | EACH | EVERY) && (money || is_counted(figure));
    // "5 a day", but not "an hour" of "5 queues for an hour".
    if each { span(reader, at + 1) } else { None }
}

/// A span of time: "second", "5 minutes", "100ms".
fn span(reader: &Reader, at: usize) -> Option<(Per, usize)> {
    let numeral = numeral::read(reader, at).filter(|_| reader.word(at) != lexicon::A);
    let unit_at = numeral.map_or(at, |numeral| numeral.end);
    // "$5/m" is a month, "300/m" a minute: the letter alone does not tell.
    let word = reader
        .spelling(unit_at)
        .filter(|word| *word != "m" || numeral.is_some())?;
    let tight = numeral.is_some() || reader.is_tight(unit_at);
    let unit = if word == "mo" {
        Unit::Month
    } else {
        spelling::read(word, tight)?.unit
    };
    let count = numeral
        .map_or(Some(1), |numeral| numeral.number.whole())
        .filter(|count| *count > 0)?;
    let millis = match unit {
        Unit::Millisecond => 1,
        Unit::Second => 1_000,
        Unit::Minute => 60_000,
        Unit::Hour => 3_600_000,
        Unit::Day => 86_400_000,
        Unit::Week => 604_800_000,
        Unit::Month => return Some((Per::Months(u32::try_from(count).ok()?), unit_at + 1)),
        Unit::Year => {
            return Some((
                Per::Months(u32::try_from(count).ok()?.checked_mul(12)?),
                unit_at + 1,
            ));
        }
        _ => return None,
    };
    Some((Per::Millis(count.checked_mul(millis)?), unit_at + 1))
}

/// For a price: "million requests", "GB-month", "shard hour", "GB per month".
fn thing(reader: &Reader, at: usize) -> Option<(Per, usize)> {
    let mut words: Vec<String> = Vec::new();
    let mut end = at;
    if let Some(numeral) = number_of_things(reader, at) {
        words.push(numeral.number.to_string());
        end = numeral.end;
    }
    let mut nouns = 0;
    while nouns < NOUN {
        let joint =
            nouns > 0 && (reader.word(end) == lexicon::PER || reader.is_punct(end, Punct::Slash));
        let from = end + usize::from(joint);
        let Some(next) = word_of_noun(reader, from).filter(|_| reader.word(from) != lexicon::OF)
        else {
            break;
        };
        words.push(thing_word(reader.spelling(from)?));
        end = next;
        nouns += 1;
    }
    (!words.is_empty()).then(|| (Per::Unit(words.join(" ").into()), end))
}

/// "1 million", "1,000", "million".
fn number_of_things(reader: &Reader, at: usize) -> Option<numeral::Numeral> {
    numeral::read(reader, at).or_else(|| {
        let value = lexicon::number_word(reader.word(at)).filter(|value| *value >= 100)?;
        let number = super::Number::new(value);
        Some(numeral::Numeral {
            number,
            end: at + 1,
            grouping: Default::default(),
            scale: Default::default(),
            spelled: true,
            bare: false,
        })
    })
}

/// Units by one name, other words by their stem.
fn thing_word(word: &str) -> String {
    match spelling::read(word, false) {
        Some(spelt) => spelling::write(spelling::Spelt {
            form: spelling::Form::Usual,
            plural: false,
            binary: false,
            ..spelt
        })
        .to_lowercase(),
        None => stem(word).into_owned(),
    }
}

/// Whether a unit follows that makes the number a rate by itself: used where bits are told from bytes.
pub(super) fn is_rate_of_bits(reader: &Reader, figure: &Figure) -> bool {
    let Some(unit) = figure
        .unit
        .filter(|unit| (Unit::Kilobyte..=Unit::Terabyte).contains(unit))
    else {
        return false;
    };
    let written = reader
        .get(figure.end - 1)
        .map_or("", |token| reader.text_of(token))
        .as_bytes();
    let small_b = written.len() == 2 && written[0].is_ascii_uppercase() && written[1] == b'b';
    small_b && measure::bits(unit).is_some()
}
