//! Text to tree: the only place that runs the parser.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::OnceLock;

use ropey::Rope;
use tree_sitter::{InputEdit, Language, Parser, Point, Tree};

use crate::TextRange;

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

/// Parses `rope`. With `old`, an earlier tree on which all edits were noted by [`edit`], only what changed is read.
pub(crate) fn parse(rope: &Rope, old: Option<&Tree>) -> Tree {
    PARSER.with_borrow_mut(|parser| {
        parser
            .parse_with_options(&mut |offset, _| read(rope, offset), old, None)
            .expect("a parse that is never cancelled ends with a tree")
    })
}

/// Notes on `tree` that `old` became `new_len` bytes.
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

/// The text from `offset` to the end of its chunk; nothing at the end of the text.
///
/// The generated lexer takes NUL for the end of the text, so it is shown another control character.
fn read(rope: &Rope, offset: usize) -> Cow<'_, [u8]> {
    if offset >= rope.len_bytes() {
        return Cow::Borrowed(b"");
    }
    let (chunk, chunk_start, _, _) = rope.chunk_at_byte(offset);
    let bytes = &chunk.as_bytes()[offset - chunk_start..];
    if memchr::memchr(0, bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    let shown = |&byte: &u8| if byte == 0 { 1 } else { byte };
    Cow::Owned(bytes.iter().map(shown).collect())
}
