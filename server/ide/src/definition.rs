//! From a name, claim or question in a note to the page that explains it.

use cloudgloss_syntax::{TextRange, question_text};

use crate::{NoteId, Snapshot};

/// Where a jump begins and which entry's page it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words that were jumped from, in bytes of the note.
    pub origin: TextRange,
    /// For `page`: an entry's, fact's or question's id.
    pub entry: String,
}

/// What stands at byte `offset`, as a page to open.
pub fn definition(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<Definition> {
    let (note, analysis) = snapshot.analysis(id)?;
    let corpus = snapshot.corpus();
    let (index, block, kind) = note.document().block_at(offset)?;
    let inner = offset.checked_sub(block.start)?;
    let found = analysis.block(index).and_then(|says| {
        let name = says.names.iter().find(|name| name.mention.full.contains_inclusive(inner));
        let by_name = name.map(|name| (name.mention.full, corpus.entry(name.mention.entry).id.clone()));
        let claim = says.claims.iter().find(|claim| claim.range.contains_inclusive(inner));
        by_name.or_else(|| claim.map(|claim| (claim.range, corpus.fact(claim.fact).subject.clone())))
    });
    let (range, entry) = found.or_else(|| {
        let text = note.document().slice(block);
        let range = question_text(kind.kind, &text).filter(|range| range.contains_inclusive(inner))?;
        Some((range, corpus.card_by_question(text.get(range.start..range.end)?)?.id.clone()))
    })?;
    Some(Definition { origin: range.shift(block.start), entry })
}
