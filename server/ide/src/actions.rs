//! Quick fixes at a place, and all safe ones at once.

use cloudgloss_syntax::{TextEdit, TextRange};

use crate::{Finding, NoteId, Snapshot, all_findings, diagnostics};

/// Something that an editor offers to do.
#[derive(Clone, Debug)]
pub struct Action {
    /// For a menu.
    pub title: String,
    /// What sort.
    pub kind: ActionKind,
    /// Not overlapping, in order.
    pub edits: Vec<TextEdit>,
    /// The finding that it answers.
    pub finding: Option<Finding>,
    /// What most people would choose.
    pub preferred: bool,
}

/// The sorts of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Answers one finding.
    QuickFix,
    /// Applies every safe fix of the note.
    FixAll,
}

/// What can be done in `range`: the fixes of each finding that it touches, and fix-all where there is anything to fix.
pub fn code_actions(snapshot: &Snapshot, id: &NoteId, range: TextRange) -> Vec<Action> {
    let touched = |finding: &Finding| finding.range.start <= range.end && range.start <= finding.range.end;
    let mut findings = all_findings(snapshot, id);
    findings.retain(touched);
    let mut actions: Vec<Action> = findings.iter().flat_map(quick_fixes).collect();
    let edits = fix_all(snapshot, id);
    if !edits.is_empty() {
        let title = match edits.len() {
            1 => "Fix 1 outdated place in this note".to_owned(),
            n => format!("Fix {n} outdated places in this note"),
        };
        actions.push(Action { title, kind: ActionKind::FixAll, edits, finding: None, preferred: false });
    }
    actions
}

fn quick_fixes(finding: &Finding) -> Vec<Action> {
    let action = |fix: &crate::Fix| Action {
        title: fix.title.clone(),
        kind: ActionKind::QuickFix,
        edits: fix.edits.clone(),
        finding: Some(finding.clone()),
        preferred: fix.preferred,
    };
    finding.fixes.iter().map(action).collect()
}

/// The edits of all safe fixes, every occurrence, in order. Applying them twice changes nothing more.
pub fn fix_all(snapshot: &Snapshot, id: &NoteId) -> Vec<TextEdit> {
    // A rule that is off or ignored gives no finding, hence no fix.
    let shown = diagnostics(snapshot, id);
    if shown.is_empty() {
        return Vec::new();
    }
    let safe = all_findings(snapshot, id).into_iter().filter_map(|finding| finding.fixes.into_iter().find(|fix| fix.safe));
    let mut edits: Vec<TextEdit> = Vec::new();
    for edit in safe.flat_map(|fix| fix.edits) {
        if edits.last().is_none_or(|last| last.range.end <= edit.range.start) {
            edits.push(edit);
        }
    }
    edits
}
