//! The date on which a note was true, in its front matter.

use cloudgloss_syntax::{Document, TextEdit, TextRange};

use super::{Action, ActionKind, line_end};
use crate::{NoteId, Snapshot};

const KEY: &str = "as_of";

/// Adds `as_of` with the day of today; makes the front matter where there is none. `None` where the note has a date.
pub fn as_of_action(snapshot: &Snapshot, id: &NoteId) -> Option<Action> {
    let document = snapshot.note(id)?.document();
    let front = document.front_matter();
    if front.get(KEY).is_some() || document.slice(TextRange::new(0, 3)).starts_with('\u{feff}') {
        return None;
    }
    let today = snapshot.today_in(id);
    let (at, text) = match front.range {
        Some(range) => (closing_fence(document, range), format!("{KEY}: {today}\n")),
        None => (0, format!("---\n{KEY}: {today}\n---\n\n")),
    };
    let first_lines = TextRange::new(0, document.len().min(1024));
    let edit = TextEdit {
        range: TextRange::empty(at),
        new_text: text.replace('\n', line_end(document, first_lines)),
    };
    Some(Action {
        title: format!("Date this note: true as of {today}"),
        kind: ActionKind::AsOf,
        edits: vec![edit],
        finding: None,
        preferred: false,
    })
}

/// Where the line `---` below the entries begins.
fn closing_fence(document: &Document, front: TextRange) -> usize {
    let text = document.slice(front);
    front.start + text.trim_end().rfind("---").unwrap_or(0)
}
