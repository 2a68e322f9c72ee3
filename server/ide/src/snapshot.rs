//! The immutable world that every feature reads.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use cloudgloss_corpus::Corpus;
use cloudgloss_syntax::{Document, TextEdit};
use jiff::civil::Date;

use crate::{
    Config, Configs, Meter, Shelf,
    analysis::{Analysis, Window},
    everywhere::Seen,
    own::Own,
};

/// An opaque key of a note: the editor's address of it, or its path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub Arc<str>);

impl From<&str> for NoteId {
    fn from(id: &str) -> NoteId {
        NoteId(id.into())
    }
}

/// All notes, what is known, the settings and the date. Cloning is cheap; a change makes a new one.
#[derive(Clone)]
pub struct Snapshot {
    corpus: Arc<Corpus>,
    configs: Arc<Configs>,
    today: Date,
    notes: Arc<BTreeMap<NoteId, Arc<Note>>>,
    shelf: Shelf,
    meter: Meter,
}

impl Snapshot {
    /// A world without notes.
    pub fn new(corpus: Arc<Corpus>, config: Config, today: Date) -> Snapshot {
        Snapshot {
            corpus,
            configs: Arc::new(Configs::new(config, [])),
            today,
            notes: Arc::default(),
            shelf: Shelf::default(),
            meter: Meter::default(),
        }
    }

    /// What is known.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// Replaces what is known; every note is read anew when it is next asked for.
    pub fn set_corpus(&mut self, corpus: Arc<Corpus>) {
        self.corpus = corpus;
        self.forget_what_was_read();
    }

    fn forget_what_was_read(&mut self) {
        for note in Arc::make_mut(&mut self.notes).values_mut() {
            *note = Arc::new(Note::new(&note.name, note.document.clone()));
        }
    }

    /// The settings for a note.
    pub fn config(&self, id: &NoteId) -> &Config {
        self.configs.of(id)
    }

    /// The settings for all notes.
    pub fn configs(&self) -> &Configs {
        &self.configs
    }

    /// Replaces the settings by the same for every note.
    pub fn set_config(&mut self, config: Config) {
        self.set_configs(Configs::new(config, []));
    }

    /// Replaces the settings.
    pub fn set_configs(&mut self, configs: Configs) {
        // With what was read, findings are kept that belong to the old settings.
        if *self.configs != configs {
            self.configs = Arc::new(configs);
            self.forget_what_was_read();
        }
    }

    /// The day by which a note is judged.
    pub fn today_in(&self, id: &NoteId) -> Date {
        self.config(id).as_of.unwrap_or(self.today)
    }

    /// The same where no note is spoken of.
    pub fn today(&self) -> Date {
        self.configs.others().as_of.unwrap_or(self.today)
    }

    /// Moves to another day; whether it is another.
    pub fn set_today(&mut self, today: Date) -> bool {
        let is_other = self.today != today;
        if is_other {
            self.today = today;
            self.forget_what_was_read();
        }
        is_other
    }

    /// Adds or replaces a note. `name` is its file's path without the ending, as far as it says what the note is about.
    pub fn open_note(&mut self, id: NoteId, name: &str, text: &str) {
        let note = Arc::new(Note::new(name, Document::new(text)));
        Arc::make_mut(&mut self.notes).insert(id, note);
    }

    /// Applies one change. Reading the note anew is left to the first feature that asks.
    pub fn change_note(&mut self, id: &NoteId, edit: &TextEdit) {
        if let Some(note) = Arc::make_mut(&mut self.notes).get_mut(id) {
            *note = Arc::new(note.edited(edit));
        }
    }

    /// Replaces a note's whole text.
    pub fn replace_note(&mut self, id: &NoteId, text: &str) {
        if let Some(note) = Arc::make_mut(&mut self.notes).get_mut(id) {
            *note = Arc::new(Note::new(&note.name, Document::new(text)));
        }
    }

    /// Forgets a note.
    pub fn close_note(&mut self, id: &NoteId) {
        Arc::make_mut(&mut self.notes).remove(id);
    }

    /// The note of that key.
    pub fn note(&self, id: &NoteId) -> Option<&Note> {
        self.notes.get(id).map(Arc::as_ref)
    }

    /// All notes, by key.
    pub fn notes(&self) -> impl Iterator<Item = (&NoteId, &Note)> {
        self.notes.iter().map(|(id, note)| (id, note.as_ref()))
    }

    /// The notes that no editor shows; the texts of those that one shows are its own.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Puts other notes on the shelf.
    pub fn set_shelf(&mut self, shelf: Shelf) {
        self.shelf = shelf;
    }

