//! From words to what the user's own notes say of them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use cloudgloss_corpus::fold;
use cloudgloss_syntax::{BlockKind, TextRange, question_text};

use super::Sort;
use crate::{NoteId, Snapshot, asked::Asked, questions::without_marker, render, snapshot::Note};

/// A term of the user's has at most so many words.
const WORDS: usize = 4;
/// A hover shows at most so many lines of it.
const LINES: usize = 10;

/// Of closed notes at most so many are read for one answer.
const READ: usize = 8;

/// A definition, or a question with its answer, in one of the notes.
#[derive(Clone)]
pub(crate) struct OwnThing {
    /// The note's key.
    pub id: NoteId,
    /// The term's or the question's words, in bytes of that note.
    pub words: TextRange,
    /// The whole definition, or the answer.
    pub says: TextRange,
    note: Arc<Note>,
}

impl OwnThing {
    /// What it says, as the user wrote it.
    pub fn text(&self) -> String {
        self.note.document().slice(self.says).into_owned()
    }

    /// The term or question itself.
    pub fn name(&self) -> String {
        let words = self.note.document().slice(self.words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Beside a label.
    pub fn mark(&self) -> String {
        format!("yours, in {}", self.note.name())
    }

    /// As Markdown, marked as theirs.
    pub fn shown(&self) -> String {
        let text = self.text();
        let lines: Vec<&str> = text.lines().take(LINES).collect();
        let name = render::escape(&self.name());
        let (mark, text) = (
            render::escape(&self.mark()),
            render::tame(&lines.join("\n")),
        );
        format!("**{name}** ({mark})\n\n{text}\n")
    }
}

/// Looks for the user's own words: first in the notes that an editor shows, then in those of which it is known that they
/// have them. Each of these is read once.
pub(crate) struct Finder<'a> {
    snapshot: &'a Snapshot,
    read: RefCell<BTreeMap<NoteId, Option<Arc<Note>>>>,
}

impl Finder<'_> {
    /// Has read nothing yet.
    pub fn new(snapshot: &Snapshot) -> Finder<'_> {
        Finder {
            snapshot,
            read: RefCell::default(),
        }
    }

    /// The first definition of a term, by its letters and digits in small.
    pub fn defined(&self, key: &str) -> Option<OwnThing> {
        self.find(Sort::Definition, key)
    }

    /// The first place where a question is answered, by its letters and digits in small.
    pub fn asked(&self, key: &str) -> Option<OwnThing> {
        self.find(Sort::Answer, key)
    }

    /// The terms that begin so, in order; of closed notes at most `limit`.
    pub fn terms(&self, start: &str, limit: usize) -> BTreeSet<Arc<str>> {
        let notes = self.snapshot.notes();
        let shown = notes.flat_map(|(_, note)| &note.own().definitions);
        let shown = shown.map(|own| own.key.as_str());
        let begun = shown.filter(|key| key.starts_with(start)).map(Arc::from);
        let closed = self.snapshot.shelf().own();
        begun
            .chain(closed.beginning(start).take(limit).cloned())
            .collect()
    }

    /// The questions with these letters in them, in order; of closed notes at most `limit`.
    pub fn questions(&self, part: &str, limit: usize) -> BTreeSet<Arc<str>> {
        let notes = self.snapshot.notes();
        let shown = notes.flat_map(|(_, note)| &note.own().questions);
        let shown = shown.map(|(key, _)| key.as_str());
        let held = shown.filter(|key| key.contains(part)).map(Arc::from);
        let closed = self.snapshot.shelf().own();
        held.chain(closed.containing(part).take(limit).cloned())
            .collect()
    }

    fn find(&self, sort: Sort, key: &str) -> Option<OwnThing> {
        let shown = self.snapshot.notes();
        let mut shown = shown.filter_map(|(id, _)| Some((id, self.snapshot.shared_note(id)?)));
        let found = shown.find_map(|(id, note)| in_note(id, &note, sort, key));
        found.or_else(|| {
            let ids = self.closed(sort, key).into_iter();
            ids.filter_map(|id| Some((self.read(&id)?, id)))
                .find_map(|(note, id)| in_note(&id, &note, sort, key))
        })
    }

    /// The closed notes that had a key when they were last read.
    fn closed(&self, sort: Sort, key: &str) -> Vec<NoteId> {
        let shelf = self.snapshot.shelf();
        let own = shelf.own();
        let ids = own.notes(sort, key);
        // The text of the editor wins over the disk.
        let closed = ids.filter(|id| shelf.has(id) && self.snapshot.note(id).is_none());
        closed.take(READ).cloned().collect()
    }

    fn read(&self, id: &NoteId) -> Option<Arc<Note>> {
        let mut read = self.read.borrow_mut();
        match read.get(id) {
            Some(note) => note.clone(),
            None if read.len() >= READ => None,
            None => {
                let note = self.snapshot.shared_note(id);
                read.insert(id.clone(), note.clone());
                note
            }
        }
    }
}

