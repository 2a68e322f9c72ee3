//! The tree of a text, made when it is asked for.

use std::sync::OnceLock;

use ropey::Rope;
use tree_sitter::Tree;

use crate::TextRange;
use crate::parse;
use crate::source::Source;

/// A tree that follows its text: an edit is noted at once, and read when the tree is next asked for.
#[derive(Clone, Default)]
pub(crate) struct LazyTree {
    /// An earlier tree, with all later edits noted on it.
    base: Option<Tree>,
    current: OnceLock<Tree>,
}

impl LazyTree {
    /// Notes that the bytes in `old` became `new_len` bytes.
    pub(crate) fn edit(&mut self, old: TextRange, new_len: usize) {
        self.base = self.current.take().or_else(|| self.base.take());
        if let Some(base) = &mut self.base {
            parse::edit(base, old, new_len);
        }
    }

    /// The tree of `rope`, which has all edits.
    pub(crate) fn get(&self, rope: &Rope) -> &Tree {
        self.current
            .get_or_init(|| parse::parse(Source::whole(rope), self.base.as_ref()))
    }
}
