//! What is done once: decoding the knowledge and building its indexes.

use cloudgloss_corpus::{Corpus, Knowledge};
use divan::Bencher;

/// The blob to `Knowledge`.
#[divan::bench]
fn decode(bencher: Bencher) {
    let blob = blob();
    bencher.bench(|| Knowledge::from_bytes(&blob));
}

/// `Knowledge` to `Corpus`.
#[divan::bench]
fn index(bencher: Bencher) {
    bencher.with_inputs(knowledge).bench_values(Corpus::new);
}

/// The automaton of all names, built when the first note is read.
#[divan::bench]
fn names(bencher: Bencher) {
    bencher
        .with_inputs(|| Corpus::new(knowledge()))
        .bench_refs(|corpus| std::ptr::from_ref(corpus.names()).addr());
}

fn knowledge() -> Knowledge {
    Knowledge::from_bytes(&blob()).unwrap_or_default()
}

fn blob() -> Vec<u8> {
    cloudgloss_knowledge::corpus().knowledge().to_bytes()
}
