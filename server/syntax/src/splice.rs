//! Which blocks an edit replaced.

use std::ops::Range;

use ropey::Rope;
use tree_sitter::Tree;

use crate::extract::Leaves;
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

/// What an edit touched.
pub(crate) struct Touched {
    /// The text that was put in; bytes after the edit.
    edit: TextRange,
    /// `edit`, and where the tree is another one; bytes after the edit.
    dirty: TextRange,
    /// How many bytes longer the text is now.
    growth: isize,
}

impl Touched {
    /// `before` is the old tree with the edit noted on it; `old` became `new_len` bytes.
    pub(crate) fn new(before: &Tree, after: &Tree, old: TextRange, new_len: usize) -> Touched {
        let edit = TextRange::new(old.start, old.start + new_len);
        let changed = before.changed_ranges(after);
        let dirty = changed.fold(edit, |dirty, range| {
            dirty.cover(TextRange::new(range.start_byte, range.end_byte))
        });
        Touched {
            edit,
            dirty,
            growth: new_len.wrapping_sub(old.len()).cast_signed(),
        }
    }

    /// Where an offset behind the edit was before it.
    fn before(&self, offset: usize) -> usize {
        offset.wrapping_add_signed(-self.growth)
    }
}

/// The new blocks of what was touched, and which of the `old` blocks they replace.
///
/// Reads from the last common block start before the touched text to the first common block end behind it.
pub(crate) fn reread(rope: &Rope, tree: &Tree, old: &[Block], touched: &Touched) -> (Splice, Vec<Block>) {
    let (start, offset, leaves) = first(rope, tree, old, touched.dirty.start);
    let mut old_end = start;
    let mut old_offset = offset;
    let mut new_offset = offset;
    let mut fresh = Vec::new();
    for block in leaves {
        fresh.push(block);
        new_offset += block.len as usize;
        // Not yet at the first byte that is surely untouched: a block that only touches the edit may have grown.
        if new_offset <= touched.dirty.end {
            continue;
        }
        while old_end < old.len() && old_offset < touched.before(new_offset) {
            old_offset += old[old_end].len as usize;
            old_end += 1;
        }
        if old_offset == touched.before(new_offset) {
            return trim(old, start..old_end, offset, fresh, touched.edit);
        }
    }
    trim(old, start..old.len(), offset, fresh, touched.edit)
}

/// The last block that starts before or touches `dirty`, in the old blocks and in the new tree alike:
/// its index, its offset, and the new blocks from there.
fn first<'a>(rope: &'a Rope, tree: &'a Tree, old: &[Block], dirty: usize) -> (usize, usize, Leaves<'a>) {
    let mut index = 0;
    let mut offset = 0;
    while index < old.len() && offset + (old[index].len as usize) < dirty {
        offset += old[index].len as usize;
        index += 1;
    }
    loop {
        if let Some(leaves) = Leaves::at(rope, tree, offset) {
            return (index, offset, leaves);
        }
        // `Leaves::at` never refuses offset 0, so there is a block to go back to.
        index = index.saturating_sub(1);
        offset = offset.saturating_sub(old.get(index).map_or(offset, |block| block.len as usize));
    }
}

/// Leaves out blocks at both ends that came out as they were and hold nothing of the `edit`.
fn trim(old: &[Block], range: Range<usize>, offset: usize, mut fresh: Vec<Block>, edit: TextRange) -> (Splice, Vec<Block>) {
    let replaced = &old[range.clone()];
    let mut end = offset + fresh.iter().map(|block| block.len as usize).sum::<usize>();
    let mut tail = 0;
    for (new, old) in fresh.iter().rev().zip(replaced.iter().rev()) {
        end -= new.len as usize;
        if new != old || end < edit.end {
            break;
        }
        tail += 1;
    }
    fresh.truncate(fresh.len() - tail);
    let replaced = &replaced[..replaced.len() - tail];
    let mut start = offset;
    let mut head = 0;
    for (new, old) in fresh.iter().zip(replaced) {
        start += new.len as usize;
        if new != old || start > edit.start {
            break;
        }
        head += 1;
    }
    fresh.drain(..head);
    let splice = Splice {
        start: range.start + head,
        old_end: range.end - tail,
        new_end: range.start + head + fresh.len(),
    };
    (splice, fresh)
}
