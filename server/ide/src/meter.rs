//! Work over many notes: how far it is, and whether anybody still waits for it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

/// Held by the work and by whoever started it; clones are the same meter.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<State>);

#[derive(Debug, Default)]
struct State {
    percent: AtomicU32,
    cancelled: AtomicBool,
}

impl Meter {
    /// So many of so many are done; false when nobody wants the rest.
    pub fn step(&self, done: usize, of: usize) -> bool {
        let percent = (done * 100).checked_div(of).unwrap_or(100);
        let percent = u32::try_from(percent).unwrap_or(100);
        self.0.percent.store(percent, Ordering::Relaxed);
        self.is_wanted()
    }

    /// How far it is, of a hundred.
    pub fn percent(&self) -> u32 {
        self.0.percent.load(Ordering::Relaxed)
    }

    /// Whether anybody still waits for it.
    pub fn is_wanted(&self) -> bool {
        !self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Nobody does any more.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}
