//! A leaf block: the unit in which prose is read and findings are kept.

/// A block of a [`Document`](crate::Document): how many bytes, and what they are.
///
/// Blocks have no position of their own, so that an edit leaves all blocks but its own unchanged.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Block {
    /// Bytes, with the line end(s).
    pub len: u32,
    /// What is written there.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// The `---` block at the start of a note, with its fences.
    FrontMatter,
    /// A line such as `## Kinesis`.
    Heading {
        /// The number of `#`, 1 to 6.
        level: u8,
    },
    /// Lines of text that are nothing else.
    Paragraph,
    /// A list item with its continuation lines, without nested items.
    ListItem {
        /// Columns before the marker; a tab counts 4, and 255 means 255 or more.
        indent: u8,
    },
    /// One row of a table.
    TableRow,
    /// The row `|---|---|` between a table's head and its body.
    TableDelimiter,
    /// Neighbouring lines that begin with `>`.
    Quote,
    /// Fenced code with its fences.
    Code,
    /// An HTML comment that begins its line.
    Comment,
    /// A line `<!-- cloudgloss-ignore… -->`.
    Marker,
    /// `Q: …` with its continuation lines.
    Question,
    /// `A: …` with its continuation lines.
    Answer,
    /// `Term :: definition` or `**Term**: definition`.
    Definition,
    /// Empty lines.
    Blank,
}

const _: () = assert!(
    size_of::<Block>() == 8,
    "the block array is scanned on each edit"
);
