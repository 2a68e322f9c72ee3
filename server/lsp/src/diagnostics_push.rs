//! Diagnostics that the client did not ask for.
//!
//! Notes are published only to clients that do not pull: on opening at once, while typing after a pause.
//! Problems in the workspace's own files are published to every client, since nobody asks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use cloudgloss_ide::NoteId;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep_until};
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, MessageType, Uri};

use crate::state::Session;
use crate::{requests, server, to_proto};

/// What may call for diagnostics.
#[derive(Debug)]
pub enum Event {
    /// A note was opened.
    Opened(NoteId),
    /// A note was edited.
    Edited(NoteId),
    /// A note was closed.
    Closed(Uri),
    /// Settings, knowledge or date have changed.
    All,
    /// The workspace's own files were read.
    Files,
}

/// Publishes for the life of the server. One task, so that what is newer is said later.
pub async fn run(session: Arc<Session>, client: Client, mut events: UnboundedReceiver<Event>) {
    let mut push = Push {
        session,
        client,
        due: BTreeMap::new(),
        troubled: BTreeSet::new(),
        told: BTreeSet::new(),
    };
    loop {
        while let Ok(event) = events.try_recv() {
            push.take(event).await;
        }
        if push.publish_due().await {
            continue;
        }
        let next = push.due.values().min().copied();
        let event = match next {
            None => events.recv().await,
            Some(next) => tokio::select! {
                event = events.recv() => event,
                () = sleep_until(next) => continue,
            },
        };
        match event {
            Some(event) => push.take(event).await,
            None => return,
        }
    }
}

struct Push {
    session: Arc<Session>,
    client: Client,
    /// When the diagnostics of a note are to be published.
    due: BTreeMap<NoteId, Instant>,
    /// The workspace's files in which problems were published.
    troubled: BTreeSet<Uri>,
    /// Notes of which it was said that they are too long.
    told: BTreeSet<NoteId>,
}

impl Push {
    async fn take(&mut self, event: Event) {
        match event {
            Event::Opened(id) => {
                self.told.remove(&id);
                self.look(id, Duration::ZERO).await;
            }
            Event::Edited(id) => {
                let pause = self.session.world().settings.debounce;
                self.look(id, pause).await;
            }
            Event::Closed(uri) => self.forget(uri).await,
            Event::All => self.look_at_all(),
            Event::Files => self.publish_files().await,
        }
    }

    async fn look(&mut self, id: NoteId, pause: Duration) {
        if self
            .session
            .world()
            .opened(&id)
            .is_some_and(|open| open.too_long)
        {
            self.say_too_long(&id).await;
        }
        if !self.session.abilities().pulls {
            self.due.insert(id, Instant::now() + pause);
        }
    }

    fn look_at_all(&mut self) {
        let abilities = self.session.abilities();
        if !abilities.pulls {
            let now = Instant::now();
            self.due.extend(
                self.session
                    .world()
                    .open_notes()
                    .map(|id| (id.clone(), now)),
            );
        } else if abilities.refreshes {
            let client = self.client.clone();
            server::ask("workspace/diagnostic/refresh", async move {
                client.workspace_diagnostic_refresh().await
            });
        }
    }

    async fn publish_due(&mut self) -> bool {
        let now = Instant::now();
        let due = self
            .due
            .iter()
            .find(|(_, at)| **at <= now)
            .map(|(id, _)| id.clone());
        let Some(id) = due else { return false };
        self.due.remove(&id);
        let world = self.session.world();
        if let Some(open) = world.opened(&id).cloned() {
            let found =
                tokio::task::spawn_blocking(move || requests::diagnostics(&world, &id)).await;
            // A panic is in the log; what was published before stays.
            if let Ok(found) = found {
                self.client
                    .publish_diagnostics(open.uri, found, Some(open.version))
                    .await;
            }
        }
        true
    }

    async fn forget(&mut self, uri: Uri) {
        let id = crate::from_proto::note_id(&uri);
        self.due.remove(&id);
        self.told.remove(&id);
        if !self.session.abilities().pulls {
            self.client.publish_diagnostics(uri, Vec::new(), None).await;
        }
    }

    async fn say_too_long(&mut self, id: &NoteId) {
        if self.told.insert(id.clone()) {
            let message = format!("Cloudgloss does not read {}: it is longer than 32 MB", id.0);
            self.client
                .show_message(MessageType::WARNING, message)
                .await;
        }
    }

    async fn publish_files(&mut self) {
        let world = self.session.world();
        let mut found: BTreeMap<Uri, Vec<Diagnostic>> = BTreeMap::new();
        for uri in std::mem::take(&mut self.troubled) {
            found.insert(uri, Vec::new());
        }
        for problem in world.problems.iter() {
            let Some(uri) = Uri::from_file_path(&problem.path) else {
                continue;
            };
            self.troubled.insert(uri.clone());
            found
                .entry(uri)
                .or_default()
                .push(to_proto::file_problem(problem, world.abilities.encoding));
        }
        for (uri, diagnostics) in found {
            self.client
                .publish_diagnostics(uri, diagnostics, None)
                .await;
        }
    }
}
