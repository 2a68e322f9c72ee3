//! A look at every note, on all cores: at those that editors show as they are, at the others through their briefs.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use crate::{NoteId, Snapshot, brief::Brief, snapshot::Note};

/// A note on the way.
pub(crate) enum Seen<'a> {
    /// An editor shows it.
    Open(&'a Note),
    /// None does.
    Closed(Arc<Brief>),
}

/// What `look` finds in all notes, in their order. Nothing that counts when nobody waits for it any more.
pub(crate) fn in_all_notes<T: Send>(
    snapshot: &Snapshot,
    look: impl Fn(&NoteId, Seen) -> Vec<T> + Sync,
) -> Vec<T> {
    let (ids, done) = (snapshot.all_notes(), AtomicUsize::new(0));
    let meter = snapshot.meter();
    let found = ids.par_iter().flat_map_iter(|id| {
        let wanted = meter.step(done.fetch_add(1, Ordering::Relaxed), ids.len());
        let seen = wanted.then(|| snapshot.seen(id)).flatten();
        seen.map(|seen| look(id, seen)).unwrap_or_default()
    });
    found.collect()
}

/// Whether `look` holds for any note.
pub(crate) fn any_note(snapshot: &Snapshot, look: impl Fn(&NoteId, Seen) -> bool + Sync) -> bool {
    let meter = snapshot.meter();
    let seen = |id: &NoteId| meter.is_wanted().then(|| snapshot.seen(id)).flatten();
    let ids = snapshot.all_notes();
    ids.par_iter()
        .any(|id| seen(id).is_some_and(|seen| look(id, seen)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn what_nobody_waits_for_is_not_looked_at() {
        let (world, _, _) = fixture::note("S3\n");
        let looks = || in_all_notes(&world, |_, _| vec![()]).len();
        assert_eq!(looks(), 1);
        world.meter().cancel();
        assert_eq!(looks(), 0);
    }
}
