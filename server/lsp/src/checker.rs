//! The command `cloudgloss.checkWorkspace`: the findings of all notes, also of those that no editor shows.
//!
//! Open notes have theirs already. What is found in the others is kept: it is given to clients that ask for the
//! diagnostics of the workspace, and published to those that do not.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use cloudgloss_ide::{Meter, NoteId, Shelf, Stamp};
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, Uri};

use crate::diagnostics_push::Event;
use crate::indexer::{self, Job};
use crate::many;
use crate::progress::{Progress, counted};
use crate::requests;
use crate::state::{Session, World};

/// What was found in one note.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its address.
    pub uri: Uri,
    /// What is to be said of it; often nothing.
    pub diagnostics: Vec<Diagnostic>,
    /// Of the text that was checked.
    pub stamp: Option<Stamp>,
    /// Names this report: no other has the same.
    pub number: u64,
}

/// Reports by note.
pub type Reports = BTreeMap<NoteId, Report>;

/// How long settings and knowledge have to stand still before all is checked again.
const PAUSE: Duration = Duration::from_millis(500);

/// Checks all notes in the background, and says how far it is where the client can show it. Ends an earlier check.
pub fn start(session: &Arc<Session>, client: &Client) {
    let meter = session.next_check();
    tokio::spawn(check(Arc::clone(session), client.clone(), meter));
}

/// The same after a change of settings or knowledge, once no other follows.
pub fn renew(session: &Arc<Session>, client: &Client) {
    let (session, client, meter) = (Arc::clone(session), client.clone(), session.next_check());
    tokio::spawn(async move {
        tokio::time::sleep(PAUSE).await;
        if meter.is_wanted() {
            check(session, client, meter).await;
        }
    });
}

async fn check(session: Arc<Session>, client: Client, meter: Meter) {
    let title = "Checking the workspace's notes";
    let progress = Progress::start(&client, &session, title, &meter);
    indexer::index(&session, Job::All).await;
    let world = session.world();
    let ids = world.closed_notes();
    let (notes, wanted) = (ids.len(), meter.clone());
    let work = tokio::task::spawn_blocking(move || reports(&world, &ids, &meter));
    let said = match work.await {
        Ok(Some(reports)) => {
            let said = summary(&reports, notes);
            session.keep_reports(reports, &wanted);
            session.tell(Event::Checked);
            said
        }
        Ok(None) => "cancelled".to_owned(),
        Err(_) => "failed".to_owned(),
    };
    progress.finish(said);
}

fn summary(reports: &Reports, notes: usize) -> String {
    let counts = reports.values().map(|report| report.diagnostics.len());
    let (findings, with) = counts.fold((0, 0), |(findings, with), count| {
        (findings + count, with + usize::from(count > 0))
    });
    let findings = counted(findings, "finding");
    let notes = counted(notes, "note");
    format!("{findings} in {with} of {notes} not open in the editor")
}

/// What is to be said of these notes; `None` when nobody wants to know any more. Blocking.
pub fn reports(world: &World, ids: &[NoteId], meter: &Meter) -> Option<Reports> {
    let report = |id: &NoteId| Some((id.clone(), report(world, id)?));
    let found = many::all(ids, meter, report)?;
    Some(found.into_iter().flatten().collect())
}

fn report(world: &World, id: &NoteId) -> Option<Report> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    // Before the text is read: what is written meanwhile is checked again.
    let stamp = world.snapshot.shelf().stamp(id);
    Some(Report {
        uri: id.0.parse().ok()?,
        diagnostics: requests::closed_diagnostics(world, id).unwrap_or_default(),
        stamp,
        number: NEXT.fetch_add(1, Ordering::Relaxed),
    })
}

impl World {
    /// The notes of the workspace that no editor shows.
    pub fn closed_notes(&self) -> Vec<NoteId> {
        let shelf: &Shelf = self.snapshot.shelf();
        shelf
            .ids()
            .filter(|id| self.opened(id).is_none())
            .cloned()
            .collect()
    }
}
