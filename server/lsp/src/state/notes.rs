//! Notes as the editor opens, edits and closes them.

use std::sync::Arc;

use cloudgloss_ide::NoteId;
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::{LONGEST_NOTE, Open, World};
use crate::{from_proto, workspace};

impl World {
    fn is_ours(&self, uri: &Uri) -> bool {
        let of_workspace = || from_proto::path(uri).is_some_and(|path| workspace::is_ours(&path));
        self.pages.has(uri) || of_workspace()
    }

    pub(super) fn open(&mut self, id: &NoteId, item: TextDocumentItem) {
        let too_long = item.text.len() > LONGEST_NOTE;
        let is_ours = self.is_ours(&item.uri);
        match too_long {
            true => self.snapshot.close_note(id),
            false => {
                let name = from_proto::note_name(&item.uri, &self.roots);
                self.snapshot.open_note(id.clone(), &name, &item.text);
            }
        }
        self.revision += 1;
        let open = Open {
            uri: item.uri,
            version: item.version,
            revision: self.revision,
            too_long,
            is_ours,
        };
        Arc::make_mut(&mut self.open).insert(id.clone(), open);
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
        match self
            .snapshot
            .note(id)
            .map(|note| from_proto::change(note.document(), change, self.abilities.encoding))
        {
            Some(Ok(edit)) => self.snapshot.change_note(id, &edit),
            Some(Err(text)) => self.snapshot.replace_note(id, &text),
            // Too long to be read: its text is not known.
            None => return,
        }
        if self
            .snapshot
            .note(id)
            .is_some_and(|note| note.document().len() > LONGEST_NOTE)
        {
            self.snapshot.close_note(id);
            if let Some(open) = Arc::make_mut(&mut self.open).get_mut(id) {
                open.too_long = true;
            }
        }
    }

    pub(super) fn close(&mut self, id: &NoteId) {
        self.snapshot.close_note(id);
        Arc::make_mut(&mut self.open).remove(id);
    }
}
