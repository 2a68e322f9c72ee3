use expect_test::{Expect, expect};

use super::*;
use crate::fixture;
use crate::{all_findings, fix_all};

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
    check("<|>nothing\n", expect![""]);
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

/// The note after the one addition of that title that is offered at the cursor.
#[track_caller]
fn added(note: &str, title: &str) -> Option<String> {
    let (snapshot, id, offset) = fixture::team_note(note);
    let text = note.replacen("<|>", "", 1);
    let actions = code_actions(&snapshot, &id, TextRange::empty(offset));
    let action = actions
        .iter()
        .find(|action| action.title.starts_with(title))?;
    Some(fixture::apply(&text, &action.edits))
}

#[test]
fn the_model_answer_goes_below_a_known_question() {
    let answer = |note: &str| added(note, "Insert the model answer");
    let asked = "How large can an order on the Team Bus be?";
    assert_eq!(
        answer(&format!("Q: How <|>{}\n\n# Next\n", &asked[4..])).as_deref(),
        Some(&*format!("Q: {asked}\nA: At most 40 MB.\n\n# Next\n")),
    );
    assert_eq!(
        answer(&format!("## <|>{asked}\r\n")).as_deref(),
        Some(&*format!("## {asked}\r\n\r\nAt most 40 MB.\r\n")),
    );
    for note in [
        format!("Q: <|>{asked}\nA:\n"),
        format!("Q: {asked}\nA:<|>\n"),
    ] {
        let expected = format!("Q: {asked}\nA: At most 40 MB.\n");
        assert_eq!(answer(&note), Some(expected), "{note}");
    }
    for none in [
        format!("Q: <|>{asked}\nA: So.\n"),
        "Q: Wh<|>at?\n".to_owned(),
        format!("<|>Text.\n\nQ: {asked}\n"),
    ] {
        assert_eq!(answer(&none), None, "{none}");
    }
}

#[test]
fn a_statement_that_holds_gets_its_source() {
    let noted = |note: &str| added(note, "Add the source");
    let page = "<https://docs.aws.amazon.com/team-bus/limits.html>, read 2026-11-22\n";
    assert_eq!(
        noted("Team Bus: order size up to 4<|>0 MB.\n\nText.\n"),
        Some(format!(
            "Team Bus: order size up to 40 MB[^1].\n\nText.\n\n[^1]: {page}"
        ))
    );
    assert_eq!(
        noted("A[^4]. Team Bus: order size up to 4<|>0 MB\n\n[^4]: x\n"),
        Some(format!(
            "A[^4]. Team Bus: order size up to 40 MB[^5]\n\n[^4]: x\n[^5]: {page}"
        ))
    );
    assert_eq!(
        noted("Team Bus: order size up to 4<|>0 MB"),
        Some(format!(
            "Team Bus: order size up to 40 MB[^1]\n\n[^1]: {page}"
        ))
    );
    let again = format!("Team Bus: order size up to 4<|>0 MB.\n\n[^a]: {page}");
    let expected = again.replace("4<|>0 MB", "40 MB[^a]");
    assert_eq!(noted(&again), Some(expected));
    for none in [
        "Team Bus: order size up to 2<|>0 MB\n",
        "Team Bus: order size up to 4<|>0 MB[^1]\n",
        "Pl<|>ain\n",
    ] {
        assert_eq!(noted(none), None, "{none}");
    }
}

#[test]
fn what_a_footnote_adds_makes_no_finding() {
    let note = added("Team Bus: order size up to 4<|>0 MB\n", "Add the source").expect("a note");
    let (snapshot, id, _) = fixture::team_note(&note);
    assert!(all_findings(&snapshot, &id).is_empty(), "{note}");
}

#[test]
fn a_note_can_be_dated() {
    let dated = |note: &str| {
        let (snapshot, id, _) = fixture::team_note(note);
        Some(
            fixture::apply(note, &as_of_action(&snapshot, &id)?.edits)
                .replace(&fixture::today(), "TODAY"),
        )
    };
    assert_eq!(
        dated("# A\n"),
        Some("---\nas_of: TODAY\n---\n\n# A\n".to_owned())
    );
    assert_eq!(
        dated("---\r\nexam: x\r\n---\r\n# A\r\n"),
        Some("---\r\nexam: x\r\nas_of: TODAY\r\n---\r\n# A\r\n".to_owned())
    );
    assert_eq!(dated(""), Some("---\nas_of: TODAY\n---\n\n".to_owned()));
    assert_eq!(dated("---\nas_of: 2020\n---\n"), None);
}

#[test]
fn the_date_is_offered_in_the_front_matter_only() {
    let offered = |note: &str| added(note, "Date this note").is_some();
    assert!(offered("---\nex<|>am: x\n---\n# A\n"));
    assert!(!offered("# A<|>\n"));
    assert!(!offered("---\nexam: x\n---\n# A<|>\n"));
}
