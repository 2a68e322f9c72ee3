//! The user's own terms and questions, from all notes.

use cloudgloss_corpus::fold;
use cloudgloss_syntax::{TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions, Cursor, names::word_starts};
use crate::{
    Snapshot,
    own::{OwnThing, asked, defined},
};

const PREFIX: &str = "own.";
/// So much of a term has to be typed: its words are ordinary ones.
const LETTERS: usize = 5;

/// The terms that the words before the cursor begin.
pub fn terms(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Completions {
    let mut items = Vec::new();
    for start in word_starts(&cursor.before).into_iter().rev() {
        let typed = fold(&cursor.before[start..]);
        if typed.chars().count() < LETTERS {
            continue;
        }
        let range = TextRange::new(cursor.line_start + start, cursor.offset);
        let own = snapshot
            .notes()
            .flat_map(|(_, note)| &note.own().definitions);
        let begun = own.filter(|own| own.key.len() > typed.len() && own.key.starts_with(&typed));
        let mut keys: Vec<&str> = begun.map(|own| own.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let found = keys
            .iter()
            .filter_map(|key| Some((*key, defined(snapshot, key)?)));
        // The definition that is being written is not offered to itself.
        let elsewhere = found.filter(|(_, own)| !own.words.contains_inclusive(cursor.offset));
        items.extend(elsewhere.map(|(key, own)| {
            let (kind, text) = (CompletionKind::Term, own.name());
            item(kind, key, &own, text, &cursor.before[start..], range)
        }));
        if !items.is_empty() {
            break;
        }
    }
    items.truncate(limit);
    Completions {
        items,
        incomplete: true,
        finished: false,
    }
}

/// The questions with answers that hold what was typed behind `Q:`, which `range` covers.
pub fn questions(snapshot: &Snapshot, typed: &str, gap: &str, range: TextRange) -> Vec<Completion> {
    let typed = fold(typed);
    let all = snapshot.notes().flat_map(|(_, note)| &note.own().questions);
    let mut keys: Vec<&str> = all
        .filter(|(key, _)| key.contains(&typed) && *key != typed && !typed.is_empty())
        .map(|(key, _)| key.as_str())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let known = |key: &str| snapshot.corpus().card_by_question(key).is_some();
    let found = keys.into_iter().filter(|key| !known(key));
    found
        .filter_map(|key| {
            let own = asked(snapshot, key)?;
            let text = format!("{gap}{}\n{}", own.name(), own.text());
            Some(item(
                CompletionKind::Question,
                key,
                &own,
                text,
                &own.name(),
                range,
            ))
        })
        .collect()
}

/// What the user wrote.
pub fn documentation(snapshot: &Snapshot, entry: &str) -> Option<String> {
    let key = entry.strip_prefix(PREFIX)?;
    let own = defined(snapshot, key).or_else(|| asked(snapshot, key))?;
    Some(own.shown())
}

fn item(
    kind: CompletionKind,
    key: &str,
    own: &OwnThing<'_>,
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
