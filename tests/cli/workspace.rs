//! Knowledge and settings beside the notes.

use crate::support::{LEDGER, TEAM_BUS, folder, jsonl, places, run};

#[test]
fn knowledge_beside_the_notes_is_used() {
    let notes = folder(&[("docs/deep/a.md", "Team Queue moves orders.\n"), TEAM_BUS]);
    let ran = jsonl(notes.path(), &["docs/deep"]);
    assert_eq!(
        (ran.code, ran.err.as_str(), places(&ran)),
        (1, "", vec!["docs/deep/a.md:1:1 renamed-service".to_owned()])
    );
    let explained = run(notes.path(), &["explain", "Team", "Queue"]);
    assert!(
        explained.code == 0 && explained.out.starts_with("# Amazon Team Bus"),
        "{}",
        explained.out
    );
}

#[test]
fn wrong_knowledge_is_told_with_its_line() {
    let notes = folder(&[
        ("a.md", LEDGER),
        (
            ".cloudgloss/services/team-bus.toml",
            "id = \"team-bus\"\nname = 3\n",
        ),
    ]);
    let ran = jsonl(notes.path(), &["a.md"]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    assert!(
        ran.err.contains(".cloudgloss/services/team-bus.toml:2:"),
        "{}",
        ran.err
    );
}

#[test]
fn settings_beside_the_notes_are_used() {
    let notes = folder(&[
        ("a/b.md", LEDGER),
        (".cloudgloss.toml", "[rules]\nretired-service = \"off\"\n"),
    ]);
    let ran = jsonl(notes.path(), &["a"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn each_folder_that_is_named_has_its_own_settings() {
    let notes = folder(&[
        ("a/n.md", LEDGER),
        ("a/.cloudgloss.toml", "enabled = false\n"),
        ("b/n.md", LEDGER),
        ("b/out.md", LEDGER),
        ("b/.cloudgloss.toml", "exclude = [\"out.md\"]\n"),
        ("c/n.md", LEDGER),
    ]);
    let ran = jsonl(notes.path(), &["a", "b", "c", "a/n.md"]);
    let expected = ["b", "c"].map(|folder| format!("{folder}/n.md:3:1 retired-service"));
    assert_eq!((ran.code, places(&ran)), (1, expected.to_vec()));
    assert_eq!(ran.err, "");
}

#[test]
fn what_lies_beside_the_notes_may_be_no_link() {
    let notes = folder(&[
        ("n/a.md", "Team Queue moves orders. QLDB.\n"),
        ("elsewhere/settings", "enabled = false\n"),
        ("elsewhere/services/team-bus.toml", TEAM_BUS.1),
    ]);
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(notes.path().join(from), notes.path().join(to)).expect("a link");
    };
    link("elsewhere/settings", "n/.cloudgloss.toml");
    link("elsewhere", "n/.cloudgloss");
    let ran = jsonl(notes.path(), &["n"]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1), "{}", ran.out);
    assert!(ran.err.contains("is no plain file"), "{}", ran.err);
}

#[test]
fn the_command_line_is_stronger_than_the_settings() {
    let notes = folder(&[
        ("a.md", LEDGER),
        (".cloudgloss.toml", "as-of = \"2024-01-01\"\n"),
    ]);
    assert_eq!(jsonl(notes.path(), &["a.md"]).code, 0);
    assert_eq!(
        jsonl(notes.path(), &["--as-of", "2026-01-01", "a.md"]).code,
        1
    );
}

#[test]
fn wrong_settings_are_told_with_their_line() {
    for (text, line, word) in [
        ("enabled = true\nrulez = 1\n", 2, "rulez"),
        ("\n[rules]\nretired-servce = \"off\"\n", 3, "retired-servce"),
        (
            "enabled = true\n\n[rules]\nretired-service = \"loud\"\n",
            4,
            "loud",
        ),
        ("as-of = \"soon\"\n", 1, "as-of"),
        ("enabled = \n", 1, ""),
    ] {
        let notes = folder(&[("a.md", LEDGER), (".cloudgloss.toml", text)]);
        let ran = jsonl(notes.path(), &["a.md"]);
        assert_eq!((ran.code, places(&ran).len()), (1, 1), "{text:?}");
        assert!(
            ran.err.contains(&format!(".cloudgloss.toml:{line}: ")) && ran.err.contains(word),
            "{text:?}: {}",
            ran.err
        );
    }
}

#[test]
fn a_wrong_key_leaves_the_other_settings_in_force() {
    let notes = folder(&[
        ("a.md", LEDGER),
        (".cloudgloss.toml", "enabled = false\nrulez = 1\n"),
    ]);
    let ran = jsonl(notes.path(), &["a.md"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("rulez"), "{}", ran.err);
}
