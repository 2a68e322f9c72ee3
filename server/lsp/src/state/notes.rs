//! Notes as the editor opens, edits and closes them.

use std::sync::Arc;

use cloudgloss_ide::{NoteId, TextEdit};
use cloudgloss_syntax::Rope;
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::{LONGEST_NOTE, Open, World};
use crate::{from_proto, workspace};

/// Of a longer text not even the text is kept, in bytes; it counts again when it is sent anew.
const LONGEST_KEPT: usize = 8 * LONGEST_NOTE;

fn replace(rope: &mut Rope, edit: &TextEdit) {
    let at = |byte: usize| rope.byte_to_char(byte.min(rope.len_bytes()));
    let (start, end) = (at(edit.range.start), at(edit.range.end));
    rope.remove(start..end);
    rope.insert(start, &edit.new_text);
}

impl World {
    fn is_ours(&self, uri: &Uri) -> bool {
        let of_workspace = || from_proto::path(uri).is_some_and(|path| workspace::is_ours(&path));
        self.pages.has(uri) || of_workspace()
    }

    pub(super) fn open(&mut self, id: &NoteId, item: TextDocumentItem) {
        let is_ours = self.is_ours(&item.uri);
        self.revision += 1;
        let open = Open {
            uri: item.uri,
            version: item.version,
            revision: self.revision,
            too_long: false,
            is_ours,
            long: None,
        };
        Arc::make_mut(&mut self.open).insert(id.clone(), open);
        self.set_text(id, Rope::from_str(&item.text));
    }

    pub(super) fn edit(
        &mut self,
        id: &NoteId,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) {
        let Some(open) = Arc::make_mut(&mut self.open).get_mut(id) else {
            return tracing::warn!("an edit of {}, which is not open, is left out", id.0);
        };
        match version.checked_sub(open.version) {
            Some(1) => {}
            // Versions may skip numbers; the order of messages says what is newer.
            Some(2..) => tracing::info!("{}: version {version} follows {}", id.0, open.version),
            _ => tracing::warn!(
                "{}: version {version} follows {}; it is applied as it comes",
                id.0,
                open.version
            ),
        }
        self.revision += 1;
        (open.version, open.revision) = (version, self.revision);
        for change in changes {
            self.apply(id, change);
        }
    }

    fn apply(&mut self, id: &NoteId, change: TextDocumentContentChangeEvent) {
        let encoding = self.abilities.encoding;
        let read = self.snapshot.note(id).map(|note| note.document().rope());
        let Some(rope) = read.or_else(|| self.open.get(id)?.long.as_ref()) else {
            // So long that not even the text is kept, unless all of it is new.
            if change.range.is_none() {
                self.set_text(id, Rope::from_str(&change.text));
            }
            return;
        };
        match from_proto::change(rope, change, encoding) {
            Ok(edit) if read.is_some() => self.snapshot.change_note(id, &edit),
            Ok(edit) => {
                let mut rope = rope.clone();
                replace(&mut rope, &edit);
                return self.set_text(id, rope);
            }
            Err(text) if read.is_some() => self.snapshot.replace_note(id, &text),
            Err(text) => return self.set_text(id, Rope::from_str(&text)),
        }
        let grown = self.snapshot.note(id).map(|note| note.document());
        if let Some(grown) = grown.filter(|document| document.len() > LONGEST_NOTE) {
            let rope = grown.rope().clone();
            self.set_text(id, rope);
        }
    }

    /// Reads the text of an open note, or only keeps it where it is too long to be read.
    fn set_text(&mut self, id: &NoteId, rope: Rope) {
        let Some(open) = Arc::make_mut(&mut self.open).get_mut(id) else {
            return;
        };
        open.too_long = rope.len_bytes() > LONGEST_NOTE;
        if open.too_long {
            self.snapshot.close_note(id);
            open.long = (rope.len_bytes() <= LONGEST_KEPT).then_some(rope);
        } else {
            open.long = None;
            let name = from_proto::note_name(&open.uri, &self.roots);
            self.snapshot
                .open_note(id.clone(), &name, &rope.to_string());
        }
    }

    pub(super) fn close(&mut self, id: &NoteId) {
        self.snapshot.close_note(id);
        Arc::make_mut(&mut self.open).remove(id);
    }
}
