//! Changes that answer findings, in the note's own style.

mod claim;
mod name;

pub(crate) use claim::update_claim;
pub(crate) use name::rename;

use cloudgloss_syntax::{Document, TextEdit, TextRange};

use crate::{Finding, Fix, FixKind, ignore::line};

/// A marker at the end of the line that keeps this rule silent there.
pub(crate) fn ignore_here(document: &Document, finding: &Finding) -> Option<Fix> {
    let line = line(document, finding.range.start);
    let text = document.slice(line);
    let trimmed = text.trim_end();
    // In a table's row the marker has to stand inside the last cell.
    let at = line.start + if trimmed.trim_start().starts_with('|') && trimmed.ends_with('|') { trimmed.len() - 1 } else { trimmed.len() };
    let space = if trimmed.ends_with(' ') { "" } else { " " };
    let after = if trimmed.ends_with('|') { " " } else { "" };
    let new_text = format!("{space}<!-- cloudgloss-ignore-line {} -->{after}", finding.code);
    Some(Fix {
        title: format!("Ignore {} on this line", finding.code),
        edits: vec![TextEdit { range: TextRange::new(at, at), new_text }],
        safe: false,
        preferred: false,
        kind: FixKind::Ignore,
    })
}
