//! The source of a statement that holds, as a footnote.

use cloudgloss_corpus::Source;
use cloudgloss_syntax::{Document, TextEdit, TextRange};

use super::{Action, ActionKind, line_end};
use crate::{NoteId, Snapshot, verified_claims};

/// For the first statement in `range` that equals a fact whose source was read.
pub fn add_source(
    snapshot: &Snapshot,
    id: &NoteId,
    document: &Document,
    range: TextRange,
) -> Option<Action> {
    let claim = verified_claims(snapshot, id, range).into_iter().next()?;
    let fact = snapshot.corpus().fact(claim.fact);
    let source = fact.sources.first().filter(|_| fact.verified)?;
    let text = document.rope().to_string();
    let behind = text.get(claim.range.end..)?;
    // Inside a link's text there is no place for another one.
    if behind.starts_with("[^") || behind.starts_with(']') {
        return None;
    }
    let (label, definition) = label(&text, source);
    let mark = TextEdit {
        range: TextRange::empty(claim.range.end),
        new_text: format!("[^{label}]"),
    };
    let end = line_end(document, TextRange::new(0, document.len()));
    let definition = definition.map(|text| TextEdit {
        range: TextRange::empty(document.len()),
        new_text: text.replace('\n', end),
    });
    Some(Action {
        title: "Add the source as a footnote".to_owned(),
        kind: ActionKind::Rewrite,
        edits: joined(mark, definition),
        finding: None,
        preferred: false,
    })
}

/// Both edits may be at the end of the note.
fn joined(mut mark: TextEdit, definition: Option<TextEdit>) -> Vec<TextEdit> {
    match definition {
        Some(definition) if definition.range == mark.range => {
            mark.new_text.push_str(&definition.new_text);
            vec![mark]
        }
        definition => [Some(mark), definition].into_iter().flatten().collect(),
    }
}

/// The label of the footnote, and the text to be added at the end of the note where the note has no such footnote yet.
fn label(text: &str, source: &Source) -> (String, Option<String>) {
    let definition = |line: &str| {
        let (label, rest) = line.strip_prefix("[^")?.split_once("]:")?;
        rest.contains(&source.url).then(|| label.to_owned())
    };
    if let Some(label) = text.lines().find_map(definition) {
        return (label, None);
    }
    let marks = text.split("[^").skip(1);
    let numbers = marks.filter_map(|mark| mark.split_once(']')?.0.parse::<u32>().ok());
    let next = numbers.max().map_or(1, |last| last.saturating_add(1));
    let last = text.trim_end().lines().last().unwrap_or_default();
    let lines = text.len() - text.trim_end_matches(['\n', '\r']).len();
    let gap = match (lines, last.starts_with("[^")) {
        (0, true) => "\n",
        (0, false) => "\n\n",
        (_, true) => "",
        (1 | 2, false) if !text.ends_with("\n\n") => "\n",
        _ => "",
    };
    let line = format!(
        "{gap}[^{next}]: <{}>, read {}\n",
        source.url, source.checked
    );
    (next.to_string(), Some(line))
}
