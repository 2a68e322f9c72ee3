//! Changes that answer findings, in the note's own style.

mod anchor;
mod bracket;
mod claim;
mod name;
mod title;
mod wiki;

pub(crate) use anchor::follow_headings;
pub(crate) use claim::update_claim;
pub(crate) use name::rename;
pub(crate) use wiki::retyped;

use cloudgloss_syntax::{Document, TextEdit, TextRange};

use crate::{Finding, Fix, FixKind, ignore::line};

/// A marker at the end of the line that keeps this rule silent there.
pub(crate) fn ignore_here(document: &Document, finding: &Finding) -> Option<Fix> {
    let line = line(document, finding.range.start);
    let text = document.slice(line);
    let trimmed = text.trim_end();
    // In a table's row the marker has to stand inside the last cell.
    let in_row =
        trimmed.trim_start().starts_with('|') && trimmed.len() > 1 && trimmed.ends_with('|');
    let before = if in_row {
        &trimmed[..trimmed.len() - 1]
    } else {
        trimmed
    };
    let at = line.start + before.len();
    let space = if before.ends_with(' ') { "" } else { " " };
    let after = if in_row { " " } else { "" };
    let new_text = format!(
        "{space}<!-- cloudgloss-ignore-line {} -->{after}",
        finding.code
    );
    Some(Fix {
        title: format!("Ignore {} on this line", finding.code),
        edits: vec![TextEdit {
            range: TextRange::new(at, at),
            new_text,
        }],
        safe: false,
        preferred: false,
        kind: FixKind::Ignore,
    })
}

#[cfg(test)]
mod tests {
    use crate::{FixKind, all_findings, fixture};

    /// The note after the fix of that sort for its first finding; `None` when there is no such fix.
    fn fixed(note: &str, kind: FixKind) -> Option<String> {
        let (snapshot, id, _) = fixture::team_note(note);
        let findings = all_findings(&snapshot, &id);
        let fix = findings
            .first()
            .expect("a finding")
            .fixes
            .iter()
            .find(|fix| fix.kind == kind)?;
        Some(fixture::apply(note, &fix.edits))
    }

    #[track_caller]
    fn check(note: &str, kind: FixKind, expected: &str) {
        assert_eq!(fixed(note, kind).as_deref(), Some(expected), "{note}");
    }

    #[test]
    fn a_name_keeps_its_brand_and_its_number() {
        check("Amazon Team Queue\n", FixKind::Replace, "Amazon Team Bus\n");
        check("Team Queue\n", FixKind::Replace, "Team Bus\n");
        check("AWS Team Queue\n", FixKind::Replace, "Amazon Team Bus\n");
        check("two TQX here\n", FixKind::Replace, "two Team Bus here\n");
        check("Team Queues\n", FixKind::Replace, "Team Bus\n");
        check("Team TQX x\n", FixKind::Replace, "Team Bus x\n");
    }

    #[test]
    fn a_bracket_that_shortens_the_former_name_goes_with_it() {
        check("Team Queue (TQX) x\n", FixKind::Replace, "Team Bus x\n");
        check("Team Queue (TQ) x\n", FixKind::Replace, "Team Bus x\n");
        check(
            "Team Queue (old) x\n",
            FixKind::Replace,
            "Team Bus (old) x\n",
        );
    }

    #[test]
    fn the_title_of_a_page_elsewhere_is_not_fixed_unseen() {
        let safe = |note: &str| {
            let (snapshot, id, _) = fixture::team_note(note);
            let findings = all_findings(&snapshot, &id);
            let fix = findings.first().and_then(|found| found.fixes.first());
            fix.expect("a fix").safe
        };
        assert!(!safe("[From Team Queue to the lake](https://x.example)\n"));
        assert!(safe("[Team Queue](https://x.example)\n"));
        assert!(safe("[From Team Queue to the lake](lake.md)\n"));
    }

    #[test]
    fn a_name_can_keep_the_former_one_beside() {
        check(
            "A TQX.\n",
            FixKind::ReplaceAndAdd,
            "A Team Bus (formerly TQX).\n",
        );
    }

    #[test]
    fn a_name_can_live_on_under_another_than_the_entrys() {
        check(
            "Amazon Team Coach\n",
            FixKind::Replace,
            "Amazon Team Bus Express\n",
        );
    }

    #[test]
    fn a_former_abbreviation_in_brackets_goes_with_its_name() {
        check(
            "The Team Queue (TQX) is\n",
            FixKind::Replace,
            "The Team Bus is\n",
        );
    }

