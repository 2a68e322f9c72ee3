//! Which blocks an edit replaced.

use std::ops::Range;

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
