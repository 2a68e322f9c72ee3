//! Ordinary words: what our own prose writes in small letters. Nobody who types one means a service.

use crate::Knowledge;

/// A letter is no word.
const SHORTEST: usize = 2;

/// The words, sorted.
#[derive(Debug)]
pub struct OrdinaryWords {
    words: Vec<Box<str>>,
}

impl OrdinaryWords {
    /// From the questions, answers and summaries of `knowledge`.
    pub fn of(knowledge: &Knowledge) -> OrdinaryWords {
        let cards = knowledge
            .cards
            .iter()
            .flat_map(|card| [&card.question, &card.answer]);
        let entries = knowledge
            .entries
            .iter()
            .flat_map(|entry| [&entry.summary, &entry.when]);
        let texts = cards.chain(entries).map(String::as_str);
        let mut words: Vec<Box<str>> = texts.flat_map(small_words).map(Box::from).collect();
        words.sort_unstable();
        words.dedup();
        OrdinaryWords { words }
    }

    /// Whether `word`, in small letters, is one of them.
    pub fn holds(&self, word: &str) -> bool {
        let found = self.words.binary_search_by(|other| (**other).cmp(word));
        found.is_ok()
    }

    /// Whether one of them begins with `letters`, in small letters.
    pub fn any_begins(&self, letters: &str) -> bool {
        let at = self.words.partition_point(|word| **word < *letters);
        self.words
            .get(at)
            .is_some_and(|word| word.starts_with(letters))
    }
}

/// Names of things in code and addresses hold other characters, and so count as no words.
fn small_words(text: &str) -> impl Iterator<Item = &str> {
    let is_edge = |c: char| c.is_ascii_punctuation() && c != '`' && c != '/';
    text.split_whitespace()
        .map(move |word| word.trim_matches(is_edge))
        .filter(|word| word.len() >= SHORTEST && word.chars().all(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::compile;

    #[test]
    fn words_in_small_letters_are_ordinary() {
        let page = "Q: What does Kinesis integrate?\n<!-- id: q.x -->\nA: It integrates (internally) `kinesis` with Lambda.\n";
        let (knowledge, _) = compile(&[("questions/x.md".to_owned(), page.to_owned())]);
        let words = OrdinaryWords::of(&knowledge);
        assert!(words.any_begins("inte") && words.any_begins("internally"));
        assert!(words.holds("does") && words.holds("with") && !words.holds("wit"));
        assert!(!words.any_begins("kine") && !words.any_begins("lamb") && !words.any_begins("zzz"));
    }
}
