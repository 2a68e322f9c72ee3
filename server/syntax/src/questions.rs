//! Which blocks ask a question.

use crate::zones::prefix;
use crate::{BlockKind, TextRange};

/// Where the words of a question stand, if the block asks one; bytes from the block's start.
///
/// That is a `Q:` block, a heading that ends in `?`, and a paragraph whose first line is bold and ends in `?`.
/// A leading number or `Q:` and all markup around the words are left out.
pub fn question_text(kind: BlockKind, text: &str) -> Option<TextRange> {
    let words = match kind {
        BlockKind::Question => return asked(text),
        BlockKind::Heading { .. } => prefix::heading_words(text),
        BlockKind::Paragraph => bold_line(text)?,
        _ => return None,
    };
    let words = trim_markup(text, words);
    let asked = words.of(text);
    if !asked.ends_with(['?', '？']) || asked.lines().count() != 1 {
        return None;
    }
    let number = prefix::numbering(asked);
    self::words(text, TextRange::new(words.start + number, words.end))
}

/// The words of a `Q:` block. In `**Q: What is SQS?**` the emphasis ends with them.
fn asked(text: &str) -> Option<TextRange> {
    let marker = prefix::question(text);
    let inner = text[marker.end..].trim_end();
    let inner = marker
        .strong
        .and_then(|_| inner.strip_suffix("**"))
        .unwrap_or(inner);
    words(text, TextRange::new(marker.end, marker.end + inner.len()))
}

/// The first line, if it is bold from end to end: `**What is SQS?**`, `__What is SQS__?`.
fn bold_line(text: &str) -> Option<TextRange> {
    let line = text.split(['\n', '\r']).next()?;
    let inner = line.trim_start_matches(['\u{feff}', ' ', '\t']);
    let mark = inner.get(..2).filter(|mark| matches!(*mark, "**" | "__"))?;
    let end = inner.rfind(mark).filter(|end| *end > 2)?;
    let behind = inner[end + 2..].trim();
    let whole = !inner[2..end].contains(mark);
    (whole && matches!(behind, "" | "?" | "？"))
        .then(|| TextRange::new(line.len() - inner.len(), line.len()))
}

/// `range` without white space and markup at its ends.
fn trim_markup(text: &str, range: TextRange) -> TextRange {
    let is_markup =
        |char: char| char.is_whitespace() || matches!(char, '*' | '_' | '#' | '=' | '\u{feff}');
    let inner = range.of(text);
    let start = range.start + inner.len() - inner.trim_start_matches(is_markup).len();
    TextRange::new(start, start + inner.trim_matches(is_markup).len())
}

/// `range` without white space at its ends, if any text is left.
fn words(text: &str, range: TextRange) -> Option<TextRange> {
    let inner = range.of(text);
    let start = range.start + inner.len() - inner.trim_start().len();
    let words = TextRange::new(start, start + inner.trim().len());
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: BlockKind = BlockKind::Heading { level: 2 };

    #[track_caller]
    fn check(kind: BlockKind, text: &str, expected: Option<&str>) {
        assert_eq!(
            question_text(kind, text).map(|range| range.of(text)),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn question_blocks_ask_whatever_they_say() {
        check(BlockKind::Question, "Q: What is S3?\n", Some("What is S3?"));
        check(
            BlockKind::Question,
            "**Q12:** Explain S3.\n",
            Some("Explain S3."),
        );
        check(
            BlockKind::Question,
            "**Q: What is S3?**\n",
            Some("What is S3?"),
        );
        check(
            BlockKind::Question,
            "Question 3. What\nis S3?\n",
            Some("What\nis S3?"),
        );
        check(BlockKind::Question, "Q:\n", None);
    }

    #[test]
    fn headings_ask_with_a_question_mark() {
        check(HEADING, "## What is S3?\n", Some("What is S3?"));
        check(HEADING, "## 12. What is S3? ##\n", Some("What is S3?"));
        check(HEADING, "### **Q3: What is S3?**\n", Some("What is S3?"));
        check(HEADING, "## Wozu S3？\n", Some("Wozu S3？"));
        check(HEADING, "## S3\n", None);
        check(HEADING, "## ?\n", Some("?"));
    }

    #[test]
    fn bold_lines_ask_with_a_question_mark() {
        let paragraph = BlockKind::Paragraph;
        check(
            paragraph,
            "**What is S3?**\nA store.\n",
            Some("What is S3?"),
        );
        check(paragraph, "__1) What is S3?__\n", Some("What is S3?"));
        check(paragraph, "What is S3?\n", None);
        check(paragraph, "**What** is **S3?**\n", None);
        check(paragraph, "**S3**\nWhat?\n", None);
        check(paragraph, "****\n", None);
    }

    #[test]
    fn other_blocks_ask_nothing() {
        check(BlockKind::Answer, "A: What?\n", None);
        check(BlockKind::ListItem { indent: 0 }, "- **What?**\n", None);
    }
}
