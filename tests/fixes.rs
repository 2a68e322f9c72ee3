//! Fixes over every sentence of the content that is reported: none is needed twice, and none makes a finding of its own.

use std::{collections::BTreeMap, fmt::Write, path::Path, sync::Arc};

use cloudgloss_corpus::{Corpus, EntryKind, Example, Expectation, load};
use cloudgloss_ide::{Config, Finding, NoteId, Snapshot, TextEdit, all_findings, fix_all};

struct World {
    corpus: Arc<Corpus>,
}

impl World {
    fn new() -> World {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        World {
            corpus: Arc::new(Corpus::new(load::folder(&content).0)),
        }
    }

    /// The sentences that are reported, each as a note; one that names nothing stands under its subject's name.
    fn notes(&self) -> Vec<String> {
        let corpus = &self.corpus;
        let of_entries = corpus.entries().iter().flat_map(|entry| {
            entry
                .examples
                .iter()
                .map(|example| (entry.id.as_str(), example))
        });
        let of_facts = corpus.facts().iter().flat_map(|fact| {
            let subject = fact.subject.as_str();
            fact.examples.iter().map(move |example| (subject, example))
        });
        let flags = of_entries
            .chain(of_facts)
            .filter(|(_, example)| is_flag(example));
        flags
            .map(|(subject, example)| self.note(subject, &example.text))
            .collect()
    }

    fn note(&self, subject: &str, text: &str) -> String {
        let mut names = self.corpus.names().find_any_case(text).into_iter();
        if names.any(|name| self.corpus.entry(name.entry).kind != EntryKind::Term) {
            return format!("{text}\n");
        }
        let entry = self
            .corpus
            .entry_by_id(subject)
            .map(|ix| self.corpus.entry(ix));
        format!(
            "# {}\n\n{text}\n",
            entry.map_or("", |entry| entry.name.as_str())
        )
    }

    fn open(&self, note: &str) -> (Snapshot, NoteId) {
        let corpus = Arc::clone(&self.corpus);
        let today = corpus.as_of();
        let mut world = Snapshot::new(corpus, Config::default(), today);
        let id = NoteId::from("note");
        world.open_note(id.clone(), "note", note);
        (world, id)
    }

    fn findings(&self, note: &str) -> Vec<Finding> {
        let (world, id) = self.open(note);
        all_findings(&world, &id)
    }

    fn fix_all(&self, note: &str) -> Vec<TextEdit> {
        let (world, id) = self.open(note);
        fix_all(&world, &id)
    }
}

fn is_flag(example: &Example) -> bool {
    matches!(
        example.expect,
        Expectation::Renamed | Expectation::Lifecycle | Expectation::Outdated
    )
}

fn apply(note: &str, edits: &[TextEdit]) -> String {
    let mut note = note.to_owned();
    for edit in edits.iter().rev() {
        note.replace_range(edit.range.start..edit.range.end, &edit.new_text);
    }
    note
}

/// How many findings there are of each sort.
fn sorts(findings: &[Finding]) -> BTreeMap<(String, String), usize> {
    let mut sorts = BTreeMap::new();
    for finding in findings {
        let sort = (finding.code.to_string(), finding.subject.id.clone());
        *sorts.entry(sort).or_default() += 1;
    }
    sorts
}

/// Findings of a sort of which there were fewer before.
fn new_sorts(before: &[Finding], after: &[Finding]) -> Vec<(String, String)> {
    let before = sorts(before);
    let more = sorts(after)
        .into_iter()
        .filter(|(sort, count)| before.get(sort).unwrap_or(&0) < count);
    more.map(|(sort, _)| sort).collect()
}

#[test]
fn fix_all_twice_changes_nothing_more_and_makes_no_finding() {
    let world = World::new();
    let (mut fixed_notes, mut failures) = (0, String::new());
    for note in world.notes() {
        let edits = world.fix_all(&note);
        if edits.is_empty() {
            continue;
        }
        fixed_notes += 1;
        let fixed = apply(&note, &edits);
        let again = world.fix_all(&fixed);
        let new = new_sorts(&world.findings(&note), &world.findings(&fixed));
        if !again.is_empty() || !new.is_empty() {
            let _ = writeln!(
                failures,
                "{note:?} -> {fixed:?}: again {again:?}, new {new:?}"
            );
        }
    }
    assert!(
        fixed_notes > 200,
        "only {fixed_notes} notes have safe fixes"
    );
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_fix_ends_its_finding() {
    let world = World::new();
    let (mut tried, mut failures) = (0, String::new());
    for note in world.notes() {
        let before = world.findings(&note);
        for finding in &before {
            for fix in &finding.fixes {
                tried += 1;
                let fixed = apply(&note, &fix.edits);
                let after = world.findings(&fixed);
                if after.len() >= before.len() || !new_sorts(&before, &after).is_empty() {
                    let _ = writeln!(failures, "{}: {note:?} -> {fixed:?}", fix.title);
                }
            }
        }
    }
    assert!(tried > 1000, "only {tried} fixes were tried");
    assert!(failures.is_empty(), "{failures}");
}
