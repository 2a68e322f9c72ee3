//! The knowledge reviewed by its own engine: its test sentences, and what it says itself.

mod examples;
mod own_text;

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, Problem, load::File};

use crate::{Config, Finding, NoteId, Snapshot, all_findings};

/// Every problem that only reading shows: a sentence in `flags` that is not reported, one in `allows` that is,
/// and text of our own that the engine would report in a note. `files` are the content files that `corpus` was compiled from.
pub fn review(corpus: &Arc<Corpus>, files: &[File]) -> Vec<Problem> {
    let mut problems = examples::problems(corpus);
    problems.extend(own_text::problems(corpus, files));
    problems.sort();
    problems
}

/// All findings in one text, on the day of the knowledge.
fn findings(corpus: &Arc<Corpus>, name: &str, text: &str) -> Vec<Finding> {
    let mut world = Snapshot::new(Arc::clone(corpus), Config::default(), corpus.as_of());
    let id = NoteId::from(name);
    world.open_note(id.clone(), name, text);
    all_findings(&world, &id)
}

#[cfg(test)]
mod tests;
