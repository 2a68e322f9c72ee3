//! The user's own terms and questions, from all notes.

use cloudgloss_corpus::fold;
use cloudgloss_syntax::{TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions, Cursor, names::word_starts};
use crate::{
    Snapshot,
    own::{Finder, OwnThing},
    questions::without_marker,
};

const PREFIX: &str = "own.";
/// So much of a term has to be typed: its words are ordinary ones.
const LETTERS: usize = 5;
/// Of closed notes at most so many terms or questions are offered: each is read.
const CLOSED: usize = 12;

/// The terms that the words before the cursor begin.
pub fn terms(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Completions {
    let (finder, mut items) = (Finder::new(snapshot), Vec::new());
    for start in word_starts(&cursor.before).into_iter().rev() {
        let typed = fold(&cursor.before[start..]);
        if typed.chars().count() < LETTERS {
            continue;
        }
        let range = TextRange::new(cursor.line_start + start, cursor.offset);
        let keys = finder.terms(&typed, CLOSED).into_iter();
        let longer = keys.filter(|key| key.len() > typed.len());
        let found = longer.filter_map(|key| Some((finder.defined(&key)?, key)));
        // The definition that is being written is not offered to itself.
        let elsewhere = found.filter(|(own, _)| !own.words.contains_inclusive(cursor.offset));
        items.extend(elsewhere.map(|(own, key)| {
            let (kind, text) = (CompletionKind::Term, own.name());
            item(kind, &key, &own, text, &cursor.before[start..], range)
        }));
        if !items.is_empty() {
            break;
        }
    }
    items.truncate(limit);
    Completions {
        items,
        incomplete: true,
        on_request: false,
    }
}

/// The questions with answers that hold what was typed behind `Q:`, which `range` covers.
pub fn questions(snapshot: &Snapshot, typed: &str, gap: &str, range: TextRange) -> Vec<Completion> {
    let (finder, typed) = (Finder::new(snapshot), fold(typed));
    if typed.is_empty() {
        return Vec::new();
    }
    let known = |key: &str| snapshot.corpus().card_by_question(key).is_some();
    let keys = finder.questions(&typed, CLOSED).into_iter();
    let others = keys.filter(|key| **key != *typed && !known(key));
    let found = others.filter_map(|key| Some((finder.asked(&key)?, key)));
    found
        .map(|(own, key)| {
            let (name, kind) = (own.name(), CompletionKind::Question);
            let text = format!("{gap}{name}\n{}", own.text());
            item(kind, &key, &own, text, &name, range)
        })
        .collect()
}

/// The answer that the user gave elsewhere to the question of these words, to be written over `typed`, which `range` covers.
pub fn answer(
    snapshot: &Snapshot,
    asked: &str,
    typed: &str,
    gap: &str,
    range: TextRange,
) -> Option<Completion> {
    let key = fold(asked);
    let own = Finder::new(snapshot).asked(&key)?;
    let text = format!("{gap}{}", without_marker(&own.text()));
    let mut answer = item(CompletionKind::Answer, &key, &own, text, typed, range);
    answer.label = "Your answer".to_owned();
    Some(answer)
}

/// What the user wrote.
pub fn documentation(snapshot: &Snapshot, entry: &str) -> Option<String> {
    let key = entry.strip_prefix(PREFIX)?;
    let finder = Finder::new(snapshot);
    let own = finder.defined(key).or_else(|| finder.asked(key))?;
    Some(own.shown())
}

fn item(
    kind: CompletionKind,
    key: &str,
    own: &OwnThing,
    new_text: String,
    filter: &str,
    range: TextRange,
) -> Completion {
    Completion {
        label: own.name(),
        kind,
        detail: own.mark(),
        edit: TextEdit { range, new_text },
        snippet: None,
        filter_text: filter.to_owned(),
        sort_text: format!("0000{key}"),
        entry: format!("{PREFIX}{key}"),
    }
}
