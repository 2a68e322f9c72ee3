//! What is offered behind what was typed last, in a note of 100 KB.

use cloudgloss_ide::{TextEdit, completions};
use divan::Bencher;

use crate::{notes::notes, world::world};

/// As many as an editor is sent.
const LIMIT: usize = 50;

/// The beginning of a name, a slip, words of a sentence, a question.
const TYPED: [&str; 6] = [
    "K",
    "with Kin",
    "Kineiss",
    "and then the data is consist",
    "lambda timeout",
    "Q: what is sh",
];

#[divan::bench(args = TYPED)]
fn completion(bencher: Bencher, typed: &str) {
    let text = notes(100 << 10);
    let (mut world, id) = world(&text);
    let line = format!("\n\n{typed}");
    let end = text.len();
    world.change_note(&id, &TextEdit::insert(end, &line));
    bencher.bench_local(|| {
        completions(&world, &id, end + line.len(), LIMIT)
            .items
            .len()
    });
}
