//! All blocks of a text, read for the first time.

use ropey::Rope;

use crate::extract::Leaves;
use crate::parse::parse;
use crate::source::Source;
use crate::{Block, TextRange};

/// How much is parsed at a time, in bytes. A tree takes seven times the memory of its text, so a long text is not
/// parsed as a whole.
const WINDOW: usize = 128 << 10;

/// Reads `rope` window by window. The last block of a window is read again with the next one: it may go on there.
pub(crate) fn blocks(rope: &Rope) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut length = WINDOW;
    while start < rope.len_bytes() {
        let source = Source::window(rope, TextRange::new(start, line_end(rope, start + length)));
        let (found, end) = confirmed(source, start);
        // A block longer than the window needs a longer one.
        length = if end == start { length * 2 } else { WINDOW };
        blocks.extend(found);
        start = end;
        if source.is_to_end() {
            break;
        }
    }
    blocks
}

/// The blocks of `source` that surely end where they seem to, and where the last of them ends.
fn confirmed(source: Source<'_>, start: usize) -> (Vec<Block>, usize) {
    let tree = parse(source, None);
    let mut blocks: Vec<_> = Leaves::at(source, &tree, start)
        .into_iter()
        .flatten()
        .collect();
    if !source.is_to_end() {
        blocks.pop();
    }
    let end = start + blocks.iter().map(|block| block.len as usize).sum::<usize>();
    (blocks, end)
}

/// Where the line that holds the byte at `offset` ends, with its line break.
pub(crate) fn line_end(rope: &Rope, offset: usize) -> usize {
    let line = rope.byte_to_line(offset.min(rope.len_bytes()));
    rope.line_to_byte((line + 1).min(rope.len_lines()))
}
