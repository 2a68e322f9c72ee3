//! Exit codes, excerpts, lines of JSON, options.

use std::io::Read;

use expect_test::expect;

use crate::support::{CLEAN, LEDGER, Ran, TEAM_BUS, check, command, folder, jsonl, places, run};

#[test]
fn nothing_found_is_0() {
    let notes = folder(&[("a.md", CLEAN)]);
    check(
        &run(notes.path(), &["check", "."]),
        0,
        expect![[r#"
        1 note checked, nothing outdated (knowledge of DATE)
    "#]],
        expect![[r#""#]],
    );
}

/// Somebody who does not know Cloudgloss yet reads there what it prints.
#[test]
fn the_readme_shows_what_is_printed() {
    let notes = folder(&[("notes.md", "## S3\n\n- 100 buckets per account\n")]);
    let ran = run(notes.path(), &["check", "notes.md"]);
    let (finding, _) = ran.out.split_once("\n\n").expect("a finding");
    let readme = include_str!("../../README.md");
    assert!(
        readme.contains(&format!("```text\n{finding}\n```")),
        "{finding}"
    );
}

#[test]
fn findings_are_1_and_shown_with_a_caret() {
    let notes = folder(&[
        TEAM_BUS,
        (
            "a.md",
            "# Buses\n\nThe Team\nQueue: é 漢字, order size up to 20MB.\n\n| | Team Bus |\n| --- | --- |\n| order size | 20 MB |\n",
        ),
    ]);
    check(
        &run(notes.path(), &["check", "a.md"]),
        1,
        expect![[r#"
        info[renamed-service]: Team Queue is now Amazon Team Bus (renamed on 2020-01-01)
         --> a.md:3:5
          |
        3 |   The Team
          |  _____^
        4 | | Queue: é 漢字, order size up to 20MB.
          | |_____^
          |
          = note: source: https://docs.aws.amazon.com/team-bus/history.html

        warning[outdated-fact]: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
         --> a.md:4:31
          |
        4 | Queue: é 漢字, order size up to 20MB.
          |                                 ^^^^
          |
          = help: Replace with "40MB"
          = note: source: https://docs.aws.amazon.com/team-bus/limits.html

        warning[outdated-fact]: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
         --> a.md:8:16
          |
        8 | | order size | 20 MB |
          |                ^^^^^
          |
          = help: Replace with "40 MB"
          = note: source: https://docs.aws.amazon.com/team-bus/limits.html

        3 findings in 1 of 1 note (knowledge of DATE)
    "#]],
        expect![[r#""#]],
    );
}

#[test]
fn findings_of_one_line_each() {
    let notes = folder(&[
        TEAM_BUS,
        (
            "a.md",
            "é Team Queue \"x\"\n\nThe Team\nQueue has an order size of up to 20MB\n",
        ),
    ]);
    check(
        &jsonl(notes.path(), &["--all-occurrences", "a.md"]),
        1,
        expect![[r#"
        {"path":"a.md","start":{"line":1,"column":3},"end":{"line":1,"column":13},"code":"renamed-service","severity":"information","subject":"team-bus","message":"Team Queue is now Amazon Team Bus (renamed on 2020-01-01)","source":"https://docs.aws.amazon.com/team-bus/history.html","replacement":"Team Bus"}
        {"path":"a.md","start":{"line":3,"column":5},"end":{"line":4,"column":6},"code":"renamed-service","severity":"information","subject":"team-bus","message":"Team Queue is now Amazon Team Bus (renamed on 2020-01-01)","source":"https://docs.aws.amazon.com/team-bus/history.html","replacement":null}
        {"path":"a.md","start":{"line":4,"column":34},"end":{"line":4,"column":38},"code":"outdated-fact","severity":"warning","subject":"team-bus","message":"Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.","source":"https://docs.aws.amazon.com/team-bus/limits.html","replacement":"40MB"}
    "#]],
        expect![[r#""#]],
    );
}

#[test]
fn a_path_that_is_not_there_is_2() {
    let notes = folder(&[("a.md", LEDGER)]);
    check(
        &jsonl(notes.path(), &["gone.md"]),
        2,
        expect![[r#""#]],
        expect![[r#"
        cloudgloss: gone.md: no such file or folder
    "#]],
    );
}

#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let notes = folder(&[("a.md", LEDGER)]);
    let ran = jsonl(notes.path(), &["gone.md", "a.md"]);
    assert_eq!(
        (ran.code, places(&ran)),
        (2, vec!["a.md:3:1 retired-service".to_owned()])
    );
}

#[test]
fn no_path_or_a_wrong_option_is_2() {
    let notes = folder(&[]);
    for arguments in [
        &["check"][..],
        &["check", "--as-of", "yesterday", "."],
        &["check", "--format", "xml", "."],
        &["chek"],
        &[],
    ] {
        let ran = run(notes.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            ran.err.contains("Usage") || ran.err.contains("--help"),
            "{arguments:?}: {}",
            ran.err
        );
    }
}

#[test]
fn another_day_gives_other_findings() {
    let notes = folder(&[("a.md", LEDGER)]);
    assert_eq!(
        jsonl(notes.path(), &["--as-of", "2024-01-01", "a.md"]).code,
        0
    );
    assert_eq!(
        jsonl(notes.path(), &["--as-of", "2026-01-01", "a.md"]).code,
        1
    );
}

#[test]
fn a_name_is_told_once_or_everywhere() {
    let notes = folder(&[("a.md", "KDF and KDF.\n\nKDF\n")]);
    let once = jsonl(notes.path(), &["a.md"]);
    assert_eq!(places(&once), ["a.md:1:1 renamed-service"]);
    assert!(
        once.out.contains("(2 more times in this note)"),
        "{}",
        once.out
    );
    let all = jsonl(notes.path(), &["--all-occurrences", "a.md"]);
    assert_eq!(
        places(&all),
        [
            "a.md:1:1 renamed-service",
            "a.md:1:9 renamed-service",
            "a.md:3:1 renamed-service"
        ]
    );
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let many = "KDF\n\n".repeat(20_000);
    let notes = folder(&[("a.md", &many)]);
    let mut child = command(
        notes.path(),
        &["check", "--format", "jsonl", "--all-occurrences", "a.md"],
    )
    .spawn()
    .expect("a run");
    let mut first = [0; 1];
    child
        .stdout
        .take()
        .expect("stdout")
        .read_exact(&mut first)
        .expect("a byte");
    // Reading ended with the temporary: the pipe is closed.
    let ran: Ran = child.wait_with_output().expect("an end").into();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

/// A note that somebody sent must not steer the terminal by its name.
#[cfg(unix)]
#[test]
fn a_path_and_a_line_do_not_steer_the_terminal() {
    let notes = folder(&[(
        "a\u{1b}[2Jb.md",
        "The Lambda timeout \u{1b}[2Jis 5 minutes.\n",
    )]);
    let ran = run(notes.path(), &["check", "."]);
    assert_eq!(ran.code, 1);
    assert!(!ran.out.contains('\u{1b}'), "{}", ran.out);
    let traced = run(notes.path(), &["explain", "--trace", "a\u{1b}[2Jb.md"]);
    assert!(!traced.out.contains('\u{1b}'), "{}", traced.out);
}
