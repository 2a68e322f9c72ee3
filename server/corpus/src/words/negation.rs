//! Whether words are denied.

use super::{Punct, Token, TokenFlags, TokenKind, clause, lexicon};

/// How many words may stand between a negation and what it denies.
const REACH: usize = 4;
/// How many signs may stand between as well.
const SIGNS: usize = 16;

/// A negation stands up to four words before token `at` in the same clause: "is no longer eventually *consistent*".
/// It does not reach over `, ; : ( )`, a dash or "but".
pub fn negated(tokens: &[Token], at: usize) -> bool {
    let mut words = 0;
    for index in (0..at.min(tokens.len())).rev().take(SIGNS + REACH) {
        let token = &tokens[index];
        match token.kind {
            TokenKind::Break => return false,
            TokenKind::Punct(punct) if stops(punct) => return false,
            _ if clause::opposes(token.word) => return false,
            _ if is_negation(tokens, index) => return true,
            _ if token.is_item() => words += 1,
            _ => {}
        }
        if words == REACH {
            return false;
        }
    }
    false
}

/// The token denies what follows. "Not only" does not; nor do limits: "no more than", "cannot be larger than", "must not exceed".
pub(crate) fn is_negation(tokens: &[Token], at: usize) -> bool {
    tokens[at].flags.has(TokenFlags::NEGATION) && !limits(tokens, at) && !is_answer(tokens, at)
}

/// "No, replication is there": an answer, which denies nothing of what follows.
pub(crate) fn is_answer(tokens: &[Token], at: usize) -> bool {
    let ends = |next: &Token| {
        matches!(
            next.kind,
            TokenKind::Punct(Punct::Comma | Punct::Stop | Punct::Exclamation)
        )
    };
    tokens[at].word == lexicon::NO && tokens.get(at + 1).is_some_and(ends)
}

/// The second word of "no longer", "unable to".
pub(crate) fn extends_negation(tokens: &[Token], at: usize) -> bool {
    matches!(tokens[at].word, lexicon::LONGER | lexicon::TO)
}

fn stops(punct: Punct) -> bool {
    matches!(
        punct,
        Punct::Comma | Punct::Stop | Punct::Question | Punct::Exclamation
    ) || clause::is_wall(punct)
}

/// Up to four words on, a comparison follows that makes the negation a limit.
fn limits(tokens: &[Token], at: usize) -> bool {
    let words = tokens[at + 1..]
        .iter()
        .take_while(|token| token.is_item() || token.is(Punct::Open));
    let next = |index: usize| tokens.get(at + 1 + index + 1);
    words.take(REACH).enumerate().any(|(index, token)| {
        use lexicon::*;
        match token.word {
            ONLY => index == 0,
            EXCEED => true,
            MORE | LESS | FEWER | LARGER | GREATER | BIGGER | HIGHER | LONGER | SMALLER | LOWER
            | SHORTER => next(index).is_some_and(|next| next.word == THAN),
            OVER | ABOVE | BEYOND | UNDER | BELOW => {
                next(index).is_some_and(|next| next.kind == TokenKind::Number)
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::Read;

    /// `^` stands before the word that is asked for.
    #[track_caller]
    fn check(text: &str, expect: bool) {
        let at = text.find('^').expect("a word to ask for");
        let read = Read::new(&text.replacen('^', "", 1));
        let token = read
            .tokens
            .iter()
            .position(|token| token.range.start == at)
            .expect("a token there");
        assert_eq!(super::negated(&read.tokens, token), expect, "{text}");
    }

    #[test]
    fn negations_reach_four_words() {
        check("S3 is no longer ^eventually consistent", true);
        check("It doesn't ^support this", true);
        check("It doesn’t ^support this", true);
        check("without any extra ^servers", true);
        check("not one two three ^four", true);
        check("not one two three four ^five", false);
        check("Lacks ^encryption", true);
        check("it doesnt ^support this", true);
        check("snapshots cant ^move", true);
    }

    #[test]
    fn clauses_end_their_reach() {
        check("not now, ^later", false);
        check("not A but ^B", false);
        check("not (that) ^this", false);
        check("is not. ^That", false);
    }

    #[test]
    fn limits_are_no_negations() {
        check("no more than ^five", false);
        check("cannot exceed ^5 MB", false);
        check("a message can't be larger than ^256 KB", false);
        check("not only ^this", false);
        check("no longer than ^5 minutes", false);
        check("cannot be ^increased", true);
        check("can not be over ^5", false);
    }
}
