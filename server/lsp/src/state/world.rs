//! Everything that a request may want to know, in one value that is cheap to copy.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use cloudgloss_ide::{Date, Note, NoteId, Snapshot};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::LONGEST_NOTE;
use super::reload::Knowledge;
use crate::capabilities::Abilities;
use crate::from_proto;
use crate::pages::Pages;
use crate::settings::{self, Layer, Settings};
use crate::to_proto::Writer;
use crate::workspace::{self, FileProblem};

/// The world as one request sees it.
#[derive(Clone)]
pub struct World {
    /// The notes, the corpus, the settings of the features.
    pub snapshot: Snapshot,
    /// What the client can do.
    pub abilities: Abilities,
    /// The settings of the server itself.
    pub settings: Arc<Settings>,
    /// Counts the changes of knowledge, settings and date: what was found under another number may be old.
    pub generation: u64,
    /// Where definitions are written.
    pub pages: Arc<Pages>,
    /// The folders of the workspace.
    pub roots: Arc<Vec<PathBuf>>,
    /// What is wrong in the workspace's own files.
    pub problems: Arc<Vec<FileProblem>>,
    open: Arc<BTreeMap<NoteId, Open>>,
    layers: Arc<Layers>,
    /// The number of the reload that the knowledge came with.
    ticket: u64,
    /// The last revision that was given to a text.
    revision: u64,
}

/// Settings by where they come from.
#[derive(Clone, Debug, Default)]
struct Layers {
    options: Layer,
    editor: Layer,
    files: Vec<Layer>,
}

/// A note as the editor has it open.
#[derive(Clone, Debug)]
pub struct Open {
    /// Its address.
    pub uri: Uri,
    /// Its version, as the client counts.
    pub version: i32,
    /// Its text, as we count: no other text that was ever open has the same number.
    pub revision: u64,
    /// It is too long to be read.
    pub too_long: bool,
    /// It is no note of the user's: one of our pages, or a file of the workspace's knowledge or settings.
    pub is_ours: bool,
}

/// The date here and now.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

impl World {
    /// A world without notes.
    pub fn new(
        abilities: Abilities,
        roots: Vec<PathBuf>,
        options: Layer,
        knowledge: Knowledge,
    ) -> World {
        let snapshot = Snapshot::new(
            Arc::clone(&knowledge.corpus),
            cloudgloss_ide::Config::default(),
            today(),
        );
        let mut world = World {
            snapshot,
            abilities,
            settings: Arc::default(),
            generation: 0,
            pages: Arc::new(Pages::in_cache()),
            roots: Arc::new(roots),
            problems: Arc::default(),
            open: Arc::default(),
            layers: Arc::new(Layers {
                options,
                ..Layers::default()
            }),
            ticket: 0,
            revision: 0,
        };
        world.set_knowledge(knowledge, 0);
        world
    }

    /// An open note with its key, its text and the way to write about it; `None` for what is not open or not read.
    pub fn note(&self, uri: &Uri) -> Option<(NoteId, Writer<'_>)> {
        let id = from_proto::note_id(uri);
        let writer = self.writer(&id)?;
        Some((id, writer))
    }

