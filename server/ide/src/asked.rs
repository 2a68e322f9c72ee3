//! The questions of a note, each with what stands below it as its answer.

use cloudgloss_syntax::{BlockKind, Document, TextRange, question_text};

/// A question and where its answer is; ranges in bytes of the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The question's own words, without marker and markup.
    pub words: TextRange,
    /// What sort of block asks.
    pub kind: BlockKind,
    /// From the block that answers first to the end of the last one, without blank lines around; empty when there is none.
    pub answer: TextRange,
    /// Behind an `A:` with nothing in its block.
    pub slot: Option<usize>,
}

/// All questions of a note, in order. An answer ends at the next question, at a heading that does not belong to it, and
/// below `A:` at a blank line with plain text behind it.
pub(crate) fn questions(document: &Document) -> Vec<Asked> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    for (_, range, block) in document.iter_blocks() {
        let words = words(document, range, block.kind);
        if words.is_some() || open.as_ref().is_some_and(|open| open.ends_at(block.kind)) {
            found.extend(open.take().map(|open| open.asked));
        }
        match (words, &mut open) {
            (Some(words), _) => open = Some(Open::new(document, words, block.kind, range)),
            (None, Some(open)) => open.take(document, range, block.kind),
            _ => {}
        }
    }
    found.extend(open.map(|open| open.asked));
    found
}

fn words(document: &Document, range: TextRange, kind: BlockKind) -> Option<TextRange> {
    let may_ask = matches!(
        kind,
        BlockKind::Question | BlockKind::Heading { .. } | BlockKind::Paragraph
    );
    let words = may_ask.then(|| question_text(kind, &document.slice(range)))??;
    Some(words.shift(range.start))
}

/// The lines behind the one at `start`, without blanks around.
fn below(document: &Document, start: usize, end: usize) -> TextRange {
    let text = document.slice(TextRange::new(start, end));
    let Some(line_end) = text.find(['\n', '\r']) else {
        return TextRange::empty(end);
    };
    let rest = text[line_end..].trim_start();
    let from = start + text.len() - rest.len();
    TextRange::new(from, from + rest.trim_end().len())
}

/// A question whose answer is being read.
struct Open {
    asked: Asked,
    /// An `A:` was met.
    answered: bool,
    /// A blank line stands before the next block.
    blank: bool,
}

impl Open {
    /// `block` is where the block that asks stands. Below a bold line the answer begins in the same block.
    fn new(document: &Document, words: TextRange, kind: BlockKind, block: TextRange) -> Open {
        let answer = match kind {
            BlockKind::Paragraph => below(document, words.end, block.end),
            _ => TextRange::empty(block.end),
        };
        Open {
            asked: Asked {
                words,
                kind,
                answer,
                slot: None,
            },
            answered: false,
            blank: false,
        }
    }

    fn ends_at(&self, kind: BlockKind) -> bool {
        match (self.asked.kind, kind) {
            (BlockKind::Heading { level: own }, BlockKind::Heading { level }) => level <= own,
            (_, BlockKind::Heading { .. }) => true,
            (BlockKind::Question, BlockKind::Definition) => self.blank,
            (_, BlockKind::Paragraph | BlockKind::Definition) => self.answered && self.blank,
            _ => false,
        }
    }

    fn take(&mut self, document: &Document, range: TextRange, kind: BlockKind) {
        self.blank = kind == BlockKind::Blank;
        if matches!(
            kind,
            BlockKind::Blank | BlockKind::Marker | BlockKind::Comment
        ) {
            return;
        }
        self.answered |= kind == BlockKind::Answer;
        let text = document.slice(range);
        let end = range.start + text.trim_end().len();
        if kind == BlockKind::Answer && is_bare(&text) {
            self.asked.slot = self.asked.slot.or(Some(end));
            return;
        }
        let answer = &mut self.asked.answer;
        if answer.is_empty() {
            answer.start = range.start;
        }
        answer.end = end.max(answer.start);
    }
}

/// "A:", "**A:**".
fn is_bare(answer: &str) -> bool {
    let behind = answer.split_once(':').map_or("", |(_, behind)| behind);
    behind.trim_matches(['*', '_']).trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(note: &str, expected: &[(&str, &str)]) {
        let found = questions(&Document::new(note));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|asked| (asked.words.of(note), asked.answer.of(note)))
            .collect();
        assert_eq!(found, expected, "{note}");
    }

    #[test]
    fn an_answer_goes_to_the_next_question_or_heading() {
        check(
            "Q: One?\nA: So.\n- and\n\n- so\n\nQ: Two?\n\nQ3: Three?\n\nText.\n# Four\nText.\n",
            &[
                ("One?", "A: So.\n- and\n\n- so"),
                ("Two?", ""),
                ("Three?", "Text."),
            ],
        );
    }

    #[test]
    fn a_marker_alone_is_no_answer_yet() {
        check(
            "Q: One?\nA:\n\nQ: Two?\n**A:** \n",
            &[("One?", ""), ("Two?", "")],
        );
        check("Q: One?\nA:\n- so\n", &[("One?", "- so")]);
        let slot = questions(&Document::new("Q: One?\nA: \n"))[0].slot;
        assert_eq!(slot, Some("Q: One?\nA:".len()));
    }

    #[test]
    fn plain_text_behind_an_answer_is_none_of_it() {
        check("Q: One?\n\nA: So.\n\nOther text.\n", &[("One?", "A: So.")]);
        check(
            "Q: One?\n<!-- id: x -->\nA: So.\n\nTerm :: other\n",
            &[("One?", "A: So.")],
        );
        check("Q: One?\n\nTerm :: other\n", &[("One?", "")]);
    }

    #[test]
    fn headings_and_bold_lines_ask_too() {
        check(
            "## One?\n\nText.\n\n### More\n\nMore.\n\n## Two\n\n**Three?**\n\nYes.\n",
            &[("One?", "Text.\n\n### More\n\nMore."), ("Three?", "Yes.")],
        );
    }
}
