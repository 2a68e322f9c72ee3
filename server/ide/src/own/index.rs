//! Which closed notes define a term or answer a question, so that a keystroke need not look into all of them.
//!
//! Only keys are kept: what a note says is read from it when somebody wants to know.

use std::{collections::BTreeSet, sync::Arc};

use cloudgloss_syntax::{BlockKind, Document};

use super::Own;
use crate::NoteId;

/// Of longer notes nothing is kept, in bytes: to show one thing of theirs, all of them would be read.
const LONGEST_NOTE: usize = 1 << 20;
/// Longer words are no term and no question, in bytes.
const LONGEST_KEY: usize = 200;

/// What a note's writer wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// `Term :: what it means`.
    Definition,
    /// A question with an answer.
    Answer,
    /// A question that is none of the headings, answered or not.
    Card,
}

/// A term or question of one note, by its letters and digits in small.
pub(crate) type Key = (Sort, Arc<str>);

/// The keys of a note, sorted.
pub(crate) fn keys(document: &Document) -> Box<[Key]> {
    if document.len() > LONGEST_NOTE {
        return Box::default();
    }
    let own = Own::of(document);
    let terms = own
        .definitions
        .iter()
        .map(|own| (Sort::Definition, &own.key));
    let answered = own
        .questions
        .iter()
        .filter(|(_, asked)| !asked.answer.is_empty());
    let cards = own
        .questions
        .iter()
        .filter(|(_, asked)| asked.kind == BlockKind::Question);
    let all = terms
        .chain(answered.map(|(key, _)| (Sort::Answer, key)))
        .chain(cards.map(|(key, _)| (Sort::Card, key)));
    let short = all.filter(|(_, key)| key.len() <= LONGEST_KEY);
    let keys: BTreeSet<Key> = short
        .map(|(sort, key)| (sort, key.as_str().into()))
        .collect();
    keys.into_iter().collect()
}

/// The keys of all closed notes that were read.
#[derive(Debug, Default)]
pub(crate) struct Index(BTreeSet<(Sort, Arc<str>, NoteId)>);

impl Index {
    /// A note was read: it has other keys than before.
    pub fn replace(&mut self, id: &NoteId, before: &[Key], now: &[Key]) {
        let of = |(sort, key): &Key| (*sort, Arc::clone(key), id.clone());
        for key in before {
            self.0.remove(&of(key));
        }
        self.0.extend(now.iter().map(of));
    }

    /// Keeps the notes for which `stays` holds.
    pub fn retain(&mut self, stays: impl Fn(&NoteId) -> bool) {
        self.0.retain(|(_, _, id)| stays(id));
    }

    /// The notes that have a key, in order.
    pub fn notes(&self, sort: Sort, key: &str) -> impl Iterator<Item = &NoteId> {
        let same = self
            .from(sort, key)
            .take_while(move |(other, _)| other.as_ref() == key);
        same.map(|(_, id)| id)
    }

    /// The terms that begin so, each once.
    pub fn beginning(&self, start: &str) -> impl Iterator<Item = &Arc<str>> {
        let all = self.from(Sort::Definition, start);
        once(
            all.map(|(key, _)| key)
                .take_while(move |key| key.starts_with(start)),
        )
    }

    /// The questions with these letters in them, each once.
    pub fn containing(&self, part: &str) -> impl Iterator<Item = &Arc<str>> {
        let all = self.from(Sort::Answer, "").map(|(key, _)| key);
        once(all.filter(move |key| key.contains(part)))
    }

    fn from(&self, sort: Sort, key: &str) -> impl Iterator<Item = (&Arc<str>, &NoteId)> {
        let from = self.0.range((sort, Arc::from(key), NoteId::from(""))..);
        let of_sort = from.take_while(move |(other, ..)| *other == sort);
        of_sort.map(|(_, key, id)| (key, id))
    }
}

/// Of equal ones, which stand together, the first.
fn once<'a>(keys: impl Iterator<Item = &'a Arc<str>>) -> impl Iterator<Item = &'a Arc<str>> {
    let mut before: Option<&Arc<str>> = None;
    keys.filter(move |key| before.replace(key) != Some(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(notes: &[(&str, &str)]) -> Index {
        let mut index = Index::default();
        for (id, text) in notes {
            index.replace(&NoteId::from(*id), &[], &keys(&Document::new(text)));
        }
        index
    }

    #[test]
    fn terms_and_answers_are_found_by_their_notes() {
        let index = index(&[
            ("b", "Order book :: a\n\nQ: Why?\nA: So.\n"),
            ("a", "**Order book**: b\n\norder boy :: c\n\nQ: Open?\n"),
        ]);
        let notes: Vec<&str> = index
            .notes(Sort::Definition, "orderbook")
            .map(|id| &*id.0)
            .collect();
        assert_eq!(notes, ["a", "b"]);
        assert_eq!(index.notes(Sort::Answer, "open").count(), 0);
        let begun: Vec<&str> = index.beginning("orderbo").map(|key| &**key).collect();
        assert_eq!(begun, ["orderbook", "orderboy"]);
        let asked: Vec<&str> = index.containing("hy").map(|key| &**key).collect();
        assert_eq!(asked, ["why"]);
    }

    #[test]
    fn what_a_note_says_no_more_is_gone() {
        let mut index = index(&[("a", "Term :: x\n"), ("b", "Term :: y\n")]);
        let (before, now) = (
            keys(&Document::new("Term :: x\n")),
            keys(&Document::new("Word :: x\n")),
        );
        index.replace(&NoteId::from("a"), &before, &now);
        assert_eq!(index.notes(Sort::Definition, "term").count(), 1);
        assert_eq!(index.notes(Sort::Definition, "word").count(), 1);
        index.retain(|id| &*id.0 != "a");
        assert_eq!(index.beginning("").count(), 1);
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        let long = "x".repeat(LONGEST_KEY + 1);
        assert!(keys(&Document::new(&format!("{long} :: y\n"))).is_empty());
        let text = format!("Term :: y\n\n{}", "words\n\n".repeat(LONGEST_NOTE / 6));
        assert!(keys(&Document::new(&text)).is_empty());
    }
}
