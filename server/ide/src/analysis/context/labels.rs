//! What stands before a sentence in its own block: the label of an item, the cells of a row.

use cloudgloss_corpus::{
    Corpus,
    words::{Punct, Token, TokenKind},
};
use cloudgloss_syntax::{BlockKind, TextRange, cells};

use super::{
    super::{level::Level, reading::Reading},
    FRAGMENT,
};

/// A block's label has fewer tokens.
const LABEL: usize = 8;

/// The cells of the line in which byte `at` lies: a table without outer pipes is one block.
pub fn cells_around(text: &str, at: usize) -> Vec<TextRange> {
    let start = text.get(..at).and_then(|before| before.rfind('\n'));
    let start = start.map_or(0, |end| end + 1);
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let shift = |cell: TextRange| TextRange::new(cell.start + start, cell.end + start);
    cells(line).into_iter().map(shift).collect()
}

/// What the cells before one say about it: the first, and where the table does not compare services by column, the nearest label.
/// The first stands nearest, because the words that go on in another cell are mostly those of its name.
pub fn row_labels(
    corpus: &Corpus,
    reading: &Reading,
    before: &[TextRange],
    columns: &[Level],
) -> Vec<Level> {
    let compares = columns
        .iter()
        .skip(1)
        .any(|level| !level.subjects.is_empty());
    let level = |cell: &TextRange| Level::of_range(corpus, reading, *cell);
    let Some((first, others)) = before.split_first() else {
        return Vec::new();
    };
    let mut labels = others.iter().rev().filter(|_| !compares).map(level);
    labels
        .find(is_label)
        .into_iter()
        .chain([level(first)])
        .collect()
}

/// A few words without a figure.
fn is_label(level: &Level) -> bool {
    let tokens = &level.tokens;
    let items = tokens.iter().filter(|token| token.is_item()).count();
    items <= FRAGMENT && !tokens.iter().any(|token| token.kind == TokenKind::Number)
}

/// The few words before the first colon of an item or definition, for the sentences that follow the first.
pub fn block_label(kind: BlockKind, reading: &Reading, sentence: usize) -> Vec<Token> {
    let labelled = matches!(kind, BlockKind::ListItem { .. } | BlockKind::Definition);
    let before = &reading.tokens[..sentence.min(LABEL)];
    let colon = before.iter().position(|token| token.is(Punct::Colon));
    let label = &before[..colon.filter(|_| labelled).unwrap_or(0)];
    let numbered = label.iter().any(|token| token.kind == TokenKind::Number);
    if numbered { Vec::new() } else { label.to_vec() }
}
