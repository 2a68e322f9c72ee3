//! Where a note says what a statement is about, when that stands in another block: the heading, the list item, the header.

use cloudgloss_corpus::{Corpus, FactIx};
use cloudgloss_syntax::{BlockKind, TextRange};

use crate::{
    analysis::{Analysis, DecidedBy},
    snapshot::Note,
};

/// Nobody is shown what stands more blocks above; it bounds what one finding costs.
const BLOCKS: usize = 500;

/// The name above block `index`, which begins at byte `start`, by which a statement there was read as one about `fact`, and a
/// word for what holds it. `None` where nothing of the note but the statement's own block told so.
pub fn subject_place(
    corpus: &Corpus,
    note: &Note,
    analysis: &Analysis,
    (index, start): (usize, usize),
    (fact, told_by): (FactIx, DecidedBy),
) -> Option<(TextRange, &'static str)> {
    let blocks = note.document().blocks();
    let mut walk = Walk::new(told_by, blocks.get(index)?.kind)?;
    let mut start = start;
    for above in (0..index).rev().take(BLOCKS) {
        let block = blocks.get(above)?;
        start = start.checked_sub(block.len as usize)?;
        match walk.step(block.kind) {
            Step::Look => {}
            Step::Pass => continue,
            Step::End => break,
        }
        let names = analysis
            .block(above)
            .into_iter()
            .flat_map(|says| &says.names);
        let mut mentions = names.map(|name| name.mention);
        let named = mentions.find(|mention| corpus.facts_in_reach(mention.entry).contains(&fact));
        if let Some(mention) = named {
            return Some((mention.full.shift(start), walk.word));
        }
    }
    None
}

/// From a block upwards, through the blocks that may have told its subject.
struct Walk {
    told_by: DecidedBy,
    /// What stands above is of a lower rank than this: a heading's number of `#`, a list item's indent.
    rank: u8,
    /// The line between a table's header and its rows was met.
    below_header: bool,
    word: &'static str,
}

enum Step {
    /// It may have told.
    Look,
    /// It has not.
    Pass,
    /// It has not, and nothing above it has.
    End,
}

impl Walk {
    /// `None` where the subject stands in the statement's own block, or in no block at all.
    fn new(told_by: DecidedBy, own: BlockKind) -> Option<Walk> {
        let rank = match own {
            BlockKind::Heading { level } => level,
            BlockKind::ListItem { indent } if told_by == DecidedBy::ListParent => indent,
            _ => u8::MAX,
        };
        let word = match told_by {
            DecidedBy::Heading => "heading",
            DecidedBy::ListParent => "list item",
            DecidedBy::Column => "header",
            DecidedBy::Intro => "line",
            DecidedBy::Opening => "paragraph",
            DecidedBy::Clause
            | DecidedBy::Sentence
            | DecidedBy::Block
            | DecidedBy::Row
            | DecidedBy::Title => return None,
        };
        Some(Walk {
            told_by,
            rank,
            below_header: false,
            word,
        })
    }

    fn step(&mut self, kind: BlockKind) -> Step {
        use BlockKind::*;
        match (self.told_by, kind) {
            (DecidedBy::Heading, Heading { level: rank })
            | (DecidedBy::ListParent, ListItem { indent: rank }) => {
                let outer = rank < self.rank;
                self.rank = self.rank.min(rank);
                if outer { Step::Look } else { Step::Pass }
            }
            (DecidedBy::Column, TableDelimiter) => {
                self.below_header = true;
                Step::Pass
            }
            (DecidedBy::Column, TableRow) if self.below_header => Step::Look,
            (DecidedBy::Column, TableRow) => Step::Pass,
            (DecidedBy::Column, _) => Step::End,
            (DecidedBy::Intro, Paragraph | Question | Definition) => Step::Look,
            (DecidedBy::Opening, Paragraph) => Step::Look,
            (DecidedBy::ListParent | DecidedBy::Intro, Heading { .. }) => Step::End,
            _ => Step::Pass,
        }
    }
}
