//! `flags` and `allows`: each sentence has to give what it says.

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, EntryKind, Example, Expectation, Problem};

use crate::{Code, Finding};

/// Whose sentence it is.
struct Owner<'a> {
    /// Id of the entry that the sentence is about.
    subject: &'a str,
    /// Id of the entry or the fact that has the sentence.
    id: &'a str,
    file: &'a str,
}

/// The sentences that do not give what they should.
pub fn problems(corpus: &Arc<Corpus>) -> Vec<Problem> {
    let of_entries = corpus.entries().iter().map(|entry| {
        let owner = Owner {
            subject: &entry.id,
            id: &entry.id,
            file: &entry.origin.file,
        };
        (owner, &entry.examples)
    });
    let of_facts = corpus.facts().iter().map(|fact| {
        let owner = Owner {
            subject: &fact.subject,
            id: &fact.id,
            file: &fact.origin.file,
        };
        (owner, &fact.examples)
    });
    of_entries
        .chain(of_facts)
        .flat_map(|(owner, examples)| {
            let tried = |example| tried(corpus, &owner, example);
            examples.iter().filter_map(tried).collect::<Vec<_>>()
        })
        .collect()
}

fn tried(corpus: &Arc<Corpus>, owner: &Owner, example: &Example) -> Option<Problem> {
    let findings = findings(corpus, owner.subject, &example.text);
    let found = findings
        .iter()
        .find(|finding| answers(finding, owner, example.expect));
    let message = match (found, is_flag(example.expect)) {
        (None, true) => format!(
            "`flags` of {}: nothing is reported in {:?}: mend the phrases or the sentence",
            owner.id, example.text
        ),
        (Some(finding), false) => format!(
            "`allows` of {}: {:?} is reported: {}",
            owner.id, example.text, finding.message
        ),
        _ => return None,
    };
    Some(Problem::on_line(owner.file, example.line, message))
}

fn is_flag(expect: Expectation) -> bool {
    matches!(
        expect,
        Expectation::Renamed | Expectation::Lifecycle | Expectation::Outdated
    )
}

fn answers(finding: &Finding, owner: &Owner, expect: Expectation) -> bool {
    let about = finding.subject.id == owner.subject;
    match expect {
        Expectation::Renamed | Expectation::NotRenamed => {
            about && finding.code == Code::RenamedService
        }
        Expectation::Lifecycle | Expectation::NotLifecycle => {
            about && matches!(finding.code, Code::RetiredService | Code::ClosedService)
        }
        // Two facts of one subject can report the same words; one of them is enough.
        Expectation::Outdated => about && finding.code == Code::OutdatedFact,
        Expectation::NotOutdated => {
            finding.code == Code::OutdatedFact
                && finding.trace.starts_with(&format!("{} ", owner.id))
        }
    }
}

/// The findings of a sentence; where it names nothing, under a heading with its subject's name.
fn findings(corpus: &Arc<Corpus>, subject: &str, text: &str) -> Vec<Finding> {
    let names = corpus.names().find_any_case(text);
    let names_something = names
        .iter()
        .any(|name| corpus.entry(name.entry).kind != EntryKind::Term);
    let heading = corpus
        .entry_by_id(subject)
        .map_or("", |ix| corpus.entry(ix).name.as_str());
    let note = if names_something {
        format!("{text}\n")
    } else {
        format!("# {heading}\n\n{text}\n")
    };
    let offset = note.len() - text.len() - 1;
    let mut findings = super::findings(corpus, "note", &note);
    findings.retain(|finding| finding.range.start >= offset);
    findings
}
