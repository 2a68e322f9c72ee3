//! A note: its text, tree and blocks, kept together from edit to edit.

use std::borrow::Cow;
use std::sync::Arc;

use ropey::Rope;
use tree_sitter::Tree;

use crate::reread::{Edit, reread};
use crate::tree::LazyTree;
use crate::{Block, BlockKind, FrontMatter, Splice, TextEdit, TextRange, front_matter, read, text};

/// A note. Cloning is cheap, and a clone does not see later edits.
///
/// The text must be shorter than 4 GiB.
#[derive(Clone)]
pub struct Document {
    rope: Rope,
    tree: LazyTree,
    blocks: Arc<Vec<Block>>,
}

impl Document {
    /// Reads `text` from the start.
    pub fn new(text: &str) -> Document {
        let rope = Rope::from_str(text);
        Document {
            blocks: Arc::new(read::blocks(&rope)),
            tree: LazyTree::default(),
            rope,
        }
    }

    /// Replaces `edit.range` and reads again only what that touches.
    ///
    /// The range is clamped to the text and, at both ends, to the start of the character it falls into.
    pub fn apply(&mut self, edit: &TextEdit) -> Splice {
        let range = self.clamp(edit.range);
        if range.is_empty() && edit.new_text.is_empty() {
            return Splice::default();
        }
        self.replace_text(range, &edit.new_text);
        self.tree.edit(range, edit.new_text.len());
        let edit = Edit::new(range, edit.new_text.len());
        let (splice, fresh) = reread(&self.rope, &self.tree, &self.blocks, &edit);
        self.replace_blocks(&splice, &fresh);
        splice
    }

    /// The text.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// The text's length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in `range`, which is clamped as in [`apply`](Document::apply). Borrowed where it lies in one piece.
    pub fn slice(&self, range: TextRange) -> Cow<'_, str> {
        if let Some(slice) = self.rope.get_byte_slice(range.start..range.end) {
            return slice.into();
        }
        let range = self.clamp(range);
        self.rope.byte_slice(range.start..range.end).into()
    }

    /// All blocks in order; they cover the text without gaps.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All blocks with their index and place.
    pub fn iter_blocks(&self) -> impl Iterator<Item = (usize, TextRange, Block)> + '_ {
        let mut start = 0;
        self.blocks.iter().enumerate().map(move |(index, block)| {
            let range = TextRange::new(start, start + block.len as usize);
            start = range.end;
            (index, range, *block)
        })
    }

    /// The block that holds the byte at `offset`; at the end of the text, the last block.
    pub fn block_at(&self, offset: usize) -> Option<(usize, TextRange, Block)> {
        // The end belongs to the last block.
        let offset = offset - usize::from(offset > 0 && offset == self.len());
        let mut end = 0;
        let index = self.blocks.iter().position(|block| {
            end += block.len as usize;
            offset < end
        })?;
        let block = self.blocks[index];
        Some((index, TextRange::new(end - block.len as usize, end), block))
    }

    /// What the front matter says; empty when there is none.
    pub fn front_matter(&self) -> FrontMatter {
        match self.blocks.first() {
            Some(block) if block.kind == BlockKind::FrontMatter => {
                front_matter::parse(&self.slice(TextRange::new(0, block.len as usize)))
            }
            _ => FrontMatter::default(),
        }
    }

    /// The syntax tree. Its bytes are exact; its rows and columns are not kept.
    ///
    /// It is made when it is first asked for, and after an edit from the tree before it.
    pub fn tree(&self) -> &Tree {
        self.tree.get(&self.rope)
    }

    fn clamp(&self, range: TextRange) -> TextRange {
        let start = text::floor(&self.rope, range.start);
        TextRange::new(start, text::floor(&self.rope, range.end.max(start)))
    }

    fn replace_text(&mut self, range: TextRange, new_text: &str) {
        let start = self.rope.byte_to_char(range.start);
        let end = self.rope.byte_to_char(range.end);
        self.rope.remove(start..end);
        self.rope.insert(start, new_text);
    }

    fn replace_blocks(&mut self, splice: &Splice, fresh: &[Block]) {
        if let Some(blocks) = Arc::get_mut(&mut self.blocks) {
            blocks.splice(splice.old(), fresh.iter().copied());
            return;
        }
        let (before, after) = (&self.blocks[..splice.start], &self.blocks[splice.old_end..]);
        self.blocks = Arc::new([before, fresh, after].concat());
    }
}
