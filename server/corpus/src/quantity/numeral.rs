//! Numbers in digits and in words, with what multiplies them: `10,000`, `10 000`, `10k`, `2.5 million`, `ten thousand`.

use super::{Number, Scale, reader::Reader, spelling, style::Grouping};
use crate::words::{Punct, TokenFlags, TokenKind, WordId, lexicon};

/// A number and the token after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub number: Number,
    pub end: usize,
    pub grouping: Grouping,
    pub scale: Scale,
    /// In words.
    pub spelled: bool,
    /// Digits without anything: `2020`, `443`, `4.0`.
    pub bare: bool,
}

/// Reads the number that starts with token `at`; not in code spans.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Numeral> {
    if reader.has(at, TokenFlags::CODE) {
        return None;
    }
    match reader.kind(at)? {
        TokenKind::Number => scaled(reader, digits(reader, at)?),
        TokenKind::Word => words(reader, at).map(|numeral| with_digits(reader, numeral)),
        _ => None,
    }
}

/// "five (5)", as contracts write it.
fn with_digits(reader: &Reader, numeral: Numeral) -> Numeral {
    let end = numeral.end;
    let same = reader.is_punct(end, Punct::Open)
        && reader.is_punct(end + 2, Punct::Close)
        && reader.kind(end + 1) == Some(TokenKind::Number)
        && digits(reader, end + 1).is_some_and(|digits| digits.number == numeral.number);
    Numeral {
        end: if same { end + 3 } else { end },
        ..numeral
    }
}

/// `10,000`, `10.000`, `10 000`.
fn digits(reader: &Reader, at: usize) -> Option<Numeral> {
    let token = reader.get(at)?;
    let text = reader.text_of(token);
    let mut end = at + 1;
    let dotted =
        groups_by_dots(text) && (text.matches('.').count() > 1 || counts_words(reader, end));
    let mut number = Number::parse(text, dotted)?;
    let mut grouping = match text {
        _ if dotted => Grouping::Dot,
        _ if text.contains(',') || digits_of(text) < 4 => Grouping::Comma,
        _ if digits_of(text) == 4 => Grouping::FromFive,
        _ => Grouping::None,
    };
    while let Some(group) = spaced_group(reader, at, end) {
        number = number.times(1000)?.plus(group)?;
        grouping = Grouping::Space;
        end += 1;
    }
    Some(Numeral {
        number,
        end,
        grouping,
        scale: Scale::None,
        spelled: false,
        bare: grouping != Grouping::Dot && !text.contains(',') && end == at + 1,
    })
}

/// How many digits stand before a decimal point or a comma.
fn digits_of(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `1.000`, `12.500.000`, but not `0.125` and not the nines of `99.999`.
fn groups_by_dots(text: &str) -> bool {
    let mut parts = text.split('.');
    let first = parts.next().unwrap_or("");
    let mut rest = parts.peekable();
    (1..=3).contains(&first.len())
        && first != "0"
        && rest.peek().is_some()
        && rest.all(|part| part.len() == 3 && part != "999")
}

/// A word follows that is no unit: what is before is counted, not measured.
fn counts_words(reader: &Reader, at: usize) -> bool {
    let spelling = reader.spelling(at);
    spelling.is_some_and(|word| {
        word.len() > 2 && spelling::read(word, false).is_none() && !reader.is_tight(at)
    }) && !lexicon::between(reader.word(at), lexicon::TO, lexicon::AFTER)
}

/// `000` after `10`; other groups too where a no-break space sets them off.
fn spaced_group(reader: &Reader, first: usize, at: usize) -> Option<Number> {
    let token = reader
        .get(at)
        .filter(|token| token.kind == TokenKind::Number && !token.is_tight())?;
    let text = reader.text_of(token);
    let leading = reader.text_of(reader.get(first)?);
    let gap = reader.gap(at - 1, at);
    let narrow = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
    let round = gap == " " && text == "000";
    let groups = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let short = leading.len() <= 3
        && leading.bytes().all(|byte| byte.is_ascii_digit())
        && !leading.starts_with('0');
    (groups && short && (narrow || round))
        .then(|| Number::parse(text, false))
        .flatten()
}

/// With `k`, `M`, `million` after it.
fn scaled(reader: &Reader, numeral: Numeral) -> Option<Numeral> {
    let Some((factor, scale)) = scale(reader, numeral.end) else {
        return Some(numeral);
    };
    let number = numeral.number.times(factor.into())?;
    Some(Numeral {
        number,
        end: numeral.end + 1,
        scale,
        bare: false,
        ..numeral
    })
}

fn scale(reader: &Reader, at: usize) -> Option<(u64, Scale)> {
    let word = reader.word(at);
    if lexicon::between(word, lexicon::HUNDRED, lexicon::BILLION) {
        return lexicon::number_word(word).map(|factor| (factor, Scale::Word));
    }
    match reader.spelling(at)? {
        "k" if reader.is_tight(at) => Some((1_000, Scale::SmallLetter)),
        "K" => Some((1_000, Scale::Letter)),
        "M" => Some((1_000_000, Scale::Letter)),
        "mn" | "Mn" | "mio" | "Mio" => Some((1_000_000, Scale::Word)),
        "bn" | "Bn" => Some((1_000_000_000, Scale::Word)),
        _ => None,
    }
}

/// "Hundreds", "millions": no numbers.
fn is_plural(reader: &Reader, at: usize) -> bool {
    reader
        .spelling(at)
        .is_none_or(|word| word.ends_with(['s', 'S']))
}

/// `five`, `twenty-five`, `a hundred`, `two hundred and fifty thousand`.
fn words(reader: &Reader, at: usize) -> Option<Numeral> {
    let mut total: u64 = 0;
    let mut group: u64 = 0;
    let mut last: u64 = u64::MAX;
    let mut end = at;
    if matches!(reader.word(at), lexicon::A | lexicon::AN) && is_power(reader.word(at + 1)) {
        group = 1;
        last = 1;
        end += 1;
    }
    while let Some(value) = word_at(reader, end) {
        let joins = match value {
            1_000.. => group > 0 && last < value,
            100 => (1..100).contains(&group),
            _ if end == at => true,
            1..=9 => (20..100).contains(&last) && last.is_multiple_of(10) || last >= 100,
            _ => last >= 100,
        };
        if !joins {
            break;
        }
        match value {
            1_000.. => total += std::mem::take(&mut group) * value,
            100 => group *= 100,
            _ => group += value,
        }
        last = value;
        end += 1;
        if last >= 100
            && reader.word(end) == lexicon::AND
            && word_at(reader, end + 1).is_some_and(|next| next < 100)
        {
            end += 1;
        }
    }
    let number = Number::new(total + group);
    (end > at && last != u64::MAX).then_some(Numeral {
        number,
        end,
        grouping: Grouping::Comma,
        scale: Scale::None,
        spelled: true,
        bare: false,
    })
}

fn is_power(word: WordId) -> bool {
    lexicon::between(word, lexicon::HUNDRED, lexicon::BILLION)
}

fn word_at(reader: &Reader, at: usize) -> Option<u64> {
    let value = lexicon::number_word(reader.word(at))?;
    (!is_plural(reader, at) || value == 6).then_some(value)
}
