//! A sketch of which words a sentence holds, to pass over patterns that cannot match in it.

use super::{Token, WordId};

/// Words of 64 bits: enough for a sentence with all that stands above it.
const SIZE: usize = 16;

/// 1,024 bits; a word sets one. Answers "certainly not" or "perhaps".
#[derive(Clone, Copy, Debug, Default)]
pub struct WordSet([u64; SIZE]);

impl WordSet {
    /// The words of some tokens.
    pub fn of(tokens: &[Token]) -> WordSet {
        let mut set = WordSet::default();
        tokens.iter().for_each(|token| set.insert(token.word));
        set
    }

    /// One that may hold any word.
    pub fn all() -> WordSet {
        WordSet([u64::MAX; SIZE])
    }

    /// Adds a word.
    pub fn insert(&mut self, word: WordId) {
        let (index, bit) = place(word);
        self.0[index] |= bit;
    }

    /// Whether a word may be in both.
    pub fn meets(&self, other: &WordSet) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        pairs.any(|(one, other)| one & other != 0)
    }

    /// The words of both.
    pub fn or(self, other: WordSet) -> WordSet {
        WordSet(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// Whether one of `words` may be among them; an empty list asks for nothing, so it may.
    pub fn may_hold_any(&self, words: &[WordId]) -> bool {
        words.is_empty() || words.iter().any(|word| self.may_hold(*word))
    }

    /// Whether `word` may be among them.
    pub fn may_hold(&self, word: WordId) -> bool {
        let (index, bit) = place(word);
        self.0[index] & bit != 0
    }
}

fn place(word: WordId) -> (usize, u64) {
    let hash = word.0.wrapping_mul(0x9E37_79B1) >> 16;
    ((hash >> 6) as usize % SIZE, 1 << (hash & 63))
}
