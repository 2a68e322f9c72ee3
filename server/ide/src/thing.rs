//! What stands at a place of a note, so that it can be found elsewhere: something with a name, a fact, a question.

use cloudgloss_corpus::{EntryIx, FactIx, fold};
use cloudgloss_syntax::{BlockKind, Document, TextRange, question_text};

use crate::{
    NoteId, Snapshot,
    analysis::{Analysis, BlockAnalysis},
    snapshot::Note,
};

/// Something that several places of several notes may speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    /// A service, feature or term, by whichever of its names.
    Entry(EntryIx),
    /// What is stated of a fact, rightly or not.
    Fact(FactIx),
    /// A question: its letters and digits in small.
    Question(String),
}

/// The words at byte `offset`, in bytes of the note, and what they mean. A name inside a claim or a question comes first.
pub(crate) fn thing_at(
    snapshot: &Snapshot,
    id: &NoteId,
    offset: usize,
) -> Option<(TextRange, Thing)> {
    let (note, analysis) = snapshot.analysis(id)?;
    let (index, block, kind) = note.document().block_at(offset)?;
    let inner = offset.checked_sub(block.start)?;
    let said = analysis
        .block(index)
        .and_then(|says| said_at(says, inner))
        .or_else(|| {
            let (range, asked) = question(kind.kind, &note.document().slice(block))?;
            range.contains_inclusive(inner).then_some((range, asked))
        });
    said.map(|(range, thing)| (range.shift(block.start), thing))
}

fn said_at(says: &BlockAnalysis, offset: usize) -> Option<(TextRange, Thing)> {
    let mut names = says.names.iter().map(|name| name.mention);
    let name = names.find(|mention| mention.full.contains_inclusive(offset));
    let claim = || {
        says.claims
            .iter()
            .find(|claim| claim.range.contains_inclusive(offset))
    };
    name.map(|mention| (mention.full, Thing::Entry(mention.entry)))
        .or_else(|| claim().map(|claim| (claim.range, Thing::Fact(claim.fact))))
}

/// All places of a note that speak of a thing, in order.
pub(crate) fn places(note: &Note, analysis: &Analysis, thing: &Thing) -> Vec<TextRange> {
    let mut places = Vec::new();
    for (index, block, kind) in note.document().iter_blocks() {
        let found = match thing {
            Thing::Question(asked) => {
                asks_the_same(kind.kind, || note.document().slice(block), asked)
            }
            _ => analysis
                .block(index)
                .map(|says| said(says, thing))
                .unwrap_or_default(),
        };
        places.extend(found.into_iter().map(|range| range.shift(block.start)));
    }
    places
}

fn said(says: &BlockAnalysis, thing: &Thing) -> Vec<TextRange> {
    let names = says.names.iter().map(|name| name.mention);
    match thing {
        Thing::Entry(entry) => names
            .filter(|mention| mention.entry == *entry)
            .map(|mention| mention.full)
            .collect(),
        Thing::Fact(fact) => {
            let claims = says.claims.iter().filter(|claim| claim.fact == *fact);
            claims.map(|claim| claim.range).collect()
        }
        Thing::Question(_) => Vec::new(),
    }
}

fn asks_the_same<T: AsRef<str>>(
    kind: BlockKind,
    text: impl FnOnce() -> T,
    asked: &str,
) -> Vec<TextRange> {
    let found = may_ask(kind)
        .then(|| question(kind, text().as_ref()))
        .flatten();
    let same = found.filter(|(_, other)| *other == Thing::Question(asked.to_owned()));
    same.map(|(range, _)| range).into_iter().collect()
}

/// All questions of a note, by their letters and digits in small, in order.
pub(crate) fn questions(document: &Document) -> impl Iterator<Item = String> {
    let asking = document
        .iter_blocks()
        .filter(|(_, _, block)| may_ask(block.kind));
    asking.filter_map(
        |(_, range, block)| match question(block.kind, &document.slice(range))? {
            (_, Thing::Question(asked)) => Some(asked),
            _ => None,
        },
    )
}

fn may_ask(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Question | BlockKind::Heading { .. } | BlockKind::Paragraph
    )
}

/// The words of a question in a block's text, and which question it is.
fn question(kind: BlockKind, text: &str) -> Option<(TextRange, Thing)> {
    let range = question_text(kind, text)?;
    let asked = fold(range.of(text));
    (!asked.is_empty()).then_some((range, Thing::Question(asked)))
}
