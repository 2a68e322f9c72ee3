//! Above a question that is known: how much of it the note answers, and the way to the model answer.

use cloudgloss_corpus::compile::scenarios::TOPIC as SCENARIOS;
use cloudgloss_syntax::TextRange;

use crate::{
    NoteId, Snapshot,
    asked::{Asked, questions},
    key_points,
};

/// A line above a question that can be clicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLens {
    /// The question's words, in bytes of the note.
    pub range: TextRange,
    /// What it says.
    pub title: String,
    /// Whose page is shown; see `page`.
    pub entry: String,
}

/// The lenses of a note, in order; none where the setting `code-lens` is off.
pub fn code_lenses(snapshot: &Snapshot, id: &NoteId) -> Vec<CodeLens> {
    let Some(note) = snapshot.note(id).filter(|_| snapshot.config(id).code_lens) else {
        return Vec::new();
    };
    let document = note.document();
    let lens = |asked: Asked| {
        let words = document.slice(asked.words);
        let card = snapshot.corpus().card_by_question(&words)?;
        let named = key_points::named(card, &document.slice(asked.answer));
        let points = named.len();
        let title = match named.iter().filter(|named| **named).count() {
            _ if card.topic == SCENARIOS => "Show scenario".to_owned(),
            _ if asked.answer.is_empty() || points == 0 => "Show answer".to_owned(),
            named => format!("{named} of {points} key points · Show answer"),
        };
        let (range, entry) = (asked.words, card.id.clone());
        Some(CodeLens {
            range,
            title,
            entry,
        })
    };
    questions(document).into_iter().filter_map(lens).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, fixture};

    fn lenses(note: &str, on: bool) -> Vec<(String, String)> {
        let (mut snapshot, id, _) = fixture::team_note(note);
        snapshot.set_config(Config {
            code_lens: on,
            ..Config::default()
        });
        let lenses = code_lenses(&snapshot, &id);
        let shown = |lens: CodeLens| (lens.range.of(note).to_owned(), lens.title);
        lenses.into_iter().map(shown).collect()
    }

    const ASKED: &str = "How large can an order on the Team Bus be?";

    #[test]
    fn a_known_question_says_how_much_is_answered() {
        let note = format!(
            "é\n\nQ: {ASKED}\nA: The limit is 40 MB.\n\n## {ASKED}\n\nQ: What else?\nA: So.\n"
        );
        assert_eq!(
            lenses(&note, true),
            [
                (
                    ASKED.to_owned(),
                    "1 of 2 key points · Show answer".to_owned()
                ),
                (ASKED.to_owned(), "Show answer".to_owned()),
            ]
        );
    }

    #[test]
    fn nothing_is_shown_where_it_is_not_wanted() {
        assert_eq!(lenses(&format!("Q: {ASKED}\n"), false), []);
    }
}
