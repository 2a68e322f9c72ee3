//! The settings file of a workspace, as an action changes it.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use cloudgloss_ide::Note;
use cloudgloss_syntax::{PositionEncoding, Rope, TextRange};
use tower_lsp::ls_types::*;

use crate::abilities::Abilities;
use crate::state::World;
use crate::{from_proto, to_proto, workspace};

/// `.cloudgloss.toml` in the root that a note lies in.
pub struct SettingsFile {
    path: PathBuf,
    /// What it holds: as the editor shows it, or else as it lies on the disk; empty when there is none.
    pub text: String,
    exists: bool,
    /// Its version where the editor has it open.
    version: Option<i32>,
}

impl World {
    /// The settings file for a note; `None` where the note lies in no root, or the file is none that we read.
    pub fn settings_file(&self, note: &Uri) -> Option<SettingsFile> {
        let note = from_proto::path(note)?;
        let root = workspace::innermost(&self.roots, &note)?;
        let path = root.join(workspace::SETTINGS);
        let id = from_proto::note_id(&Uri::from_file_path(&path)?);
        let shown = self.snapshot.note(&id).map(Note::document);
        let exists = fs::symlink_metadata(&path).is_ok();
        let text = match shown {
            Some(document) => document.rope().to_string(),
            None if exists => workspace::read_settings(&path).ok()?,
            None => String::new(),
        };
        let version = self.opened(&id).map(|open| open.version);
        Some(SettingsFile {
            path,
            text,
            exists: exists || shown.is_some(),
            version,
        })
    }
}

impl SettingsFile {
    /// The edit that gives it another text, and makes it first where it is missing; `None` where the client cannot make files.
    pub fn replaced(&self, new_text: String, client: Abilities) -> Option<WorkspaceEdit> {
        let uri = Uri::from_file_path(&self.path)?;
        let edit = TextEdit {
            range: self.whole(client.encoding),
            new_text,
        };
        if !client.document_changes {
            let changes = HashMap::from([(uri, vec![edit])]);
            return self.exists.then(|| WorkspaceEdit {
                changes: Some(changes),
                ..WorkspaceEdit::default()
            });
        }
        if !self.exists && !client.creates_files {
            return None;
        }
        let create = DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
            uri: uri.clone(),
            options: None,
            annotation_id: None,
        }));
        let change = DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                uri,
                version: self.version,
            },
            edits: vec![OneOf::Left(edit)],
        });
        let operations = (!self.exists).then_some(create).into_iter().chain([change]);
        Some(WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(operations.collect())),
            ..WorkspaceEdit::default()
        })
    }

    fn whole(&self, encoding: PositionEncoding) -> Range {
        let rope = Rope::from_str(&self.text);
        to_proto::span(&rope, TextRange::new(0, self.text.len()), encoding)
    }
}
