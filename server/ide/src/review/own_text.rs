//! Our own sentences: no answer may contradict a fact, no text may use a name that is outdated.

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, Entry, Fact, Problem, Status, load::File};

use crate::{Code, Finding};

/// What would be reported in our own text if it stood in a note.
pub fn problems(corpus: &Arc<Corpus>, files: &[File]) -> Vec<Problem> {
    let pages = files
        .iter()
        .filter(|(path, _)| path.ends_with(".md") && path.contains('/'));
    let mut problems: Vec<Problem> = pages
        .flat_map(|(path, text)| of_page(corpus, path, text))
        .collect();
    problems.extend(
        corpus
            .entries()
            .iter()
            .flat_map(|entry| of_entry(corpus, entry)),
    );
    problems.extend(
        corpus
            .facts()
            .iter()
            .filter_map(|fact| of_fact(corpus, fact)),
    );
    problems
}

/// A page is a note itself.
fn of_page(corpus: &Arc<Corpus>, path: &str, text: &str) -> Vec<Problem> {
    let told = |finding: Finding| Problem::at(path, text, finding.range.start, message(&finding));
    super::findings(corpus, path, text)
        .into_iter()
        .filter(is_outdated)
        .map(told)
        .collect()
}

/// What is leaving may be told by what left with it.
fn of_entry(corpus: &Arc<Corpus>, entry: &Entry) -> Vec<Problem> {
    let stays = matches!(entry.lifecycle.status, Status::Active | Status::Preview);
    let differences = entry
        .confused_with
        .iter()
        .map(|(id, text)| (id.as_str(), text));
    let texts = [&entry.summary, &entry.when].map(|text| (entry.id.as_str(), text));
    texts
        .into_iter()
        .chain(differences)
        .filter(|_| stays)
        .flat_map(|(about, text)| elsewhere(corpus, &[&entry.id, about], text))
        .map(|finding| Problem::of(&entry.origin, message(&finding)))
        .collect()
}

fn of_fact(corpus: &Arc<Corpus>, fact: &Fact) -> Option<Problem> {
    let finding = elsewhere(corpus, &[&fact.subject], &fact.says)
        .into_iter()
        .next()?;
    Some(Problem::on_line(
        &fact.origin.file,
        fact.origin.line,
        message(&finding),
    ))
}

/// Findings that are not about what the text is there to explain, or a part of it: a retired service has to be named by its own summary.
fn elsewhere(corpus: &Arc<Corpus>, explained: &[&str], text: &str) -> Vec<Finding> {
    let is_explained = |id: &str| {
        let parent = corpus
            .entry_by_id(id)
            .and_then(|ix| corpus.entry(ix).parent.as_deref());
        explained.contains(&id) || parent.is_some_and(|parent| explained.contains(&parent))
    };
    let mut findings = super::findings(corpus, "note", text);
    findings.retain(|finding| is_outdated(finding) && !is_explained(&finding.subject.id));
    findings
}

fn is_outdated(finding: &Finding) -> bool {
    matches!(
        finding.code,
        Code::RenamedService | Code::RetiredService | Code::ClosedService | Code::OutdatedFact
    )
}

fn message(finding: &Finding) -> String {
    format!("our own text is outdated: {}", finding.message)
}