fn in_note(id: &NoteId, note: &Arc<Note>, sort: Sort, key: &str) -> Option<OwnThing> {
    let own = note.own();
    let (words, says) = match sort {
        Sort::Definition => {
            let found = own.definitions.iter().find(|own| own.key == key)?;
            (found.term, found.range)
        }
        Sort::Answer | Sort::Card => {
            let says = |asked: &Asked| note.document().slice(asked.answer);
            let answered = |asked: &Asked| !without_marker(&says(asked)).is_empty();
            let mut all = own.questions.iter();
            let (_, found) = all.find(|(other, asked)| other == key && answered(asked))?;
            (found.words, found.answer)
        }
    };
    Some(OwnThing {
        id: id.clone(),
        words,
        says,
        note: Arc::clone(note),
    })
}

/// What the user wrote elsewhere about the words at byte `offset`, and those words.
pub(crate) fn own_at(
    snapshot: &Snapshot,
    id: &NoteId,
    offset: usize,
) -> Option<(TextRange, OwnThing)> {
    let document = snapshot.note(id)?.document();
    let (_, block, kind) = document.block_at(offset)?;
    if matches!(kind.kind, BlockKind::Code | BlockKind::FrontMatter) {
        return None;
    }
    let text = document.slice(block);
    let inner = offset.checked_sub(block.start)?;
    let finder = Finder::new(snapshot);
    let elsewhere = |range: TextRange, thing: &OwnThing| {
        thing.id != *id || !thing.words.intersects(range.shift(block.start))
    };
    let question = question_text(kind.kind, &text).filter(|range| range.contains_inclusive(inner));
    let answered = question.and_then(|range| Some((range, finder.asked(&fold(range.of(&text)))?)));
    let found = around(&text, inner)
        .into_iter()
        .find_map(|range| Some((range, term(&finder, range.of(&text))?)))
        .or(answered);
    found
        .filter(|(range, thing)| elsewhere(*range, thing))
        .map(|(range, thing)| (range.shift(block.start), thing))
}

/// A plural is the term too.
fn term(finder: &Finder, words: &str) -> Option<OwnThing> {
    let key = fold(words);
    let one = key.strip_suffix('s').unwrap_or(&key);
    finder.defined(&key).or_else(|| finder.defined(one))
}

/// Runs of words with the byte at `offset` in them, longest first.
fn around(text: &str, offset: usize) -> Vec<TextRange> {
    let words = words(text);
    let Some(at) = words
        .iter()
        .position(|word| word.contains_inclusive(offset))
    else {
        return Vec::new();
    };
    let mut runs = Vec::new();
    for first in at.saturating_sub(WORDS - 1)..=at {
        for last in at..words.len().min(first + WORDS) {
            runs.push(words[first].cover(words[last]));
        }
    }
    runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
    runs
}

fn words(text: &str) -> Vec<TextRange> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(TextRange::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}
