//! Which files are read, and what is told of those that cannot be.

use std::{fs, os::unix::fs::PermissionsExt};

use expect_test::expect;

use crate::support::{LEDGER, folder, jsonl, places, reads_everything, run, write};

#[test]
fn of_a_folder_its_markdown_is_checked_in_order() {
    let notes = folder(&[
        ("b.md", LEDGER),
        ("a/z.markdown", LEDGER),
        ("a/B.MD", LEDGER),
        ("c.txt", LEDGER),
        (".hidden.md", LEDGER),
        (".git/x.md", LEDGER),
        ("drafts/d.md", LEDGER),
        ("kept/e.md", LEDGER),
        (".gitignore", "drafts/\n*.old.md\n"),
        ("f.old.md", LEDGER),
    ]);
    let ran = jsonl(notes.path(), &["."]);
    let places: Vec<String> = places(&ran)
        .iter()
        .map(|place| {
            place
                .trim_start_matches("./")
                .replace(":3:1 retired-service", "")
        })
        .collect();
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(places, ["a/B.MD", "a/z.markdown", "b.md", "kept/e.md"]);
}

#[test]
fn a_file_is_checked_whatever_its_name() {
    let notes = folder(&[
        ("c.txt", LEDGER),
        ("drafts/d.md", LEDGER),
        (".gitignore", "drafts/\n"),
    ]);
    assert_eq!(
        places(&jsonl(notes.path(), &["c.txt", "drafts/d.md"])).len(),
        2
    );
}

#[test]
fn the_file_name_is_the_title() {
    let notes = folder(&[
        ("lambda.md", "Max timeout: 5 minutes\n"),
        ("limits.md", "Max timeout: 5 minutes\n"),
    ]);
    assert_eq!(
        places(&jsonl(notes.path(), &["."])),
        ["./lambda.md:1:14 outdated-fact"]
    );
}

#[test]
fn text_that_is_not_utf_8_is_told_and_left_out() {
    let notes = folder(&[("a.md", LEDGER)]);
    write(notes.path(), "latin.md", b"QLDB caf\xe9\n");
    let ran = jsonl(notes.path(), &["."]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    expect![[r#"
        cloudgloss: ./latin.md: not UTF-8 text (at byte 8): convert it to UTF-8
    "#]]
    .assert_eq(&ran.err);
    assert_eq!(jsonl(notes.path(), &["latin.md"]).code, 2);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let notes = folder(&[("a.md", "\u{feff}QLDB keeps a journal.\n")]);
    let ran = jsonl(notes.path(), &["a.md"]);
    assert_eq!(places(&ran).len(), 1);
}

#[test]
fn an_unreadable_folder_is_told_and_the_rest_is_checked() {
    let notes = folder(&[("a.md", LEDGER), ("locked/b.md", LEDGER)]);
    let locked = notes.path().join("locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
    let open = reads_everything(&locked);
    let (within, named) = (
        jsonl(notes.path(), &["."]),
        jsonl(notes.path(), &["locked"]),
    );
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("permissions");
    if open {
        return;
    }
    assert_eq!((within.code, places(&within).len()), (1, 1));
    assert!(within.err.contains("locked"), "{}", within.err);
    assert_eq!(named.code, 2, "{}", named.err);
}

#[test]
fn links_are_not_followed_and_broken_ones_are_told() {
    let notes = folder(&[("a.md", LEDGER)]);
    std::os::unix::fs::symlink("a.md", notes.path().join("again.md")).expect("a link");
    std::os::unix::fs::symlink("gone.md", notes.path().join("broken.md")).expect("a link");
    std::os::unix::fs::symlink(".", notes.path().join("round")).expect("a link");
    let ran = jsonl(notes.path(), &["."]);
    assert_eq!(
        (ran.code, places(&ran)),
        (1, vec!["./a.md:3:1 retired-service".to_owned()])
    );
    expect![[r#"
        cloudgloss: ./broken.md: a link that leads nowhere
    "#]]
    .assert_eq(&ran.err);
}

#[test]
fn a_file_of_50_mb_is_told_and_left_out() {
    let notes = folder(&[("a.md", LEDGER)]);
    let line = "Aurora keeps tables.\n";
    write(
        notes.path(),
        "huge.md",
        line.repeat((50 << 20) / line.len() + 1),
    );
    let ran = jsonl(notes.path(), &["."]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    expect![[r#"
        cloudgloss: ./huge.md: 50 MB, larger than 32 MB: not checked, split it to have it checked
    "#]]
    .assert_eq(&ran.err);
    assert_eq!(jsonl(notes.path(), &["huge.md"]).code, 2);
}

#[test]
fn empty_files_and_folders_are_clean() {
    let notes = folder(&[("a.md", ""), ("b/c.txt", "")]);
    let ran = run(notes.path(), &["check", "a.md", "b"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.starts_with("1 note checked, nothing outdated"),
        "{}",
        ran.out
    );
}
