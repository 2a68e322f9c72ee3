//! All safe fixes of a note at once.

mod compose;

use cloudgloss_syntax::{Document, TextEdit, TextRange};

use crate::{NoteId, Snapshot, all_findings, diagnostics, fixes::follow_headings};

use compose::compose;

/// A fix can show one more statement to be read, hardly two, one after the other.
const ROUNDS: usize = 4;

/// The edits of all safe fixes, every occurrence, in order. Applying them twice changes nothing more: what the fixed note
/// would have fixed is among them.
pub fn fix_all(snapshot: &Snapshot, id: &NoteId) -> Vec<TextEdit> {
    let mut edits = whole_edits(snapshot, id);
    if edits.is_empty() {
        return edits;
    }
    let Some(mut fixed) = snapshot.alone(id) else {
        return edits;
    };
    let mut last = edits.clone();
    for _ in 0..ROUNDS {
        for edit in last.iter().rev() {
            fixed.change_note(id, edit);
        }
        last = whole_edits(&fixed, id);
        if last.is_empty() {
            break;
        }
        edits = compose(edits, &last);
    }
    edits
}

/// The edits of the safe fixes that are seen now.
pub(crate) fn safe_edits(snapshot: &Snapshot, id: &NoteId) -> Vec<TextEdit> {
    // A rule that is off or ignored gives no finding, hence no fix.
    let shown = diagnostics(snapshot, id);
    if shown.is_empty() {
        return Vec::new();
    }
    let safe = all_findings(snapshot, id)
        .into_iter()
        .filter_map(|finding| finding.fixes.into_iter().find(|fix| fix.safe));
    let mut edits: Vec<TextEdit> = Vec::new();
    for edit in safe.flat_map(|fix| fix.edits) {
        if edits
            .last()
            .is_none_or(|last| last.range.end <= edit.range.start)
        {
            edits.push(edit);
        }
    }
    edits
}

/// "CMK - Customer Master Keys" becomes "KMS keys", not "KMS key - KMS keys".
fn told_once(document: &Document, edits: Vec<TextEdit>) -> Vec<TextEdit> {
    let mut told: Vec<TextEdit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match told.last_mut() {
            Some(last) if are_one(document, last, &edit) => {
                last.range.end = edit.range.end;
                if edit.new_text.len() > last.new_text.len() {
                    last.new_text = edit.new_text;
                }
            }
            _ => told.push(edit),
        }
    }
    told
}

/// Whether both write the same name, with a dash or the like between.
fn are_one(document: &Document, left: &TextEdit, right: &TextEdit) -> bool {
    let name = |edit: &TextEdit| edit.new_text.trim_end_matches('s').to_owned();
    let named = left.new_text.starts_with(char::is_alphabetic);
    let gap = document.slice(TextRange::new(left.range.end, right.range.start));
    let dash = |c: char| matches!(c, ' ' | '-' | '–' | '—' | ':' | '=' | '/');
    named && name(left) == name(right) && gap.trim() != "" && gap.chars().all(dash)
}

/// Those, and what keeps links to changed headings alive.
fn whole_edits(snapshot: &Snapshot, id: &NoteId) -> Vec<TextEdit> {
    let edits = safe_edits(snapshot, id);
    match snapshot.note(id) {
        Some(note) if !edits.is_empty() => {
            follow_headings(note.document(), told_once(note.document(), edits))
        }
        _ => edits,
    }
}
