//! Diagnostics that the client did not ask for.
//!
//! Notes are published only to clients that do not pull: on opening at once, while typing after a pause.
//! Problems in the workspace's own files are published to every client, since nobody asks for them.

mod closed;
mod refresh;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use cloudgloss_ide::NoteId;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep_until};
use tower_lsp::Client;
use tower_lsp::ls_types::{MessageType, Uri};

use crate::server::at_once;
use crate::state::{Open, Session};
use crate::{checker, from_proto, requests};
use closed::Closed;

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
    /// Notes were looked for in the workspace: at these addresses, or everywhere.
    Notes(Option<Vec<String>>),
    /// All notes were checked.
    Checked,
    /// A setting of the editor's is wrong.
    Complaint(String),
}

/// Publishes for the life of the server. One task, so that what is newer is said later.
pub async fn run(session: Arc<Session>, client: Client, mut events: UnboundedReceiver<Event>) {
    let mut push = Push {
        session,
        client,
        due: BTreeMap::new(),
        troubled: BTreeSet::new(),
        too_long: BTreeSet::new(),
        complaints: BTreeSet::new(),
        closed: Closed::default(),
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
    too_long: BTreeSet<NoteId>,
    /// Complaints about settings that were made.
    complaints: BTreeSet<String>,
    closed: Closed,
}

impl Push {
    async fn take(&mut self, event: Event) {
        match event {
            Event::Opened(id) => {
                self.too_long.remove(&id);
                self.closed.opened(&self.session, &self.client, &id).await;
                self.look(id, Duration::ZERO).await;
            }
            Event::Edited(id) => {
                let pause = self.session.world().settings.debounce;
                self.look(id, pause).await;
            }
            Event::Closed(uri) => self.forget(uri).await,
            Event::All => {
                self.session.drop_reports();
                self.closed.publish(&self.session, &self.client).await;
                self.look_at_all();
                if self.session.is_check_wanted() {
                    checker::renew(&self.session, &self.client);
                }
            }
            Event::Notes(looked_at) => self.recheck(looked_at).await,
            Event::Checked => self.closed.publish(&self.session, &self.client).await,
            Event::Files => self.publish_files().await,
            Event::Complaint(complaint) => self.complain(complaint).await,
        }
    }

    async fn look(&mut self, id: NoteId, pause: Duration) {
        let world = self.session.world();
        let Some(open) = world.opened(&id) else {
            return;
        };
        if open.too_long && self.too_long.insert(id.clone()) {
            let message = format!("Cloudgloss does not read {}: it is longer than 32 MB", id.0);
            self.client
                .show_message(MessageType::WARNING, message)
                .await;
        }
        if !world.abilities.pulls && !open.is_ours {
            self.due.insert(id, Instant::now() + pause);
        }
    }

    fn look_at_all(&mut self) {
        let world = self.session.world();
        refresh::all(&self.client, &world.abilities);
        if !world.abilities.pulls {
            let now = Instant::now();
            self.due
                .extend(world.users_notes().map(|id| (id.clone(), now)));
        }
    }

    /// Publishes one note whose time has come; false when there is none.
    async fn publish_due(&mut self) -> bool {
        let now = Instant::now();
        let due = self.due.iter().find(|(_, at)| **at <= now);
        let Some(id) = due.map(|(id, _)| id.clone()) else {
            return false;
        };
        self.due.remove(&id);
        let world = self.session.world();
        let Some(Open { uri, version, .. }) = world.opened(&id).cloned() else {
            return true;
        };
        let quick = world.is_quick(&id);
        let work = move || requests::diagnostics(&world, &id);
        let found = match quick {
            true => at_once(work).ok(),
            false => tokio::task::spawn_blocking(work).await.ok(),
        };
        // A panic is in the log; what was published before stays.
        if let Some(found) = found {
            self.client
                .publish_diagnostics(uri, found, Some(version))
                .await;
        }
        true
    }

    async fn forget(&mut self, uri: Uri) {
        let id = from_proto::note_id(&uri);
        self.too_long.remove(&id);
        self.due.remove(&id);
        let address = id.0.to_string();
        // The problems of the workspace's own files do not depend on whether they are open.
        if !self.session.abilities().pulls && !self.troubled.contains(&uri) {
            self.client.publish_diagnostics(uri, Vec::new(), None).await;
        }
        self.recheck(Some(vec![address])).await;
    }

    /// Notes that are not open have changed.
    async fn recheck(&mut self, looked_at: Option<Vec<String>>) {
        if !self.session.world().is_checked() {
            return;
        }
        let session = Arc::clone(&self.session);
        let work = move || session.recheck(looked_at.as_deref());
        // A panic is in the log; what was found before stays.
        if tokio::task::spawn_blocking(work).await.is_ok() {
            self.closed.publish(&self.session, &self.client).await;
        }
    }

    async fn publish_files(&mut self) {
        let mut found = requests::file_problems(&self.session.world());
        let troubled = found.keys().cloned().collect();
        for uri in std::mem::replace(&mut self.troubled, troubled) {
            found.entry(uri).or_default();
        }
        for (uri, diagnostics) in found {
            self.client
                .publish_diagnostics(uri, diagnostics, None)
                .await;
        }
    }

    async fn complain(&mut self, complaint: String) {
        if self.complaints.insert(complaint.clone()) {
            let message = format!("Cloudgloss: {complaint}");
            self.client
                .show_message(MessageType::WARNING, message)
                .await;
        }
    }
}
