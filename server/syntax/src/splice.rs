//! Which blocks an edit replaced.

use std::ops::Range;

use crate::{Block, TextRange};

/// Old blocks `start..old_end` became the new blocks `start..new_end`.
///
/// The blocks before and after are the same in text and kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Splice {
    /// Index of the first block replaced, before and after the edit alike.
    pub start: usize,
    /// Index after the last block replaced, counted before the edit.
    pub old_end: usize,
    /// Index after the last new block, counted after the edit.
    pub new_end: usize,
}

impl Splice {
    /// The indices of the replaced blocks, before the edit.
    pub fn old(&self) -> Range<usize> {
        self.start..self.old_end
    }

    /// The indices of the new blocks, after the edit.
    pub fn new_blocks(&self) -> Range<usize> {
        self.start..self.new_end
    }
}

/// How many blocks at the start and at the end came out as they were and hold nothing of the `edit`, whose range is
/// that of the new text. Both `old` and `new` begin at `offset`.
pub(crate) fn unchanged(
    old: &[Block],
    new: &[Block],
    offset: usize,
    edit: TextRange,
) -> (usize, usize) {
    let tail = same_tail(old, new, offset, edit.end);
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    (same_head(old, new, offset, edit.start), tail)
}

/// How many blocks at the end are the same and begin at or after `edit_end`. The new ones begin at `offset`.
fn same_tail(old: &[Block], new: &[Block], offset: usize, edit_end: usize) -> usize {
    let mut start = offset + new.iter().map(|block| block.len as usize).sum::<usize>();
    let pairs = old.iter().rev().zip(new.iter().rev());
    let same = pairs.take_while(|(old, new)| {
        start -= new.len as usize;
        old == new && start >= edit_end
    });
    same.count()
}

/// How many blocks at the start are the same and end at or before `edit_start`. Both begin at `offset`.
fn same_head(old: &[Block], new: &[Block], offset: usize, edit_start: usize) -> usize {
    let mut end = offset;
    let same = old.iter().zip(new).take_while(|(old, new)| {
        end += new.len as usize;
        old == new && end <= edit_start
    });
    same.count()
}
