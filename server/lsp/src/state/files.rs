//! Files of the workspace as they appear, change and go.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use cloudgloss_ide::Meter;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::ls_types::{ProgressToken, Uri};

use super::Session;
use crate::indexer::{Found, Job};
use crate::{from_proto, workspace};

/// Where jobs for the indexer are put, and where it takes them.
pub(super) struct Jobs {
    sender: UnboundedSender<Job>,
    receiver: Mutex<Option<UnboundedReceiver<Job>>>,
}

impl Default for Jobs {
    fn default() -> Jobs {
        let (sender, receiver) = unbounded_channel();
        Jobs {
            sender,
            receiver: Mutex::new(Some(receiver)),
        }
    }
}

impl Session {
    /// The indexer's jobs; `None` when somebody has them.
    pub fn jobs(&self) -> Option<UnboundedReceiver<Job>> {
        let mut receiver = self
            .jobs
            .receiver
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        receiver.take()
    }

    /// Has notes looked for, in the background.
    pub fn look_for_notes(&self, job: Job) {
        // Nobody listens any more when the server is on its way out.
        let _ = self.jobs.sender.send(job);
    }

    /// Takes what was found.
    pub fn put_on_shelf(&self, found: Found) {
        self.change("putting notes on the shelf", |world| {
            let mut shelf = world.snapshot.shelf().clone();
            shelf.change(|id| !found.replaces(id), found.notes.iter().cloned());
            world.snapshot.set_shelf(shelf);
        });
    }

    /// Files were changed outside, made or removed.
    pub fn files_changed(self: &Arc<Self>, uris: impl IntoIterator<Item = Uri>) {
        let paths: Vec<_> = uris
            .into_iter()
            .filter_map(|uri| from_proto::path(&uri))
            .collect();
        if paths.iter().any(|path| workspace::is_ours(path)) {
            self.reload();
        }
        if paths.iter().any(|path| selects(path)) {
            self.look_for_notes(Job::All);
        } else if !paths.is_empty() {
            self.look_for_notes(Job::Paths(paths));
        }
    }

    /// The client shows progress of something that can be cancelled.
    pub fn progress_started(&self, token: &ProgressToken, meter: &Meter) {
        self.running().push((token.clone(), meter.clone()));
    }

    /// It is over.
    pub fn progress_ended(&self, token: &ProgressToken) {
        self.running().retain(|(other, _)| other != token);
    }

    /// The user has had enough of it.
    pub fn cancel_progress(&self, token: &ProgressToken) {
        let running = self.running();
        let of_token = running.iter().filter(|(other, _)| other == token);
        of_token.for_each(|(_, meter)| meter.cancel());
    }

    fn running(&self) -> std::sync::MutexGuard<'_, Vec<(ProgressToken, Meter)>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a file says which notes count.
fn selects(path: &Path) -> bool {
    path.ends_with(".gitignore") || path.ends_with(".ignore")
}