    /// The keys of all notes, also of those that no editor shows, in order.
    pub fn all_notes(&self) -> Vec<NoteId> {
        let closed = self.shelf.ids().filter(|id| !self.notes.contains_key(*id));
        let mut all: Vec<NoteId> = self.notes.keys().chain(closed).cloned().collect();
        all.sort();
        all
    }

    /// The same world with that note alone. One that no editor shows is read now, and kept by nobody else; `None` when it
    /// is not there or cannot be read.
    pub fn alone(&self, id: &NoteId) -> Option<Snapshot> {
        let note = self.shared_note(id)?;
        Some(Snapshot {
            corpus: Arc::clone(&self.corpus),
            configs: Arc::clone(&self.configs),
            today: self.today,
            notes: Arc::new(BTreeMap::from([(id.clone(), note)])),
            shelf: Shelf::default(),
            meter: self.meter.clone(),
        })
    }

    /// A note; one that no editor shows is read now, and kept by nobody else.
    pub(crate) fn shared_note(&self, id: &NoteId) -> Option<Arc<Note>> {
        if let Some(note) = self.notes.get(id) {
            return Some(Arc::clone(note));
        }
        let (name, text) = self.shelf.read(id)?;
        Some(Arc::new(Note::new(&name, Document::new(&text))))
    }

    /// What a note is called.
    pub(crate) fn name(&self, id: &NoteId) -> Option<&str> {
        let shown = self.note(id).map(Note::name);
        shown.or_else(|| Some(self.shelf.name(id)?))
    }

    /// A note as it is, or in short where no editor shows it.
    pub(crate) fn seen(&self, id: &NoteId) -> Option<Seen<'_>> {
        match self.note(id) {
            Some(note) => Some(Seen::Open(note)),
            None => self.shelf.brief(id, &self.corpus).map(Seen::Closed),
        }
    }

    /// Reads a note that no editor shows, so that it is quickly searched.
    pub fn prepare(&self, id: &NoteId) {
        let _ = self.seen(id);
    }

    /// How far the work in this world is, and whether it is wanted.
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// Ties the work in this world to a meter.
    pub fn set_meter(&mut self, meter: Meter) {
        self.meter = meter;
    }

    /// What a note says, read at the first call after a change.
    pub(crate) fn analysis(&self, id: &NoteId) -> Option<(&Note, &Analysis)> {
        let note = self.note(id)?;
        Some((note, note.analysis(&self.corpus)))
    }
}

/// A note up to so many bytes is read within a few milliseconds.
const QUICK_TO_READ: usize = 16 << 10;

/// A note up to so many bytes is, after an edit, read again within a millisecond, or where a heading changes, within some ten.
const QUICK_TO_EDIT: usize = 256 << 10;

/// A note: its text, and what it says once somebody asked.
pub struct Note {
    name: Arc<str>,
    document: Document,
    /// The last analysis of an earlier text, and which of its blocks stand unchanged.
    before: Option<(Arc<Analysis>, Window)>,
    analysis: OnceLock<Arc<Analysis>>,
    own: OnceLock<Own>,
}

impl Note {
    fn new(name: &str, document: Document) -> Note {
        Note {
            name: name.into(),
            document,
            before: None,
            analysis: OnceLock::new(),
            own: OnceLock::new(),
        }
    }

    /// The file's path without its ending.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is read within a few milliseconds, mostly far sooner: it is short, or it is not long and what it says is known
    /// but for the last edits.
    pub fn is_quick(&self) -> bool {
        let known = self.analysis.get().is_some() || self.before.is_some();
        let limit = if known { QUICK_TO_EDIT } else { QUICK_TO_READ };
        self.document.len() <= limit
    }

    /// Its text and blocks.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What its writer asks and defines, read at the first call after a change.
    pub(crate) fn own(&self) -> &Own {
        self.own.get_or_init(|| Own::of(&self.document))
    }

    fn edited(&self, edit: &TextEdit) -> Note {
        let mut document = self.document.clone();
        let blocks_before = document.blocks().len();
        let splice = document.apply(edit);
        let done = self
            .analysis
            .get()
            .map(|analysis| (Arc::clone(analysis), Window::whole(blocks_before)));
        let before = done
            .or_else(|| self.before.clone())
            .map(|(analysis, window)| (analysis, window.after(&splice, blocks_before)));
        Note {
            name: Arc::clone(&self.name),
            document,
            before,
            analysis: OnceLock::new(),
            own: OnceLock::new(),
        }
    }

    /// What it says, read at the first call after a change.
    pub(crate) fn analysis(&self, corpus: &Corpus) -> &Analysis {
        let before = self
            .before
            .as_ref()
            .map(|(analysis, window)| (analysis.as_ref(), *window));
        self.analysis
            .get_or_init(|| Arc::new(Analysis::new(corpus, &self.name, &self.document, before)))
    }
}

#[cfg(test)]
mod tests;
