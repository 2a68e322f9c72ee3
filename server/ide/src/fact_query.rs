//! Facts by the name of their subject and words of their topic: `lambda timeout`.

use cloudgloss_corpus::{Corpus, EntryIx, Fact, FactBound, FactKind, words::stem};
use cloudgloss_syntax::TextRange;

/// With more words it is a sentence.
const WORDS: usize = 4;
/// Words that any topic may hold.
const FILLER: &[&str] = &["the", "of", "for", "a", "an", "in", "per", "its", "is"];

/// What is asked for.
pub struct FactQuery {
    entry: EntryIx,
    /// The words beside the name, as stems.
    topic: Vec<String>,
    /// The word that is still being typed, as a stem; empty where none is.
    typing: String,
}

impl FactQuery {
    /// Facts of an entry, by the words of their topic. `typing` is the word that may be a beginning only, or empty.
    pub fn new(entry: EntryIx, topic: &[&str], typing: &str) -> Option<FactQuery> {
        let topic: Vec<String> = topic
            .iter()
            .map(|word| word.to_lowercase())
            .filter(|word| !FILLER.contains(&word.as_str()))
            .map(|word| stem(&word).into_owned())
            .collect();
        let typing = stem(&typing.to_lowercase()).into_owned();
        let is_topic = (1..=WORDS).contains(&topic.len());
        is_topic.then_some(FactQuery {
            entry,
            topic,
            typing,
        })
    }

    /// A name and words beside it.
    pub fn parse(corpus: &Corpus, words: &str) -> Option<FactQuery> {
        let (entry, rest) = named(corpus, words)?;
        FactQuery::new(entry, &topic_words(&rest), "")
    }

    /// The facts in reach of what is named that every word belongs to, best first, each with how many of the words its id holds.
    pub fn facts<'c>(&self, corpus: &'c Corpus) -> Vec<(usize, &'c Fact)> {
        let mut scored: Vec<(usize, &Fact)> = corpus
            .facts_in_reach(self.entry)
            .iter()
            .map(|&fact| corpus.fact(fact))
            .filter_map(|fact| Some((self.score(fact)?, fact)))
            .collect();
        scored.sort_by_key(|(score, fact)| (std::cmp::Reverse(*score), fact.id.len(), &fact.id));
        scored
    }

    /// `None` unless every word belongs to the fact, and one to its id.
    fn score(&self, fact: &Fact) -> Option<usize> {
        let of_id = stems(fact.id.strip_prefix(&fact.subject).unwrap_or(&fact.id));
        let mut all = stems(&fact.says);
        all.extend(of_id.iter().cloned());
        all.extend(bounds(fact).iter().map(|word| stem(word).into_owned()));
        let typing = &self.typing;
        let fits = |word: &String, known: &String| {
            word == known || (word == typing && word.len() > 2 && known.starts_with(word.as_str()))
        };
        let in_all = |word: &&String| all.iter().any(|known| fits(word, known));
        let in_id = |word: &&String| of_id.iter().any(|known| fits(word, known));
        let hits = self.topic.iter().filter(in_id).count();
        (hits > 0 && self.topic.iter().all(|word| in_all(&word))).then_some(hits)
    }
}

/// The first thing that is named, and the words around its name.
pub fn named(corpus: &Corpus, words: &str) -> Option<(EntryIx, String)> {
    let name = corpus.names().find_any_case(words).into_iter().next()?;
    Some((name.entry, without(words, name.full)))
}

/// The words that may tell a topic.
pub fn topic_words(text: &str) -> Vec<&str> {
    let split = text.split(|c: char| !c.is_alphanumeric());
    split.filter(|word| !word.is_empty()).collect()
}

fn without(text: &str, range: TextRange) -> String {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    format!("{before} {after}")
}

fn stems(text: &str) -> Vec<String> {
    let words = topic_words(text);
    let stems = words
        .iter()
        .map(|word| stem(&word.to_lowercase()).into_owned());
    stems.collect()
}

/// What people call the end that a fact bounds.
fn bounds(fact: &Fact) -> &'static [&'static str] {
    match (fact.kind, fact.bound) {
        (FactKind::Default, _) => &["default"],
        (FactKind::Price, _) => &["price", "cost", "costs"],
        (FactKind::Quota, FactBound::Max) => &["max", "maximum", "limit", "quota"],
        (FactKind::Quota, FactBound::Min) => &["min", "minimum", "limit", "quota"],
        _ => &["limit", "quota"],
    }
}
