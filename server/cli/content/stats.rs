//! How much is known.

use std::fmt::Write;

use cloudgloss_corpus::{Corpus, Entry, EntryKind, Fact, Status, compile::scenarios};

/// A line for each count.
pub fn told(corpus: &Corpus) -> String {
    let mut text = String::new();
    for (what, count) in counts(corpus) {
        let _ = writeln!(text, "{count:>6}  {what}");
    }
    text
}

fn counts(corpus: &Corpus) -> Vec<(&'static str, usize)> {
    let entries = |keep: fn(&&Entry) -> bool| corpus.entries().iter().filter(keep).count();
    let facts = |keep: fn(&&Fact) -> bool| corpus.facts().iter().filter(keep).count();
    let is_scenario = |topic: &str| topic == scenarios::TOPIC;
    let examples = corpus.entries().iter().map(|entry| entry.examples.len());
    let examples = examples.chain(corpus.facts().iter().map(|fact| fact.examples.len()));
    vec![
        (
            "services",
            entries(|entry| entry.kind == EntryKind::Service),
        ),
        (
            "features, classes, families and tools",
            entries(|entry| !matches!(entry.kind, EntryKind::Service | EntryKind::Term)),
        ),
        ("terms", entries(|entry| entry.kind == EntryKind::Term)),
        (
            "former names",
            corpus
                .entries()
                .iter()
                .map(|entry| entry.formerly.len())
                .sum(),
        ),
        (
            "retired, closed or ending",
            entries(|entry| {
                matches!(
                    entry.lifecycle.status,
                    Status::Retired | Status::Closed | Status::Ending
                )
            }),
        ),
        ("facts", corpus.facts().len()),
        ("facts with a history", facts(|fact| !fact.was.is_empty())),
        (
            "facts without a source, silent",
            facts(|fact| !fact.verified),
        ),
        ("sentences tried", examples.sum()),
        (
            "questions",
            corpus
                .cards()
                .iter()
                .filter(|card| !is_scenario(&card.topic))
                .count(),
        ),
        (
            "scenarios",
            corpus
                .cards()
                .iter()
                .filter(|card| is_scenario(&card.topic))
                .count(),
        ),
        ("exams", corpus.exams().len()),
        ("pages of interview preparation", corpus.guides().len()),
    ]
}
