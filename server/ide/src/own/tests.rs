use expect_test::{Expect, expect};

use crate::{
    Curtain, NoteId, Snapshot, Target, completion_documentation, completions, definition, fixture,
    hover,
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
