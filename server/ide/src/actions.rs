//! Quick fixes at a place, all safe ones at once, and what a note-taker may want to add.

mod answer;
mod as_of;
mod footnote;

use cloudgloss_syntax::{Document, TextEdit, TextRange};

pub use as_of::as_of_action;

use crate::{Finding, NoteId, Snapshot, all_findings, fix_all::safe_edits, fixes::follow_headings};

/// Something that an editor offers to do.
#[derive(Clone, Debug)]
pub struct Action {
    /// For a menu.
    pub title: String,
    /// What sort.
    pub kind: ActionKind,
    /// Not overlapping, in order. Of fix-all those that are seen at once, to be counted; [`crate::fix_all`] gives them whole.
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
    /// Lists what the finding is about under `ignore` in the workspace's settings; see `ignored_in_settings`.
    IgnoreInWorkspace,
    /// Writes something in at the cursor.
    Rewrite,
    /// Dates the note.
    AsOf,
}

/// What can be done in `range`: the fixes of each finding that it touches, and fix-all where there is anything to fix.
pub fn code_actions(snapshot: &Snapshot, id: &NoteId, range: TextRange) -> Vec<Action> {
    let touched =
        |finding: &Finding| finding.range.start <= range.end && range.start <= finding.range.end;
    let mut findings = all_findings(snapshot, id);
    findings.retain(touched);
    let mut actions: Vec<Action> = findings.iter().flat_map(quick_fixes).collect();
    if let Some(note) = snapshot.note(id) {
        for action in &mut actions {
            let edits = std::mem::take(&mut action.edits);
            action.edits = follow_headings(note.document(), edits);
        }
    }
    actions.extend(additions(snapshot, id, range));
    let edits = safe_edits(snapshot, id);
    if !edits.is_empty() {
        let title = match edits.len() {
            1 => "Fix 1 outdated place in this note".to_owned(),
            n => format!("Fix {n} outdated places in this note"),
        };
        actions.push(Action {
            title,
            kind: ActionKind::FixAll,
            edits,
            finding: None,
            preferred: false,
        });
    }
    actions
}

/// What can be written in; the date only in a front matter, where it stands, so that no lamp burns in vain.
fn additions(snapshot: &Snapshot, id: &NoteId, range: TextRange) -> Vec<Action> {
    let Some(document) = snapshot.note(id).map(|note| note.document()) else {
        return Vec::new();
    };
    let front = document.front_matter().range;
    let in_front = front.is_some_and(|front| front.contains(range.start));
    let added = [
        answer::insert_answer(snapshot, document, range),
        footnote::add_source(snapshot, id, document, range),
        as_of_action(snapshot, id).filter(|_| in_front),
    ];
    added.into_iter().flatten().collect()
}

/// How the lines in `range` end.
fn line_end(document: &Document, range: TextRange) -> &'static str {
    match document.slice(range).contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

/// What a workspace may not want to be told again.
fn ignore_in_workspace(finding: &Finding) -> Option<Action> {
    (!finding.about.is_empty()).then(|| Action {
        title: format!("Ignore `{}` in this workspace", finding.about),
        kind: ActionKind::IgnoreInWorkspace,
        edits: Vec::new(),
        finding: Some(finding.clone()),
        preferred: false,
    })
}

fn quick_fixes(finding: &Finding) -> Vec<Action> {
    let action = |fix: &crate::Fix| Action {
        title: fix.title.clone(),
        kind: ActionKind::QuickFix,
        edits: fix.edits.clone(),
        finding: Some(finding.clone()),
        preferred: fix.preferred,
    };
    let fixes = finding.fixes.iter().map(action);
    fixes.chain(ignore_in_workspace(finding)).collect()
}

#[cfg(test)]
mod tests;
