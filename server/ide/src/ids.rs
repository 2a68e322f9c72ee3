//! What a text links to by itself: ids of what is known (facts, questions, scenarios, guides, codes of exams), and questions
//! that are known.

use cloudgloss_corpus::Corpus;
use cloudgloss_syntax::{BlockKind, TextRange, question_text};

use crate::{NoteId, Snapshot};

/// An id or a question in a note and the page that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    /// The id's letters or the question's words, in bytes of the note.
    pub range: TextRange,
    /// For `page`.
    pub entry: String,
    /// What the page is, in our own words: nothing of a note or of a workspace's knowledge stands in it.
    pub tooltip: &'static str,
}

/// All ids and known questions of a note that have a page, in order: our own pages are full of ids. Codes of exams count in the
/// front matter.
pub fn document_links(snapshot: &Snapshot, id: &NoteId) -> Vec<DocumentLink> {
    let Some(note) = snapshot.note(id) else {
        return Vec::new();
    };
    let mut links = Vec::new();
    for (_, block, kind) in note.document().iter_blocks() {
        if matches!(kind.kind, BlockKind::Code | BlockKind::Blank) {
            continue;
        }
        let text = note.document().slice(block);
        if let Some((range, entry)) = known_question(snapshot.corpus(), kind.kind, &text) {
            links.push(DocumentLink {
                range: range.shift(block.start),
                entry,
                tooltip: "The model answer",
            });
            continue;
        }
        let in_front = kind.kind == BlockKind::FrontMatter;
        let known = words(&text).filter(|(_, word)| match in_front {
            true => snapshot.corpus().exam(word).is_some(),
            false => has_page(snapshot.corpus(), word),
        });
        links.extend(known.map(|(range, word)| DocumentLink {
            range: range.shift(block.start),
            entry: word.to_owned(),
            tooltip: "What is known of it",
        }));
    }
    links
}

/// The exam whose code stands at byte `offset`, and the code's place.
pub(crate) fn exam_at<'a>(
    snapshot: &'a Snapshot,
    id: &NoteId,
    offset: usize,
) -> Option<(TextRange, &'a cloudgloss_corpus::Exam)> {
    let document = snapshot.note(id)?.document();
    let (_, block, kind) = document.block_at(offset)?;
    if kind.kind == BlockKind::Code {
        return None;
    }
    let inner = offset.checked_sub(block.start)?;
    let text = document.slice(block);
    let (range, word) = words(&text).find(|(range, _)| range.contains_inclusive(inner))?;
    Some((range.shift(block.start), snapshot.corpus().exam(word)?))
}

/// The words of a question that is known, and its id. A link of the writer's own in it keeps its place.
fn known_question(corpus: &Corpus, kind: BlockKind, text: &str) -> Option<(TextRange, String)> {
    let range = question_text(kind, text)?;
    let words = range.of(text);
    let linked = words.contains("](") || words.contains("][") || words.contains("://");
    let card = corpus.card_by_question(words).filter(|_| !linked)?;
    Some((range, card.id.clone()))
}

/// Ids of services are ordinary words, so they are none here.
fn has_page(corpus: &Corpus, word: &str) -> bool {
    word.contains('.')
        && (corpus.fact_by_id(word).is_some()
            || corpus.card_by_id(word).is_some()
            || corpus.guide(word).is_some())
}

/// Words with points and hyphens inside, and where they stand.
fn words(text: &str) -> impl Iterator<Item = (TextRange, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut start = 0;
    text.split(move |c: char| !is_part(c))
        .filter_map(move |word| {
            let at = start;
            // What parts words may be longer than a byte.
            let behind = text[at + word.len()..].chars().next();
            start = at + word.len() + behind.map_or(0, char::len_utf8);
            let kept = word.trim_end_matches(['.', '-']);
            let word = kept.trim_start_matches(['.', '-']);
            let from = at + kept.len() - word.len();
            (word.len() > 2).then(|| (TextRange::new(from, from + word.len()), word))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixture, page};

    #[track_caller]
    fn check(note: &str, expected: &[&str]) {
        let (snapshot, id, _) = fixture::team_note(note);
        let links = document_links(&snapshot, &id);
        let words: Vec<&str> = links.iter().map(|link| link.range.of(note)).collect();
        assert_eq!(words, expected, "{note}");
        for link in links {
            assert!(page(&snapshot, &link.entry).is_some(), "{}", link.entry);
            assert_eq!(link.range.of(note), link.entry);
        }
    }

    #[test]
    fn facts_and_questions_are_found_by_their_ids() {
        check(
            "é see `q.team-order`, “team-bus.order.max-size”.\n\n- (team-bus.order)\n",
            &["q.team-order", "team-bus.order.max-size", "team-bus.order"],
        );
    }

    #[test]
    fn a_known_question_leads_to_its_page() {
        let asked = "How large can an order on the Team Bus be?";
        for note in [
            format!("é\n\nQ: {asked}\nA: So.\n"),
            format!("## 3. {asked}\n"),
            format!("**{asked}**\nSo.\n"),
        ] {
            let (snapshot, id, _) = fixture::team_note(&note);
            let [link] = document_links(&snapshot, &id).try_into().expect("a link");
            assert_eq!(link.range.of(&note), asked);
            assert_eq!(link.entry, "q.team-order");
            assert!(page(&snapshot, &link.entry).is_some());
        }
        check("Q: What else?\nA: q.team-order\n", &["q.team-order"]);
        check(
            "Q: How large can an [order](team.md) on the Team Bus be?\n",
            &[],
        );
    }

    #[test]
    fn an_exam_is_found_in_the_front_matter() {
        check(
            "---\nexam: [DEA-C01, XXX-C01]\n---\nDEA-C01\n",
            &["DEA-C01"],
        );
        check("---\nexam:\n  - saa-c03\n---\n", &["saa-c03"]);
    }

    #[test]
    fn other_words_are_no_ids() {
        check("team-bus, q.nothing, example.com, 漢字.漢字\n", &[]);
        check("```\nq.team-order\n```\n", &[]);
    }

    #[test]
    fn our_own_pages_lead_on_to_questions() {
        let (mut snapshot, _, _) = fixture::team_note("");
        let text = page(&snapshot, "team-bus").expect("a page").text;
        let id = NoteId::from("page");
        snapshot.open_note(id.clone(), "page", &text);
        let links = document_links(&snapshot, &id);
        assert!(links.iter().any(|link| link.entry == "q.team-order"));
    }
}
