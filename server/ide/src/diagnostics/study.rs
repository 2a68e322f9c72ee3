//! Rules for those who learn with their notes, all off by default: a question without an answer, the same question twice,
//! an answer that leaves key points out.

use std::sync::Arc;

use cloudgloss_syntax::{BlockKind, TextRange};
use rustc_hash::FxHashMap;

use crate::{
    Code, Finding, Level, NoteId, Snapshot, Subject, asked::Asked, key_points, own::Sort,
    snapshot::Note,
};

/// What the rules that are on say of a note.
pub fn findings(snapshot: &Snapshot, id: &NoteId, note: &Note) -> Vec<Finding> {
    let is_on = |code| snapshot.config(id).level(code) != Level::Off;
    let mut found = Vec::new();
    if is_on(Code::UnansweredQuestion) {
        found.extend(unanswered(note));
    }
    if is_on(Code::DuplicateQuestion) {
        found.extend(duplicates(snapshot, id, note));
    }
    if is_on(Code::MissingKeyPoints) {
        found.extend(incomplete(snapshot, note));
    }
    found
}

fn cards(note: &Note) -> impl Iterator<Item = &(String, Asked)> {
    // A heading may ask to lead on, and its words come again.
    let cards = note.own().questions.iter();
    cards.filter(|(_, asked)| asked.kind == BlockKind::Question)
}

fn unanswered(note: &Note) -> Vec<Finding> {
    let open = cards(note).filter(|(_, asked)| asked.answer.is_empty());
    let message = "No answer stands below this question";
    open.map(|(_, asked)| finding(Code::UnansweredQuestion, asked.words, message.to_owned()))
        .collect()
}

/// In this note each but the first; in other notes each.
fn duplicates(snapshot: &Snapshot, id: &NoteId, note: &Note) -> Vec<Finding> {
    let mut first: FxHashMap<&str, Place> = FxHashMap::default();
    for (_, other_note) in snapshot.notes().filter(|(other, _)| *other != id) {
        for (key, _) in cards(other_note) {
            first
                .entry(key)
                .or_insert(Place::Note(other_note.name().into()));
        }
    }
    for (key, _) in cards(note) {
        if !first.contains_key(key.as_str())
            && let Some(name) = in_closed_note(snapshot, key)
        {
            first.insert(key, Place::Note(name));
        }
    }
    let mut found = Vec::new();
    for (key, asked) in cards(note) {
        let line = note.document().rope().byte_to_line(asked.words.start) + 1;
        if let Some(place) = first.get(key.as_str()) {
            let message = match place {
                Place::Note(name) => format!("This question stands in {name} too"),
                Place::Line(line, _) => format!("This question stands in line {line} already"),
            };
            let mut twice = finding(Code::DuplicateQuestion, asked.words, message);
            if let Place::Line(_, words) = place {
                twice.related.push((*words, "The same question".to_owned()));
            }
            found.push(twice);
        }
        first.insert(key, Place::Line(line, asked.words));
    }
    found
}

/// The name of a note that no editor shows and that has the question.
fn in_closed_note(snapshot: &Snapshot, key: &str) -> Option<Arc<str>> {
    let shelf = snapshot.shelf();
    let own = shelf.own();
    let mut closed = own
        .notes(Sort::Card, key)
        .filter(|id| snapshot.note(id).is_none());
    closed.find_map(|id| shelf.name(id)).map(Arc::clone)
}

enum Place {
    /// By its name.
    Note(Arc<str>),
    /// 1-based, in the same note, and the words there.
    Line(usize, TextRange),
}

fn incomplete(snapshot: &Snapshot, note: &Note) -> Vec<Finding> {
    let document = note.document();
    let answered = note.own().questions.iter().map(|(_, asked)| asked);
    let missing = |asked: &Asked| {
        let card = snapshot
            .corpus()
            .card_by_question(&document.slice(asked.words))?;
        let named = key_points::named(card, &document.slice(asked.answer));
        let points = card.key_points.iter().zip(named);
        let missing: Vec<&str> = points
            .filter(|(_, named)| !named)
            .map(|(point, _)| point.as_str())
            .collect();
        let message = format!("The answer does not name: {}", missing.join("; "));
        let mut finding = finding(Code::MissingKeyPoints, asked.words, message);
        (finding.about, finding.subject.id) = (card.id.clone(), card.id.clone());
        (!missing.is_empty()).then_some(finding)
    };
    answered
        .filter(|asked| !asked.answer.is_empty())
        .filter_map(missing)
        .collect()
}

fn finding(code: Code, range: TextRange, message: String) -> Finding {
    Finding {
        range,
        code,
        level: Level::Hint,
        subject: Subject {
            id: String::new(),
            name: String::new(),
        },
        about: String::new(),
        message,
        source: None,
        fixes: Vec::new(),
        related: Vec::new(),
        deprecated_name: false,
        trace: "a rule for learning".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Code, Config, Level, NoteId, diagnostics, fixture};

    const ASKED: &str = "How large can an order on the Team Bus be?";

    /// What one rule says: the words and the message.
    #[track_caller]
    fn check(code: Code, note: &str, expected: &[(&str, &str)]) {
        let (mut snapshot, id, _) = fixture::team_note(note);
        assert!(diagnostics(&snapshot, &id).is_empty(), "off by default");
        let mut config = Config::default();
        config.rules.insert(code.as_str().to_owned(), Level::Hint);
        snapshot.set_config(config);
        snapshot.open_note(NoteId::from("z"), "other", "Q: In both?\nA: Yes.\n");
        let found = diagnostics(&snapshot, &id);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|found| {
                assert_eq!((found.code, found.level), (code, Level::Hint));
                (found.range.of(note), found.message.as_str())
            })
            .collect();
        assert_eq!(found, expected, "{note}");
    }

    #[test]
    fn a_question_without_an_answer_is_told() {
        let message = "No answer stands below this question";
        check(
            Code::UnansweredQuestion,
            "Q: One?\n\nQ: Two?\nA: So.\n\n## Three?\n\nQ: Four?\n",
            &[("One?", message), ("Four?", message)],
        );
    }

    #[test]
    fn a_question_that_stands_twice_is_told() {
        check(
            Code::DuplicateQuestion,
            "Q: One?\nA: So.\n\nQ: in  Both?\nA: So.\n\n## One?\n\nQ: one?\nA: So.\n",
            &[
                ("in  Both?", "This question stands in other too"),
                ("one?", "This question stands in line 1 already"),
            ],
        );
    }

    #[test]
    fn an_answer_that_leaves_key_points_out_is_told() {
        check(
            Code::MissingKeyPoints,
            &format!("Q: {ASKED}\nA: The limit is 40 MB.\n\n## {ASKED}\n"),
            &[(ASKED, "The answer does not name: what to do beyond it")],
        );
        check(
            Code::MissingKeyPoints,
            &format!("Q: {ASKED}\nA: There is a limit; beyond it split.\n"),
            &[],
        );
    }

    #[test]
    fn a_marker_keeps_them_silent() {
        check(
            Code::UnansweredQuestion,
            "<!-- cloudgloss-ignore unanswered-question -->\nQ: One?\n",
            &[],
        );
    }
}
