//! The notes of the workspace that no editor shows. They cost a name each; a text is read when somebody asks for it.

use std::{collections::BTreeMap, sync::Arc};

use crate::NoteId;

/// Where the texts of notes on the shelf come from.
pub trait Texts: Send + Sync {
    /// The text of a note as it is now; `None` when it is gone or cannot be read.
    fn text(&self, id: &NoteId) -> Option<String>;
}

/// Notes by key with their names. Cloning is cheap.
#[derive(Clone, Default)]
pub struct Shelf {
    names: Arc<BTreeMap<NoteId, Arc<str>>>,
    texts: Option<Arc<dyn Texts>>,
}

impl Shelf {
    /// A shelf without notes.
    pub fn new(texts: Arc<dyn Texts>) -> Shelf {
        Shelf {
            names: Arc::default(),
            texts: Some(texts),
        }
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no note.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether the note is here.
    pub fn has(&self, id: &NoteId) -> bool {
        self.names.contains_key(id)
    }

    /// The keys of all notes, in order.
    pub fn ids(&self) -> impl Iterator<Item = &NoteId> {
        self.names.keys()
    }

    /// A note's name and its text.
    pub fn read(&self, id: &NoteId) -> Option<(Arc<str>, String)> {
        let name = Arc::clone(self.names.get(id)?);
        Some((name, self.texts.as_ref()?.text(id)?))
    }

    /// Keeps the notes for which `stays` holds, and adds others; `name` is as for [`crate::Snapshot::open_note`].
    pub fn change(
        &mut self,
        stays: impl Fn(&NoteId) -> bool,
        added: impl IntoIterator<Item = (NoteId, Arc<str>)>,
    ) {
        let names = Arc::make_mut(&mut self.names);
        names.retain(|id, _| stays(id));
        names.extend(added);
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
        let found = references(&world, &id, offset);
        let notes: Vec<&str> = found.iter().map(|place| &*place.note.0).collect();
        assert_eq!(notes, ["a", "note"]);
    }

    #[test]
    fn what_is_taken_off_is_gone() {
        let mut shelf = on_shelf(&["a", "b"]);
        shelf.change(|id| &*id.0 != "a", []);
        assert_eq!((shelf.len(), shelf.has(&"a".into())), (1, false));
    }
}
