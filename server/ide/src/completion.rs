//! Names, questions and answers while one types.
//!
//! Silent in ordinary prose: something is offered only when what stands before the cursor begins a name.

mod cards;
mod names;

use cloudgloss_syntax::{BlockKind, Document, TextEdit, TextRange, Zone, segments};

use crate::{NoteId, Snapshot, ignore::line, render};

/// What an editor offers.
#[derive(Clone, Debug, Default)]
pub struct Completions {
    /// Best first.
    pub items: Vec<Completion>,
    /// More would come with more letters.
    pub incomplete: bool,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words beside the label.
    pub detail: String,
    /// Replaces what was typed.
    pub edit: TextEdit,
    /// What the editor compares with what was typed.
    pub filter_text: String,
    /// Keeps our order.
    pub sort_text: String,
    /// For `completion_documentation`.
    pub entry: String,
}

/// The sorts of completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A service, feature or class.
    Service,
    /// A term.
    Term,
    /// A question, inserted with its answer.
    Question,
    /// The answer to the question above.
    Answer,
}

/// Where the cursor is.
pub(crate) struct Cursor<'a> {
    pub document: &'a Document,
    /// Byte offset in the note.
    pub offset: usize,
    /// Where the line begins.
    pub line_start: usize,
    /// The line up to the cursor.
    pub before: String,
    /// The line behind the cursor.
    pub after: String,
}

/// Characters after which an editor that suggests nothing by itself in Markdown should ask.
/// Letters, because a name has no mark at its start; the answer is empty unless they begin one.
pub fn completion_trigger_characters() -> &'static [char] {
    const LETTERS: &[char] = &[
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r',
        's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J',
        'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '0', '1',
        '2', '3', '4', '5', '6', '7', '8', '9', ':', ' ', '-',
    ];
    LETTERS
}

/// At most `limit` completions at byte `offset`.
pub fn completions(snapshot: &Snapshot, id: &NoteId, offset: usize, limit: usize) -> Completions {
    let Some(note) = snapshot.note(id).filter(|_| snapshot.config().completion) else {
        return Completions::default();
    };
    let Some(cursor) = cursor(note.document(), offset) else {
        return Completions::default();
    };
    let by_card =
        cards::questions(snapshot, &cursor, limit).or_else(|| cards::answer(snapshot, &cursor));
    by_card.unwrap_or_else(|| names::names(snapshot, &cursor, limit))
}

/// What a completion is about, as Markdown.
pub fn completion_documentation(snapshot: &Snapshot, entry: &str) -> Option<String> {
    render::explain(snapshot.corpus(), entry)
}

/// `None` where nothing is completed: in code, front matter and comments.
fn cursor(document: &Document, offset: usize) -> Option<Cursor<'_>> {
    let (_, block, kind) = document
        .block_at(offset.min(document.len().saturating_sub(1)))
        .unwrap_or((0, TextRange::default(), BLANK));
    if matches!(
        kind.kind,
        BlockKind::Code | BlockKind::FrontMatter | BlockKind::Comment | BlockKind::Marker
    ) {
        return None;
    }
    let inner = offset.saturating_sub(block.start);
    let in_code = |segment: &cloudgloss_syntax::Segment| {
        segment.zone == Zone::Code && segment.range.contains_inclusive(inner)
    };
    if segments(kind.kind, &document.slice(block))
        .iter()
        .any(in_code)
    {
        return None;
    }
    let line = line(document, offset);
    let offset = offset.clamp(line.start, line.end.max(line.start));
    let before = document
        .slice(TextRange::new(line.start, offset))
        .into_owned();
    let after = document
        .slice(TextRange::new(offset, line.end))
        .into_owned();
    Some(Cursor {
        document,
        offset,
        line_start: line.start,
        before,
        after,
    })
}

