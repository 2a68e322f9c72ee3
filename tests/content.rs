//! The knowledge: every file is right, and every sentence in `flags` and `allows` gives what it says.

use std::{fmt::Write, path::Path, sync::Arc};

use cloudgloss_corpus::{Corpus, Problem, compile, load};

struct Content {
    corpus: Arc<Corpus>,
    files: Vec<load::File>,
    problems: Vec<Problem>,
}

fn content() -> Content {
    let (files, mut problems) =
        load::read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let (knowledge, more) = compile::compile(&files);
    problems.extend(more);
    problems.extend(compile::check(&knowledge));
    let corpus = Arc::new(Corpus::new(knowledge));
    Content {
        corpus,
        files,
        problems,
    }
}

fn assert_none(problems: &[Problem]) {
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
fn content_has_no_problems() {
    assert_none(&content().problems);
}

#[test]
fn flags_are_reported_allows_are_not_and_our_own_text_is_up_to_date() {
    let content = content();
    let sentences = content
        .corpus
        .facts()
        .iter()
        .map(|fact| fact.examples.len())
        .sum::<usize>();
    assert!(sentences > 1000, "only {sentences} sentences are tried");
    assert_none(&cloudgloss_ide::review(&content.corpus, &content.files));
}

#[test]
fn the_course_is_whole() {
    let corpus = content().corpus;
    let scenarios = corpus
        .cards()
        .iter()
        .filter(|card| card.topic == "scenarios");
    let stages = corpus
        .entries()
        .iter()
        .filter(|entry| entry.stage.is_some());
    assert!(stages.count() >= 30);
    assert!(scenarios.count() >= 3);
    assert!(corpus.facts().iter().filter(|fact| fact.verified).count() >= 60);
}

#[test]
fn the_published_schemas_are_those_of_the_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/schema");
    for (name, text) in cloudgloss_corpus::json_schemas()
        .into_iter()
        .chain([cloudgloss_ide::config_schema()])
    {
        let published = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        // The order of keys depends on what else is built along.
        assert!(
            parsed(&published).is_some() && parsed(&published) == parsed(&text),
            "content/schema/{name} is outdated: run `cargo run -- content schema`"
        );
    }
}

fn parsed(schema: &str) -> Option<serde_json::Value> {
    serde_json::from_str(schema).ok()
}
