//! Work-done progress that the client shows, where it can.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use cloudgloss_ide::Meter;
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::ls_types::ProgressToken;

use crate::server::PATIENCE;
use crate::state::Session;

/// How often the client is told how far it is.
const STEP: Duration = Duration::from_millis(250);

/// One piece of work that is shown.
pub struct Progress {
    done: Option<oneshot::Sender<String>>,
    token: ProgressToken,
    session: Arc<Session>,
}

impl Progress {
    /// Begins to show how far `meter` is, as soon as the client is ready for it.
    pub fn start(
        client: &Client,
        session: &Arc<Session>,
        title: &'static str,
        meter: &Meter,
    ) -> Progress {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let token = ProgressToken::String(format!("cloudgloss/{number}"));
        let (progress, end) = Progress::new(session, token.clone(), meter);
        if session.abilities().progress {
            let (client, meter) = (client.clone(), meter.clone());
            tokio::spawn(async move {
                let created = client.create_work_done_progress(token.clone());
                let created = tokio::time::timeout(PATIENCE, created).await;
                if matches!(created, Ok(Ok(()))) {
                    show(client, token, title, meter, end).await;
                }
            });
        }
        progress
    }

    /// Shows how far a request is, under the token that the client sent with it.
    pub fn of_request(
        client: &Client,
        session: &Arc<Session>,
        token: ProgressToken,
        title: &'static str,
        meter: &Meter,
    ) -> Progress {
        let (progress, end) = Progress::new(session, token.clone(), meter);
        tokio::spawn(show(client.clone(), token, title, meter.clone(), end));
        progress
    }

    fn new(
        session: &Arc<Session>,
        token: ProgressToken,
        meter: &Meter,
    ) -> (Progress, oneshot::Receiver<String>) {
        let (done, end) = oneshot::channel();
        session.progress_started(&token, meter);
        let progress = Progress {
            done: Some(done),
            token,
            session: Arc::clone(session),
        };
        (progress, end)
    }

    /// Ends, with what came of it. Without this it ends with no word.
    pub fn finish(mut self, message: String) {
        let done = self.done.take();
        // Nobody listens where nothing is shown.
        let _ = done.map(|done| done.send(message));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.session.progress_ended(&self.token);
    }
}

async fn show(
    client: Client,
    token: ProgressToken,
    title: &'static str,
    meter: Meter,
    mut end: oneshot::Receiver<String>,
) {
    let shown = client
        .progress(token, title)
        .with_percentage(0)
        .with_cancel_button();
    let shown = shown.begin().await;
    loop {
        match tokio::time::timeout(STEP, &mut end).await {
            Ok(message) => return shown.finish_with_message(message.unwrap_or_default()).await,
            Err(_) => shown.report(meter.percent(), None).await,
        }
    }
}

/// "1 note", "2 notes".
pub fn counted(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}
