//! What was found in notes that no editor shows, from the command to check them all until settings or knowledge change.

use std::sync::{Arc, PoisonError};

use cloudgloss_ide::{Meter, NoteId};

use super::{Session, World};
use crate::checker::{self, Report, Reports};
use crate::indexer::concerns;

impl World {
    /// The reports of notes that are not open, where there is something to report.
    pub fn closed_reports(&self) -> impl Iterator<Item = (&NoteId, &Report)> {
        let reports = self.reports.iter().flat_map(|reports| reports.iter());
        reports.filter(|(id, report)| !report.diagnostics.is_empty() && self.opened(id).is_none())
    }

    /// Whether the workspace was checked, so that what changes has to be checked again.
    pub fn is_checked(&self) -> bool {
        self.reports.is_some()
    }
}

impl Session {
    /// For a check of all notes that begins; an earlier one ends.
    pub fn next_check(&self) -> Meter {
        let mut check = self.check.lock().unwrap_or_else(PoisonError::into_inner);
        let next = Meter::default();
        if let Some(earlier) = check.replace(next.clone()) {
            earlier.cancel();
        }
        next
    }

    /// Whether the findings of all notes were asked for, and are there or on their way.
    pub fn is_check_wanted(&self) -> bool {
        let check = self.check.lock().unwrap_or_else(PoisonError::into_inner);
        check.as_ref().is_some_and(Meter::is_wanted) || self.world().is_checked()
    }

    /// Keeps what was found in all notes, unless it is no longer wanted.
    pub fn keep_reports(&self, reports: Reports, meter: &Meter) {
        self.change("keeping reports", |world| {
            if meter.is_wanted() {
                world.reports = Some(Arc::new(reports));
            }
        });
        self.reports_changed();
    }

    /// Settings or knowledge are others: what was found holds no longer.
    pub fn drop_reports(&self) {
        self.change("dropping reports", |world| world.reports = None);
        self.reports_changed();
    }

    /// Checks again the notes at these addresses, or those that are others than they were; forgets those that are gone. Blocking.
    pub fn recheck(&self, looked_at: Option<&[String]>) {
        let world = self.world();
        let Some(reports) = &world.reports else {
            return;
        };
        let is_other = |id: &NoteId| {
            let known = reports.get(id).map(|report| report.stamp);
            known.is_none_or(|stamp| stamp != world.snapshot.shelf().stamp(id))
        };
        let mut again = world.closed_notes();
        again.retain(|id| match looked_at {
            Some(_) => concerns(looked_at, id),
            None => is_other(id),
        });
        let found = checker::reports(&world, &again, &Meter::default());
        self.change("keeping reports", |world| {
            if let Some(reports) = &mut world.reports {
                let (shelf, reports) = (world.snapshot.shelf(), Arc::make_mut(reports));
                reports.extend(found.unwrap_or_default());
                reports.retain(|id, _| shelf.has(id));
            }
        });
        self.reports_changed();
    }
}
