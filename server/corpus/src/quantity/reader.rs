//! The tokens of a sentence, for reading amounts.

use std::ops::Range;

use crate::words::{Punct, Token, TokenFlags, TokenKind, WordId};

/// A sentence under reading.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub tokens: &'a [Token],
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    /// The text is said to be a quantity: `2000` is a number then, not a year.
    pub trusting: bool,
}

impl<'a> Reader<'a> {
    pub fn new(tokens: &'a [Token], text: &'a str, sentence: Range<usize>) -> Reader<'a> {
        let end = sentence.end.min(tokens.len());
        Reader {
            tokens,
            text,
            start: sentence.start.min(end),
            end,
            trusting: false,
        }
    }

    /// The token at `at` if it is in the sentence.
    pub fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens[..self.end].get(at)
    }

    /// The token before `at` if it is in the sentence.
    pub fn before(&self, at: usize) -> Option<&'a Token> {
        if at > self.start {
            self.tokens.get(at - 1)
        } else {
            None
        }
    }

    pub fn text_of(&self, token: &Token) -> &'a str {
        self.text
            .get(token.range.start..token.range.end)
            .unwrap_or("")
    }

    /// The text between two tokens.
    pub fn gap(&self, left: usize, right: usize) -> &'a str {
        self.text
            .get(self.tokens[left].range.end..self.tokens[right].range.start)
            .unwrap_or("")
    }

    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|token| token.kind)
    }

    /// The word at `at`; `WordId(0)` for all else.
    pub fn word(&self, at: usize) -> WordId {
        self.get(at)
            .filter(|token| token.kind == TokenKind::Word)
            .map_or(WordId(0), |token| token.word)
    }

    pub fn is_punct(&self, at: usize, punct: Punct) -> bool {
        self.get(at).is_some_and(|token| token.is(punct))
    }

    /// Directly after the token before, without white space.
    pub fn is_tight(&self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_tight)
    }

    pub fn has(&self, at: usize, flag: TokenFlags) -> bool {
        self.get(at).is_some_and(|token| token.flags.has(flag))
    }

    /// The word at `at` as written, if it is one in prose.
    pub fn spelling(&self, at: usize) -> Option<&'a str> {
        let token = self
            .get(at)
            .filter(|token| token.kind == TokenKind::Word && !token.flags.has(TokenFlags::CODE))?;
        Some(self.text_of(token))
    }
}
