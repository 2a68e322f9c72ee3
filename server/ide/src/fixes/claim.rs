//! The present value instead of the former one, or a word that says until when it held.

use cloudgloss_corpus::{
    Fact, Was,
    quantity::{Dimension, Number, Quantity},
};
use cloudgloss_syntax::{TextEdit, TextRange};

use crate::{Fix, FixKind, analysis::Claim, diagnostics::Place};

/// `dated`: the statement held on the date that it carries, so that changing it without a look would make it false.
pub(crate) fn update_claim(
    place: &Place,
    claim: &Claim,
    fact: &Fact,
    was: &Was,
    dated: bool,
) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = replace(place, claim, fact, !dated).into_iter().collect();
    fixes.extend(mark_as_history(place, claim, was));
    fixes
}

/// For a figure: the present value in the unit style of the note.
fn replace(place: &Place, claim: &Claim, fact: &Fact, safe: bool) -> Option<Fix> {
    let quantity = claim.quantity.as_ref().filter(|_| fact.replace)?;
    let value = fact.value.quantities.first()?;
    let range = place.absolute(quantity.figure);
    let new_text = value.render_figure(&quantity.style);
    let title = format!("Replace with \"{new_text}\"");
    Some(Fix {
        title,
        edits: vec![TextEdit { range, new_text }],
        safe: safe && !claim.repeated && !asks_for_more(place, quantity, value),
        preferred: true,
        kind: FixKind::Replace,
    })
}

/// Whether the words around the figure have to change with it: what is at least nothing ("near real time, 0 seconds at the
/// least"), and how many things a list has ("five pillars: …", a heading).
fn asks_for_more(place: &Place, written: &Quantity, value: &Quantity) -> bool {
    let block = place.note.document().slice(place.block);
    let behind = block.get(written.figure.end..).unwrap_or_default();
    if value.value == Number::default() {
        return !begins_range(behind);
    }
    let counted = written.dimension == Dimension::Count && written.value <= Number::new(FEW);
    counted && {
        let line = behind.lines().next().unwrap_or_default();
        block.starts_with('#') || line.contains(':') || line.matches(", ").count() > 1
    }
}

/// "0 seconds to 15 minutes" tells more than that there is no least.
fn begins_range(behind: &str) -> bool {
    let behind = behind.trim_start();
    ["to ", "-", "–", "and "]
        .iter()
        .any(|joint| behind.starts_with(joint))
}

/// So many things are listed by name.
const FEW: u64 = 12;

/// " (until 2025-08-04)" behind the words.
fn mark_as_history(place: &Place, claim: &Claim, was: &Was) -> Option<Fix> {
    if !was.until.is_known() {
        return None;
    }
    let end = place.absolute(claim.range).end;
    let new_text = format!(" (until {})", was.until);
    Some(Fix {
        title: format!("Mark as history: \"(until {})\"", was.until),
        edits: vec![TextEdit {
            range: TextRange::new(end, end),
            new_text,
        }],
        safe: false,
        preferred: false,
        kind: FixKind::MarkAsHistory,
    })
}
