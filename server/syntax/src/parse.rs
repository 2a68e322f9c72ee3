//! Text to tree: the only place that runs the parser.

use std::cell::RefCell;
use std::sync::OnceLock;

use tree_sitter::{InputEdit, Language, Parser, Point, Tree};

use crate::TextRange;
use crate::source::Source;

/// The grammar of study notes.
pub(crate) fn language() -> &'static Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    LANGUAGE.get_or_init(|| tree_sitter_study_notes::LANGUAGE.into())
}

thread_local! {
    /// One parser for each thread: it keeps its buffers from text to text.
    static PARSER: RefCell<Parser> = RefCell::new(parser());
}

fn parser() -> Parser {
    let mut parser = Parser::new();
    parser
        .set_language(language())
        .expect("the grammar is generated for this tree-sitter");
    parser
}

/// Parses `source`. With `old`, an earlier tree on which all edits were noted by [`edit`], only what changed is read.
pub(crate) fn parse(source: Source<'_>, old: Option<&Tree>) -> Tree {
    PARSER.with_borrow_mut(|parser| {
        parser
            .parse_with_options(&mut |offset, _| source.read(offset), old, None)
            .expect("a parse that is never cancelled ends with a tree")
    })
}

/// Notes on `tree` that the bytes in `old` became `new_len` bytes.
///
/// Lines and columns are left at zero: the grammar reads bytes only.
pub(crate) fn edit(tree: &mut Tree, old: TextRange, new_len: usize) {
    tree.edit(&InputEdit {
        start_byte: old.start,
        old_end_byte: old.end,
        new_end_byte: old.start + new_len,
        start_position: Point::default(),
        old_end_position: Point::default(),
        new_end_position: Point::default(),
    });
}
