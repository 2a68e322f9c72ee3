//! The knowledge: every file is right, and every sentence in `flags` and `allows` gives what it says.

use std::{fmt::Write, path::Path, sync::Arc};

use cloudgloss_corpus::{Corpus, EntryKind, Example, Expectation, compile, load};
use cloudgloss_ide::{Code, Config, Finding, NoteId, Snapshot, all_findings};

fn content() -> (Corpus, Vec<cloudgloss_corpus::Problem>) {
    let (knowledge, mut problems) =
        load::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    problems.extend(compile::check_references(&knowledge));
    (Corpus::new(knowledge), problems)
}

#[test]
fn content_has_no_problems() {
    let (_, problems) = content();
    let listed = problems.iter().fold(String::new(), |mut text, problem| {
        let _ = writeln!(text, "content/{problem}");
        text
    });
    assert!(
        problems.is_empty(),
        "{} problems:\n{listed}",
        problems.len()
    );
}

#[test]
fn the_course_is_whole() {
    let corpus = content().0;
    let scenarios = corpus
        .cards()
        .iter()
        .filter(|card| card.topic == "scenarios");
    assert!(
        corpus
            .entries()
            .iter()
            .filter(|entry| entry.stage.is_some())
            .count()
            >= 30
    );
    assert!(corpus.cards().len() >= 28);
    assert!(scenarios.count() >= 3);
    assert!(corpus.facts().iter().filter(|fact| fact.verified).count() >= 60);
}

#[test]
fn flags_are_reported_and_allows_are_not() {
    let corpus = Arc::new(content().0);
    let mut tried = 0;
    let mut failures = String::new();
    for entry in corpus.entries() {
        for example in &entry.examples {
            tried += 1;
            check(
                &corpus,
                &entry.id,
                &entry.id,
                &entry.origin.file,
                example,
                &mut failures,
            );
        }
    }
    for fact in corpus.facts() {
        for example in &fact.examples {
            tried += 1;
            check(
                &corpus,
                &fact.subject,
                &fact.id,
                &fact.origin.file,
                example,
                &mut failures,
            );
        }
    }
    assert!(tried > 100, "only {tried} sentences were tried");
    assert!(
        failures.is_empty(),
        "{} of {tried} sentences:\n{failures}",
        failures.lines().count()
    );
}

fn check(
    corpus: &Arc<Corpus>,
    subject: &str,
    id: &str,
    file: &str,
    example: &Example,
    failures: &mut String,
) {
    let findings = findings(corpus, subject, &example.text);
    let about = |finding: &&Finding| match example.expect {
        Expectation::Renamed | Expectation::NotRenamed => {
            finding.code == Code::RenamedService && finding.subject.id == subject
        }
        Expectation::Lifecycle | Expectation::NotLifecycle => {
            matches!(finding.code, Code::RetiredService | Code::ClosedService)
                && finding.subject.id == subject
        }
        // Two facts of one subject can report the same words; one of them is enough.
        Expectation::Outdated => {
            finding.code == Code::OutdatedFact && finding.subject.id == subject
        }
        Expectation::NotOutdated => {
            finding.code == Code::OutdatedFact && finding.trace.starts_with(&format!("{id} "))
        }
    };
    let found = findings.iter().find(about);
    let wanted = matches!(
        example.expect,
        Expectation::Renamed | Expectation::Lifecycle | Expectation::Outdated
    );
    if found.is_some() != wanted {
        let said = found.map_or_else(
            || "nothing reported".to_owned(),
            |finding| finding.message.clone(),
        );
        let _ = writeln!(
            failures,
            "content/{file}:{}: {id}: {:?} {:?}: {said}",
            example.line, example.expect, example.text
        );
    }
}

/// The findings of a sentence; where it names nothing, under a heading with its subject's name.
fn findings(corpus: &Arc<Corpus>, subject: &str, text: &str) -> Vec<Finding> {
    let names = corpus
        .names()
        .find_any_case(text)
        .into_iter()
        .filter(|name| corpus.entry(name.entry).kind != EntryKind::Term);
    let heading = corpus
        .entry_by_id(subject)
        .map_or("", |ix| corpus.entry(ix).name.as_str());
    let note = if names.count() == 0 {
        format!("# {heading}\n\n{text}\n")
    } else {
        format!("{text}\n")
    };
    let offset = note.len() - text.len() - 1;
    let mut world = Snapshot::new(Arc::clone(corpus), Config::default(), corpus.as_of());
    let id = NoteId::from("note");
    world.open_note(id.clone(), "note", &note);
    all_findings(&world, &id)
        .into_iter()
        .filter(|finding| finding.range.start >= offset)
        .collect()
}
