//! Where clauses end.

use std::ops::Range;

use super::{Punct, Token, TokenKind, WordId, lexicon};

/// The clauses of a sentence as ranges of token indices, in order, without the signs that part them and without empty ones.
/// A clause ends at `;`, `:`, a bracket, a dash or an arrow, before "but", and at a comma before a conjunction.
pub fn clauses(tokens: &[Token], sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = sentence.end.min(tokens.len());
    let mut at = sentence.start;
    std::iter::from_fn(move || {
        while at < end && parts(tokens, at, end) {
            at += 1;
        }
        let start = at;
        while at < end && !(parts(tokens, at, end) || (at > start && opposes(tokens[at].word))) {
            at += 1;
        }
        (start < at).then_some(start..at)
    })
}

/// A sign that parts clauses.
fn parts(tokens: &[Token], at: usize, end: usize) -> bool {
    match tokens[at].kind {
        TokenKind::Punct(Punct::Comma) => at + 1 < end && is_conjunction(tokens[at + 1].word),
        TokenKind::Punct(punct) => is_wall(punct),
        TokenKind::Break => true,
        _ => false,
    }
}

/// Signs across which a word says nothing about the words beyond.
pub(super) fn is_wall(punct: Punct) -> bool {
    use Punct::*;
    matches!(
        punct,
        Semicolon | Colon | Open | Close | OpenBracket | CloseBracket | Dash | Arrow | Pipe
    )
}

fn is_conjunction(word: WordId) -> bool {
    use lexicon::*;
    opposes(word) || matches!(word, AND | OR)
}

/// "but" and its like set one clause against another.
pub(super) fn opposes(word: WordId) -> bool {
    use lexicon::*;
    matches!(
        word,
        BUT | WHILE | WHEREAS | ALTHOUGH | THOUGH | HOWEVER | UNLIKE
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::Read;

    #[test]
    fn signs_and_conjunctions_part_clauses() {
        let read = Read::new("Max size: 5 MB (soft), but a, b are not; while c - d -> e but f");
        let clauses: Vec<String> = super::clauses(&read.tokens, 0..read.tokens.len())
            .map(|clause| read.text_of(clause))
            .collect();
        assert_eq!(
            clauses,
            [
                "Max size",
                "5 MB",
                "soft",
                "but a, b are not",
                "while c",
                "d",
                "e",
                "but f"
            ]
        );
    }
}
