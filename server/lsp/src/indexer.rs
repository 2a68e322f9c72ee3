//! Finds the workspace's notes in the background, and again where files have changed.
//!
//! What is found are names: the texts of notes that no editor shows stay on the disk until somebody asks for them.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, UNIX_EPOCH};

use cloudgloss_files::{LARGEST, Met, Selection, changed, walk};
use cloudgloss_ide::{Meter, NoteId, Snapshot, Stamp, Texts};
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::Client;

use crate::diagnostics_push::Event;
use crate::from_proto;
use crate::many;
use crate::progress::{Progress, counted};
use crate::state::{Session, World};
use crate::workspace;

/// What is to be looked at.
#[derive(Debug)]
pub enum Job {
    /// Every folder of the workspace.
    All,
    /// These files, and what lies below these folders.
    Paths(Vec<PathBuf>),
}

/// The notes that were found, and for which part of the workspace that holds.
pub struct Found {
    /// The addresses of what was looked at, sorted; `None` stands for everything.
    looked_at: Option<Vec<String>>,
    /// Key and name of each note.
    pub notes: Vec<(NoteId, Arc<str>)>,
    /// What was left out that the user should know of.
    complaints: Vec<String>,
}

/// Works for the life of the server, on one job at a time. Those that wait are done together.
pub async fn run(session: Arc<Session>, client: Client, mut jobs: UnboundedReceiver<Job>) {
    let mut first = Some("Looking for notes");
    let mut reading = Meter::default();
    while let Some(mut job) = jobs.recv().await {
        while let Ok(next) = jobs.try_recv() {
            job = job.and(next);
        }
        let meter = Meter::default();
        let start = |title| Progress::start(&client, &session, title, &meter);
        let progress = first.take().map(start);
        let told = index(&session, job).await;
        // What was not reached is read in the next round, and what was is known.
        reading.cancel();
        reading = meter.clone();
        let read = prepare(session.world().snapshot, meter);
        tokio::spawn(async move {
            read.await;
            if let Some(progress) = progress {
                progress.finish(told);
            }
        });
    }
}

/// Does one job; what came of it in few words.
pub async fn index(session: &Arc<Session>, job: Job) -> String {
    let (world, begin) = (session.world(), Instant::now());
    // A panic is in the log; what was found before stays.
    if let Ok(found) = tokio::task::spawn_blocking(move || find(&world, job)).await {
        for complaint in &found.complaints {
            session.tell(Event::Complaint(complaint.clone()));
        }
        let looked_at = found.looked_at.clone();
        session.put_on_shelf(found);
        session.tell(Event::Notes(looked_at));
    }
    let count = session.world().snapshot.shelf().len();
    tracing::info!(
        "{count} notes in the workspace, found in {:?}",
        begin.elapsed()
    );
    counted(count, "note")
}

/// Reads the notes that no editor shows, on half of the cores, so that the first search need not.
async fn prepare(snapshot: Snapshot, meter: Meter) {
    let ids: Vec<NoteId> = snapshot.shelf().ids().cloned().collect();
    let (begin, count) = (Instant::now(), ids.len());
    let read = move || many::all_in_background(&ids, &meter, |id| snapshot.prepare(id)).is_some();
    // A panic is in the log; a search reads what is missing.
    if let Ok(true) = tokio::task::spawn_blocking(read).await {
        tracing::info!("{count} notes read in {:?}", begin.elapsed());
    }
}

impl Job {
    fn and(self, other: Job) -> Job {
        match (self, other) {
            (Job::Paths(mut paths), Job::Paths(more)) => {
                paths.extend(more);
                Job::Paths(paths)
            }
            _ => Job::All,
        }
    }
}

impl Found {
    /// Whether what was known of a note holds no longer.
    pub fn replaces(&self, id: &NoteId) -> bool {
        concerns(self.looked_at.as_deref(), id)
    }
}

/// Whether a note is one of those addresses, which are sorted, or lies below one; `None` stands for every note.
pub fn concerns(looked_at: Option<&[String]>, id: &NoteId) -> bool {
    let Some(addresses) = looked_at else {
        return true;
    };
    let among = |address: &str| {
        let place = addresses.binary_search_by(|other| other.as_str().cmp(address));
        place.is_ok()
    };
    let mut above = id.0.match_indices('/').map(|(at, _)| id.0.get(..at));
    among(&id.0) || above.any(|folder| folder.is_some_and(among))
}

