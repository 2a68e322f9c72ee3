//! One thing, looked for in one note after the other.

use std::borrow::Cow;

use cloudgloss_corpus::{EntryIx, FactIx};
use cloudgloss_syntax::{Rope, TextRange};
use rustc_hash::FxHashSet;

use crate::{
    NoteId, Snapshot,
    brief::Brief,
    everywhere::Seen,
    thing::{Thing, places},
};

/// What is looked for, and where it can be.
pub(crate) struct Search<'a> {
    snapshot: &'a Snapshot,
    thing: Thing,
    /// For a fact: what a note has to name for it to be stated there.
    subjects: FxHashSet<EntryIx>,
}

impl Search<'_> {
    /// Looks for a thing.
    pub fn new(snapshot: &Snapshot, thing: Thing) -> Search<'_> {
        let subjects = match thing {
            Thing::Fact(fact) => subjects(snapshot, fact),
            _ => FxHashSet::default(),
        };
        Search {
            snapshot,
            thing,
            subjects,
        }
    }

    /// The text of a note, and where it speaks of the thing; `None` where it does not.
    pub fn places<'n>(
        &self,
        id: &NoteId,
        seen: Seen<'n>,
    ) -> Option<(Cow<'n, Rope>, Vec<TextRange>)> {
        let (text, places) = match (seen, &self.thing) {
            (Seen::Open(note), _) => {
                let analysis = note.analysis(self.snapshot.corpus());
                let places = places(note, analysis, &self.thing);
                (Cow::Borrowed(note.document().rope()), places)
            }
            (Seen::Closed(brief), Thing::Entry(entry)) => {
                let places = Some(brief.places(*entry)).filter(|places| !places.is_empty())?;
                let (_, text) = self.snapshot.shelf().read(id)?;
                (Cow::Owned(Rope::from_str(&text)), places)
            }
            (Seen::Closed(brief), _) => {
                let world = self
                    .may_hold(id, &brief)
                    .then(|| self.snapshot.alone(id))??;
                let (note, analysis) = world.analysis(id)?;
                brief.keep_facts(analysis, note.document().blocks().len());
                let places = places(note, analysis, &self.thing);
                (Cow::Owned(note.document().rope().clone()), places)
            }
        };
        (!places.is_empty()).then_some((text, places))
    }

    /// False only where the thing is certainly not in a note.
    pub fn may_hold(&self, id: &NoteId, brief: &Brief) -> bool {
        match &self.thing {
            Thing::Entry(entry) => !brief.places(*entry).is_empty(),
            Thing::Question(asked) => brief.may_ask(asked),
            Thing::Fact(fact) => brief.states(*fact).unwrap_or_else(|| {
                let named = |entry| self.subjects.contains(&entry);
                brief.entries().any(named) || self.title(id).iter().copied().any(named)
            }),
        }
    }

    /// What the name of a note's file, and of its folder, name.
    fn title(&self, id: &NoteId) -> Vec<EntryIx> {
        let name = self.snapshot.name(id).unwrap_or_default();
        let names = self.snapshot.corpus().names();
        let parts = name.rsplit('/').take(2);
        let mentions = parts.flat_map(|part| names.find_any_case(part));
        mentions.map(|mention| mention.entry).collect()
    }
}

/// Everything by whose name a fact can be meant.
fn subjects(snapshot: &Snapshot, fact: FactIx) -> FxHashSet<EntryIx> {
    let corpus = snapshot.corpus();
    let entries = (0..).map(EntryIx).take(corpus.entries().len());
    let reaches = |entry: &EntryIx| {
        corpus.facts_in_reach(*entry).contains(&fact)
            || corpus.statements_in_reach(*entry).contains(&fact)
    };
    entries.filter(reaches).collect()
}
