//! The model answer below a known question that has none yet.

use cloudgloss_corpus::compile::scenarios::TOPIC as SCENARIOS;
use cloudgloss_syntax::{BlockKind, Document, TextEdit, TextRange};

use super::{Action, ActionKind, line_end};
use crate::{
    Snapshot,
    asked::{Asked, questions},
};

/// For a question whose words `range` touches, or the `A:` below it.
pub fn insert_answer(snapshot: &Snapshot, document: &Document, range: TextRange) -> Option<Action> {
    let touched = |words: TextRange| words.start <= range.end && range.start <= words.end;
    let slot = |asked: &Asked| asked.slot.is_some_and(|at| touched(TextRange::empty(at)));
    let asked = questions(document)
        .into_iter()
        .find(|asked| asked.answer.is_empty() && (touched(asked.words) || slot(asked)))?;
    let words = document.slice(asked.words);
    let card = snapshot.corpus().card_by_question(&words)?;
    // A scenario is a page to read.
    if card.topic == SCENARIOS {
        return None;
    }
    let (_, block, _) = document.block_at(asked.words.start)?;
    let below = block.start + document.slice(block).trim_end().len();
    let (at, gap) = match asked.slot {
        Some(slot) => (slot, " "),
        None if asked.kind == BlockKind::Question => (below, "\nA: "),
        None => (below, "\n\n"),
    };
    let text = format!("{gap}{}", card.answer.trim_end());
    let edit = TextEdit {
        range: TextRange::empty(at),
        new_text: text.replace('\n', line_end(document, block)),
    };
    Some(Action {
        title: "Insert the model answer".to_owned(),
        kind: ActionKind::Rewrite,
        edits: vec![edit],
        finding: None,
        preferred: false,
    })
}
