//! The diagnostics of notes that no editor shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use cloudgloss_ide::NoteId;
use tower_lsp::Client;
use tower_lsp::ls_types::Uri;

use crate::server;
use crate::state::Session;

/// What the client was told: address and number of the report, by note.
#[derive(Default)]
pub struct Closed {
    told: BTreeMap<NoteId, (Uri, u64)>,
}

impl Closed {
    /// Tells what is new. A client that asks for it is told to ask.
    pub async fn publish(&mut self, session: &Arc<Session>, client: &Client) {
        let world = session.world();
        if session.is_workspace_pulled() {
            if world.is_checked() && world.abilities.refreshes.diagnostics {
                let client = client.clone();
                let refresh = async move { client.workspace_diagnostic_refresh().await };
                server::ask("workspace/diagnostic/refresh", refresh);
            }
            return;
        }
        let mut before = std::mem::take(&mut self.told);
        for (id, report) in world.closed_reports() {
            let known = before.remove(id).map(|(_, number)| number);
            self.told
                .insert(id.clone(), (report.uri.clone(), report.number));
            if known != Some(report.number) {
                let (uri, found) = (report.uri.clone(), report.diagnostics.clone());
                client.publish_diagnostics(uri, found, None).await;
            }
        }
        for (id, (uri, _)) in before {
            // What is open has been told anew.
            if world.opened(&id).is_none() {
                client.publish_diagnostics(uri, Vec::new(), None).await;
            }
        }
    }

    /// From now on the note is spoken of as an open one. A client that asks for that would show this twice.
    pub async fn opened(&mut self, session: &Arc<Session>, client: &Client, id: &NoteId) {
        if let Some((uri, _)) = self.told.remove(id)
            && session.abilities().pulls
        {
            client.publish_diagnostics(uri, Vec::new(), None).await;
        }
    }
}