    /// The way to write about a note.
    pub fn writer(&self, id: &NoteId) -> Option<Writer<'_>> {
        let document = self.snapshot.note(id).map(Note::document)?;
        Some(Writer {
            document,
            open: self.open.get(id)?,
            client: self.abilities,
        })
    }

    /// How the editor has a note open.
    pub fn opened(&self, id: &NoteId) -> Option<&Open> {
        self.open.get(id)
    }

    /// The user's notes that are open.
    pub fn users_notes(&self) -> impl Iterator<Item = &NoteId> {
        self.open
            .iter()
            .filter(|(_, open)| !open.is_ours)
            .map(|(id, _)| id)
    }

    fn is_ours(&self, uri: &Uri) -> bool {
        let of_workspace = || from_proto::path(uri).is_some_and(|path| workspace::is_ours(&path));
        self.pages.has(uri) || of_workspace()
    }

    pub(super) fn open(&mut self, id: &NoteId, item: TextDocumentItem) {
        let too_long = item.text.len() > LONGEST_NOTE;
        let is_ours = self.is_ours(&item.uri);
        match too_long {
            true => self.snapshot.close_note(id),
            false => {
                let name = from_proto::note_name(&item.uri, &self.roots);
                self.snapshot.open_note(id.clone(), &name, &item.text);
            }
        }
        self.revision += 1;
        let open = Open {
            uri: item.uri,
            version: item.version,
            revision: self.revision,
            too_long,
            is_ours,
        };
        Arc::make_mut(&mut self.open).insert(id.clone(), open);
    }

    pub(super) fn edit(
        &mut self,
        id: &NoteId,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) {
        let Some(open) = Arc::make_mut(&mut self.open).get_mut(id) else {
            return tracing::warn!("an edit of {}, which is not open, is left out", id.0);
        };
        match version.checked_sub(open.version) {
            Some(1) => {}
            // Versions may skip numbers; the order of messages says what is newer.
            Some(2..) => tracing::info!("{}: version {version} follows {}", id.0, open.version),
            _ => tracing::warn!(
                "{}: version {version} follows {}; it is applied as it comes",
                id.0,
                open.version
            ),
        }
        self.revision += 1;
        (open.version, open.revision) = (version, self.revision);
        for change in changes {
            self.apply(id, change);
        }
    }

    fn apply(&mut self, id: &NoteId, change: TextDocumentContentChangeEvent) {
        match self
            .snapshot
            .note(id)
            .map(|note| from_proto::change(note.document(), change, self.abilities.encoding))
        {
            Some(Ok(edit)) => self.snapshot.change_note(id, &edit),
            Some(Err(text)) => self.snapshot.replace_note(id, &text),
            // Too long to be read: its text is not known.
            None => return,
        }
        if self
            .snapshot
            .note(id)
            .is_some_and(|note| note.document().len() > LONGEST_NOTE)
        {
            self.snapshot.close_note(id);
            if let Some(open) = Arc::make_mut(&mut self.open).get_mut(id) {
                open.too_long = true;
            }
        }
    }

    pub(super) fn close(&mut self, id: &NoteId) {
        self.snapshot.close_note(id);
        Arc::make_mut(&mut self.open).remove(id);
    }

    pub(super) fn set_editor_settings(&mut self, layer: Layer) -> bool {
        let changed = self.layers.editor != layer;
        if changed {
            Arc::make_mut(&mut self.layers).editor = layer;
            self.settle();
        }
        changed
    }

    pub(super) fn set_today(&mut self, today: Date) -> bool {
        let before = self.snapshot.today();
        self.snapshot.set_today(today);
        let changed = self.snapshot.today() != before;
        self.generation += u64::from(changed);
        changed
    }

    pub(super) fn change_roots(&mut self, removed: &[PathBuf], added: Vec<PathBuf>) {
        let roots = Arc::make_mut(&mut self.roots);
        roots.retain(|root| !removed.contains(root));
        roots.extend(added);
    }

    /// Takes what a reload found, unless a later one was quicker.
    pub(super) fn set_knowledge(&mut self, knowledge: Knowledge, ticket: u64) {
        if ticket < self.ticket {
            return;
        }
        self.ticket = ticket;
        self.problems = Arc::new(knowledge.problems);
        Arc::make_mut(&mut self.layers).files = knowledge.layers;
        if !Arc::ptr_eq(self.snapshot.corpus(), &knowledge.corpus) {
            self.snapshot.set_corpus(knowledge.corpus);
        }
        self.settle();
    }

    /// Works out what the settings say together.
    fn settle(&mut self) {
        let Layers {
            options,
            editor,
            files,
        } = self.layers.as_ref();
        let settings = settings::merge([options, editor].into_iter().chain(files));
        self.snapshot.set_config(settings.config.clone());
        self.settings = Arc::new(settings);
        self.generation += 1;
    }
}
