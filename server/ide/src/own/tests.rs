use std::sync::{Arc, Mutex};

use cloudgloss_syntax::TextRange;
use expect_test::{Expect, expect};

use crate::{
    Code, Config, Curtain, Level, NoteId, Shelf, Snapshot, Stamp, Target, Texts,
    completion_documentation, completions, definition, diagnostics, fixture, hover,
};

const OTHER: &str = "Widget part :: a [thing](command:quit) that goes round\n\nQ: Why widgets?\nA: They are round.\n";

fn world(note: &str) -> (Snapshot, NoteId, usize) {
    let (mut snapshot, id, offset) = fixture::team_note(note);
    snapshot.open_note(NoteId::from("other"), "docs/other", OTHER);
    (snapshot, id, offset)
}

#[track_caller]
fn check_hover(note: &str, expected: Expect) {
    let (snapshot, id, offset) = world(note);
    let shown = hover(&snapshot, &id, offset, Curtain::Rule);
    expected.assert_eq(&shown.map_or_else(|| "nothing".to_owned(), |hover| hover.markdown));
}

#[test]
fn ones_own_words_are_explained_and_marked() {
    check_hover(
        "Many widget p<|>arts.\n",
        expect![[r#"
        **Widget part** (yours, in docs/other)

        Widget part :: a [thing]\(command:quit) that goes round
    "#]],
    );
    check_hover(
        "Q: Why <|>widgets?\n",
        expect![[r#"
        **Why widgets?** (yours, in docs/other)

        A: They are round.
    "#]],
    );
    check_hover("`x` Widget<|> alone\n", expect![["nothing"]]);
    check_hover("Wid<|>get part :: mine here\n", expect!["nothing"]);
}

#[test]
fn ones_own_words_lead_to_where_they_are_defined() {
    let (snapshot, id, offset) = world("A widget pa<|>rt\n");
    let found = definition(&snapshot, &id, offset).expect("a definition");
    let Target::Note(note, range) = found.target else {
        panic!("a note");
    };
    assert_eq!((&*note.0, range.of(OTHER)), ("other", "Widget part"));
}

#[test]
fn ones_own_terms_and_questions_are_completed() {
    let items = |note: &str| {
        let (snapshot, id, offset) = world(note);
        let items = completions(&snapshot, &id, offset, 5).items;
        let shown = items.into_iter().map(|item| {
            assert!(completion_documentation(&snapshot, &item.entry).is_some());
            (item.detail, item.edit.new_text)
        });
        shown.collect::<Vec<_>>()
    };
    let mine = |text: &str| ("yours, in docs/other".to_owned(), text.to_owned());
    assert_eq!(items("Many widget p<|>"), [mine("Widget part")]);
    assert_eq!(
        items("Q: why wid<|>").first(),
        Some(&mine("Why widgets?\nA: They are round."))
    );
    assert!(items("Many wid<|>").is_empty());
}

/// One file that can be written anew, and how often it was read.
#[derive(Default)]
struct File(Mutex<(String, usize)>);

impl Texts for File {
    fn text(&self, _: &NoteId) -> Option<String> {
        let mut file = self.0.lock().ok()?;
        file.1 += 1;
        Some(file.0.clone())
    }

    fn stamp(&self, _: &NoteId) -> Option<Stamp> {
        let length = self.0.lock().ok()?.0.len() as u64;
        Some(Stamp {
            modified: 0,
            length,
        })
    }
}

/// A note that is open, and another one in the workspace that is not.
fn closed(note: &str) -> (Snapshot, NoteId, usize, Arc<File>) {
    let (mut snapshot, id, offset) = fixture::team_note(note);
    let file = Arc::new(File::default());
    file.0.lock().unwrap().0 = OTHER.to_owned();
    let mut shelf = Shelf::new(file.clone());
    shelf.change(|_| true, [(NoteId::from("other"), "docs/other".into())]);
    snapshot.set_shelf(shelf);
    (snapshot, id, offset, file)
}

#[test]
fn closed_notes_explain_once_they_were_read() {
    let (snapshot, id, offset, file) = closed("Many widget p<|>arts.\n");
    let shown = || hover(&snapshot, &id, offset, Curtain::Rule).map(|hover| hover.markdown);
    assert_eq!(shown(), None, "nobody looks into all notes for a hover");
    snapshot.prepare(&"other".into());
    let text = shown().expect("a hover");
    assert!(
        text.starts_with("**Widget part** (yours, in docs/other)\n"),
        "{text}"
    );
    let found = definition(&snapshot, &id, offset).expect("a definition");
    assert_eq!(
        found.target,
        Target::Note("other".into(), TextRange::new(0, 11))
    );
    // The file has changed, and nobody has told so yet.
    file.0.lock().unwrap().0 = "Gadget :: x\n".to_owned();
    assert_eq!(shown(), None);
    snapshot.prepare(&"other".into());
    assert_eq!(snapshot.shelf().own().beginning("widget").count(), 0);
    assert_eq!(snapshot.shelf().own().beginning("gadget").count(), 1);
}

#[test]
fn closed_notes_are_not_read_for_words_that_they_do_not_have() {
    let (snapshot, id, offset, file) = closed("Many gad<|>gets.\n");
    snapshot.prepare(&"other".into());
    let before = file.0.lock().unwrap().1;
    assert!(hover(&snapshot, &id, offset, Curtain::Rule).is_none());
    assert!(completions(&snapshot, &id, offset, 5).items.is_empty());
    assert_eq!(file.0.lock().unwrap().1, before);
}

#[test]
fn the_text_of_the_editor_wins_over_a_closed_one() {
    let (mut snapshot, id, offset, _) = closed("Many widget p<|>arts.\n");
    snapshot.prepare(&"other".into());
    snapshot.open_note("other".into(), "docs/other", "Nothing.\n");
    assert!(hover(&snapshot, &id, offset, Curtain::Rule).is_none());
    snapshot.close_note(&"other".into());
    assert!(hover(&snapshot, &id, offset, Curtain::Rule).is_some());
    let mut shelf = snapshot.shelf().clone();
    shelf.change(|_| false, []);
    snapshot.set_shelf(shelf);
    assert!(hover(&snapshot, &id, offset, Curtain::Rule).is_none());
}

#[test]
fn terms_questions_and_answers_of_closed_notes_are_completed() {
    let items = |note: &str| {
        let (snapshot, id, offset, _) = closed(note);
        snapshot.prepare(&"other".into());
        let items = completions(&snapshot, &id, offset, 5).items;
        let text = |item: crate::Completion| (item.detail, item.edit.new_text);
        items.into_iter().map(text).collect::<Vec<_>>()
    };
    let mine = |text: &str| ("yours, in docs/other".to_owned(), text.to_owned());
    assert_eq!(items("Many widget p<|>"), [mine("Widget part")]);
    assert_eq!(
        items("Q: why wid<|>").first(),
        Some(&mine("Why widgets?\nA: They are round."))
    );
    assert_eq!(
        items("Q: Why widgets?\nA: <|>\n"),
        [mine("They are round.")]
    );
    assert!(items("Q: Why else?\nA: <|>\n").is_empty());
}

#[test]
fn a_question_of_a_closed_note_is_told_as_asked_twice() {
    let (mut snapshot, id, _, _) = closed("Q: why  Widgets?\n\n## Why widgets?\n");
    let mut config = Config::default();
    let rule = Code::DuplicateQuestion.as_str().to_owned();
    config.rules.insert(rule, Level::Hint);
    snapshot.set_config(config);
    assert!(diagnostics(&snapshot, &id).is_empty(), "not read yet");
    snapshot.prepare(&"other".into());
    let found = diagnostics(&snapshot, &id);
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages, ["This question stands in docs/other too"]);
}
