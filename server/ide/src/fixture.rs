//! Notes for tests: the corpus of the binary, the day of the knowledge, `<|>` for the cursor.

use cloudgloss_syntax::TextEdit;

use crate::{Config, NoteId, Snapshot};

/// A note named `note` under the corpus of the binary; gives the cursor's offset too.
pub fn note(text: &str) -> (Snapshot, NoteId, usize) {
    let offset = text.find("<|>").unwrap_or(0);
    let corpus = cloudgloss_knowledge::corpus();
    let today = corpus.as_of();
    let mut snapshot = Snapshot::new(corpus, Config::default(), today);
    let id = NoteId::from("note");
    snapshot.open_note(id.clone(), "note", &text.replacen("<|>", "", 1));
    (snapshot, id, offset)
}

/// Applies edits that do not overlap and are in order.
pub fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.range.start..edit.range.end, &edit.new_text);
    }
    text
}
