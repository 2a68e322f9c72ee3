//! Ways to say one thing. Where a pattern names two ways to say a maximum, it means every way: notes say a limit in more words
//! than a writer of content thinks of.

use super::syntax::{self, Part};
use crate::words::Vocabulary;

/// So many ways of a class are named before the others are meant, too.
const NAMED: usize = 2;

/// The ways to say a maximum. What is no maximum by its negation ("more than 5 minutes") the engine tells by the figure's bound.
const MOST: &[&str] = &[
    "max",
    "maximum",
    "maximal",
    "limit",
    "limitation",
    "cap",
    "ceiling",
    "upto",
    "up to",
    "at most",
    "exceed",
    "more|longer|larger|bigger|greater|higher than",
];

/// The ways to say that nothing else is meant.
const ONLY: &[&str] = &["only", "solely", "exclusively", "purely", "just"];

/// The ways to say that something is there.
const OFFER: &[&str] = &[
    "support",
    "allow",
    "offer",
    "provide",
    "permit",
    "possible",
    "available",
];

/// A pattern of a limit's topic.
pub(super) fn topic(parts: &[Part], vocabulary: &mut Vocabulary) -> Vec<Part> {
    Class::new(MOST, NAMED, vocabulary).widen(parts)
}

/// A pattern of a statement in words.
pub(super) fn statement(parts: &[Part], vocabulary: &mut Vocabulary) -> Vec<Part> {
    let parts = Class::new(ONLY, 1, vocabulary).widen(parts);
    Class::new(OFFER, NAMED, vocabulary).widen(&parts)
}

/// Phrases that say the same.
struct Class {
    phrases: Vec<Vec<Part>>,
    named: usize,
}

impl Class {
    fn new(sources: &[&str], named: usize, vocabulary: &mut Vocabulary) -> Class {
        let mut parse = |source: &&str| syntax::parse(source, vocabulary).ok();
        Class {
            phrases: sources.iter().filter_map(&mut parse).collect(),
            named,
        }
    }

    fn widen(&self, parts: &[Part]) -> Vec<Part> {
        parts.iter().map(|part| self.widen_part(part)).collect()
    }

    fn widen_part(&self, part: &Part) -> Part {
        match part {
            Part::Any(phrases) => {
                let mut phrases: Vec<Vec<Part>> = match self.means_all(phrases) {
                    true => phrases.clone(),
                    false => phrases.iter().map(|phrase| self.widen(phrase)).collect(),
                };
                if self.means_all(&phrases) {
                    let others = self
                        .phrases
                        .iter()
                        .filter(|phrase| !phrases.contains(phrase));
                    let others: Vec<_> = others.cloned().collect();
                    phrases.extend(others);
                }
                Part::Any(phrases)
            }
            Part::Optional(phrase) => Part::Optional(self.widen(phrase)),
            Part::Word(_) if self.named == 1 && self.phrases.contains(&vec![part.clone()]) => {
                Part::Any(self.phrases.clone())
            }
            other => other.clone(),
        }
    }

    /// Whether so many different ways are named that all are meant.
    fn means_all(&self, phrases: &[Vec<Part>]) -> bool {
        let named = self
            .phrases
            .iter()
            .filter(|phrase| phrases.contains(phrase));
        named.count() >= self.named
    }
}
