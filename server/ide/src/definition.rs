//! From a name, claim or question in a note to the page that explains it.

use cloudgloss_syntax::TextRange;

use crate::{
    NoteId, Snapshot, Target,
    ids::exam_at,
    own::own_at,
    thing::{Thing, thing_at},
};

/// Where a jump begins and which entry's page it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words that were jumped from, in bytes of the note.
    pub origin: TextRange,
    /// The page of an entry or question, or a place in a note.
    pub target: Target,
}

/// What stands at byte `offset`, as a page to open.
pub fn definition(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<Definition> {
    of_thing(snapshot, id, offset)
        .or_else(|| {
            let (origin, exam) = exam_at(snapshot, id, offset)?;
            let entry = exam.code.clone();
            let target = Target::Page(entry);
            Some(Definition { origin, target })
        })
        .or_else(|| {
            let (origin, own) = own_at(snapshot, id, offset)?;
            let target = Target::Note(own.id, own.words);
            Some(Definition { origin, target })
        })
}

fn of_thing(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<Definition> {
    let corpus = snapshot.corpus();
    let (origin, thing) = thing_at(snapshot, id, offset)?;
    let entry = match thing {
        Thing::Entry(entry) => corpus.entry(entry).id.clone(),
        Thing::Fact(fact) => corpus.fact(fact).subject.clone(),
        Thing::Question(asked) => corpus.card_by_question(&asked)?.id.clone(),
    };
    let target = Target::Page(entry);
    Some(Definition { origin, target })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixture, page};

    /// The words that were jumped from, and the entry; every entry has a page.
    fn jump(note: &str) -> Option<(String, String)> {
        let (snapshot, id, offset) = fixture::team_note(note);
        let found = definition(&snapshot, &id, offset)?;
        let Target::Page(entry) = found.target else {
            panic!("a page");
        };
        assert!(page(&snapshot, &entry).is_some(), "{entry} has no page");
        let text = note.replacen("<|>", "", 1);
        Some((text[found.origin.start..found.origin.end].to_owned(), entry))
    }

    fn to(words: &str, entry: &str) -> Option<(String, String)> {
        Some((words.to_owned(), entry.to_owned()))
    }

    #[test]
    fn names_lead_to_their_entry() {
        assert_eq!(jump("é Team <|>Bus\n"), to("Team Bus", "team-bus"));
        assert_eq!(
            jump("\n\nAmazon Team Que<|>ue\n"),
            to("Amazon Team Queue", "team-bus")
        );
    }

    #[test]
    fn a_name_in_code_leads_there_too() {
        assert_eq!(jump("`Team <|>Bus`\n"), to("Team Bus", "team-bus"));
    }

    #[test]
    fn claims_lead_to_their_subject() {
        assert_eq!(
            jump("# Team Bus\n\n- order size: max 2<|>0 MB\n"),
            to("20 MB", "team-bus")
        );
    }

    #[test]
    fn questions_lead_to_their_card() {
        let asked = "How large can an order on the Team Bus be?";
        assert_eq!(
            jump("Q: How lar<|>ge can an order on the Team Bus be?\n"),
            to(asked, "q.team-order")
        );
        assert_eq!(
            jump("Q: How large can an order on the Team B<|>us be?\n"),
            to("Team Bus", "team-bus")
        );
    }

    #[test]
    fn codes_lead_to_their_exam() {
        assert_eq!(
            jump("---\nexam: dea<|>-c01\n---\n"),
            to("dea-c01", "DEA-C01")
        );
    }

    #[test]
    fn other_words_lead_nowhere() {
        for note in [
            "Or<|>ders\n",
            "<|>",
            "```\nTeam <|>Bus\n```\n",
            "Q: What el<|>se?\n",
        ] {
            assert_eq!(jump(note), None, "{note}");
        }
    }
}
