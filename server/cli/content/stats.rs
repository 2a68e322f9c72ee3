//! How much is known.

use std::fmt::Write;

use cloudgloss_corpus::{Card, Corpus, Entry, EntryKind, Fact, Status, compile::scenarios};

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
    let cards = |keep: fn(&&Card) -> bool| corpus.cards().iter().filter(keep).count();
    let former = corpus.entries().iter().map(|entry| entry.formerly.len());
    let examples = corpus.entries().iter().map(|entry| entry.examples.len());
    let examples = examples.chain(corpus.facts().iter().map(|fact| fact.examples.len()));
    let parts = "features, classes, families and tools";
    vec![
        (
            "services",
            entries(|entry| entry.kind == EntryKind::Service),
        ),
        (parts, entries(is_part)),
        ("terms", entries(|entry| entry.kind == EntryKind::Term)),
        ("former names", former.sum()),
        ("retired, closed or ending", entries(is_leaving)),
        ("facts", corpus.facts().len()),
        ("facts with a history", facts(|fact| !fact.was.is_empty())),
        (
            "facts without a source, silent",
            facts(|fact| !fact.verified),
        ),
        ("sentences tried", examples.sum()),
        ("questions", cards(|card| !is_scenario(card))),
        ("scenarios", cards(|card| is_scenario(card))),
        ("exams", corpus.exams().len()),
        ("pages of interview preparation", corpus.guides().len()),
    ]
}

fn is_part(entry: &&Entry) -> bool {
    !matches!(entry.kind, EntryKind::Service | EntryKind::Term)
}

fn is_leaving(entry: &&Entry) -> bool {
    matches!(
        entry.lifecycle.status,
        Status::Retired | Status::Closed | Status::Ending
    )
}

fn is_scenario(card: &Card) -> bool {
    card.topic == scenarios::TOPIC
}
