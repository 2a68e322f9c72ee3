//! The notes of the workspace that no editor shows. Their texts stay where they are; of each a brief is kept, once somebody
//! asked for it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, Weak},
};

use cloudgloss_corpus::Corpus;
use cloudgloss_syntax::Document;

use crate::{
    NoteId,
    brief::Brief,
    own::{Index, Key},
};

/// Where the texts of notes on the shelf come from.
pub trait Texts: Send + Sync {
    /// The text of a note as it is now; `None` when it is gone or cannot be read.
    fn text(&self, id: &NoteId) -> Option<String>;

    /// Tells whether the text is another than it was; `None` when it is gone. Costs less than to read it.
    fn stamp(&self, id: &NoteId) -> Option<Stamp>;
}

/// Two texts of one note that have the same stamp are taken to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it was written, in nanoseconds since whenever.
    pub modified: u128,
    /// Its length in bytes.
    pub length: u64,
}

/// Notes by key. Cloning is cheap, and clones share their briefs.
#[derive(Clone, Default)]
pub struct Shelf {
    notes: Arc<BTreeMap<NoteId, Arc<Shelved>>>,
    texts: Option<Arc<dyn Texts>>,
    /// What the notes define and answer, as far as there are briefs.
    own: Arc<RwLock<Index>>,
}

/// A note on the shelf.
struct Shelved {
    name: Arc<str>,
    /// The last brief that was made: whoever asks waits for one that is being made, and others go on with other notes.
    brief: Mutex<Option<Kept>>,
}

/// A brief, and what it was made from.
struct Kept {
    stamp: Stamp,
    corpus: Weak<Corpus>,
    brief: Arc<Brief>,
}

impl Shelf {
    /// A shelf without notes.
    pub fn new(texts: Arc<dyn Texts>) -> Shelf {
        Shelf {
            texts: Some(texts),
            ..Shelf::default()
        }
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Whether there is no note.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Whether the note is here.
    pub fn has(&self, id: &NoteId) -> bool {
        self.notes.contains_key(id)
    }

    /// The keys of all notes, in order.
    pub fn ids(&self) -> impl Iterator<Item = &NoteId> {
        self.notes.keys()
    }

    /// What a note is called.
    pub fn name(&self, id: &NoteId) -> Option<&Arc<str>> {
        self.notes.get(id).map(|note| &note.name)
    }

    /// A note's name and its text.
    pub fn read(&self, id: &NoteId) -> Option<(Arc<str>, String)> {
        let name = Arc::clone(self.name(id)?);
        Some((name, self.texts.as_ref()?.text(id)?))
    }

    /// Tells whether a note's text is another than it was; `None` when it is gone.
    pub fn stamp(&self, id: &NoteId) -> Option<Stamp> {
        self.has(id)
            .then(|| self.texts.as_ref()?.stamp(id))
            .flatten()
    }

    /// A note in short, as its text is now; read where it is not known.
    pub(crate) fn brief(&self, id: &NoteId, corpus: &Arc<Corpus>) -> Option<Arc<Brief>> {
        let (note, texts) = (self.notes.get(id)?, self.texts.as_ref()?);
        let mut kept = note.brief.lock().unwrap_or_else(PoisonError::into_inner);
        // Before the text: what is written in between makes a brief that is old, not one that stays.
        let stamp = texts.stamp(id)?;
        let holds = |kept: &&Kept| kept.stamp == stamp && kept.is_of(corpus);
        if let Some(kept) = kept.as_ref().filter(holds) {
            return Some(Arc::clone(&kept.brief));
        }
        // What cannot be read says nothing until it is another.
        let text = texts.text(id).unwrap_or_default();
        let brief = Arc::new(Brief::of(corpus, &note.name, &Document::new(&text)));
        let before = kept.replace(Kept {
            stamp,
            corpus: Arc::downgrade(corpus),
            brief: Arc::clone(&brief),
        });
        let before = before.map(|kept| kept.brief);
        self.keep_own(
            id,
            before.as_ref().map_or(&[], |brief| &brief.own),
            &brief.own,
        );
        Some(brief)
    }

    /// What the notes define and answer. Some of them may be others by now, or gone.
    pub(crate) fn own(&self) -> RwLockReadGuard<'_, Index> {
        self.own.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep_own(&self, id: &NoteId, before: &[Key], now: &[Key]) {
        if before != now {
            let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
            own.replace(id, before, now);
        }
    }

    /// Keeps the notes for which `stays` holds, and adds others; `name` is as for [`crate::Snapshot::open_note`].
    pub fn change(
        &mut self,
        stays: impl Fn(&NoteId) -> bool,
        added: impl IntoIterator<Item = (NoteId, Arc<str>)>,
    ) {
        let mut notes = self.notes.as_ref().clone();
        notes.retain(|id, _| stays(id));
        for (id, name) in added {
            // The brief of a note that was here before may still be right.
            let known = self.notes.get(&id).filter(|known| known.name == name);
            let note = known.map_or_else(|| Arc::new(Shelved::new(name)), Arc::clone);
            notes.insert(id, note);
        }
        if self.notes.keys().any(|id| !notes.contains_key(id)) {
            let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
            own.retain(|id| notes.contains_key(id));
        }
        self.notes = Arc::new(notes);
    }
}

impl Shelved {
    fn new(name: Arc<str>) -> Shelved {
        Shelved {
            name,
            brief: Mutex::default(),
        }
    }
}

impl Kept {
    fn is_of(&self, corpus: &Arc<Corpus>) -> bool {
        std::ptr::eq(self.corpus.as_ptr(), Arc::as_ptr(corpus))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixture, references};

    struct Echo;

    impl Texts for Echo {
        fn text(&self, id: &NoteId) -> Option<String> {
            (&*id.0 != "gone").then(|| format!("{} of the Team Bus\n", id.0))
        }

        fn stamp(&self, id: &NoteId) -> Option<Stamp> {
            let length = self.text(id)?.len() as u64;
            Some(Stamp {
                modified: 0,
                length,
            })
        }
    }

    fn on_shelf(ids: &[&'static str]) -> Shelf {
        let mut shelf = Shelf::new(Arc::new(Echo));
        shelf.change(
            |_| true,
            ids.iter().map(|&id| (NoteId::from(id), id.into())),
        );
        shelf
    }

    #[test]
    fn the_editor_wins_over_the_shelf() {
        let (mut world, id, _) = fixture::team_note("Nothing.\n");
        world.set_shelf(on_shelf(&["a", "note"]));
        assert_eq!(world.all_notes(), [NoteId::from("a"), id.clone()]);
        let text = |id: &NoteId| {
            world
                .alone(id)?
                .note(id)
                .map(|note| note.document().rope().to_string())
        };
        assert_eq!(text(&id).as_deref(), Some("Nothing.\n"));
        assert_eq!(text(&"a".into()).as_deref(), Some("a of the Team Bus\n"));
    }

    #[test]
    fn features_over_all_notes_see_it() {
        let (mut world, id, offset) = fixture::team_note("Team <|>Bus\n");
        world.set_shelf(on_shelf(&["a", "gone"]));
        let notes = references(&world, &id, offset, |note, _, places| {
            places.iter().map(|_| note.0.to_string()).collect()
        });
        assert_eq!(notes, ["a", "note"]);
    }

    #[test]
    fn what_is_taken_off_is_gone() {
        let mut shelf = on_shelf(&["a", "b"]);
        shelf.change(|id| &*id.0 != "a", []);
        assert_eq!((shelf.len(), shelf.has(&"a".into())), (1, false));
    }
}
