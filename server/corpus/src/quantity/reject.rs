//! Numbers that name, date or order things and measure nothing.

use super::{
    Number,
    figure::Figure,
    named::{counts_something, is_named, lexicon_word},
    reader::Reader,
    spelling,
};
use crate::words::{Punct, TokenFlags, TokenKind, lexicon};

/// How many tokens are looked at to find a bracket that opens.
const LOOK_BACK: usize = 64;

/// Whether the figure is no amount. Figures with a unit always are one.
pub(super) fn is_no_amount(reader: &Reader, figure: &Figure) -> bool {
    if reader.trusting || !figure.is_plain() {
        return false;
    }
    if figure.style.spelled {
        return is_idle_word(reader, figure);
    }
    follows_tightly(reader, figure)
        || is_multiplier(reader, figure)
        || (figure.bare
            && (is_list_number(reader, figure)
                || is_named(reader, figure)
                || is_date(reader, figure)
                || is_version(reader, figure)))
}

/// Part of something: `#5`, `/28`, `_3`, `h.264`, `us-east-1`, `10-0-0-5`.
fn follows_tightly(reader: &Reader, figure: &Figure) -> bool {
    let at = figure.start;
    let Some(token) = reader.get(at) else {
        return false;
    };
    let mark = reader.text[..token.range.start].bytes().next_back();
    if matches!(mark, Some(b'#' | b'_' | b'@' | b'^' | b'\\' | b'&')) {
        return true;
    }
    let Some(before) = reader
        .before(at)
        .filter(|before| before.range.end == token.range.start)
    else {
        return chain(reader, at) > 2;
    };
    let of_number = at >= reader.start + 2 && reader.kind(at - 2) == Some(TokenKind::Number);
    match before.kind {
        TokenKind::Word => true,
        TokenKind::Punct(Punct::Slash) => !of_number,
        TokenKind::Punct(Punct::Stop) => before.is_tight(),
        TokenKind::Punct(Punct::Hyphen) if before.is_tight() && !of_number => true,
        _ => chain(reader, at) > 2,
    }
}

/// How many numbers are joined by hyphens here; no more than five are looked at.
fn chain(reader: &Reader, at: usize) -> usize {
    let is_link = |at: usize| reader.is_punct(at, Punct::Hyphen) && reader.is_tight(at);
    let is_number = |at: usize| reader.kind(at) == Some(TokenKind::Number);
    let after = (1..3)
        .take_while(|n| is_link(at + 2 * n - 1) && is_number(at + 2 * n))
        .count();
    let before = (1..3)
        .take_while(|n| {
            at >= reader.start + 2 * n && is_link(at - 2 * n + 1) && is_number(at - 2 * n)
        })
        .count();
    before + 1 + after
}

/// `3 x 500 MB`: the three.
fn is_multiplier(reader: &Reader, figure: &Figure) -> bool {
    let is_times = |at: usize| {
        reader.is_punct(at, Punct::Times) || matches!(reader.spelling(at), Some("x" | "X"))
    };
    is_times(figure.end) || (figure.start > reader.start && is_times(figure.start - 1))
}

/// `1.` and `1)` before a statement.
fn is_list_number(reader: &Reader, figure: &Figure) -> bool {
    let at = figure.start;
    let starts = at == reader.start || reader.has(at, TokenFlags::NEWLINE_BEFORE);
    let ends = |punct| {
        reader.is_punct(figure.end, punct)
            && reader.is_tight(figure.end)
            && reader.get(figure.end + 1).is_some()
    };
    let opened = reader.tokens[at.saturating_sub(LOOK_BACK).max(reader.start)..at]
        .iter()
        .any(|token| token.is(Punct::Open));
    let stop = reader.is_punct(figure.end, Punct::Stop) && reader.is_tight(figure.end);
    (starts && stop) || (ends(Punct::Close) && !opened)
}

/// A year, or a day beside its month.
fn is_date(reader: &Reader, figure: &Figure) -> bool {
    if month_at(reader, figure.end)
        || (figure.start > reader.start && month_at(reader, figure.start - 1))
    {
        return true;
    }
    let year = figure.number >= Number::new(1990)
        && figure.number <= Number::new(2100)
        && figure.number.is_whole();
    year && !is_limited(reader, figure)
        && !counts_something(reader, figure)
        && !reader.has(figure.end, TokenFlags::ALL_CAPS)
}

fn month_at(reader: &Reader, at: usize) -> bool {
    lexicon::is_month(reader.word(at)) && reader.has(at, TokenFlags::CAPITALISED)
}

/// "Up to 2000", "max 2000".
fn is_limited(reader: &Reader, figure: &Figure) -> bool {
    use lexicon::*;
    let word = |back: usize| {
        figure
            .start
            .checked_sub(back)
            .filter(|at| *at >= reader.start)
            .map_or(Default::default(), |at| reader.word(at))
    };
    matches!(word(1), MAX | MAXIMUM | UPTO | THAN | LEAST | MOST)
        || (word(1) == TO && word(2) == UP)
        || (word(1) == OF && matches!(word(2), MAX | MAXIMUM | LIMIT))
}

/// `4.0`; `3.6` after a name.
fn is_version(reader: &Reader, figure: &Figure) -> bool {
    let Some(text) = reader
        .get(figure.start)
        .map(|token| reader.text_of(token))
        .filter(|text| text.contains('.'))
    else {
        return false;
    };
    let named = reader.before(figure.start).is_some_and(|before| {
        before.kind == TokenKind::Word
            && before.flags.has(TokenFlags::CAPITALISED)
            && !lexicon_word(before)
    });
    text.ends_with(".0") || named
}

/// Something stands directly after the number that is no unit: `500m`, `9's`.
pub(super) fn has_strange_unit(reader: &Reader, figure: &Figure) -> bool {
    let gap = || reader.gap(figure.end - 1, figure.end);
    figure.is_plain()
        && reader.is_tight(figure.end)
        && reader.spelling(figure.end).is_some_and(|word| {
            word.len() <= 2
                && !gap().contains('-')
                && (gap().contains(['\'', '’'])
                    || matches!(word, "s" | "m" | "G")
                    || spelling::read(word, true).is_none())
        })
}

/// "One of them", "no one", "zero-ETL", "one-time".
fn is_idle_word(reader: &Reader, figure: &Figure) -> bool {
    use lexicon::*;
    let next = figure.end;
    let hyphened = reader.is_tight(next)
        && reader.kind(next) == Some(TokenKind::Word)
        && reader.gap(next - 1, next).contains('-');
    let before = figure.start.checked_sub(1).filter(|at| *at >= reader.start);
    let before_hyphened = before.is_some_and(|before| {
        reader.is_tight(figure.start) && reader.gap(before, figure.start).contains('-')
    });
    if hyphened || before_hyphened {
        return true;
    }
    let one = figure.number == Number::new(1) && figure.end == figure.start + 1;
    let before = before.map_or(Default::default(), |at| reader.word(at));
    one && (matches!(
        before,
        NO | THE | THIS | THAT | WHICH | ANY | EACH | EVERY | ANOTHER | ALL
    ) || matches!(reader.word(next), OF | ANOTHER | OR | BY | IS | CAN))
}
