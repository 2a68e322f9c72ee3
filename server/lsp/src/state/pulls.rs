//! Requests for the diagnostics of the workspace wait here until there is something to tell: a client asks again as soon as it
//! is answered.

use tokio::sync::watch;

use super::Session;

/// What those who wait are told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pulls {
    /// How often the workspace was asked for. Only the last request waits, so that no client can fill the server with them.
    asked: u64,
    /// How often reports have changed.
    changes: u64,
    /// Nobody is to wait any more.
    leaving: bool,
}

/// One request that may wait.
pub struct Pull {
    number: u64,
    changes: u64,
    pulls: watch::Receiver<Pulls>,
}

impl Pull {
    /// Waits until reports have changed since the last call; false where there is no reason to wait for that. The first request
    /// of all is answered at once: whoever asks once wants to know.
    pub async fn changed(&mut self) -> bool {
        if self.number == 1 {
            return false;
        }
        let (number, before) = (self.number, self.changes);
        let ready = |now: &Pulls| now.leaving || now.asked != number || now.changes != before;
        let now = self.pulls.wait_for(ready).await.map(|now| *now);
        let Ok(now) = now else {
            return false;
        };
        self.changes = now.changes;
        !now.leaving && now.asked == number
    }
}

impl Session {
    /// A request for the diagnostics of the workspace has come: one that waits is to answer.
    pub fn next_pull(&self) -> Pull {
        self.pulls.send_modify(|pulls| pulls.asked += 1);
        let pulls = self.pulls.subscribe();
        let now = *pulls.borrow();
        Pull {
            number: now.asked,
            changes: now.changes,
            pulls,
        }
    }

    /// Whether the client asks for the diagnostics of the workspace, so that they are not published.
    pub fn is_workspace_pulled(&self) -> bool {
        self.pulls.borrow().asked > 0
    }

    /// Reports of notes that are not open have changed, or other notes are open.
    pub(super) fn reports_changed(&self) {
        self.pulls.send_modify(|pulls| pulls.changes += 1);
    }

    /// The client is about to leave: nothing waits any more.
    pub fn leave(&self) {
        self.pulls.send_modify(|pulls| pulls.leaving = true);
    }
}
