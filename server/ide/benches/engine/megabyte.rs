//! One megabyte of notes, step by step: each series does its own step alone, on what the steps before it made.

use std::hint::black_box;

use cloudgloss_corpus::{
    Corpus,
    quantity::quantities,
    words::{Token, sentences, tokenize},
};
use cloudgloss_ide::{Document, diagnostics};
use cloudgloss_syntax::{BlockKind, Segment, segments, segments_into};
use divan::{Bencher, counter::BytesCount};

use crate::{notes::notes, world::world};

const MEGABYTE: usize = 1 << 20;

/// Text to rope, tree and blocks.
#[divan::bench]
fn parse(bencher: Bencher) {
    let text = notes(MEGABYTE);
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| Document::new(&text).blocks().len());
}

/// Blocks to stretches of prose.
#[divan::bench]
fn zones(bencher: Bencher) {
    let blocks = blocks();
    let mut found = Vec::new();
    measured(bencher).bench_local(|| {
        for block in &blocks {
            found.clear();
            segments_into(block.kind, &block.text, &mut found);
            black_box(&found);
        }
    });
}

/// Prose to tokens.
#[divan::bench]
fn words(bencher: Bencher) {
    let (blocks, corpus) = (blocks(), cloudgloss_knowledge::corpus());
    let mut tokens = Vec::new();
    measured(bencher).bench_local(|| {
        for block in &blocks {
            tokens.clear();
            tokenize(
                &block.text,
                &block.segments,
                corpus.vocabulary(),
                &mut tokens,
            );
            black_box(&tokens);
        }
    });
}

/// Prose to names.
#[divan::bench]
fn names(bencher: Bencher) {
    let (blocks, corpus) = (blocks(), cloudgloss_knowledge::corpus());
    let names = corpus.names();
    measured(bencher).bench_local(|| {
        for block in &blocks {
            black_box(names.find(&block.text, &block.segments));
        }
    });
}

/// Tokens to amounts.
#[divan::bench]
fn amounts(bencher: Bencher) {
    let blocks = blocks();
    let mut found = Vec::new();
    measured(bencher).bench_local(|| {
        for block in &blocks {
            for sentence in sentences(&block.tokens) {
                found.clear();
                quantities(&block.tokens, &block.text, sentence, &mut found);
                black_box(&found);
            }
        }
    });
}

/// A parsed note to its findings: all of the above but `parse`, then scopes, claims and findings.
#[divan::bench]
fn findings(bencher: Bencher) {
    let text = notes(MEGABYTE);
    cloudgloss_knowledge::corpus().names();
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher
        .with_inputs(|| world(&text))
        .bench_values(|(world, id)| diagnostics(&world, &id).len());
}

/// A text to its findings, as on opening a note.
#[divan::bench]
fn whole(bencher: Bencher) {
    let text = notes(MEGABYTE);
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| {
        let (world, id) = world(&text);
        diagnostics(&world, &id).len()
    });
}

struct ReadBlock {
    kind: BlockKind,
    text: String,
    segments: Vec<Segment>,
    tokens: Vec<Token>,
}

impl ReadBlock {
    fn new(corpus: &Corpus, kind: BlockKind, text: String) -> ReadBlock {
        let segments = segments(kind, &text);
        let mut tokens = Vec::new();
        tokenize(&text, &segments, corpus.vocabulary(), &mut tokens);
        ReadBlock {
            kind,
            text,
            segments,
            tokens,
        }
    }
}

fn blocks() -> Vec<ReadBlock> {
    let corpus = cloudgloss_knowledge::corpus();
    let document = Document::new(&notes(MEGABYTE));
    let read = |(_, range, block): (_, _, cloudgloss_syntax::Block)| {
        ReadBlock::new(&corpus, block.kind, document.slice(range).into_owned())
    };
    document.iter_blocks().map(read).collect()
}

fn measured<'a, 'b>(bencher: Bencher<'a, 'b>) -> Bencher<'a, 'b> {
    bencher.counter(BytesCount::new(MEGABYTE))
}
