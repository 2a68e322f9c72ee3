//! Ids that lead nowhere.

use rustc_hash::FxHashSet;

use crate::{Exam, Knowledge, Problem, model::Origin};

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
    for exam in &knowledge.exams {
        let tasks = exam.domains.iter().flat_map(|domain| &domain.tasks);
        tasks
            .flat_map(|task| &task.entries)
            .for_each(|id| refer(&exam.origin, "a task's service or concept", id));
    }
    problems.extend(questions(knowledge));
    problems
}

/// Questions that exams name and nobody wrote.
fn questions(knowledge: &Knowledge) -> Vec<Problem> {
    let known: FxHashSet<&str> = knowledge
        .cards
        .iter()
        .map(|card| card.id.as_str())
        .collect();
    let told = |origin: &Origin, id: &str| Problem {
        file: origin.file.clone(),
        line: origin.line,
        column: 1,
        message: format!("a task's question `{id}` is none: correct the id or write the question"),
    };
    let of_exam = |exam: &Exam| {
        let tasks = exam.domains.iter().flat_map(|domain| &domain.tasks);
        let missing = tasks
            .flat_map(|task| &task.questions)
            .filter(|id| !known.contains(id.as_str()));
        missing.map(|id| told(&exam.origin, id)).collect::<Vec<_>>()
    };
    knowledge.exams.iter().flat_map(of_exam).collect()
}
