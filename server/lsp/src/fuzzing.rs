//! What the fuzz targets of `tests/fuzz` reach of this crate. Compiled for them only.

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, Knowledge};
use serde_json::Value;
use tower_lsp::ls_types::Uri;

use crate::state::Session;
use crate::transport::{Deframer, Frame, read};

/// A session that is spoken to in bytes, as by a client whose pipe breaks them anywhere.
pub struct Spoken {
    session: Session,
    frames: Deframer,
}

impl Default for Spoken {
    fn default() -> Spoken {
        let (events, _) = tokio::sync::mpsc::unbounded_channel();
        let empty = || Arc::new(Corpus::new(Knowledge::default()));
        Spoken {
            session: Session::new(empty, events),
            frames: Deframer::default(),
        }
    }
}

impl Spoken {
    /// Takes the next bytes, and does what the messages say that are whole.
    pub fn push(&mut self, bytes: &[u8]) {
        self.frames.push(bytes);
        while let Some(frame) = self.frames.next() {
            let Frame::Body(body) = frame else { continue };
            let reading = read(body);
            if !reading.rest.is_empty() {
                self.frames.unread(&reading.rest);
            }
            for message in reading.messages {
                // What is handed on is sure to parse.
                let message: Value = serde_json::from_slice(&message.body).expect("JSON");
                self.take(&message);
            }
        }
    }

    fn take(&self, message: &Value) -> Option<()> {
        let params = message.get("params")?.clone();
        match message.get("method")?.as_str()? {
            "textDocument/didOpen" => {
                let params = serde_json::from_value(params["textDocument"].clone()).ok()?;
                self.session.open(params);
            }
            "textDocument/didChange" => self.session.edit(serde_json::from_value(params).ok()?),
            "textDocument/didClose" => self.session.close(&serde_json::from_value(params).ok()?),
            "workspace/didChangeConfiguration" => self.session.configure(&params["settings"]),
            _ => {}
        }
        Some(())
    }

    /// The text of an open note.
    pub fn text(&self, uri: &str) -> Option<String> {
        let uri: Uri = uri.parse().ok()?;
        let world = self.session.world();
        let (_, note) = world.note(&uri)?;
        Some(note.document.rope().to_string())
    }
}
