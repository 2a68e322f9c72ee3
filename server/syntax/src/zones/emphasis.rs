//! Emphasis: which runs of `*`, `_`, `~~` and `==` belong together.
//!
//! The rules for `*` and `_` are CommonMark's. A stack of openers is enough: a closer takes the nearest opener that
//! fits and drops what stands between.

use super::flanking::Flanking;
use super::pieces::{Piece, What};

/// A run of emphasis marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) mark: u8,
    /// Index of its piece.
    pub(super) piece: usize,
    /// How many marks were written.
    pub(super) len: usize,
    /// How many are not yet part of emphasis.
    pub(super) left: usize,
    pub(super) flanking: Flanking,
}

/// Pairs the `runs` and notes the outcome in their pieces.
pub(super) fn pair(runs: &[Run], pieces: &mut [Piece]) {
    let mut openers = Openers::default();
    for run in runs {
        let mut closer = *run;
        while closer.flanking.closes && closer.left > 0 {
            let Some(opener) = openers.find(&closer) else {
                break;
            };
            close(opener, &mut closer, pieces);
            openers.drop_used();
        }
        if closer.flanking.opens && closer.left > 0 {
            openers.stack.push(closer);
        }
    }
}

/// Takes the marks of one emphasis from both runs.
fn close(opener: &mut Run, closer: &mut Run, pieces: &mut [Piece]) {
    let used = if opener.left >= 2 && closer.left >= 2 {
        2
    } else {
        1
    };
    opener.left -= used;
    closer.left -= used;
    if closer.mark == b'~' {
        pieces[opener.piece].what = What::StruckStart;
        pieces[closer.piece].what = What::StruckEnd;
        return;
    }
    if let What::Run { right, .. } = &mut pieces[opener.piece].what {
        *right += used;
    }
    if let What::Run { left, .. } = &mut pieces[closer.piece].what {
        *left += used;
    }
}

/// Runs that may still be closed.
#[derive(Default)]
struct Openers {
    stack: Vec<Run>,
    /// For each sort of closer, below which height nothing fits it: keeps the whole linear.
    floors: [usize; 24],
}

impl Openers {
    /// The nearest opener for `closer`; those above it are dropped.
    fn find(&mut self, closer: &Run) -> Option<&mut Run> {
        let floor = &mut self.floors[sort(closer)];
        let found = (*floor..self.stack.len())
            .rev()
            .find(|&index| fits(&self.stack[index], closer));
        match found {
            Some(index) => self.truncate(index + 1),
            None => *floor = self.stack.len(),
        }
        found.and_then(|index| self.stack.get_mut(index))
    }

    /// Drops the topmost opener if all its marks are used.
    fn drop_used(&mut self) {
        if self.stack.last().is_some_and(|run| run.left == 0) {
            self.truncate(self.stack.len() - 1);
        }
    }

    fn truncate(&mut self, len: usize) {
        self.stack.truncate(len);
        for floor in &mut self.floors {
            *floor = len.min(*floor);
        }
    }
}

/// Closers of the same sort fit the same openers.
fn sort(closer: &Run) -> usize {
    let mark = match closer.mark {
        b'*' => 0,
        b'_' => 1,
        b'~' => 2,
        _ => 3,
    };
    (mark * 2 + usize::from(closer.flanking.opens)) * 3 + closer.len % 3
}

fn fits(opener: &Run, closer: &Run) -> bool {
    let both_ways = opener.flanking.closes || closer.flanking.opens;
    let thirds = (opener.len + closer.len).is_multiple_of(3) && !closer.len.is_multiple_of(3);
    let is_emphasis = matches!(closer.mark, b'*' | b'_');
    opener.mark == closer.mark && !(is_emphasis && both_ways && thirds)
}
