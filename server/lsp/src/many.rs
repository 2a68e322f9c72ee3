//! Work on many notes, on threads that stay: fresh ones each time would each leave some memory behind.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use cloudgloss_ide::{Meter, NoteId};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Half of the cores, for what nobody asked for yet.
static BACKGROUND: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    ThreadPoolBuilder::new()
        .num_threads(cores.div_ceil(2))
        .build()
        .ok()
});

/// What `work` gives for each note, on all cores and in any order; `None` when nobody wants to know any more. Blocking.
pub fn all<T: Send>(
    ids: &[NoteId],
    meter: &Meter,
    work: impl Fn(&NoteId) -> T + Sync,
) -> Option<Vec<T>> {
    let done = AtomicUsize::new(0);
    let one = |id| {
        let wanted = meter.step(done.fetch_add(1, Ordering::Relaxed), ids.len());
        wanted.then(|| work(id))
    };
    let found: Option<Vec<T>> = ids.par_iter().map(one).collect();
    found.filter(|_| meter.is_wanted())
}

/// The same on half of the cores.
pub fn all_in_background<T: Send>(
    ids: &[NoteId],
    meter: &Meter,
    work: impl Fn(&NoteId) -> T + Sync,
) -> Option<Vec<T>> {
    let all = || all(ids, meter, &work);
    match &*BACKGROUND {
        Some(pool) => pool.install(all),
        None => all(),
    }
}
