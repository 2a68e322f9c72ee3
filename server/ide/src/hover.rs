//! What is under the cursor: a claim, a name or a question, in a few lines with dates and sources.

mod told;

use cloudgloss_syntax::{BlockKind, TextRange, question_text};

use crate::{
    Code, Config, Curtain, NoteId, Snapshot,
    analysis::{BlockAnalysis, Claim, NameUse},
    ids::exam_at,
    own::own_at,
    render,
};

pub(crate) use told::Told;

/// What an editor shows, and for which range.
#[derive(Clone, Debug)]
pub struct Hover {
    /// In bytes of the note.
    pub range: TextRange,
    /// Markdown of at most about twelve lines.
    pub markdown: String,
}

/// What stands at byte `offset`. A claim says more than the name in it, so it comes first. What a finding says at that
/// place is not said again: editors show both together.
pub fn hover(snapshot: &Snapshot, id: &NoteId, offset: usize, curtain: Curtain) -> Option<Hover> {
    if !snapshot.config(id).hover {
        return None;
    }
    let (note, analysis) = snapshot.analysis(id)?;
    let (index, block, kind) = note.document().block_at(offset)?;
    let inner = offset.checked_sub(block.start)?;
    let found = analysis.block(index).and_then(|says| {
        let told = Told::at(snapshot, id, says, inner, offset);
        at_claim(snapshot, says, inner, &told)
            .or_else(|| at_name(snapshot, says, inner, &told))
            .or_else(|| at_rule(snapshot.config(id), says, inner))
    });
    let text = note.document().slice(block);
    let found = found.or_else(|| at_question(snapshot, kind.kind, &text, inner, curtain));
    let found = found.map(|(range, markdown)| (range.shift(block.start), markdown));
    let (range, markdown) = found
        .or_else(|| at_exam(snapshot, id, offset))
        .or_else(|| own_at(snapshot, id, offset).map(|(range, own)| (range, own.shown())))?;
    Some(Hover { range, markdown })
}

/// A rule behind an ignore marker.
fn at_rule(config: &Config, says: &BlockAnalysis, offset: usize) -> Option<(TextRange, String)> {
    let mut rules = says.markers.iter().flat_map(|marker| &marker.rules);
    let (rule, range) = rules.find(|(_, range)| range.contains_inclusive(offset))?;
    let rule: Code = rule.parse().ok()?;
    Some((*range, render::rule(rule, config.level(rule))))
}

fn at_exam(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<(TextRange, String)> {
    let (range, exam) = exam_at(snapshot, id, offset)?;
    Some((range, render::exam_hover(exam)))
}

fn at_claim(
    snapshot: &Snapshot,
    says: &BlockAnalysis,
    offset: usize,
    told: &Told,
) -> Option<(TextRange, String)> {
    let here = |claim: &&Claim| {
        claim.range.contains(offset)
            && claim.is_about_fact()
            && !says
                .names
                .iter()
                .any(|name| name.mention.full.contains(offset))
    };
    let claim = says.claims.iter().find(here)?;
    Some((claim.range, render::claim(snapshot, claim, told)))
}

fn at_name(
    snapshot: &Snapshot,
    says: &BlockAnalysis,
    offset: usize,
    told: &Told,
) -> Option<(TextRange, String)> {
    let name = says
        .names
        .iter()
        .find(|name: &&NameUse| name.mention.full.contains_inclusive(offset))?;
    Some((name.mention.full, render::name(snapshot, name, told)))
}

fn at_question(
    snapshot: &Snapshot,
    kind: BlockKind,
    text: &str,
    offset: usize,
    curtain: Curtain,
) -> Option<(TextRange, String)> {
    let range = question_text(kind, text).filter(|range| range.contains_inclusive(offset))?;
    let card = snapshot
        .corpus()
        .card_by_question(text.get(range.start..range.end)?)?;
    Some((range, render::card_hover(card, curtain)))
}

#[cfg(test)]
mod tests;
