//! Notes made of outdated sentences and of noise: fixing all twice changes nothing more, and a fix makes no finding.
#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cloudgloss_ide::{Config, Finding, NoteId, Snapshot, TextEdit, all_findings, fix_all};
use libfuzzer_sys::fuzz_target;

static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let corpus = cloudgloss_knowledge::corpus();
    let of_entries = corpus.entries().iter().flat_map(|entry| &entry.examples);
    let of_facts = corpus.facts().iter().flat_map(|fact| &fact.examples);
    of_entries
        .chain(of_facts)
        .map(|example| example.text.clone())
        .collect()
});

fn opened(note: &str) -> (Snapshot, NoteId) {
    let corpus = cloudgloss_knowledge::corpus();
    let today = corpus.as_of();
    let (mut world, id) = (
        Snapshot::new(corpus, Config::default(), today),
        NoteId::from("note"),
    );
    world.open_note(id.clone(), "note", note);
    (world, id)
}

fn fixes(note: &str) -> Vec<TextEdit> {
    let (world, id) = opened(note);
    fix_all(&world, &id)
}

fn sorts(note: &str) -> BTreeMap<(String, String), usize> {
    let (world, id) = opened(note);
    let mut sorts = BTreeMap::new();
    for Finding { code, subject, .. } in all_findings(&world, &id) {
        *sorts.entry((code.to_string(), subject.id)).or_default() += 1;
    }
    sorts
}

/// A full stop ends each line that another one follows in its block: whether a line without one was wrapped or is a statement
/// by itself, its length tells, and a fix changes that.
const BETWEEN: [&str; 8] = ["\n\n", ".\n", ". ", " ", "\n- ", "\n# ", ".\n> ", "\n| "];

fn note(parts: &[(u16, u8, String)]) -> String {
    let mut note = String::new();
    for (sentence, between, noise) in parts {
        note.push_str(&SENTENCES[usize::from(*sentence) % SENTENCES.len()]);
        note.push_str(BETWEEN[usize::from(*between) % BETWEEN.len()]);
        let noise = noise.chars().take(8);
        note.extend(noise.filter(|letter| !matches!(letter, '\n' | '\r')));
    }
    note
}

fuzz_target!(|parts: Vec<(u16, u8, String)>| {
    let note = note(&parts[..parts.len().min(6)]);
    let edits = fixes(&note);
    let mut fixed = note.clone();
    for edit in edits.iter().rev() {
        fixed.replace_range(edit.range.start..edit.range.end, &edit.new_text);
    }
    let again = fixes(&fixed);
    assert!(again.is_empty(), "{note:?} -> {fixed:?}: again {again:?}");
    let before = sorts(&note);
    for (sort, count) in sorts(&fixed) {
        assert!(
            before.get(&sort).unwrap_or(&0) >= &count,
            "{note:?} -> {fixed:?}: new {sort:?}"
        );
    }
});
