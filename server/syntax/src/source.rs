//! What the parser is given to read: a whole text, or a window on it.

use std::borrow::Cow;

use ropey::Rope;

use crate::TextRange;

/// Stands before a window, so that the parser is where it is between two blocks of a text: no line after a heading
/// continues it, and none is front matter.
const LEAD: &[u8] = b"#\n";

/// A stretch of a text as the parser sees it. Tree offsets count from its lead-in, all others from the text's start.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) rope: &'a Rope,
    /// What is read of the text.
    pub(crate) range: TextRange,
    lead: &'static [u8],
}

impl<'a> Source<'a> {
    /// The whole text.
    pub(crate) fn whole(rope: &'a Rope) -> Source<'a> {
        Source::window(rope, TextRange::new(0, rope.len_bytes()))
    }

    /// The lines in `range`, which begins where a block begins.
    pub(crate) fn window(rope: &'a Rope, range: TextRange) -> Source<'a> {
        let lead: &[u8] = if range.start == 0 { b"" } else { LEAD };
        Source { rope, range, lead }
    }

    /// Whether nothing follows in the text.
    pub(crate) fn is_to_end(&self) -> bool {
        self.range.end == self.rope.len_bytes()
    }

    /// From an offset in the text to one in the tree.
    pub(crate) fn tree_offset(self, offset: usize) -> usize {
        offset.saturating_sub(self.range.start) + self.lead.len()
    }

    /// From an offset in the tree to one in the text.
    pub(crate) fn text_offset(self, offset: usize) -> usize {
        let offset = offset.saturating_sub(self.lead.len()) + self.range.start;
        offset.min(self.range.end)
    }

    /// What the parser sees from the tree offset `offset` to the end of a chunk; nothing at the end.
    ///
    /// The generated lexer takes NUL for the end of the text, so it is shown another control character.
    pub(crate) fn read(self, offset: usize) -> Cow<'a, [u8]> {
        if let Some(lead) = self.lead.get(offset..).filter(|lead| !lead.is_empty()) {
            return Cow::Borrowed(lead);
        }
        let start = self.text_offset(offset);
        if start >= self.range.end {
            return Cow::Borrowed(b"");
        }
        let (chunk, chunk_start, _, _) = self.rope.chunk_at_byte(start);
        let chunk = &chunk.as_bytes()[start - chunk_start..];
        let bytes = &chunk[..chunk.len().min(self.range.end - start)];
        if memchr::memchr(0, bytes).is_none() {
            return Cow::Borrowed(bytes);
        }
        let shown = |&byte: &u8| if byte == 0 { 1 } else { byte };
        Cow::Owned(bytes.iter().map(shown).collect())
    }
}
