//! After an edit: which blocks are new.
//!
//! Where one block ends and another begins, what was before has no say in what comes: the grammar reads line by line,
//! and a block's first line decides its kind. So it is enough to read from a block before the edit until old and new
//! blocks end at the same place. Usually that is a window of a few lines, whatever the length of the note, and the
//! tree of the whole note is not needed. Only where a block is very long, or where an edit changes how everything
//! behind it is read (a fence that is not yet closed), the whole tree is reparsed, incrementally.

use ropey::Rope;

use crate::extract::Leaves;
use crate::parse::parse;
use crate::read::{self, line_end};
use crate::source::Source;
use crate::splice::unchanged;
use crate::tree::LazyTree;
use crate::{Block, Splice, TextRange};

/// The longest window in bytes. Reading one takes about 2 ms, as long as reparsing the tree of a note of some MB.
const LONGEST_WINDOW: usize = 32 << 10;

/// An edit that has been made.
pub(crate) struct Edit {
    /// What was replaced; bytes before the edit.
    pub(crate) old: TextRange,
    /// What stands there now; bytes after the edit.
    pub(crate) new: TextRange,
}

impl Edit {
    /// The bytes in `old` became `new_len` bytes.
    pub(crate) fn new(old: TextRange, new_len: usize) -> Edit {
        Edit {
            old,
            new: TextRange::new(old.start, old.start + new_len),
        }
    }

    /// Where an offset behind the edit was before it.
    fn before(&self, offset: usize) -> usize {
        offset - self.new.end + self.old.end
    }

    /// Where an offset behind the edit is now.
    fn after(&self, offset: usize) -> usize {
        offset - self.old.end + self.new.end
    }
}

/// The new blocks, and which of the `old` ones they replace. `rope` and `tree` have the edit.
pub(crate) fn reread(
    rope: &Rope,
    tree: &LazyTree,
    old: &[Block],
    edit: &Edit,
) -> (Splice, Vec<Block>) {
    if edit.new.len() > LONGEST_WINDOW.max(rope.len_bytes() / 2) {
        return whole(rope, old, edit);
    }
    let touched = Place::touched(old, edit.old.start);
    in_window(rope, old, edit, touched)
        .or_else(|| in_tree(rope, tree, old, edit, touched))
        .unwrap_or_else(|| whole(rope, old, edit))
}

/// A block's index and its offset in the text.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    offset: usize,
}

impl Place {
    /// The first block that holds or touches the byte at `offset`.
    fn touched(blocks: &[Block], offset: usize) -> Place {
        let mut place = Place {
            index: 0,
            offset: 0,
        };
        while place.index < blocks.len() && place.end(blocks) < offset {
            place = place.next(blocks);
        }
        place
    }

    fn end(self, blocks: &[Block]) -> usize {
        self.offset + blocks.get(self.index).map_or(0, |block| block.len as usize)
    }

    fn next(self, blocks: &[Block]) -> Place {
        Place {
            index: self.index + 1,
            offset: self.end(blocks),
        }
    }

    fn previous(self, blocks: &[Block]) -> Option<Place> {
        let index = self.index.checked_sub(1)?;
        Some(Place {
            index,
            offset: self.offset - blocks[index].len as usize,
        })
    }
}

/// Reads from the block before the `touched` one, in growing windows.
///
/// One block before is enough: its first line is not touched, so it still begins where it did.
fn in_window(
    rope: &Rope,
    old: &[Block],
    edit: &Edit,
    touched: Place,
) -> Option<(Splice, Vec<Block>)> {
    let start = touched.previous(old).unwrap_or(touched);
    let mut behind = touched;
    while behind.index < old.len() && behind.offset <= edit.old.end {
        behind = behind.next(old);
    }
    let mut end = edit.after(behind.end(old).max(edit.old.end));
    while end - start.offset <= LONGEST_WINDOW {
        let source = Source::window(rope, TextRange::new(start.offset, end));
        let tree = parse(source, None);
        let found = Leaves::at(source, &tree, start.offset)
            .and_then(|leaves| align(leaves, source, old, edit, start));
        if found.is_some() || source.is_to_end() {
            return found;
        }
        end = line_end(rope, end + (end - start.offset));
    }
    None
}

/// Reads from the whole text's tree, from the last common block start on.
fn in_tree(
    rope: &Rope,
    tree: &LazyTree,
    old: &[Block],
    edit: &Edit,
    touched: Place,
) -> Option<(Splice, Vec<Block>)> {
    let source = Source::whole(rope);
    let tree = tree.get(rope);
    let mut start = touched;
    loop {
        match Leaves::at(source, tree, start.offset) {
            Some(leaves) => return align(leaves, source, old, edit, start),
            None => start = start.previous(old)?,
        }
    }
}

/// Reads all blocks anew.
fn whole(rope: &Rope, old: &[Block], edit: &Edit) -> (Splice, Vec<Block>) {
    let start = Place {
        index: 0,
        offset: 0,
    };
    splice(old, start, old.len(), read::blocks(rope), edit)
}

/// Takes new blocks from `leaves`, which begin at `start`, until one ends where an old one ends.
fn align(
    leaves: Leaves<'_>,
    source: Source<'_>,
    old: &[Block],
    edit: &Edit,
    start: Place,
) -> Option<(Splice, Vec<Block>)> {
    let mut fresh = Vec::new();
    let mut reached = start;
    let mut offset = start.offset;
    for block in leaves {
        fresh.push(block);
        offset += block.len as usize;
        // A block that touches the edit may have grown, and one at the window's end may go on behind it.
        if offset <= edit.new.end || (offset == source.range.end && !source.is_to_end()) {
            continue;
        }
        while reached.index < old.len() && reached.offset < edit.before(offset) {
            reached = reached.next(old);
        }
        if reached.offset == edit.before(offset) {
            return Some(splice(old, start, reached.index, fresh, edit));
        }
    }
    source
        .is_to_end()
        .then(|| splice(old, start, old.len(), fresh, edit))
}

/// The new blocks that differ, and which of `old[start..old_end]` they replace.
fn splice(
    old: &[Block],
    start: Place,
    old_end: usize,
    fresh: Vec<Block>,
    edit: &Edit,
) -> (Splice, Vec<Block>) {
    let (head, tail) = unchanged(&old[start.index..old_end], &fresh, start.offset, edit.new);
    let splice = Splice {
        start: start.index + head,
        old_end: old_end - tail,
        new_end: start.index + fresh.len() - tail,
    };
    (splice, fresh[head..fresh.len() - tail].to_vec())
}
