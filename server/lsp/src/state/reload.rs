//! The workspace's own settings and knowledge, read again.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use cloudgloss_corpus::{Corpus, Problem, load};
use tower_lsp::ls_types::Uri;

use super::Session;
use crate::diagnostics_push::Event;
use crate::from_proto;
use crate::indexer::Job;
use crate::settings::Layer;
use crate::workspace::{self, FileProblem, Shown};

/// A walk over ten thousand notes takes about a tenth of a second.
const LOOKS_APART: Duration = Duration::from_secs(2);

/// What is known, with the workspace's own part.
pub struct Knowledge {
    /// The corpus, with the workspace's knowledge laid over it.
    pub overlaid: Arc<Overlaid>,
    /// The settings of each root.
    pub layers: Vec<(PathBuf, Layer)>,
    /// What is wrong in its files.
    pub problems: Vec<FileProblem>,
}

/// The corpus with files of a workspace.
pub struct Overlaid {
    files: Vec<load::File>,
    /// Both together.
    pub corpus: Arc<Corpus>,
    problems: Vec<Problem>,
}

impl Overlaid {
    fn new(base: Arc<Corpus>, files: Vec<load::File>) -> Overlaid {
        let (corpus, problems) = match files.is_empty() {
            true => (base, Vec::new()),
            false => {
                let (corpus, problems) = base.with_overlay(&files);
                (Arc::new(corpus), problems)
            }
        };
        Overlaid {
            files,
            corpus,
            problems,
        }
    }
}

/// Reads the workspace's files. Blocking. With other knowledge every note is read anew, so what was known `before` is kept where
/// its files are the same.
pub fn read(
    base: Arc<Corpus>,
    roots: &[PathBuf],
    shown: &Shown,
    before: Option<&Arc<Overlaid>>,
) -> Knowledge {
    let mut files = workspace::read(roots, shown);
    let overlaid = match before.filter(|before| before.files == files.overlay) {
        Some(before) => Arc::clone(before),
        None => Arc::new(Overlaid::new(base, files.overlay.clone())),
    };
    files.report_content(roots, overlaid.problems.clone());
    files.check_ids(&overlaid.corpus);
    Knowledge {
        overlaid,
        layers: files.layers,
        problems: files.problems,
    }
}

impl Session {
    /// The editor has opened, edited or closed a file: settings hold as they are shown, saved or not.
    pub fn shown(self: &Arc<Self>, uri: &Uri) {
        if from_proto::path(uri).is_some_and(|path| path.ends_with(workspace::SETTINGS)) {
            self.reload();
        }
    }

    /// Looks for changes everywhere, now and then, where the client does not watch files: while it opens, closes and saves some,
    /// others may come and go.
    pub fn look_around(self: &Arc<Self>) {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.abilities().watches && looked.elapsed() > LOOKS_APART {
            *looked = Instant::now();
            self.reload();
        }
    }

    /// Reads settings and knowledge of the workspace again, in the background.
    pub fn reload(self: &Arc<Self>) {
        let session = Arc::clone(self);
        let ticket = self.reloads.fetch_add(1, Ordering::Relaxed) + 1;
        let world = self.world();
        let (roots, shown) = (Arc::clone(&world.roots), world.shown_settings());
        tokio::task::spawn_blocking(move || {
            let base = (session.load_corpus)();
            let knowledge = read(base, &roots, &shown, Some(&world.overlaid));
            let (mut changed, before) = (false, Arc::clone(&world.problems));
            session.change("a reload", |world| {
                changed = world.set_knowledge(knowledge, ticket);
            });
            if before != session.world().problems {
                session.tell(Event::Files);
            }
            if changed {
                session.tell(Event::All);
            }
            session.look_for_notes(Job::All);
        });
    }
}