    #[test]
    fn what_is_fixed_with_the_former_name_beside_is_silent() {
        let (snapshot, id, _) = fixture::team_note("A Team Bus (formerly TQX).\n");
        assert!(all_findings(&snapshot, &id).is_empty());
    }

    #[test]
    fn markup_and_line_breaks_inside_a_name_are_not_lost() {
        assert_eq!(fixed("Team\nQueue\n", FixKind::Replace), None);
        assert_eq!(fixed("Team **Queue**\n", FixKind::Replace), None);
        check("**Team Queue**\n", FixKind::Replace, "**Team Bus**\n");
        check("[Team Queue](x)\n", FixKind::Replace, "[Team Bus](x)\n");
    }

    #[test]
    fn a_wiki_link_leads_where_it_led() {
        check(
            "to [[Team Queue]] x\n",
            FixKind::Replace,
            "to [[Team Queue|Team Bus]] x\n",
        );
        check(
            "| a |\n| - |\n| [[Team Queue]] |\n",
            FixKind::Replace,
            "| a |\n| - |\n| [[Team Queue\\|Team Bus]] |\n",
        );
        let (snapshot, id, _) = fixture::team_note("| a |\n| - |\n| [[Team Queue\\|Team Bus]] |\n");
        assert!(all_findings(&snapshot, &id).is_empty());
    }

    #[test]
    fn a_figure_keeps_its_style() {
        check(
            "Team Bus: order size max 20MB\n",
            FixKind::Replace,
            "Team Bus: order size max 40MB\n",
        );
        check(
            "Team Bus: order size max 20 MiB\n",
            FixKind::Replace,
            "Team Bus: order size max 40 MiB\n",
        );
        check(
            "Team Bus: order size max **20** MB\n",
            FixKind::Replace,
            "Team Bus: order size max **40** MB\n",
        );
    }

    #[test]
    fn a_figure_can_be_marked_as_history() {
        check(
            "Team Bus: order size max 20 MB.\n",
            FixKind::MarkAsHistory,
            "Team Bus: order size max 20 MB (until 2024-06-01).\n",
        );
        let (snapshot, id, _) =
            fixture::team_note("Team Bus: order size max 20 MB (until 2024-06-01).\n");
        assert!(all_findings(&snapshot, &id).is_empty());
    }

    #[test]
    fn words_are_not_replaced_by_a_machine() {
        assert_eq!(
            fixed(
                "On the Team Bus orders overtake one another.\n",
                FixKind::Replace
            ),
            None
        );
    }

    /// Ignoring keeps the line's place in its block and makes it silent.
    #[track_caller]
    fn ignores(note: &str, expected: &str) {
        check(note, FixKind::Ignore, expected);
        let (snapshot, id, _) = fixture::team_note(expected);
        assert_eq!(all_findings(&snapshot, &id).len(), 0, "{expected}");
    }

    #[test]
    fn a_finding_can_be_ignored_where_it_stands() {
        ignores(
            "A TQX.\n",
            "A TQX. <!-- cloudgloss-ignore-line renamed-service -->\n",
        );
        ignores(
            "A TQX.",
            "A TQX. <!-- cloudgloss-ignore-line renamed-service -->",
        );
        ignores(
            "A TQX.\r\nMore.\r\n",
            "A TQX. <!-- cloudgloss-ignore-line renamed-service -->\r\nMore.\r\n",
        );
        ignores(
            "## TQX ##\n",
            "## TQX ## <!-- cloudgloss-ignore-line renamed-service -->\n",
        );
        ignores(
            "- TQX\n  - more\n",
            "- TQX <!-- cloudgloss-ignore-line renamed-service -->\n  - more\n",
        );
        ignores(
            "> TQX\n",
            "> TQX <!-- cloudgloss-ignore-line renamed-service -->\n",
        );
    }

    #[test]
    fn in_a_table_the_marker_stands_inside_the_last_cell() {
        ignores(
            "| a | b |\n|--|--|\n| TQX | x |\n",
            "| a | b |\n|--|--|\n| TQX | x <!-- cloudgloss-ignore-line renamed-service --> |\n",
        );
        ignores(
            "a | b\n--|--\nTQX | x\n",
            "a | b\n--|--\nTQX | x <!-- cloudgloss-ignore-line renamed-service -->\n",
        );
        ignores(
            "| a |\n|--|\n| TQX |   \n",
            "| a |\n|--|\n| TQX <!-- cloudgloss-ignore-line renamed-service --> |   \n",
        );
    }
}
