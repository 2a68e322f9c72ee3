//! `check --fix` and `--diff`.

use std::fs;

use expect_test::expect;

use crate::support::{CLEAN, TEAM_BUS, check, folder, run};

const NOTE: &str =
    "# Buses\r\n\r\nThe Team Queue: order size up to 20MB.\r\n\r\nQLDB keeps a journal.\r\n";

#[test]
fn what_is_safe_is_written_and_what_is_left_is_reported() {
    let notes = folder(&[TEAM_BUS, ("a.md", NOTE), ("clean.md", CLEAN)]);
    let ran = run(notes.path(), &["check", "--fix", "."]);
    assert!(
        ran.out
            .contains("2 places fixed in 1 of 2 notes; 1 finding in 1 of 2 notes"),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 1);
    let fixed = fs::read_to_string(notes.path().join("a.md")).expect("the note");
    assert_eq!(
        fixed,
        NOTE.replace("Team Queue", "Team Bus")
            .replace("20MB", "40MB")
    );
    let again = run(notes.path(), &["check", "--fix", "."]);
    assert!(!again.out.contains("fixed"), "{}", again.out);
}

#[test]
fn a_diff_writes_nothing() {
    let notes = folder(&[
        TEAM_BUS,
        ("a.md", "# Buses\nTeam Queue\n"),
        ("clean.md", CLEAN),
    ]);
    check(
        &run(notes.path(), &["check", "--diff", "."]),
        1,
        expect![[r#"
            --- ./a.md
            +++ ./a.md
            @@ -1,2 +1,2 @@
             # Buses
            -Team Queue
            +Team Bus
            1 place to fix in 1 of 2 notes (knowledge of DATE)
        "#]],
        expect![[r#""#]],
    );
    let kept = fs::read_to_string(notes.path().join("a.md")).expect("the note");
    assert_eq!(kept, "# Buses\nTeam Queue\n");
    check(
        &run(notes.path(), &["check", "--diff", "clean.md"]),
        0,
        expect![[r#"
            nothing to fix in 1 note (knowledge of DATE)
        "#]],
        expect![[r#""#]],
    );
}

/// Its permissions are kept, and a link stays one.
#[cfg(unix)]
#[test]
fn a_file_stays_what_it_is() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let notes = folder(&[TEAM_BUS, ("a.md", "Team Queue\n")]);
    let (note, link) = (notes.path().join("a.md"), notes.path().join("link.md"));
    fs::set_permissions(&note, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("a.md", &link).expect("a link");
    assert_eq!(run(notes.path(), &["check", "--fix", "link.md"]).code, 0);
    assert_eq!(fs::read_to_string(&note).expect("the note"), "Team Bus\n");
    assert!(link.is_symlink());
    let mode = fs::metadata(&note).expect("the note").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_note_that_may_not_be_written_is_named() {
    let notes = folder(&[TEAM_BUS, ("a.md", "Team Queue\n")]);
    let note = notes.path().join("a.md");
    let mut permissions = fs::metadata(&note).expect("the note").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&note, permissions).expect("permissions");
    check(
        &run(notes.path(), &["check", "--fix", "a.md"]),
        2,
        expect![[r#"
            info[renamed-service]: Team Queue is now Amazon Team Bus (renamed on 2020-01-01)
             --> a.md:1:1
              |
            1 | Team Queue
              | ^^^^^^^^^^
              |
              = help: Replace with "Team Bus"
              = note: source: https://docs.aws.amazon.com/team-bus/history.html

            1 finding in 1 of 1 note (knowledge of DATE)
        "#]],
        expect![[r#"
            cloudgloss: a.md: not fixed: no permission to write it
        "#]],
    );
    assert_eq!(fs::read_to_string(&note).expect("the note"), "Team Queue\n");
}
