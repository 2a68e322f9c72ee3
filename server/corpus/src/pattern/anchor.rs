//! Words without which a pattern cannot match: the keys of an inverted index.

use super::syntax::Part;
use crate::words::{Vocabulary, WordId, is_rule_word};

/// The best set of words of which one has to occur; empty when there is none.
pub(super) fn anchors(parts: &[Part], vocabulary: &Vocabulary) -> Vec<WordId> {
    let mut words = parts
        .iter()
        .filter_map(required)
        .max_by_key(|words| rarity(words, vocabulary))
        .unwrap_or_default();
    words.sort_unstable();
    words.dedup();
    words
}

/// The words of which a part needs one.
fn required(part: &Part) -> Option<Vec<WordId>> {
    match part {
        Part::Word(word) => Some(vec![*word]),
        Part::Any(phrases) => {
            let each: Option<Vec<_>> = phrases
                .iter()
                .map(|phrase| phrase.iter().find_map(required))
                .collect();
            each.map(|words| words.concat())
        }
        _ => None,
    }
}

/// Long words are rarer than short ones and than those of the rules ("up", "to"); few are rarer than many.
fn rarity(words: &[WordId], vocabulary: &Vocabulary) -> (bool, usize, std::cmp::Reverse<usize>) {
    let common = words.iter().any(|word| is_rule_word(*word));
    let shortest = words
        .iter()
        .map(|word| vocabulary.word(*word).len())
        .min()
        .unwrap_or(0);
    (!common, shortest, std::cmp::Reverse(words.len()))
}
