//! Limits against instructions, examples, questions, assumptions and somebody's own architecture.

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus,
    words::{Punct, Token, TokenFlags, TokenKind, clauses},
};

use super::{claim::Silence, past::says, reading::Reading};

/// Whether some tokens end in a question mark.
pub fn asks(_text: &str, tokens: &[Token]) -> bool {
    let last = tokens
        .iter()
        .rev()
        .find(|token| !token.is(Punct::Close) && !token.is(Punct::Quote));
    last.is_some_and(|token| token.is(Punct::Question))
}

/// The clause of `sentence` in which token `at` stands.
pub fn clause_of(tokens: &[Token], sentence: Range<usize>, at: usize) -> Range<usize> {
    clauses(tokens, sentence.clone())
        .find(|clause| clause.contains(&at))
        .unwrap_or(sentence)
}

/// Why a figure with the tokens `figure` is no statement about a limit, if it is none.
pub fn figure_mood(
    corpus: &Corpus,
    reading: &Reading,
    sentence: Range<usize>,
    figure: Range<usize>,
) -> Option<Silence> {
    let tokens = &reading.tokens;
    let phrases = corpus.phrases();
    if asks(reading.text, &tokens[sentence.clone()]) {
        return Some(Silence::Question);
    }
    if says(&phrases.room, tokens, sentence.clone()) {
        return Some(Silence::Default);
    }
    let clause = clause_of(tokens, sentence, figure.start);
    let before = clause.start..figure.start.max(clause.start);
    let begins = clause.start..(clause.start + 2).min(before.end);
    if says(&phrases.instruction, tokens, begins.clone()) && !is_told(reading, begins) {
        Some(Silence::Instruction)
    } else if says(&phrases.condition, tokens, before.clone())
        && !is_mistyped(corpus, tokens, &clause, &figure)
    {
        Some(Silence::Condition)
    } else if says(&phrases.own, tokens, before) {
        Some(Silence::Own)
    } else if is_factor(tokens, &clause, &figure) {
        Some(Silence::Sum)
    } else {
        None
    }
}

/// Whether the figure is multiplied by another number: "3 GB of memory × 900 seconds".
fn is_factor(tokens: &[Token], clause: &Range<usize>, figure: &Range<usize>) -> bool {
    let behind = &tokens[figure.end.min(clause.end)..clause.end];
    let before = &tokens[clause.start..figure.start.max(clause.start)];
    let times = |token: &Token| token.is(Punct::Times);
    let number = |token: &Token| token.kind == TokenKind::Number;
    behind
        .windows(2)
        .any(|pair| times(&pair[0]) && number(&pair[1]))
        || before
            .windows(2)
            .any(|pair| number(&pair[0]) && times(&pair[1]))
}

/// "Max message size if 256 KB" means "is": where nothing is said of the figure, nothing is assumed of it.
fn is_mistyped(
    corpus: &Corpus,
    tokens: &[Token],
    clause: &Range<usize>,
    figure: &Range<usize>,
) -> bool {
    let words = corpus.vocabulary();
    let items = |range: Range<usize>| tokens[range].iter().filter(|token| token.is_item());
    let before = items(clause.start..figure.start.max(clause.start));
    let mut behind = items(figure.end.min(clause.end)..clause.end);
    let right_before = before.clone().next_back();
    right_before.is_some_and(|token| token.word == words.get("if"))
        && before.count() > 1
        && behind
            .next()
            .is_none_or(|token| token.word == words.get("in"))
}

/// Whether a denial stands wholly in what is assumed before the comma: "If we do not attach a security group, all traffic passes".
/// Who assumes a thing that is gone ("If it exceeds your bid, ...") still believes in it.
pub fn is_assumed(
    corpus: &Corpus,
    tokens: &[Token],
    sentence: Range<usize>,
    statement: Range<usize>,
) -> bool {
    let comma = |token: &Token| token.is(Punct::Comma);
    let (start, end) = (
        statement.start.max(sentence.start),
        statement.end.min(sentence.end),
    );
    let behind = &tokens[end..sentence.end];
    let goes_on = behind
        .iter()
        .position(comma)
        .is_some_and(|at| behind[at..].iter().any(Token::is_item));
    let last_comma = tokens[sentence.start..start].iter().rposition(comma);
    let begins = last_comma.map_or(sentence.start, |at| sentence.start + at + 1);
    let first_words = begins..(begins + 3).min(start);
    let denies = |token: &Token| token.flags.has(TokenFlags::NEGATION);
    goes_on
        && tokens[start..end].iter().any(denies)
        && says(&corpus.phrases().condition, tokens, first_words)
}

/// "Keeps metrics for 14 days" tells what something does; "keep" tells somebody to.
fn is_told(reading: &Reading, begins: Range<usize>) -> bool {
    let verb = reading.tokens.get(begins.start);
    let verb = verb.map_or("", |token| token.range.of(reading.text));
    let third_person = |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    third_person(verb)
}
