//! Everything that a request may want to know, in one value that is cheap to copy.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use cloudgloss_files::Selection;
use cloudgloss_ide::{Configs, Date, Note, NoteId, Shelf, Snapshot, TextEdit, TextRange};
use cloudgloss_syntax::Rope;
use tower_lsp::ls_types::{Location, Uri};

use super::reload::{Knowledge, Overlaid};
use crate::abilities::Abilities;
use crate::checker::Reports;
use crate::indexer::Disk;
use crate::pages::Pages;
use crate::settings::{self, Layer, Settings};
use crate::to_proto::{NoteEdits, Writer};
use crate::workspace::{self, FileProblem, Shown};
use crate::{from_proto, to_proto};

/// The world as one request sees it.
#[derive(Clone)]
pub struct World {
    /// The notes, the corpus, the settings of the features.
    pub snapshot: Snapshot,
    /// What the client can do.
    pub abilities: Abilities,
    /// The settings of the server itself, which are the same for all roots.
    pub settings: Arc<Settings>,
    /// Counts the changes of knowledge, settings and date: what was found under another number may be old.
    pub generation: u64,
    /// Where definitions are written.
    pub pages: Arc<Pages>,
    /// The folders of the workspace.
    pub roots: Arc<Vec<PathBuf>>,
    /// What is wrong in the workspace's own files.
    pub problems: Arc<Vec<FileProblem>>,
    /// What was found in notes that are not open; `None` until somebody asked for it.
    pub(super) reports: Option<Arc<Reports>>,
    pub(super) open: Arc<BTreeMap<NoteId, Open>>,
    layers: Arc<Layers>,
    /// The knowledge as it was read last.
    pub(super) overlaid: Arc<Overlaid>,
    /// The number of the reload that the knowledge came with.
    ticket: u64,
    /// The last revision that was given to a text.
    pub(super) revision: u64,
}

