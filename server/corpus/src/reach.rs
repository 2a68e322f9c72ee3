//! Which facts a statement may be about when it names an entry.

use rustc_hash::FxHashMap;

use crate::{Entry, EntryIx, EntryKind, FactIx};

/// For an entry: those that plain words mean where it is spoken of, and under which number of their `below`.
pub type CalledBelow = FxHashMap<EntryIx, Vec<(EntryIx, usize)>>;

/// Turns `below` of all entries round.
pub fn called_below(entries: &[Entry], by_id: &FxHashMap<String, EntryIx>) -> CalledBelow {
    let mut called = CalledBelow::default();
    for (ix, entry) in (0..).zip(entries) {
        for (number, (id, _)) in entry.below.iter().enumerate() {
            let above = by_id.get(id).map(|above| called.entry(*above).or_default());
            above
                .into_iter()
                .for_each(|all| all.push((EntryIx(ix), number)));
        }
    }
    called
}

/// For each entry: its own facts, those of all its parts, and those of the service (not family) that it is a feature or class of.
pub fn facts_in_reach(
    entries: &[Entry],
    parents: &[Option<EntryIx>],
    facts_of: &[Vec<FactIx>],
) -> Vec<Vec<FactIx>> {
    let mut reach: Vec<Vec<FactIx>> = facts_of.to_vec();
    for (index, facts) in facts_of.iter().enumerate() {
        // Circles in the content end after a few steps.
        for above in std::iter::successors(parents[index], |ix| parents[ix.0 as usize]).take(8) {
            reach[above.0 as usize].extend_from_slice(facts);
        }
    }
    for (index, entry) in entries.iter().enumerate() {
        let is_part = matches!(
            entry.kind,
            EntryKind::Feature | EntryKind::Class | EntryKind::Tool
        );
        // What is true of a family as a whole need not be true of each member.
        let whole = parents[index]
            .filter(|whole| is_part && entries[whole.0 as usize].kind != EntryKind::Family);
        if let Some(whole) = whole {
            reach[index].extend_from_slice(&facts_of[whole.0 as usize]);
        }
    }
    for facts in &mut reach {
        facts.sort_unstable();
        facts.dedup();
    }
    reach
}
