//! A table without outer pipes: to the grammar, which reads line by line, it is a paragraph.

use cloudgloss_corpus::Corpus;
use cloudgloss_syntax::{TextRange, cells};

use super::{level::Level, reading::Reading};

/// What the header of such a table says, column by column; `None` where the paragraph is none.
pub fn columns(corpus: &Corpus, reading: &Reading) -> Option<Vec<Level>> {
    let header = header(reading.text)?;
    let line = header.of(reading.text);
    let level = |cell: TextRange| {
        let cell = TextRange::new(cell.start + header.start, cell.end + header.start);
        Level::of_range(corpus, reading, cell)
    };
    Some(cells(line).into_iter().map(level).collect())
}

/// The line above the first one that draws the columns: `--- | :---: | ---`.
fn header(text: &str) -> Option<TextRange> {
    if !text.contains('|') {
        return None;
    }
    let mut above: Option<TextRange> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::new(start, start + line.trim_end().len());
        let header = above.filter(|above| above.of(text).contains('|') && draws_columns(line));
        if header.is_some() {
            return header;
        }
        above = Some(range);
        start += line.len();
    }
    None
}

fn draws_columns(line: &str) -> bool {
    let line = line.trim();
    let drawn = |c: char| matches!(c, '-' | '|' | ':' | ' ' | '\t');
    line.contains("--") && line.contains('|') && line.chars().all(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(
            header(text).map(|range| range.of(text)),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn a_line_of_dashes_tells_the_header() {
        check(
            "Limit | SQS\n--- | ---\nSize | 256 KB\n",
            Some("Limit | SQS"),
        );
        check("a | b\r\n:--|--:\r\n", Some("a | b"));
        check("Words\na | b\n--|--\n", Some("a | b"));
        for text in ["a | b\nc | d\n", "Words\n---\n", "--- | ---\na | b\n", ""] {
            check(text, None);
        }
    }
}
