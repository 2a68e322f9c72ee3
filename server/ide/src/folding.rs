//! What can be folded away: the front matter, sections, and the answers below their questions.

use cloudgloss_syntax::{BlockKind, Document, TextRange};

use crate::{NoteId, Snapshot, asked::questions};

/// A stretch whose first line stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fold {
    /// From the line that stays to the end of the last line that goes, in bytes of the note.
    pub range: TextRange,
    /// What goes.
    pub kind: FoldKind,
}

/// The sorts of folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldKind {
    /// The `---` block at the start.
    FrontMatter,
    /// What stands below a heading.
    Section,
    /// What stands below a question: folded, one can ask oneself.
    Answer,
}

/// The folds of a note, in order.
pub fn folds(snapshot: &Snapshot, id: &NoteId) -> Vec<Fold> {
    let Some(note) = snapshot.note(id) else {
        return Vec::new();
    };
    let document = note.document();
    let mut folds = blocks(document);
    // Below a heading that asks, the section is the answer.
    let cards = questions(document).into_iter();
    let cards = cards.filter(|asked| {
        !asked.answer.is_empty() && !matches!(asked.kind, BlockKind::Heading { .. })
    });
    folds.extend(cards.map(|asked| Fold {
        range: TextRange::new(asked.words.end, asked.answer.end),
        kind: FoldKind::Answer,
    }));
    folds.retain(|fold| {
        let lines = |at: usize| document.rope().byte_to_line(at.min(document.len()));
        lines(fold.range.start) < lines(fold.range.end)
    });
    folds.sort();
    folds
}

fn blocks(document: &Document) -> Vec<Fold> {
    let mut folds = Vec::new();
    // Headings whose sections are not closed yet: their levels and starts.
    let mut open: Vec<(u8, usize)> = Vec::new();
    // Where the last block with words ends.
    let mut end = 0;
    for (_, range, block) in document.iter_blocks() {
        if let BlockKind::Heading { level } = block.kind {
            close(&mut open, &mut folds, level, end);
            open.push((level, range.start));
        }
        if block.kind != BlockKind::Blank {
            end = range.start + document.slice(range).trim_end().len();
        }
        if block.kind == BlockKind::FrontMatter {
            let (range, kind) = (TextRange::new(range.start, end), FoldKind::FrontMatter);
            folds.push(Fold { range, kind });
        }
    }
    close(&mut open, &mut folds, 0, end);
    folds
}

fn close(open: &mut Vec<(u8, usize)>, folds: &mut Vec<Fold>, level: u8, end: usize) {
    while let Some((_, start)) = open.pop_if(|(other, _)| *other >= level) {
        folds.push(Fold {
            range: TextRange::new(start, end),
            kind: FoldKind::Section,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[track_caller]
    fn check(note: &str, expected: &[(FoldKind, &str)]) {
        let (snapshot, id, _) = fixture::note(note);
        let folds = folds(&snapshot, &id);
        let folds: Vec<(FoldKind, &str)> = folds
            .iter()
            .map(|fold| (fold.kind, fold.range.of(note)))
            .collect();
        assert_eq!(folds, expected, "{note}");
    }

    #[test]
    fn sections_end_before_the_next_heading_of_their_level() {
        use FoldKind::{FrontMatter, Section};
        check(
            "---\na: b\n---\n# A\n\n## B\né\n\n## C\n# D\n",
            &[
                (FrontMatter, "---\na: b\n---"),
                (Section, "# A\n\n## B\né\n\n## C"),
                (Section, "## B\né"),
            ],
        );
    }

    #[test]
    fn answers_fold_below_their_question() {
        check(
            "Q: One?\nA: So.\n- and\n\nQ: Two?\n\n**Three?**\nYes.\n",
            &[
                (FoldKind::Answer, "\nA: So.\n- and"),
                (FoldKind::Answer, "**\nYes."),
            ],
        );
    }

    #[test]
    fn one_line_folds_nothing() {
        check("# A", &[]);
        check("", &[]);
        check("Q: One?\n\n", &[]);
    }
}
