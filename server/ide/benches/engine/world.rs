//! A world to measure in.

use cloudgloss_ide::{Config, NoteId, Snapshot};

/// A world with one note, named `note`.
pub fn world(text: &str) -> (Snapshot, NoteId) {
    let corpus = cloudgloss_knowledge::corpus();
    let today = corpus.as_of();
    let mut world = Snapshot::new(corpus, Config::default(), today);
    let id = NoteId::from("note");
    world.open_note(id.clone(), "note", text);
    (world, id)
}