/// A root inside another one has settings of its own for what lies in it.
fn is_of(root: &Path, met: &Met, world: &World) -> bool {
    match met {
        Met::Note(path) => workspace::innermost(&world.roots, path) == Some(root),
        Met::Unreadable { .. } => true,
    }
}

fn find(world: &World, job: Job) -> Found {
    let mut found = Found {
        looked_at: None,
        notes: Vec::new(),
        complaints: Vec::new(),
    };
    if let Job::Paths(paths) = &job {
        let addresses = paths.iter().filter_map(|path| from_proto::path_id(path));
        let mut addresses: Vec<String> = addresses.map(|id| id.0.to_string()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        found.looked_at = Some(addresses);
    }
    for root in world.roots.iter() {
        let config = from_proto::path_id(root).map(|id| world.snapshot.config(&id));
        let selection = match config {
            Some(config) => Selection::new(root, &config.include, &config.exclude),
            None => Selection::all(root),
        };
        let met = match &job {
            Job::All => walk(&selection),
            Job::Paths(paths) => changed(&selection, paths),
        };
        let met = met.into_iter().filter(|met| is_of(root, met, world));
        met.for_each(|met| found.take(world, met));
    }
    found
}

impl Found {
    fn take(&mut self, world: &World, met: Met) {
        let path = match met {
            Met::Note(path) => path,
            Met::Unreadable { path, reason, .. } => {
                return tracing::info!("{}: {reason}", path.display());
            }
        };
        if path.metadata().is_ok_and(|about| about.len() > LARGEST) {
            let path = path.display();
            self.complaints
                .push(format!("{path} is not read: it is longer than 32 MB"));
        } else if let Some(id) = from_proto::path_id(&path) {
            let name = from_proto::path_name(&path, &world.roots);
            self.notes.push((id, name.into()));
        }
    }
}

/// The texts as they lie on the disk.
pub struct Disk;

impl Texts for Disk {
    fn text(&self, id: &NoteId) -> Option<String> {
        let path = from_proto::path(&id.0.parse().ok()?)?;
        // It may have become a link since it was found, and what a link leads to is not in the workspace.
        if !path.symlink_metadata().ok()?.is_file() {
            return None;
        }
        let text = cloudgloss_files::read(&path);
        let text = text
            .map_err(|reason| tracing::info!("{}: {reason}", path.display()))
            .ok()?;
        // What holds a NUL is no text, whatever it is called.
        (!text.contains('\0')).then_some(text)
    }

    fn stamp(&self, id: &NoteId) -> Option<Stamp> {
        let path = from_proto::path(&id.0.parse().ok()?)?;
        let about = path.symlink_metadata().ok().filter(Metadata::is_file)?;
        let modified = about.modified().ok()?.duration_since(UNIX_EPOCH);
        Some(Stamp {
            modified: modified.map_or(0, |since| since.as_nanos()),
            length: about.len(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_a_changed_folder_is_concerned() {
        let looked_at = [
            "file:///notes/aws".to_owned(),
            "file:///notes/s3.md".to_owned(),
        ];
        let concerned = |id: &str| concerns(Some(&looked_at), &NoteId::from(id));
        assert!(concerned("file:///notes/aws/ec2.md") && concerned("file:///notes/s3.md"));
        assert!(!concerned("file:///notes/aws.md") && !concerned("file:///notes/s3.mdx"));
        assert!(concerns(None, &NoteId::from("file:///any.md")));
    }

    #[test]
    fn jobs_that_wait_are_one() {
        let paths = |name: &str| Job::Paths(vec![PathBuf::from(name)]);
        assert!(matches!(paths("a").and(paths("b")), Job::Paths(both) if both.len() == 2));
        assert!(matches!(paths("a").and(Job::All), Job::All));
    }

    #[test]
    fn links_and_binary_files_have_no_text() {
        let folder = tempfile::tempdir().unwrap();
        let text = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            Disk.text(&from_proto::path_id(&path).unwrap())
        };
        assert_eq!(text("é a.md", "ü".as_bytes()).as_deref(), Some("ü"));
        assert_eq!(text("latin1.md", b"\xfc"), None);
        assert_eq!(text("binary.md", b"a\0b"), None);
        #[cfg(unix)]
        {
            let link = folder.path().join("link.md");
            std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
            assert_eq!(Disk.text(&from_proto::path_id(&link).unwrap()), None);
        }
    }
}