/// Settings by where they come from.
#[derive(Clone, Debug, Default)]
struct Layers {
    options: Layer,
    editor: Layer,
    files: Vec<(PathBuf, Layer)>,
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
    /// Its text, where it is too long to be read but not absurdly so.
    pub long: Option<Rope>,
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
        let mut snapshot = Snapshot::new(
            Arc::clone(&knowledge.overlaid.corpus),
            cloudgloss_ide::Config::default(),
            today(),
        );
        snapshot.set_shelf(Shelf::new(Arc::new(Disk)));
        let mut world = World {
            snapshot,
            abilities,
            settings: Arc::default(),
            generation: 0,
            pages: Arc::new(Pages::in_cache()),
            roots: Arc::new(roots),
            problems: Arc::default(),
            reports: None,
            open: Arc::default(),
            layers: Arc::new(Layers {
                options,
                ..Layers::default()
            }),
            overlaid: Arc::clone(&knowledge.overlaid),
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

    /// Whether `include` and `exclude` of its folder let a note count.
    pub fn counts(&self, id: &NoteId) -> bool {
        let config = self.snapshot.config(id);
        if config.include.is_empty() && config.exclude.is_empty() {
            return true;
        }
        let path = id.0.parse().ok().and_then(|uri| from_proto::path(&uri));
        let root = path
            .as_deref()
            .and_then(|path| workspace::innermost(&self.roots, path));
        let (Some(path), Some(root)) = (&path, root) else {
            return true;
        };
        Selection::new(root, &config.include, &config.exclude).counts(path)
    }

    /// Whether what a note says is known, or found sooner than another thread could be asked.
    pub fn is_quick(&self, id: &NoteId) -> bool {
        self.snapshot.note(id).is_none_or(Note::is_quick)
    }

    /// The number of the text that came last, of whatever note.
    pub fn last_revision(&self) -> u64 {
        self.revision
    }

    /// How the editor has a note open.
    pub fn opened(&self, id: &NoteId) -> Option<&Open> {
        self.open.get(id)
    }

    /// The settings files of the roots that the editor shows, with their texts.
    pub fn shown_settings(&self) -> Shown {
        let shown = |path: PathBuf| {
            let id = from_proto::note_id(&Uri::from_file_path(&path)?);
            Some((path, self.snapshot.note(&id)?.document().rope().to_string()))
        };
        let paths = self.roots.iter().map(|root| root.join(workspace::SETTINGS));
        paths.filter_map(shown).collect()
    }

    /// Whether a note is the user's own, not one of our pages.
    pub fn is_users(&self, id: &NoteId) -> bool {
        self.opened(id).is_none_or(|open| !open.is_ours)
    }

    /// A place in a note, whether it is open or not.
    pub fn location(&self, id: &NoteId, range: TextRange) -> Option<Location> {
        self.locations(id, &self.rope(id)?, &[range]).pop()
    }

    /// Places in a note whose text is there already.
    pub fn locations(&self, id: &NoteId, text: &Rope, ranges: &[TextRange]) -> Vec<Location> {
        let Some(uri) = self.address(id) else {
            return Vec::new();
        };
        let place = |range: &TextRange| Location {
            uri: uri.clone(),
            range: to_proto::span(text, *range, self.abilities.encoding),
        };
        ranges.iter().map(place).collect()
    }

    /// Edits of a note, whether it is open or not.
    pub fn note_edits(&self, id: &NoteId, edits: &[TextEdit]) -> Option<NoteEdits> {
        let rope = self.rope(id)?;
        let edit = |edit: &TextEdit| tower_lsp::ls_types::TextEdit {
            range: to_proto::span(&rope, edit.range, self.abilities.encoding),
            new_text: edit.new_text.clone(),
        };
        Some(NoteEdits {
            uri: self.address(id)?,
            version: self.opened(id).map(|open| open.version),
            edits: edits.iter().map(edit).collect(),
        })
    }

    /// The text of a note; of one that is not open, as it lies on the disk.
    fn rope(&self, id: &NoteId) -> Option<Rope> {
        let shown = self
            .snapshot
            .note(id)
            .map(|note| note.document().rope().clone());
        shown.or_else(|| Some(Rope::from_str(&self.snapshot.shelf().read(id)?.1)))
    }

    fn address(&self, id: &NoteId) -> Option<Uri> {
        let opened = self.opened(id).map(|open| open.uri.clone());
        opened.or_else(|| id.0.parse().ok())
    }

    /// The user's notes that are open.
    pub fn users_notes(&self) -> impl Iterator<Item = &NoteId> {
        self.open
            .iter()
            .filter(|(_, open)| !open.is_ours)
            .map(|(id, _)| id)
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
        let changed = self.snapshot.set_today(today);
        self.generation += u64::from(changed);
        changed
    }

    pub(super) fn change_roots(&mut self, removed: &[PathBuf], added: Vec<PathBuf>) {
        let roots = Arc::make_mut(&mut self.roots);
        roots.retain(|root| !removed.contains(root) && !added.contains(root));
        roots.extend(added);
    }

    /// Takes what a reload found, unless a later one was quicker. Whether settings or knowledge are others.
    pub(super) fn set_knowledge(&mut self, knowledge: Knowledge, ticket: u64) -> bool {
        if ticket < self.ticket {
            return false;
        }
        self.ticket = ticket;
        self.problems = Arc::new(knowledge.problems);
        Arc::make_mut(&mut self.layers).files = knowledge.layers;
        let corpus = Arc::clone(&knowledge.overlaid.corpus);
        let learnt = !Arc::ptr_eq(self.snapshot.corpus(), &corpus);
        if learnt {
            self.snapshot.set_corpus(corpus);
        }
        self.overlaid = knowledge.overlaid;
        let before = self.snapshot.configs().clone();
        self.settle();
        learnt || before != *self.snapshot.configs()
    }

    /// Works out what the settings say together: each root has its own.
    fn settle(&mut self) {
        let Layers {
            options,
            editor,
            files,
        } = self.layers.as_ref();
        let together =
            |file: Option<&Layer>| settings::merge([options, editor].into_iter().chain(file));
        let roots = files.iter().filter_map(|(root, layer)| {
            let id = from_proto::path_id(root)?;
            Some((id, together(Some(layer)).config))
        });
        // A note outside of the only root is taken as one of it.
        let only = Some(files).filter(|files| files.len() == 1);
        let others = together(only.and_then(|files| files.first()).map(|(_, layer)| layer));
        let configs = Configs::new(others.config.clone(), roots);
        self.snapshot.set_configs(configs);
        self.settings = Arc::new(others);
        self.generation += 1;
    }
}
