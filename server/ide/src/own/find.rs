//! From words to what the user's own notes say of them.

use cloudgloss_corpus::fold;
use cloudgloss_syntax::{BlockKind, Document, TextRange, question_text};

use crate::{NoteId, Snapshot, render};

/// A term of the user's has at most so many words.
const WORDS: usize = 4;
/// A hover shows at most so many lines of it.
const LINES: usize = 10;

/// A definition, or a question with its answer, in one of the notes.
#[derive(Clone)]
pub(crate) struct OwnThing<'a> {
    /// The note.
    pub id: &'a NoteId,
    /// The note's name.
    pub note: &'a str,
    /// The term's or the question's words, in bytes of that note.
    pub words: TextRange,
    /// The whole definition, or the answer.
    pub says: TextRange,
    document: &'a Document,
}

impl OwnThing<'_> {
    /// What it says, as the user wrote it.
    pub fn text(&self) -> String {
        self.document.slice(self.says).into_owned()
    }

    /// The term or question itself.
    pub fn name(&self) -> String {
        let words = self.document.slice(self.words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Beside a label.
    pub fn mark(&self) -> String {
        format!("yours, in {}", self.note)
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

/// The first definition of a term, by its letters and digits in small.
pub(crate) fn defined<'a>(snapshot: &'a Snapshot, key: &str) -> Option<OwnThing<'a>> {
    snapshot.notes().find_map(|(id, note)| {
        let mut definitions = note.own().definitions.iter();
        let found = definitions.find(|definition| definition.key == key)?;
        Some(OwnThing {
            id,
            note: note.name(),
            words: found.term,
            says: found.range,
            document: note.document(),
        })
    })
}

/// The first place where a question is answered, by its letters and digits in small.
pub(crate) fn asked<'a>(snapshot: &'a Snapshot, key: &str) -> Option<OwnThing<'a>> {
    snapshot.notes().find_map(|(id, note)| {
        let mut questions = note.own().questions.iter();
        let (_, found) =
            questions.find(|(other, asked)| other == key && !asked.answer.is_empty())?;
        Some(OwnThing {
            id,
            note: note.name(),
            words: found.words,
            says: found.answer,
            document: note.document(),
        })
    })
}

/// What the user wrote elsewhere about the words at byte `offset`, and those words.
pub(crate) fn own_at<'a>(
    snapshot: &'a Snapshot,
    id: &NoteId,
    offset: usize,
) -> Option<(TextRange, OwnThing<'a>)> {
    let document = snapshot.note(id)?.document();
    let (_, block, kind) = document.block_at(offset)?;
    if matches!(kind.kind, BlockKind::Code | BlockKind::FrontMatter) {
        return None;
    }
    let text = document.slice(block);
    let inner = offset.checked_sub(block.start)?;
    let elsewhere = |range: TextRange, thing: &OwnThing<'_>| {
        thing.id != id || !thing.words.intersects(range.shift(block.start))
    };
    let question = question_text(kind.kind, &text).filter(|range| range.contains_inclusive(inner));
    let answered =
        question.and_then(|range| Some((range, asked(snapshot, &fold(range.of(&text)))?)));
    let found = around(&text, inner)
        .into_iter()
        .find_map(|range| Some((range, term(snapshot, range.of(&text))?)))
        .or(answered);
    found
        .filter(|(range, thing)| elsewhere(*range, thing))
        .map(|(range, thing)| (range.shift(block.start), thing))
}

/// A plural is the term too.
fn term<'a>(snapshot: &'a Snapshot, words: &str) -> Option<OwnThing<'a>> {
    let key = fold(words);
    let one = key.strip_suffix('s').unwrap_or(&key);
    defined(snapshot, &key).or_else(|| defined(snapshot, one))
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
