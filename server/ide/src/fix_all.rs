//! All safe fixes of a note at once.

mod compose;

use cloudgloss_syntax::TextEdit;

use crate::{NoteId, Snapshot, all_findings, diagnostics};

use compose::compose;

/// A fix can show one more statement to be read, hardly two, one after the other.
const ROUNDS: usize = 4;

/// The edits of all safe fixes, every occurrence, in order. Applying them twice changes nothing more: what the fixed note
/// would have fixed is among them.
pub fn fix_all(snapshot: &Snapshot, id: &NoteId) -> Vec<TextEdit> {
    let mut edits = safe_edits(snapshot, id);
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
        last = safe_edits(&fixed, id);
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
