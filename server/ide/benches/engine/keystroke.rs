//! One letter typed or taken away, to the findings of the note; each in another place.

use std::hint::black_box;

use cloudgloss_ide::{Curtain, NoteId, Snapshot, TextEdit, TextRange, diagnostics, hover};
use divan::Bencher;

use crate::{notes::notes, world::world};

const SIZES: [usize; 4] = [10 << 10, 100 << 10, 1 << 20, 10 << 20];

/// So many places are written at in turn.
const PLACES: usize = 400;

/// A change and the findings after it.
#[divan::bench(args = SIZES, min_time = 1)]
fn change_and_findings(bencher: Bencher, bytes: usize) {
    let mut typist = Typist::new(bytes);
    bencher.bench_local(|| {
        typist.strike();
        black_box(diagnostics(&typist.world, &typist.id)).len()
    });
}

/// The change alone: what happens before the next message is read.
#[divan::bench(args = SIZES)]
fn change(bencher: Bencher, bytes: usize) {
    let mut typist = Typist::new(bytes);
    bencher.bench_local(|| typist.strike());
}

/// The findings alone, of a note that has been read.
#[divan::bench(args = SIZES)]
fn findings(bencher: Bencher, bytes: usize) {
    let typist = Typist::new(bytes);
    bencher.bench_local(|| black_box(diagnostics(&typist.world, &typist.id)).len());
}

/// A change, and what is told of the word beside it.
#[divan::bench(args = SIZES)]
fn change_and_hover(bencher: Bencher, bytes: usize) {
    let mut typist = Typist::new(bytes);
    bencher.bench_local(|| {
        let at = typist.strike();
        black_box(hover(&typist.world, &typist.id, at, Curtain::Rule)).is_some()
    });
}

struct Typist {
    world: Snapshot,
    id: NoteId,
    places: Vec<usize>,
    strikes: usize,
}

impl Typist {
    fn new(bytes: usize) -> Typist {
        let text = notes(bytes);
        let (world, id) = world(&text);
        diagnostics(&world, &id);
        Typist {
            world,
            id,
            places: (0..PLACES)
                .map(|place| inside_word(&text, text.len() / PLACES * (place * 7919 % PLACES)))
                .collect(),
            strikes: 0,
        }
    }

    /// Types a letter, or takes away the one that was typed last. Gives the place.
    fn strike(&mut self) -> usize {
        let at = self.places[self.strikes / 2 % PLACES];
        let edit = if self.strikes.is_multiple_of(2) {
            TextEdit::insert(at, "x")
        } else {
            TextEdit::delete(TextRange::new(at, at + 1))
        };
        self.strikes += 1;
        self.world.change_note(&self.id, &edit);
        at
    }
}

/// The next place from `start` between two letters.
fn inside_word(text: &str, start: usize) -> usize {
    let letters = |pair: &[u8]| pair.iter().all(u8::is_ascii_alphabetic);
    text.as_bytes()[start..]
        .windows(2)
        .position(letters)
        .map_or(0, |at| start + at + 1)
}
