//! History is not an error: sentences and sections that speak of the past, and dates that a sentence carries.

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus, Mention,
    pattern::{Pattern, Slot},
    quantity::Quantity,
    words::{Punct, Token, TokenKind, WordSet},
};
use jiff::civil::{Date, date};

use super::reading::Reading;

/// How far before a year its "until" may stand, in tokens: "until the end of November 2020".
const UNTIL_REACH: usize = 6;

/// A title begins with so many tokens: "Change log".
const TITLE: usize = 2;

/// So many tokens stand between "pre" and its year: "pre-2021", "before December 2020".
const BEFORE_YEAR: usize = 3;

/// A heading of so many tokens or more says more than that something is past.
const LONGEST_HEADING: usize = 12;

/// Whether any of `patterns` matches in the sentence.
pub fn says(patterns: &[Pattern], tokens: &[Token], sentence: Range<usize>) -> bool {
    let words = WordSet::of(tokens.get(sentence.clone()).unwrap_or_default());
    let mut possible = patterns.iter().filter(|pattern| pattern.may_match(&words));
    possible.any(|pattern| {
        pattern
            .find(tokens, sentence.clone(), &[], &|_, _| false)
            .is_some()
    })
}

/// Whether the sentence speaks of the past. "The previous version of an object" is one of today, and so is what "is used to store".
pub fn is_past(corpus: &Corpus, tokens: &[Token], sentence: Range<usize>) -> bool {
    let phrases = corpus.phrases();
    let says = |patterns: &[Pattern]| says(patterns, tokens, sentence.clone());
    let unless = |past: &[Pattern], present: &[Pattern]| says(past) && !says(present);
    says(&phrases.past)
        || unless(&phrases.past_used, &phrases.purpose)
        || unless(&phrases.past_version, &phrases.kept_version)
}

/// Whether one of the vetoes of content matches, negated or not. `want` says which quantities `{value}` and `{was}` stand for.
pub fn vetoes(
    unless: &[Pattern],
    tokens: &[Token],
    sentence: Range<usize>,
    quantities: &[Quantity],
    want: &dyn Fn(&Quantity, Slot) -> bool,
) -> bool {
    unless.iter().any(|pattern| {
        pattern
            .find_despite_negation(tokens, sentence.clone(), quantities, want)
            .is_some()
    })
}

/// Whether a heading announces history: "Formerly", "Deprecated services", "Launch configurations (old)", "Before Hyperplane".
pub fn is_past_section(
    corpus: &Corpus,
    reading: &Reading,
    tokens: &[Token],
    mentions: &[Mention],
) -> bool {
    let phrases = corpus.phrases();
    tokens.len() < LONGEST_HEADING
        && (says(&phrases.past_section, tokens, 0..tokens.len())
            || says(&phrases.past_title, tokens, 0..tokens.len().min(TITLE))
            || is_marked(&phrases.past_mark, tokens)
            || is_before_name(corpus, tokens, mentions)
            || is_before_year(corpus, reading, tokens))
}

/// "Old model (pre-2021)", "Before December 2020".
fn is_before_year(corpus: &Corpus, reading: &Reading, tokens: &[Token]) -> bool {
    let ends = &corpus.phrases().ends_at;
    let dated = |at: usize| {
        let reach = at.saturating_sub(BEFORE_YEAR)..at;
        year(reading.text, &tokens[at]).is_some() && says(ends, tokens, reach)
    };
    (0..tokens.len()).any(dated)
}

/// "(old)", "Old: …".
fn is_marked(marks: &[Pattern], tokens: &[Token]) -> bool {
    let bounded = |from: usize, found: Range<usize>| {
        let opens = from == 0 || tokens[from - 1].is(Punct::Open);
        let ends = tokens.get(found.end);
        let closes =
            |token: &Token| token.is(Punct::Close) || (from == 0 && token.is(Punct::Colon));
        opens && found.start == from && ends.is_some_and(closes)
    };
    let starts = (0..tokens.len()).filter(|at| *at == 0 || tokens[at - 1].is(Punct::Open));
    starts.into_iter().any(|from| {
        marks.iter().any(|mark| {
            let found = mark.find(tokens, from..tokens.len(), &[], &|_, _| false);
            found.is_some_and(|found| bounded(from, found))
        })
    })
}

/// "Before", a name, and nothing else: what follows was so until there was that. "Before you use Lambda" is none.
fn is_before_name(corpus: &Corpus, tokens: &[Token], mentions: &[Mention]) -> bool {
    let [first, rest @ ..] = tokens else {
        return false;
    };
    let in_name = |token: &Token| {
        let mut names = mentions.iter();
        names.any(|mention| mention.full.contains(token.range.start))
    };
    first.word == corpus.vocabulary().get("before")
        && !rest.is_empty()
        && rest.iter().all(|token| in_name(token) || !token.is_item())
}

/// A date in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// None.
    No,
    /// "until 2020", "since 2015": the sentence dates its own statement, so it is history.
    Bounded,
    /// "as of 2023", "(2023)": it was true then, at the latest on that day.
    AsOf(Date),
}

/// What dates in the sentence say.
pub fn dated(corpus: &Corpus, reading: &Reading, sentence: Range<usize>) -> Dated {
    let tokens = &reading.tokens[..sentence.end];
    let mut dated = Dated::No;
    for at in sentence.clone() {
        let Some(year) = year(reading.text, &tokens[at]) else {
            continue;
        };
        let reach = at.saturating_sub(UNTIL_REACH).max(sentence.start)..at;
        let phrases = corpus.phrases();
        let right_before = at.saturating_sub(2).max(sentence.start)..at;
        let ends = says(&phrases.ends_at, tokens, right_before);
        let as_of = !ends && says(&phrases.as_of, tokens, reach.clone());
        if as_of || !says(&phrases.until, tokens, reach) {
            dated = Dated::AsOf(date(year, 12, 31));
        } else {
            return Dated::Bounded;
        }
    }
    dated
}

/// The year that a token is, between the first AWS service and far ahead.
fn year(text: &str, token: &Token) -> Option<i16> {
    if !matches!(token.kind, TokenKind::Number | TokenKind::Word) {
        return None;
    }
    let digits = text.get(token.range.start..token.range.end)?;
    let year = digits.get(..4)?.parse().ok()?;
    let rest = &digits[4..];
    let is_date = rest.is_empty() || rest.starts_with(['-', '/']);
    ((2004..=2040).contains(&year) && is_date).then_some(year)
}
