//! The workspace's own settings and knowledge, read again.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use cloudgloss_corpus::Corpus;
use tower_lsp::ls_types::Uri;

use super::Session;
use crate::diagnostics_push::Event;
use crate::from_proto;
use crate::indexer::Job;
use crate::settings::Layer;
use crate::workspace::{self, FileProblem, Shown};

/// What is known, with the workspace's own part.
pub struct Knowledge {
    /// The corpus, with the workspace's knowledge laid over it.
    pub corpus: Arc<Corpus>,
    /// The workspace's settings.
    pub layers: Vec<Layer>,
    /// What is wrong in its files.
    pub problems: Vec<FileProblem>,
}

/// Reads the workspace's files. Blocking.
pub fn read(base: Arc<Corpus>, roots: &[PathBuf], shown: &Shown) -> Knowledge {
    let mut files = workspace::read(roots, shown);
    let mut corpus = base;
    if !files.overlay.is_empty() {
        let (overlaid, problems) = corpus.with_overlay(&files.overlay);
        corpus = Arc::new(overlaid);
        files.report_content(roots, problems);
    }
    files.check_ids(&corpus);
    Knowledge {
        corpus,
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

    /// Reads settings and knowledge of the workspace again, in the background.
    pub fn reload(self: &Arc<Self>) {
        let session = Arc::clone(self);
        let ticket = self.reloads.fetch_add(1, Ordering::Relaxed) + 1;
        let world = self.world();
        let (roots, shown) = (Arc::clone(&world.roots), world.shown_settings());
        tokio::task::spawn_blocking(move || {
            let knowledge = read((session.load_corpus)(), &roots, &shown);
            session.change("a reload", |world| world.set_knowledge(knowledge, ticket));
            session.tell(Event::Files);
            session.tell(Event::All);
            session.look_for_notes(Job::All);
        });
    }
}
