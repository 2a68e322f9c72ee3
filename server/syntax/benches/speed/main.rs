//! How long reading and editing take: `CLOUDGLOSS_NOTES=/path/to/notes cargo bench -p cloudgloss-syntax`.
//!
//! The notes in the folder (or a small sample of our own) are put one after the other until there are 1 MB and 10 MB.
//! An edit is one letter typed or taken away in the middle of a paragraph; each goes into another place.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cloudgloss_syntax::{Document, TextEdit, TextRange, segments, segments_into};

mod notes;

fn main() {
    for megabytes in [1, 10] {
        let text = notes::notes(megabytes << 20);
        println!("{megabytes} MB");
        measure(&text);
    }
}

fn measure(text: &str) {
    let start = Instant::now();
    let mut document = Document::new(text);
    report("read", start.elapsed(), text.len());
    println!("  blocks: {}", document.blocks().len());
    report_edits("edit", &mut document, false);
    report_edits("edit while a snapshot is held", &mut document, true);
    let blocks: Vec<_> = document
        .iter_blocks()
        .map(|(_, range, block)| (block.kind, document.slice(range).into_owned()))
        .collect();
    let start = Instant::now();
    let mut found = 0;
    for (kind, text) in &blocks {
        found += black_box(segments(*kind, text)).len();
    }
    report("segments", start.elapsed(), text.len());
    let start = Instant::now();
    let mut out = Vec::new();
    for (kind, text) in &blocks {
        out.clear();
        segments_into(*kind, text, &mut out);
        black_box(&out);
    }
    report("segments_into", start.elapsed(), text.len());
    println!("  segments: {found}");
}

/// Types a letter and takes it away again at many places.
fn report_edits(name: &str, document: &mut Document, shared: bool) {
    let mut times = Vec::new();
    for place in 0..400 {
        let at = place_of_word(document, place * 7919 % 400);
        for edit in [
            TextEdit::insert(at, "x"),
            TextEdit::delete(TextRange::new(at, at + 1)),
        ] {
            let held = shared.then(|| document.clone());
            let start = Instant::now();
            black_box(document.apply(&edit));
            times.push(start.elapsed());
            drop(held);
        }
    }
    times.sort();
    let at = |part: usize| times[times.len() * part / 100];
    println!(
        "  {name}: p50 {:?}, p95 {:?}, max {:?}",
        at(50),
        at(95),
        at(99)
    );
}

/// A place between two letters near `place` 400ths of the text.
fn place_of_word(document: &Document, place: usize) -> usize {
    let rope = document.rope();
    let start = document.len() / 400 * place;
    let is_letter = |at: usize| {
        rope.get_byte(at)
            .is_some_and(|byte| byte.is_ascii_alphabetic())
    };
    (start..document.len())
        .find(|at| is_letter(*at) && is_letter(at + 1))
        .map_or(0, |at| at + 1)
}

fn report(name: &str, time: Duration, bytes: usize) {
    let rate = bytes as f64 / 1e6 / time.as_secs_f64();
    println!("  {name}: {time:?} ({rate:.0} MB/s)");
}
