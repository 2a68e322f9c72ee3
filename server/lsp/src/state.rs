//! What the server knows, in one watch channel: notifications change it, requests read a copy.
//!
//! tower-lsp polls handlers concurrently, but for the first time in the order in which messages came. So
//! every notification changes the world before its first `.await`, every request takes its copy at its first
//! poll, and each request sees exactly the edits that were sent before it.

mod files;
mod notes;
mod pulls;
mod reload;
mod reports;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Instant;

use cloudgloss_corpus::Corpus;
use cloudgloss_ide::{Meter, NoteId};
use tokio::sync::{mpsc, watch};
use tower_lsp::ls_types::*;

use files::Jobs;
pub use world::{Open, World};

use crate::abilities::Abilities;
use crate::diagnostics_push::Event;
use crate::from_proto;
use crate::indexer::Job;
use crate::settings::Layer;
use crate::workspace::Shown;

/// Longer notes are not read: nobody studies from them, and every copy of them would cost.
pub const LONGEST_NOTE: usize = 32 << 20;

/// Loads the corpus; called more than once, so it has to keep what it loaded.
pub type LoadCorpus = fn() -> Arc<Corpus>;

/// The owner of the world.
pub struct Session {
    load_corpus: LoadCorpus,
    setup: OnceLock<Setup>,
    world: OnceLock<watch::Sender<World>>,
    events: mpsc::UnboundedSender<Event>,
    reloads: AtomicU64,
    jobs: Jobs,
    /// Who waits for the diagnostics of the workspace.
    pulls: watch::Sender<pulls::Pulls>,
    /// When files were last looked for without being told of any.
    looked: Mutex<Instant>,
    /// The last check of all notes.
    check: Mutex<Option<Meter>>,
    /// What the client sees progress of and can cancel.
    running: Mutex<Vec<(ProgressToken, Meter)>>,
}

/// What `initialize` said.
struct Setup {
    abilities: Abilities,
    roots: Vec<PathBuf>,
    options: Layer,
}

impl Session {
    /// A session before `initialize`. What changes is told to `events`.
    pub fn new(load_corpus: LoadCorpus, events: mpsc::UnboundedSender<Event>) -> Session {
        let (setup, world) = (OnceLock::new(), OnceLock::new());
        Session {
            load_corpus,
            setup,
            world,
            events,
            reloads: AtomicU64::new(0),
            jobs: Jobs::default(),
            pulls: watch::Sender::default(),
            looked: Mutex::new(Instant::now()),
            check: Mutex::default(),
            running: Mutex::default(),
        }
    }

    /// Takes note of the client. The corpus is not waited for: the first note does that.
    pub fn initialize(&self, params: &InitializeParams) -> Abilities {
        let abilities = Abilities::of(&params.capabilities);
        let options = params
            .initialization_options
            .as_ref()
            .map(Layer::from_client)
            .unwrap_or_default();
        self.complain(&options);
        let setup = Setup {
            abilities,
            roots: from_proto::roots(params),
            options,
        };
        self.setup.get_or_init(|| setup).abilities
    }

    /// The client's abilities; none before `initialize`.
    pub fn abilities(&self) -> Abilities {
        self.setup
            .get()
            .map(|setup| setup.abilities)
            .unwrap_or_default()
    }

    /// A copy of the world as it is now.
    pub fn world(&self) -> World {
        self.sender().borrow().clone()
    }

    fn sender(&self) -> &watch::Sender<World> {
        self.world.get_or_init(|| {
            let setup = self.setup.get();
            let roots = setup.map(|setup| setup.roots.clone()).unwrap_or_default();
            let options = setup.map(|setup| setup.options.clone()).unwrap_or_default();
            let knowledge = reload::read((self.load_corpus)(), &roots, &Shown::new(), None);
            let world = World::new(self.abilities(), roots, options, knowledge);
            self.tell(Event::Files);
            watch::Sender::new(world)
        })
    }

    /// Changes the world. A panic loses the change, not the server; false says so.
    fn change(&self, what: &str, change: impl FnOnce(&mut World)) -> bool {
        let changed = catch_unwind(AssertUnwindSafe(|| self.sender().send_modify(change)));
        if changed.is_err() {
            tracing::error!("{what} failed");
        }
        changed.is_ok()
    }

    /// Changes a note. After a panic its text is not what the editor shows, so nothing more is said about it
    /// until it is opened again.
    fn change_note(&self, what: &str, id: &NoteId, change: impl FnOnce(&mut World)) {
        if !self.change(what, change) {
            self.change("forgetting a note", |world| world.snapshot.close_note(id));
        }
    }

    fn complain(&self, settings: &Layer) {
        settings
            .problems()
            .into_iter()
            .for_each(|problem| self.tell(Event::Complaint(problem)));
    }

    pub(crate) fn tell(&self, event: Event) {
        // Nobody listens any more when the server is on its way out.
        let _ = self.events.send(event);
    }

    /// A note is shown in the editor.
    pub fn open(&self, item: TextDocumentItem) {
        let id = from_proto::note_id(&item.uri);
        self.change_note("opening a note", &id, |world| world.open(&id, item));
        self.reports_changed();
        self.tell(Event::Opened(id));
    }

    /// A note has been edited.
    pub fn edit(&self, params: DidChangeTextDocumentParams) {
        let id = from_proto::note_id(&params.text_document.uri);
        let version = params.text_document.version;
        self.change_note("an edit", &id, |world| {
            world.edit(&id, version, params.content_changes)
        });
        self.tell(Event::Edited(id));
    }

    /// A note is no longer shown.
    pub fn close(&self, params: &DidCloseTextDocumentParams) {
        let id = from_proto::note_id(&params.text_document.uri);
        self.change("closing a note", |world| world.close(&id));
        self.reports_changed();
        self.tell(Event::Closed(params.text_document.uri.clone()));
    }

    /// The editor's settings have changed.
    pub fn configure(&self, settings: &serde_json::Value) {
        let layer = Layer::from_client(settings);
        self.complain(&layer);
        let mut changed = false;
        self.change("a change of settings", |world| {
            changed = world.set_editor_settings(layer)
        });
        if changed {
            self.tell(Event::All);
            self.look_for_notes(Job::All);
        }
    }

    /// It may be another day than yesterday.
    pub fn check_date(&self) {
        let Some(sender) = self.world.get() else {
            return;
        };
        let today = world::today();
        if sender.send_if_modified(|world| world.set_today(today)) {
            self.tell(Event::All);
        }
    }

    /// Folders were added to the workspace or taken from it. To be followed by a reload.
    pub fn change_folders(&self, change: &WorkspaceFoldersChangeEvent) {
        let removed: Vec<_> = change
            .removed
            .iter()
            .filter_map(from_proto::folder)
            .collect();
        let added: Vec<_> = change.added.iter().filter_map(from_proto::folder).collect();
        self.change("a change of folders", |world| {
            world.change_roots(&removed, added)
        });
    }
}

#[cfg(test)]
mod tests;
