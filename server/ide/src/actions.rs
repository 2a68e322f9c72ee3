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
    /// Lists what the finding is about under `ignore` in the workspace's settings; see `ignored_in_settings`.
    IgnoreInWorkspace,
}

/// What can be done in `range`: the fixes of each finding that it touches, and fix-all where there is anything to fix.
pub fn code_actions(snapshot: &Snapshot, id: &NoteId, range: TextRange) -> Vec<Action> {
    let touched =
        |finding: &Finding| finding.range.start <= range.end && range.start <= finding.range.end;
    let mut findings = all_findings(snapshot, id);
    findings.retain(touched);
    let mut actions: Vec<Action> = findings.iter().flat_map(quick_fixes).collect();
    let edits = fix_all(snapshot, id);
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

/// The edits of all safe fixes, every occurrence, in order. Applying them twice changes nothing more.
pub fn fix_all(snapshot: &Snapshot, id: &NoteId) -> Vec<TextEdit> {
    // A rule that is off or ignored gives no finding, hence no fix.
    let shown = diagnostics(snapshot, id);
    if shown.is_empty() {
        return Vec::new();
    }
    let safe = all_findings(snapshot, id)
        .into_iter()
        .filter_map(|finding| finding.fixes.into_iter().find(|fix| fix.safe));
    let mut edits: Vec<TextEdit> = Vec::new();
    for edit in safe.flat_map(|fix| fix.edits) {
        if edits
            .last()
            .is_none_or(|last| last.range.end <= edit.range.start)
        {
            edits.push(edit);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::fixture;

    /// The titles at the cursor, and the note after each.
    #[track_caller]
    fn check(note: &str, expected: Expect) {
        let (snapshot, id, offset) = fixture::team_note(note);
        let text = note.replacen("<|>", "", 1);
        let actions = code_actions(&snapshot, &id, TextRange::empty(offset));
        let line = |action: &Action| {
            let mark = if action.preferred { "*" } else { " " };
            format!(
                "{mark} {:?} {}\n{}",
                action.kind,
                action.title,
                fixture::apply(&text, &action.edits)
            )
        };
        expected.assert_eq(&actions.iter().map(line).collect::<String>());
    }

    #[test]
    fn a_former_name_has_three_answers_and_fix_all() {
        check(
            "é Team Qu<|>eue and TQX.\n",
            expect![[r#"
                * QuickFix Replace with "Team Bus"
                é Team Bus and TQX.
                  QuickFix Replace with "Team Bus (formerly Team Queue)"
                é Team Bus (formerly Team Queue) and TQX.
                  QuickFix Ignore renamed-service on this line
                é Team Queue and TQX. <!-- cloudgloss-ignore-line renamed-service -->
                  IgnoreInWorkspace Ignore `team-bus` in this workspace
                é Team Queue and TQX.
                  FixAll Fix 2 outdated places in this note
                é Team Bus and Team Bus.
            "#]],
        );
    }

    #[test]
    fn a_figure_has_three_answers() {
        check(
            "Team Bus: order size up to 20<|>MB.\n",
            expect![[r#"
                * QuickFix Replace with "40MB"
                Team Bus: order size up to 40MB.
                  QuickFix Mark as history: "(until 2024-06-01)"
                Team Bus: order size up to 20MB (until 2024-06-01).
                  QuickFix Ignore outdated-fact on this line
                Team Bus: order size up to 20MB. <!-- cloudgloss-ignore-line outdated-fact -->
                  IgnoreInWorkspace Ignore `team-bus.order.max-size` in this workspace
                Team Bus: order size up to 20MB.
                  FixAll Fix 1 outdated place in this note
                Team Bus: order size up to 40MB.
            "#]],
        );
    }

    #[test]
    fn what_is_gone_can_only_be_ignored() {
        check(
            "The <|>Team Vault keeps orders.\n",
            expect![[r#"
                  QuickFix Ignore retired-service on this line
                The Team Vault keeps orders. <!-- cloudgloss-ignore-line retired-service -->
                  IgnoreInWorkspace Ignore `team-vault` in this workspace
                The Team Vault keeps orders.
            "#]],
        );
    }

    #[test]
    fn elsewhere_only_fix_all_is_offered() {
        check(
            "TQX.\n\nno<|>thing\n",
            expect![[r#"
              FixAll Fix 1 outdated place in this note
            Team Bus.

            nothing
        "#]],
        );
        check("<|>nothing\n", expect![[""]]);
    }

    #[test]
    fn a_second_mention_has_its_answers_too() {
        let (snapshot, id, _) = fixture::team_note("TQX and TQX\n");
        let actions = code_actions(&snapshot, &id, TextRange::new(8, 8));
        assert_eq!(actions[0].edits[0].range, TextRange::new(8, 11));
    }

    #[test]
    fn a_selection_offers_what_it_touches() {
        let (snapshot, id, _) = fixture::team_note("TQX, text, TQX\n");
        let quick = |start, end| {
            code_actions(&snapshot, &id, TextRange::new(start, end))
                .iter()
                .filter(|action| action.preferred)
                .count()
        };
        assert_eq!(
            (quick(0, 14), quick(3, 3), quick(4, 10), quick(4, 11)),
            (2, 1, 0, 1)
        );
    }

    #[test]
    fn fix_all_leaves_nothing_that_it_would_fix() {
        let note = "# TQX\n\nTQX and Amazon Team Queues.\n\n| Team Bus | |\n|--|--|\n| order size | 20 MB |\n\nTeam Bus: order size up to 20MB (20,000 KB).\n";
        let (mut snapshot, id, _) = fixture::team_note(note);
        let fixed = fixture::apply(note, &fix_all(&snapshot, &id));
        assert_ne!(fixed, note);
        snapshot.replace_note(&id, &fixed);
        assert_eq!(fix_all(&snapshot, &id), []);
    }

    #[test]
    fn fix_all_leaves_dated_notes_alone() {
        for note in [
            "---\nas_of: 2019\n---\nTQX: order size max 20 MB\n",
            "As of 2019, TQX has an order size of up to 20 MB.\n",
        ] {
            let (snapshot, id, _) = fixture::team_note(note);
            assert_eq!(
                (all_findings(&snapshot, &id).len(), fix_all(&snapshot, &id)),
                (2, vec![]),
                "{note}"
            );
        }
    }

    #[test]
    fn an_ignored_place_is_not_fixed() {
        let (snapshot, id, _) = fixture::team_note("TQX <!-- cloudgloss-ignore-line -->\nTQX\n");
        assert_eq!(fix_all(&snapshot, &id).len(), 1);
        let (snapshot, id, _) = fixture::team_note("TQX <!-- cloudgloss-ignore-file -->\nTQX\n");
        assert_eq!(fix_all(&snapshot, &id), []);
    }
}
