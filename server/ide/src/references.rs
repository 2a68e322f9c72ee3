//! All mentions of a thing, under any of its names: in one note to be marked, in all notes to be listed.

use cloudgloss_syntax::{Rope, TextRange};

use crate::{
    NoteId, Snapshot,
    everywhere::in_all_notes,
    search::Search,
    thing::{places, thing_at},
};

/// Where the notes speak of what stands at byte `offset`, as `show` makes it of each note that does: its key, its text and the
/// places in order. Note by note and in order; empty where nothing is meant.
pub fn references<T: Send>(
    snapshot: &Snapshot,
    id: &NoteId,
    offset: usize,
    show: impl Fn(&NoteId, &Rope, &[TextRange]) -> Vec<T> + Sync,
) -> Vec<T> {
    let Some((_, thing)) = thing_at(snapshot, id, offset) else {
        return Vec::new();
    };
    let search = Search::new(snapshot, thing);
    in_all_notes(snapshot, |note, seen| {
        let found = search.places(note, seen);
        found.map_or_else(Vec::new, |(text, places)| show(note, &text, &places))
    })
}

/// The same in the note itself, in order.
pub fn highlights(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Vec<TextRange> {
    let found = thing_at(snapshot, id, offset).zip(snapshot.analysis(id));
    found.map_or_else(Vec::new, |((_, thing), (note, analysis))| {
        places(note, analysis, &thing)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// What is marked in the note.
    #[track_caller]
    fn check(note: &str, expected: &[&str]) {
        let (snapshot, id, offset) = fixture::team_note(note);
        let text = note.replacen("<|>", "", 1);
        let marked = highlights(&snapshot, &id, offset);
        let words: Vec<&str> = marked.iter().map(|range| range.of(&text)).collect();
        assert_eq!(words, expected, "{note}");
    }

    #[test]
    fn all_names_of_a_thing_are_marked() {
        check(
            "# Team <|>Bus\n\nFormerly the Amazon Team Queue (TQX), not the Team Vault. `Team Bus`\n\n| a | TQX |\n|--|--|\n",
            &["Team Bus", "Amazon Team Queue", "TQX", "Team Bus", "TQX"],
        );
    }

    #[test]
    fn what_is_stated_of_a_fact_is_marked() {
        check(
            "# Team Bus\n\n- order size: max 2<|>0 MB\n- order size: max 40 MB\n- orders keep their order\n",
            &["20 MB", "40 MB"],
        );
    }

    #[test]
    fn the_same_question_is_marked_however_it_is_written() {
        check(
            "Q: What is a wid<|>get?\nA: So.\n\n## 2. What is a widget?\n\n**what is  a Widget?**\nSo.\n\nQ: What else?\n",
            &[
                "What is a widget?",
                "What is a widget?",
                "what is  a Widget?",
            ],
        );
    }

    #[test]
    fn plain_words_mark_nothing() {
        for note in [
            "Or<|>ders\n",
            "<|>",
            "```\nTeam <|>Bus\n```\n",
            "Q: ?<|>?\n\nQ: !\n",
        ] {
            check(note, &[]);
        }
    }

    #[test]
    fn references_come_from_all_notes() {
        let (mut snapshot, id, offset) = fixture::team_note("é Team <|>Bus\n");
        snapshot.open_note(NoteId::from("a"), "a", "TQX\n\nTeam Vault\n");
        snapshot.open_note(NoteId::from("z"), "z", "Team Vault\n");
        let places = |id: &NoteId, offset| {
            references(&snapshot, id, offset, |note, _, places| {
                let place = |range: &TextRange| (note.0.to_string(), range.start, range.end);
                places.iter().map(place).collect()
            })
        };
        let expected = [("a".to_owned(), 0, 3), ("note".to_owned(), 3, 11)];
        assert_eq!(places(&id, offset), expected);
        assert_eq!(places(&NoteId::from("other"), 0), []);
        assert_eq!(places(&id, 10_000), []);
    }
}
