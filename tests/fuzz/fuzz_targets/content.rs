//! Files of somebody's own knowledge: wrong ones are told, and none does harm, not even when notes are read with it.
#![no_main]

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, Knowledge};
use cloudgloss_ide::{Config, NoteId, Snapshot, diagnostics, document_symbols};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 6] = [
    "services/a.toml",
    "concepts/a.toml",
    "questions/a.md",
    "scenarios/a.md",
    "exams/a.toml",
    "VERSION.toml",
];

fuzz_target!(|case: (Vec<(u8, String)>, String)| {
    let (files, note) = case;
    let files: Vec<(String, String)> = files
        .into_iter()
        .map(|(name, text)| (NAMES[usize::from(name) % NAMES.len()].to_owned(), text))
        .collect();
    let (corpus, problems) = Corpus::new(Knowledge::default()).with_overlay(&files);
    for problem in problems {
        assert!(!problem.message.is_empty());
    }
    let today = corpus.as_of();
    let mut world = Snapshot::new(Arc::new(corpus), Config::default(), today);
    let id = NoteId::from("note");
    world.open_note(id.clone(), "note", &note);
    diagnostics(&world, &id);
    document_symbols(&world, &id);
});
