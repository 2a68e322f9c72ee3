//! Work-done progress that the client shows, where it can.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::ls_types::ProgressToken;

use crate::server::PATIENCE;
use crate::state::Session;

/// How often the client is told how far it is.
const STEP: Duration = Duration::from_millis(250);

/// One piece of work that is shown.
pub struct Progress {
    done: oneshot::Sender<String>,
    percent: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
    token: ProgressToken,
    session: Arc<Session>,
}

/// What the work itself holds: to say how far it is, and to ask whether it is still wanted.
#[derive(Clone)]
pub struct Meter {
    percent: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

impl Meter {
    /// So many of so many are done; false when nobody wants the rest.
    pub fn step(&self, done: usize, of: usize) -> bool {
        let percent = (done * 100).checked_div(of).unwrap_or(100);
        self.percent
            .store(u32::try_from(percent).unwrap_or(100), Ordering::Relaxed);
        self.is_wanted()
    }

    /// Whether anybody still waits for it.
    pub fn is_wanted(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }
}

impl Progress {
    /// Begins to show, as soon as the client is ready for it.
    pub fn start(client: &Client, session: &Arc<Session>, title: &'static str) -> Progress {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let token = ProgressToken::String(format!("cloudgloss/{number}"));
        let (percent, cancelled) = (
            Arc::new(AtomicU32::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let (done, end) = oneshot::channel();
        session.progress_started(&token, &cancelled);
        if session.abilities().progress {
            let (client, percent) = (client.clone(), Arc::clone(&percent));
            tokio::spawn(show(client, token.clone(), title, percent, end));
        }
        Progress {
            done,
            percent,
            cancelled,
            token,
            session: Arc::clone(session),
        }
    }

    /// For the work.
    pub fn meter(&self) -> Meter {
        Meter {
            percent: Arc::clone(&self.percent),
            cancelled: Arc::clone(&self.cancelled),
        }
    }

    /// Ends, with what came of it.
    pub fn finish(self, message: String) {
        self.session.progress_ended(&self.token);
        // Nobody listens where nothing is shown.
        let _ = self.done.send(message);
    }
}

async fn show(
    client: Client,
    token: ProgressToken,
    title: &'static str,
    percent: Arc<AtomicU32>,
    mut end: oneshot::Receiver<String>,
) {
    let created = client.create_work_done_progress(token.clone());
    if !matches!(tokio::time::timeout(PATIENCE, created).await, Ok(Ok(()))) {
        return;
    }
    let shown = client
        .progress(token, title)
        .with_percentage(0)
        .with_cancel_button();
    let shown = shown.begin().await;
    loop {
        match tokio::time::timeout(STEP, &mut end).await {
            Ok(message) => return shown.finish_with_message(message.unwrap_or_default()).await,
            Err(_) => shown.report(percent.load(Ordering::Relaxed), None).await,
        }
    }
}