const BLANK: cloudgloss_syntax::Block = cloudgloss_syntax::Block {
    len: 0,
    kind: BlockKind::Blank,
};

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{Config, fixture};

    /// The first items at the cursor: label, sort, detail and the line after the choice.
    #[track_caller]
    fn check(note: &str, expected: Expect) {
        let (snapshot, id, offset) = fixture::team_note(note);
        let text = note.replacen("<|>", "", 1);
        let line = |item: &Completion| {
            let after = fixture::apply(&text, std::slice::from_ref(&item.edit));
            format!(
                "{} ({:?}, {}): {:?}\n",
                item.label, item.kind, item.detail, after
            )
        };
        expected.assert_eq(
            &completions(&snapshot, &id, offset, 1)
                .items
                .iter()
                .map(line)
                .collect::<String>(),
        );
    }

    #[test]
    fn the_beginning_of_a_name_offers_the_name() {
        check(
            "Orders go over Team B<|>",
            expect![[r#"
            Amazon Team Bus (Service, integration): "Orders go over Team Bus"
        "#]],
        );
        check(
            "Orders go over Amazon Team B<|> and on",
            expect![[r#"
            Amazon Team Bus (Service, integration): "Orders go over Amazon Team Bus and on"
        "#]],
        );
        check(
            "é team bu<|>",
            expect![[r#"
            Amazon Team Bus (Service, integration): "é Team Bus"
        "#]],
        );
    }

    #[test]
    fn a_former_name_leads_to_todays() {
        check(
            "We use Team Que<|>",
            expect![[r#"
                Amazon Team Bus (Service, formerly Team Queue): "We use Team Bus"
            "#]],
        );
        check(
            "TQX<|>",
            expect![[r#"
            Amazon Team Bus (Service, formerly TQX): "Team Bus"
        "#]],
        );
    }

    #[test]
    fn a_term_is_finished_as_it_was_begun() {
        check(
            "The hosts stand in a private sub<|>",
            expect![[r#"
                private subnet (Term, ): "The hosts stand in a private subnet"
            "#]],
        );
        check(
            "Failed messages go to a DLQ<|>",
            expect![[r#"
                dead-letter queue (Term, ): "Failed messages go to a dead-letter queue"
            "#]],
        );
    }

    #[test]
    fn a_slip_is_forgiven() {
        check(
            "We use Dynamodv<|>",
            expect![[r#"
            Amazon DynamoDB (Service, database): "We use DynamoDB"
        "#]],
        );
    }

    #[test]
    fn in_prose_nothing_is_offered() {
        for note in [
            "the <|>",
            "of<|>",
            "and the orders<|>",
            "keep the data<|>",
            "in a bucket<|>",
            "is shown per instance<|>",
            "Our customers<|>",
            "<|>",
            "Text.\n\n<|>",
            "123<|>",
            "- <|>",
            "wir<|>",
        ] {
            check(note, expect![[""]]);
        }
    }

    #[test]
    fn nothing_is_offered_in_code_front_matter_and_comments() {
        for note in [
            "`Team B<|>`",
            "```\nTeam B<|>\n```\n",
            "---\ntags: Team B<|>\n---\n",
            "<!-- Team B<|> -->\n",
        ] {
            check(note, expect![[""]]);
        }
    }

    #[test]
    fn a_question_is_offered_with_its_answer() {
        check(
            "Q: how large can an order on the team<|>",
            expect![[r#"
            How large can an order on the Team Bus be? (Question, team): "Q: How large can an order on the Team Bus be?\nA: At most 40 MB."
        "#]],
        );
        check(
            "Q:large order Team Bus<|>",
            expect![[r#"
            How large can an order on the Team Bus be? (Question, team): "Q: How large can an order on the Team Bus be?\nA: At most 40 MB."
        "#]],
        );
        check(
            "**Q:** order Team Bus<|>",
            expect![[r#"
            How large can an order on the Team Bus be? (Question, team): "**Q:** How large can an order on the Team Bus be?\nA: At most 40 MB."
        "#]],
        );
    }

    #[test]
    fn the_answer_to_the_question_above_is_offered() {
        check(
            "Q: How large can an order on the Team Bus be?\nA: <|>",
            expect![[r#"
            Model answer (Answer, How large can an order on the Team Bus be?): "Q: How large can an order on the Team Bus be?\nA: At most 40 MB."
        "#]],
        );
        check(
            "## How large can an order on the Team Bus be?\n\nA:<|>",
            expect![[r###"
            Model answer (Answer, How large can an order on the Team Bus be?): "## How large can an order on the Team Bus be?\n\nA: At most 40 MB."
        "###]],
        );
        check("Q: Something else?\nA: <|>", expect![[""]]);
    }

    #[test]
    fn items_are_ranked_and_limited() {
        let (snapshot, id, offset) = fixture::note("We use Kinesis<|>");
        let all = completions(&snapshot, &id, offset, 50);
        let few = completions(&snapshot, &id, offset, 2);
        assert_eq!(few.items, all.items[..2]);
        assert!(few.incomplete && all.items.len() > 3);
        assert!(all.items.is_sorted_by_key(|item| item.sort_text.clone()));
    }

    #[test]
    fn every_item_has_documentation_and_replaces_what_was_typed() {
        for note in ["Lamb<|>", "Q: what<|>", "We like Amazon S<|> best"] {
            let (snapshot, id, offset) = fixture::note(note);
            let items = completions(&snapshot, &id, offset, 20).items;
            assert!(!items.is_empty(), "{note}");
            for item in items {
                assert!(
                    completion_documentation(&snapshot, &item.entry).is_some(),
                    "{}",
                    item.entry
                );
                assert!(
                    item.edit.range.start <= offset && offset <= item.edit.range.end,
                    "{item:?}"
                );
                assert!(!item.filter_text.is_empty(), "{item:?}");
            }
        }
    }

    #[test]
    fn nothing_is_offered_outside_the_note_or_when_switched_off() {
        let (mut snapshot, id, offset) = fixture::note("Lamb<|>");
        assert!(
            completions(&snapshot, &NoteId::from("other"), 0, 5)
                .items
                .is_empty()
        );
        let _ = completions(&snapshot, &id, 10_000, 5);
        snapshot.set_config(Config {
            completion: false,
            ..Config::default()
        });
        assert!(completions(&snapshot, &id, offset, 5).items.is_empty());
    }

    #[test]
    fn no_place_of_a_note_makes_trouble() {
        let note = "---\nas_of: 2024\n---\n# Éč Lambda\n\nQ: Was 漢字?\nA: so\n\n| a | 😀 |\n|--|--|\n\n- DynamoDB `x` \r\n\r\n> SQS\n\n```\nx\n```";
        let (snapshot, id, _) = fixture::note(note);
        for offset in 0..=note.len() + 2 {
            for item in completions(&snapshot, &id, offset, 3).items {
                assert!(
                    note.is_char_boundary(item.edit.range.start)
                        && note.is_char_boundary(item.edit.range.end),
                    "{offset}: {item:?}"
                );
            }
        }
    }
}
