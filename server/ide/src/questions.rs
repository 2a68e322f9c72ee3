//! Questions to be asked by an editor: of a note, or of a topic of the knowledge.

use std::collections::BTreeMap;

use cloudgloss_corpus::{Card, Corpus};

use crate::{NoteId, Snapshot, asked};

/// A question with what is known to be its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its words.
    pub question: String,
    /// Markdown; empty when a note does not answer it.
    pub answer: String,
    /// What an answer has to name.
    pub key_points: Vec<String>,
    /// foundational, associate, professional, or empty.
    pub level: String,
}

/// The topics that there are questions about, sorted, each with how many.
pub fn topics(corpus: &Corpus) -> Vec<(&str, usize)> {
    let mut topics = BTreeMap::new();
    for card in corpus.cards() {
        *topics.entry(card.topic.as_str()).or_insert(0) += 1;
    }
    topics.into_iter().collect()
}

/// The questions about a topic, in the order in which they are written.
pub fn questions_about(corpus: &Corpus, topic: &str) -> Vec<Question> {
    let cards = corpus.cards().iter();
    cards
        .filter(|card| card.topic == topic)
        .map(known)
        .collect()
}

/// The questions of a note with its own answers, as they stand there; where it gives none, the one that is known.
pub fn questions_in(snapshot: &Snapshot, id: &NoteId) -> Vec<Question> {
    let Some(note) = snapshot.note(id) else {
        return Vec::new();
    };
    let document = note.document();
    let question = |asked: asked::Asked| {
        let words = document.slice(asked.words);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = snapshot.corpus().card_by_question(&words).map(known);
        let own = document.slice(asked.answer).trim().to_owned();
        let mut question = known.unwrap_or_else(|| Question {
            question: String::new(),
            answer: String::new(),
            key_points: Vec::new(),
            level: String::new(),
        });
        question.question = words;
        if !own.is_empty() {
            question.answer = without_marker(&own).to_owned();
        }
        question
    };
    asked::questions(document)
        .into_iter()
        .map(question)
        .collect()
}

/// An answer as it stands in a note, without `A:` before it.
pub(crate) fn without_marker(answer: &str) -> &str {
    let rest = answer.trim_start_matches('*');
    let word = rest.strip_prefix("Answer").or(rest.strip_prefix('A'));
    let said = word.and_then(|rest| rest.strip_prefix(':'));
    said.map_or(answer, |said| said.trim_start_matches('*').trim_start())
}

fn known(card: &Card) -> Question {
    Question {
        question: card.question.clone(),
        answer: card.answer.clone(),
        key_points: card.key_points.clone(),
        level: card.level.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    const ASKED: &str = "How large can an order on the Team Bus be?";

    #[test]
    fn a_topic_has_its_questions() {
        let (snapshot, _, _) = fixture::team_note("");
        assert!(topics(snapshot.corpus()).contains(&("team", 1)));
        let [question] = questions_about(snapshot.corpus(), "team")
            .try_into()
            .unwrap();
        assert_eq!(
            (question.question.as_str(), question.level.as_str()),
            (ASKED, "associate")
        );
        assert_eq!(question.key_points.len(), 2);
        assert!(questions_about(snapshot.corpus(), "no such topic").is_empty());
    }

    #[test]
    fn a_note_answers_by_itself_or_by_what_is_known() {
        let note = format!("Q: Why\nnot?\nA: So.\n\nQ: {ASKED}\n");
        let (snapshot, id, _) = fixture::team_note(&note);
        let found = questions_in(&snapshot, &id);
        let found: Vec<_> = found
            .iter()
            .map(|q| (q.question.as_str(), q.answer.as_str()))
            .collect();
        assert_eq!(found, [("Why not?", "So."), (ASKED, "At most 40 MB.")]);
    }
}
