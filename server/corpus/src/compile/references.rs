//! Ids that lead nowhere.

use rustc_hash::FxHashSet;

use crate::{Knowledge, Problem, model::Origin};

pub fn check(knowledge: &Knowledge) -> Vec<Problem> {
    let ids: FxHashSet<&str> = knowledge
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    let mut problems = Vec::new();
    let mut refer = |origin: &Origin, what: &str, id: &str| {
        if !ids.contains(id) {
            let message =
                format!("{what} `{id}` is no entry: correct the id or add services/{id}.toml");
            problems.push(Problem {
                file: origin.file.clone(),
                line: origin.line,
                column: 1,
                message,
            });
        }
    };
    for entry in &knowledge.entries {
        entry
            .parent
            .iter()
            .for_each(|id| refer(&entry.origin, "the parent", id));
        entry
            .services
            .iter()
            .for_each(|id| refer(&entry.origin, "the service", id));
        entry
            .confused_with
            .iter()
            .for_each(|(id, _)| refer(&entry.origin, "confused_with", id));
        entry
            .lifecycle
            .instead
            .iter()
            .for_each(|(id, _)| refer(&entry.origin, "instead", id));
    }
    for fact in &knowledge.facts {
        refer(&fact.origin, "the subject", &fact.subject);
    }
    for card in &knowledge.cards {
        card.entries
            .iter()
            .for_each(|id| refer(&card.origin, "the question's service or concept", id));
    }
    problems
}
