//! How long reading and editing take: `CLOUDGLOSS_NOTES=/path/to/notes cargo bench -p cloudgloss-syntax`.
//!
//! The notes in the folder (or a small sample of our own) are put one after the other until there are 1 MB and 10 MB.
//! An edit is one letter typed or taken away in the middle of a paragraph; each goes into another place.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use cloudgloss_syntax::{Document, TextEdit, TextRange, segments, segments_into};

const SAMPLE: &str = "# Lambda\n\nRuns **code** for up to `15` minutes.\n\n- Memory: [10 GB](https://example.com/x)\n  - more\n\n| a | b |\n|---|---|\n| c | d |\n\nQ: What is it?\nA: Functions.\n\n```sh\naws lambda list-functions\n```\n\n";

fn main() {
    let notes = notes();
    for megabytes in [1, 10] {
        let text = repeat(&notes, megabytes << 20);
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

fn notes() -> String {
    let mut notes = String::new();
    if let Some(folder) = std::env::var_os("CLOUDGLOSS_NOTES") {
        collect(Path::new(&folder), &mut notes);
    }
    if notes.is_empty() {
        SAMPLE.to_owned()
    } else {
        notes
    }
}

fn collect(folder: &Path, notes: &mut String) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, notes);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            notes.push_str(&fs::read_to_string(&path).unwrap_or_default());
            notes.push('\n');
        }
    }
}

fn repeat(notes: &str, bytes: usize) -> String {
    let mut text = notes.repeat(bytes / notes.len() + 1);
    let end = (0..=bytes).rev().find(|end| text.is_char_boundary(*end));
    text.truncate(end.unwrap_or(0));
    text
}
