//! Tree to blocks.

use std::sync::OnceLock;

use tree_sitter::{Node, Tree, TreeCursor};

use crate::parse::language;
use crate::setext;
use crate::source::Source;
use crate::{Block, BlockKind};

/// What a node of the grammar means for blocks.
#[derive(Clone, Copy)]
enum Shape {
    /// Its children are blocks.
    Group,
    Heading,
    ListItem,
    TableRow,
    Plain(BlockKind),
}

/// The grammar's node kinds; every other node (an ERROR, should there ever be one) is a paragraph.
const SHAPES: [(&str, Shape); 17] = [
    ("document", Shape::Group),
    ("section", Shape::Group),
    ("card", Shape::Group),
    ("list", Shape::Group),
    ("table", Shape::Group),
    ("heading", Shape::Heading),
    ("list_item", Shape::ListItem),
    ("table_row", Shape::TableRow),
    ("front_matter", Shape::Plain(BlockKind::FrontMatter)),
    ("quote", Shape::Plain(BlockKind::Quote)),
    ("fenced_code", Shape::Plain(BlockKind::Code)),
    ("comment", Shape::Plain(BlockKind::Comment)),
    ("marker", Shape::Plain(BlockKind::Marker)),
    ("question", Shape::Plain(BlockKind::Question)),
    ("answer", Shape::Plain(BlockKind::Answer)),
    ("definition", Shape::Plain(BlockKind::Definition)),
    ("blank", Shape::Plain(BlockKind::Blank)),
];

fn shape(node: Node<'_>) -> Shape {
    static BY_ID: OnceLock<Vec<Shape>> = OnceLock::new();
    let by_id = BY_ID.get_or_init(|| {
        let mut by_id = vec![Shape::Plain(BlockKind::Paragraph); language().node_kind_count()];
        for (name, shape) in SHAPES {
            by_id[usize::from(language().id_for_node_kind(name, true))] = shape;
        }
        by_id
    });
    let id = usize::from(node.kind_id());
    by_id
        .get(id)
        .copied()
        .unwrap_or(Shape::Plain(BlockKind::Paragraph))
}

/// Walks the leaf blocks of a tree, from a given offset onward.
pub(crate) struct Leaves<'a> {
    source: Source<'a>,
    cursor: TreeCursor<'a>,
    /// Where the last block ended, bytes from the start of the text.
    position: usize,
    done: bool,
}

impl<'a> Leaves<'a> {
    /// Starts at `offset` of the text, or says `None` if no block begins there. `tree` is that of `source`.
    pub(crate) fn at(source: Source<'a>, tree: &'a Tree, offset: usize) -> Option<Leaves<'a>> {
        let goal = source.tree_offset(offset);
        let mut cursor = tree.walk();
        let mut done = false;
        while !done && matches!(shape(cursor.node()), Shape::Group) {
            done = cursor.goto_first_child_for_byte(goal).is_none();
        }
        // A gap before the first block (a byte order mark) belongs to that block.
        let is_first = offset == source.range.start;
        let aligned = is_first || done || cursor.node().start_byte() == goal;
        aligned.then_some(Leaves {
            source,
            cursor,
            position: offset,
            done,
        })
    }

    /// Moves on to the next leaf in order, if there is one.
    fn advance(&mut self) {
        while !self.cursor.goto_next_sibling() {
            if !self.cursor.goto_parent() {
                self.done = true;
                return;
            }
        }
        self.descend();
    }

    fn descend(&mut self) {
        while matches!(shape(self.cursor.node()), Shape::Group) && self.cursor.goto_first_child() {}
    }

    fn block(&self, end: usize, kind: BlockKind) -> Block {
        let len = end - self.position;
        Block {
            len: u32::try_from(len).unwrap_or(u32::MAX),
            kind,
        }
    }
}

impl Iterator for Leaves<'_> {
    type Item = Block;

    /// The next block. What follows the last node of the tree is a paragraph.
    fn next(&mut self) -> Option<Block> {
        while !self.done {
            let node = self.cursor.node();
            let end = self.source.text_offset(node.end_byte());
            if end > self.position {
                let block = self.block(end, kind_of(self.source, node));
                self.position += block.len as usize;
                self.advance();
                return Some(block);
            }
            self.advance();
        }
        let rest = self.block(self.source.range.end, BlockKind::Paragraph);
        self.position += rest.len as usize;
        (rest.len > 0).then_some(rest)
    }
}

/// The kind of the leaf block at `node`: from the node, and where that is too coarse, from its first bytes.
fn kind_of(source: Source<'_>, node: Node<'_>) -> BlockKind {
    let bytes = || {
        let start = source.text_offset(node.start_byte());
        let end = source.text_offset(node.end_byte());
        source.rope.bytes_at(start).take(end - start)
    };
    match shape(node) {
        Shape::Plain(BlockKind::Paragraph) => paragraph(bytes()),
        Shape::Plain(kind) => kind,
        Shape::Group => BlockKind::Paragraph,
        Shape::Heading => BlockKind::Heading {
            level: level(bytes()),
        },
        Shape::ListItem => BlockKind::ListItem {
            indent: indent(bytes()),
        },
        Shape::TableRow if is_delimiter(bytes()) => BlockKind::TableDelimiter,
        Shape::TableRow => BlockKind::TableRow,
    }
}

/// A paragraph, or what its text makes of it.
fn paragraph(bytes: impl ExactSizeIterator<Item = u8>) -> BlockKind {
    let len = bytes.len();
    let mut start = [0; setext::LONGEST];
    let room = start.iter_mut().zip(bytes);
    let read = room.map(|(to, byte)| *to = byte).count();
    setext::kind(&start[..read], read == len)
}

/// The number of `#`, from 1 to 6.
fn level(bytes: impl Iterator<Item = u8>) -> u8 {
    let marks = bytes
        .skip_while(|byte| *byte != b'#')
        .take_while(|byte| *byte == b'#');
    u8::try_from(marks.take(6).count()).unwrap_or(6).max(1)
}

/// Columns of leading white space; a tab counts 4.
fn indent(bytes: impl Iterator<Item = u8>) -> u8 {
    bytes
        .map_while(|byte| match byte {
            b' ' => Some(1),
            b'\t' => Some(4),
            _ => None,
        })
        .fold(0, u8::saturating_add)
}

/// Whether a row only draws the line below a table's head: `| --- | :-: |`.
fn is_delimiter(bytes: impl Iterator<Item = u8>) -> bool {
    let mut dashes = 0;
    for byte in bytes {
        match byte {
            b'-' => dashes += 1,
            b'|' | b':' | b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => return false,
        }
    }
    dashes > 0
}
