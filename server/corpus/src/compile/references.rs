//! Ids that lead nowhere.

use rustc_hash::FxHashSet;

use crate::{Entry, Exam, Knowledge, Problem, model::Origin};

/// An id that something in the content names.
struct Reference<'a> {
    by: &'a Origin,
    /// As what, for the message.
    what: &'static str,
    id: &'a str,
}

pub fn check(knowledge: &Knowledge) -> Vec<Problem> {
    let entries = &knowledge.entries;
    let ids: FxHashSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let references = entries.iter().flat_map(of_entry).chain(others(knowledge));
    let lost = references.filter(|reference| !ids.contains(reference.id));
    lost.map(|reference| reference.problem())
        .chain(questions(knowledge))
        .chain(recalled(knowledge))
        .collect()
}

impl Reference<'_> {
    fn problem(&self) -> Problem {
        let (what, id) = (self.what, self.id);
        let message =
            format!("{what} `{id}` is no entry: correct the id or add services/{id}.toml");
        Problem::of(self.by, message)
    }
}

fn of_entry(entry: &Entry) -> Vec<Reference<'_>> {
    let to = |what| named(&entry.origin, what);
    let parent = entry.parent.iter().map(to("the parent"));
    let services = entry.services.iter().map(to("the service"));
    let confused = entry.confused_with.iter().map(first);
    let below = entry.below.iter().map(first);
    let instead = entry.lifecycle.instead.iter().map(first);
    parent
        .chain(services)
        .chain(confused.map(to("confused_with")))
        .chain(below.map(to("below")))
        .chain(instead.map(to("instead")))
        .collect()
}

/// Of facts, questions and exams.
fn others(knowledge: &Knowledge) -> Vec<Reference<'_>> {
    let mut references = Vec::new();
    for fact in &knowledge.facts {
        references.push(named(&fact.origin, "the subject")(&fact.subject));
    }
    for card in &knowledge.cards {
        let to = named(&card.origin, "the question's service or concept");
        references.extend(card.entries.iter().map(to));
    }
    for exam in &knowledge.exams {
        let to = named(&exam.origin, "a task's service or concept");
        let tasks = exam.domains.iter().flat_map(|domain| &domain.tasks);
        references.extend(tasks.flat_map(|task| &task.entries).map(to));
    }
    references
}

fn named<'a>(by: &'a Origin, what: &'static str) -> impl Fn(&'a String) -> Reference<'a> {
    move |id| Reference { by, what, id }
}

fn first<T>((id, _): &(String, T)) -> &String {
    id
}

/// Facts that are to be known by heart and that there are not.
fn recalled(knowledge: &Knowledge) -> Vec<Problem> {
    let known: FxHashSet<&str> = knowledge
        .facts
        .iter()
        .map(|fact| fact.id.as_str())
        .collect();
    let of_entry = |entry: &Entry| {
        let lost = entry
            .recall
            .iter()
            .filter(|id| !known.contains(id.as_str()));
        lost.map(|id| {
            Problem::of(
                &entry.origin,
                format!("`recall` names `{id}`, which is no fact"),
            )
        })
        .collect::<Vec<_>>()
    };
    knowledge.entries.iter().flat_map(of_entry).collect()
}

/// Questions that exams name and nobody wrote.
fn questions(knowledge: &Knowledge) -> Vec<Problem> {
    let known: FxHashSet<&str> = knowledge
        .cards
        .iter()
        .map(|card| card.id.as_str())
        .collect();
    let told = |origin: &Origin, id: &str| {
        Problem::of(
            origin,
            format!("a task's question `{id}` is none: correct the id or write the question"),
        )
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
