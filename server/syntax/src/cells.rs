//! The cells of a table row.

use crate::TextRange;

/// The cells of a row, trimmed, in order; bytes from the row's start. An empty cell gives an empty range.
///
/// A pipe parts cells unless a backslash stands before it, even inside a code span. Text outside the first and
/// the last pipe is a cell too.
pub fn cells(text: &str) -> Vec<TextRange> {
    let row = text.trim_end();
    let start = row.len()
        - row
            .trim_start()
            .trim_start_matches('\u{feff}')
            .trim_start()
            .len();
    let mut cells = Vec::new();
    let mut from = start + usize::from(row[start..].starts_with('|'));
    for pipe in memchr::memchr_iter(b'|', row.as_bytes()) {
        if pipe >= from && !is_escaped(row, pipe) {
            cells.push(trim(row, from, pipe));
            from = pipe + 1;
        }
    }
    if from < row.len() {
        cells.push(trim(row, from, row.len()));
    }
    cells
}

/// Whether an odd number of backslashes stands before `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    before.take_while(|byte| **byte == b'\\').count() % 2 == 1
}

fn trim(text: &str, start: usize, end: usize) -> TextRange {
    let cell = &text[start..end];
    let start = start + cell.len() - cell.trim_start().len();
    TextRange::new(start, start + cell.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(row: &str, expected: &[&str]) {
        let found: Vec<_> = cells(row).into_iter().map(|cell| cell.of(row)).collect();
        assert_eq!(found, expected, "{row:?}");
    }

    #[test]
    fn parts_and_trims() {
        check("| SQS | 256 KB |\n", &["SQS", "256 KB"]);
        check("  |a|\tb\u{a0}c |\r\n", &["a", "b\u{a0}c"]);
    }

    #[test]
    fn keeps_empty_cells() {
        check("| | x ||", &["", "x", ""]);
        check("|", &[]);
        check("", &[]);
    }

    #[test]
    fn does_without_outer_pipes() {
        check("a | b", &["a", "b"]);
        check("| a | b", &["a", "b"]);
    }

    #[test]
    fn leaves_escaped_pipes_in_their_cell() {
        check(
            r"| a \| b | `c \| d` | e \\| f |",
            &[r"a \| b", r"`c \| d`", r"e \\", "f"],
        );
    }
}
