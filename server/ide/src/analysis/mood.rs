//! Limits against instructions, examples, questions, assumptions and somebody's own architecture.

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus,
    words::{Punct, Token, clauses},
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

/// Why a figure at token `at` is no statement about a limit, if it is none.
pub fn figure_mood(
    corpus: &Corpus,
    reading: &Reading,
    sentence: Range<usize>,
    at: usize,
) -> Option<Silence> {
    let tokens = &reading.tokens;
    let phrases = corpus.phrases();
    if asks(reading.text, &tokens[sentence.clone()]) {
        return Some(Silence::Question);
    }
    if says(&phrases.room, tokens, sentence.clone()) {
        return Some(Silence::Default);
    }
    let clause = clause_of(tokens, sentence, at);
    let before = clause.start..at.max(clause.start);
    let begins = clause.start..(clause.start + 2).min(before.end);
    if says(&phrases.instruction, tokens, begins.clone()) && !is_told(reading, begins) {
        Some(Silence::Instruction)
    } else if says(&phrases.condition, tokens, before.clone()) {
        Some(Silence::Condition)
    } else if says(&phrases.own, tokens, before) {
        Some(Silence::Own)
    } else {
        None
    }
}

/// "Keeps metrics for 14 days" tells what something does; "keep" tells somebody to.
fn is_told(reading: &Reading, begins: Range<usize>) -> bool {
    let verb = reading.tokens.get(begins.start);
    let verb = verb.map_or("", |token| token.range.of(reading.text));
    let third_person = |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    third_person(verb)
}
