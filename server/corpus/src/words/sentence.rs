//! Where sentences end.

use std::ops::Range;

use super::{Punct, Token, TokenFlags, TokenKind, lexicon};

/// The sentences of a block as ranges of token indices, in order. Together they hold every token but the breaks.
pub fn sentences(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Break)
        {
            at += 1;
        }
        let start = at;
        at = end(tokens, start)?;
        Some(start..at)
    })
}

/// Where the sentence that starts at `start` ends; `None` at the end of the text.
fn end(tokens: &[Token], start: usize) -> Option<usize> {
    tokens.get(start)?;
    let mut at = start;
    while at < tokens.len() && tokens[at].kind != TokenKind::Break {
        at += 1;
        if let TokenKind::Punct(punct) = tokens[at - 1].kind
            && matches!(punct, Punct::Stop | Punct::Question | Punct::Exclamation)
        {
            let after = after_closers(tokens, at);
            if ends(tokens, start, at - 1, after) {
                return Some(after);
            }
        }
    }
    Some(at)
}

/// Brackets and quotes that close directly after the stop belong to the sentence.
fn after_closers(tokens: &[Token], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at)
        && token.is_tight()
        && (token.is(Punct::Close) || token.is(Punct::Quote) || token.is(Punct::CloseBracket))
    {
        at += 1;
    }
    at
}

/// Whether the stop at `stop` ends a sentence when it goes on at `after`.
fn ends(tokens: &[Token], start: usize, stop: usize, after: usize) -> bool {
    let Some(next) = tokens
        .get(after)
        .filter(|next| next.kind != TokenKind::Break)
    else {
        return true;
    };
    let full_width = tokens[stop].range.len() > 1;
    if full_width {
        return true;
    }
    if next.is_tight() || !begins(next) {
        return false;
    }
    stop == start || !tokens[stop].is(Punct::Stop) || !abbreviates(&tokens[stop - 1], next)
}

fn begins(token: &Token) -> bool {
    let flagged = [
        TokenFlags::CAPITALISED,
        TokenFlags::CODE,
        TokenFlags::SEGMENT_START,
    ]
    .iter()
    .any(|flag| token.flags.has(*flag));
    let opens = token.is(Punct::Open)
        || token.is(Punct::Quote)
        || token.is(Punct::OpenBracket)
        || token.is(Punct::Dash);
    flagged || opens || matches!(token.kind, TokenKind::Number | TokenKind::Currency)
}

/// The stop belongs to an abbreviation: "approx. 5", "max. 5 minutes".
fn abbreviates(word: &Token, next: &Token) -> bool {
    match word.word {
        lexicon::APPROX
        | lexicon::VS
        | lexicon::INCL
        | lexicon::PREV
        | lexicon::EG
        | lexicon::IE
        | lexicon::EX => word.kind == TokenKind::Word,
        lexicon::MAX | lexicon::MIN | lexicon::AVG => !next.flags.has(TokenFlags::CAPITALISED),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Read;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let read = Read::new(text);
        let sentences: Vec<String> = super::sentences(&read.tokens)
            .map(|sentence| read.text_of(sentence))
            .collect();
        assert_eq!(sentences, expect);
    }

    #[test]
    fn end_at_stops_before_capitals_and_digits() {
        check(
            "One here. Two there! Three? 4 now. five",
            &["One here.", "Two there!", "Three?", "4 now. five"],
        );
    }

    #[test]
    fn decimals_versions_and_abbreviations_are_no_ends() {
        check(
            "Takes 3.5 s e.g. Lambda in the U.S. East, approx. 5 or max. 7 of 1.x. Then",
            &[
                "Takes 3.5 s e.g. Lambda in the U.S. East, approx. 5 or max. 7 of 1.x.",
                "Then",
            ],
        );
        check(
            "It is 5 min max. Then it stops.",
            &["It is 5 min max.", "Then it stops."],
        );
    }

    #[test]
    fn brackets_belong_to_the_sentence_they_close() {
        check(
            "It ends (here.) There it goes.",
            &["It ends (here.)", "There it goes."],
        );
    }

    #[test]
    fn line_breaks_end_nothing_but_bullets_do() {
        check(
            "one\ntwo\n💡 three\n• four • five",
            &["one\ntwo", "three", "four", "five"],
        );
    }

    #[test]
    fn wide_stops_need_no_space() {
        check("一二。三四", &["一二。", "三四"]);
    }
}
