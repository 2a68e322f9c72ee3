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
        BlockKind::Heading { .. } => TextRange::new(prefix::heading(text), text.len()),
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
    let inner = marker.strong.and_then(|_| inner.strip_suffix("**")).unwrap_or(inner);
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
    (whole && matches!(behind, "" | "?" | "？")).then(|| TextRange::new(line.len() - inner.len(), line.len()))
}

/// `range` without white space and markup at its ends.
fn trim_markup(text: &str, range: TextRange) -> TextRange {
    let is_markup = |char: char| char.is_whitespace() || matches!(char, '*' | '_' | '#' | '=' | '\u{feff}');
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
