//! Phrase patterns: words with gaps, matched over the words of one sentence.
//!
//! What one may write is said in `content/README.md`. A pattern is compiled to a few operations over word ids
//! and matched by a small backtracking machine that never looks at a state twice.

mod anchor;
mod compile;
pub mod denial;
mod find;
mod item;
mod lex;
mod syntax;
mod widen;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::words::{Token, TokenFlags, TokenKind, Vocabulary, WordId, WordSet};

/// A compiled phrase pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    ops: Vec<Op>,
    anchors: Vec<WordId>,
    negation: bool,
}

/// Which quantity a pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Slot {
    /// `{n}`.
    Any,
    /// `{value}`.
    Value,
    /// `{was}`.
    Was,
}

/// One step of the machine. Targets are indices of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Op {
    /// The next word is this one.
    Word(WordId),
    /// Go on at the next operation, else at `target`.
    Split(u16),
    /// Go on at `target`.
    Jump(u16),
    /// Up to so many words.
    Gap(u8),
    /// A negation.
    Not,
    /// A quantity.
    Quantity(Slot),
    /// Found.
    End,
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Where, in bytes of the pattern.
    pub at: usize,
    /// What, and what to do.
    pub message: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: {}", self.at + 1, self.message)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Compiles a pattern; its words are added to the vocabulary.
    pub fn parse(source: &str, vocabulary: &mut Vocabulary) -> Result<Pattern, PatternError> {
        let parts = syntax::parse(source, vocabulary)?;
        Pattern::of(&parts, source, vocabulary)
    }

    /// Compiles a pattern of a limit's topic: one that names two ways to say a maximum means every way.
    pub fn parse_topic(source: &str, vocabulary: &mut Vocabulary) -> Result<Pattern, PatternError> {
        let parts = syntax::parse(source, vocabulary)?;
        let wide = widen::topic(&parts, vocabulary);
        Pattern::of(&wide, source, vocabulary).or_else(|_| Pattern::of(&parts, source, vocabulary))
    }

    /// Compiles a pattern of a statement in words: "only" means "exclusively", too.
    pub fn parse_statement(
        source: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Pattern, PatternError> {
        let parts = syntax::parse(source, vocabulary)?;
        let wide = widen::statement(&parts, vocabulary);
        Pattern::of(&wide, source, vocabulary).or_else(|_| Pattern::of(&parts, source, vocabulary))
    }

    fn of(
        parts: &[syntax::Part],
        source: &str,
        vocabulary: &Vocabulary,
    ) -> Result<Pattern, PatternError> {
        Ok(Pattern {
            ops: compile::compile(parts, source)?,
            anchors: anchor::anchors(parts, vocabulary),
            negation: syntax::has_negation(parts),
        })
    }

    /// At least one of these words occurs in any text that matches. Empty when the pattern can match without any certain word.
    pub fn anchors(&self) -> &[WordId] {
        &self.anchors
    }

    /// Whether it may match among these words; for passing over most patterns cheaply.
    pub fn may_match(&self, words: &WordSet) -> bool {
        words.may_hold_any(&self.anchors) && self.may_hold_needed(words)
    }

    /// Whether `words` may hold every word that stands in no group.
    fn may_hold_needed(&self, words: &WordSet) -> bool {
        // Groups only ever lead forward: what lies before their furthest target is one way of several.
        let mut group_end = 0;
        self.ops.iter().enumerate().all(|(at, op)| match *op {
            Op::Split(target) | Op::Jump(target) => {
                group_end = group_end.max(usize::from(target));
                true
            }
            Op::Word(word) => at < group_end || words.may_hold(word),
            _ => true,
        })
    }

    /// Whether the token is one that the pattern itself asks for: one of its words, a negation, a figure.
    pub fn names(&self, token: &Token) -> bool {
        self.ops.iter().any(|op| match op {
            Op::Word(word) => *word == token.word,
            Op::Not => token.flags.has(TokenFlags::NEGATION),
            Op::Quantity(_) => token.kind == TokenKind::Number,
            _ => false,
        })
    }

    /// Whether the pattern asks for a negation. If not, it does not match what is negated.
    pub fn has_negation(&self) -> bool {
        self.negation
    }
}

#[cfg(test)]
mod tests;
