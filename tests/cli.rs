//! The command line from outside: exit codes, what is printed where, and which files are read.

mod support {
    //! Folders of notes and runs of the binary.

    use std::{
        fs,
        path::Path,
        process::{Command, Output, Stdio},
    };

    use tempfile::TempDir;

    /// A folder with these files.
    pub fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        files.iter().for_each(|(path, text)| write(folder.path(), path, text));
        folder
    }

    pub fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    pub fn command(folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cloudgloss"));
        command.current_dir(folder).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// What a run gave.
    pub struct Ran {
        pub code: i32,
        pub out: String,
        pub err: String,
    }

    impl From<Output> for Ran {
        fn from(output: Output) -> Ran {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
            Ran { code: output.status.code().expect("an exit code"), out: text(output.stdout), err: text(output.stderr) }
        }
    }

    pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
        command(folder, arguments).output().expect("a run").into()
    }

    /// Whether permissions are not asked: the owner of the machine may read everything.
    pub fn reads_everything(path: &Path) -> bool {
        fs::read_dir(path).is_ok()
    }
}

use std::{fs, io::Read, os::unix::fs::PermissionsExt};

use expect_test::{Expect, expect};
use support::{Ran, command, folder, reads_everything, run, write};

const LEDGER: &str = "# Ledgers\n\nQLDB keeps a journal.\n";
const CLEAN: &str = "# Ledgers\n\nAurora keeps tables.\n";

#[track_caller]
fn check(ran: &Ran, code: i32, out: Expect, err: Expect) {
    out.assert_eq(&ran.out);
    err.assert_eq(&ran.err);
    assert_eq!(ran.code, code);
}

/// Path and line of each finding, as `--format jsonl` gives them.
fn places(ran: &Ran) -> Vec<String> {
    let place = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        format!("{}:{}:{} {}", line["path"].as_str().expect("a path"), line["start"]["line"], line["start"]["column"], line["code"].as_str().expect("a code"))
    };
    ran.out.lines().map(place).collect()
}

fn jsonl(folder: &std::path::Path, more: &[&str]) -> Ran {
    run(folder, &[&["check", "--format", "jsonl"], more].concat())
}

#[test]
fn nothing_found_is_0() {
    let notes = folder(&[("a.md", CLEAN)]);
    check(&run(notes.path(), &["check", "."]), 0, expect![[r#""#]], expect![[r#""#]]);
}

#[test]
fn findings_are_1_and_shown_with_a_caret() {
    let notes = folder(&[("a.md", "# Ledgers\n\nQLDB keeps a journal, and KDF fills it.\n\n| SQS | Limit |\n| --- | --- |\n| Max message size | 256KB |\n")]);
    check(&run(notes.path(), &["check", "a.md"]), 1, expect![[r#""#]], expect![[r#""#]]);
}

#[test]
fn findings_of_one_line_each() {
    let notes = folder(&[("a.md", "é KDF\n\nSQS: max message size 256KB\n")]);
    check(&jsonl(notes.path(), &["a.md"]), 1, expect![[r#""#]], expect![[r#""#]]);
}

#[test]
fn a_path_that_is_not_there_is_2() {
    let notes = folder(&[("a.md", LEDGER)]);
    check(&jsonl(notes.path(), &["gone.md"]), 2, expect![[r#""#]], expect![[r#""#]]);
}

#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let notes = folder(&[("a.md", LEDGER)]);
    let ran = jsonl(notes.path(), &["gone.md", "a.md"]);
    assert_eq!((ran.code, places(&ran)), (2, vec!["a.md:3:1 retired-service".to_owned()]));
}

#[test]
fn no_path_or_a_wrong_option_is_2() {
    let notes = folder(&[]);
    for arguments in [&["check"][..], &["check", "--as-of", "yesterday", "."], &["check", "--format", "xml", "."], &["chek"], &[]] {
        let ran = run(notes.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains("Usage") || ran.err.contains("--help"), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn another_day_gives_other_findings() {
    let notes = folder(&[("a.md", LEDGER)]);
    assert_eq!(jsonl(notes.path(), &["--as-of", "2024-01-01", "a.md"]).code, 0);
    assert_eq!(jsonl(notes.path(), &["--as-of", "2026-01-01", "a.md"]).code, 1);
}

#[test]
fn a_name_is_told_once_or_everywhere() {
    let notes = folder(&[("a.md", "KDF and KDF.\n\nKDF\n")]);
    let once = jsonl(notes.path(), &["a.md"]);
    assert_eq!(places(&once), ["a.md:1:1 renamed-service"]);
    assert!(once.out.contains("(2 more times in this note)"), "{}", once.out);
    let all = jsonl(notes.path(), &["--all-occurrences", "a.md"]);
    assert_eq!(places(&all), ["a.md:1:1 renamed-service", "a.md:1:9 renamed-service", "a.md:3:1 renamed-service"]);
}

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
    let places: Vec<String> = places(&ran).iter().map(|place| place.trim_start_matches("./").replace(":3:1 retired-service", "")).collect();
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(places, ["a/B.MD", "a/z.markdown", "b.md", "kept/e.md"]);
}

#[test]
fn a_file_is_checked_whatever_its_name() {
    let notes = folder(&[("c.txt", LEDGER), ("drafts/d.md", LEDGER), (".gitignore", "drafts/\n")]);
    assert_eq!(places(&jsonl(notes.path(), &["c.txt", "drafts/d.md"])).len(), 2);
}

#[test]
fn the_file_name_is_the_title() {
    let notes = folder(&[("lambda.md", "Max timeout: 5 minutes\n"), ("limits.md", "Max timeout: 5 minutes\n")]);
    assert_eq!(places(&jsonl(notes.path(), &["."])), ["./lambda.md:1:14 outdated-fact"]);
}

#[test]
fn text_that_is_not_utf_8_is_told_and_left_out() {
    let notes = folder(&[("a.md", LEDGER)]);
    write(notes.path(), "latin.md", b"QLDB caf\xe9\n");
    let ran = jsonl(notes.path(), &["."]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    expect![[r#""#]].assert_eq(&ran.err);
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
    let (open, ran) = (reads_everything(&locked), jsonl(notes.path(), &["."]));
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("permissions");
    if open {
        return;
    }
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    assert!(ran.err.contains("locked"), "{}", ran.err);
}

#[test]
fn links_are_not_followed_and_broken_ones_are_told() {
    let notes = folder(&[("a.md", LEDGER)]);
    std::os::unix::fs::symlink("a.md", notes.path().join("again.md")).expect("a link");
    std::os::unix::fs::symlink("gone.md", notes.path().join("broken.md")).expect("a link");
    std::os::unix::fs::symlink(".", notes.path().join("round")).expect("a link");
    let ran = jsonl(notes.path(), &["."]);
    assert_eq!((ran.code, places(&ran)), (1, vec!["./a.md:3:1 retired-service".to_owned()]));
    expect![[r#""#]].assert_eq(&ran.err);
}

#[test]
fn a_file_of_50_mb_is_told_and_left_out() {
    let notes = folder(&[("a.md", LEDGER)]);
    let line = "Aurora keeps tables.\n";
    write(notes.path(), "huge.md", line.repeat((50 << 20) / line.len() + 1));
    let ran = jsonl(notes.path(), &["."]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    expect![[r#""#]].assert_eq(&ran.err);
    assert_eq!(jsonl(notes.path(), &["huge.md"]).code, 2);
}

#[test]
fn empty_files_and_folders_are_clean() {
    let notes = folder(&[("a.md", ""), ("b/c.txt", "")]);
    let ran = run(notes.path(), &["check", "a.md", "b"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("1 note checked, nothing outdated"), "{}", ran.out);
}

#[test]
fn knowledge_beside_the_notes_is_used() {
    let service = "id = \"team-bus\"\nname = \"Team Bus\"\nkind = \"service\"\ncategory = \"other\"\nsummary = \"Moves orders.\"\ndocs = \"https://docs.aws.amazon.com/team/\"\n\n\
                   [[formerly]]\nname = \"Team Queue\"\nsince = 2020-01-01\nsource = [{ url = \"https://docs.aws.amazon.com/team/\", checked = 2026-11-22 }]\n";
    let notes = folder(&[("docs/deep/a.md", "Team Queue moves orders.\n"), (".cloudgloss/services/team-bus.toml", service)]);
    let ran = jsonl(notes.path(), &["docs/deep"]);
    assert_eq!((ran.code, ran.err.as_str(), places(&ran)), (1, "", vec!["docs/deep/a.md:1:1 renamed-service".to_owned()]));
    let explained = run(notes.path(), &["explain", "Team", "Queue"]);
    assert!(explained.code == 0 && explained.out.starts_with("# Team Bus"), "{}", explained.out);
}

#[test]
fn wrong_knowledge_is_told_with_its_line() {
    let notes = folder(&[("a.md", LEDGER), (".cloudgloss/services/team-bus.toml", "id = \"team-bus\"\nname = 3\n")]);
    let ran = jsonl(notes.path(), &["a.md"]);
    assert_eq!((ran.code, places(&ran).len()), (1, 1));
    assert!(ran.err.contains(".cloudgloss/services/team-bus.toml:2:"), "{}", ran.err);
}

#[test]
fn settings_beside_the_notes_are_used() {
    let notes = folder(&[("a/b.md", LEDGER), (".cloudgloss.toml", "[rules]\nretired-service = \"off\"\n")]);
    let ran = jsonl(notes.path(), &["a"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn the_command_line_is_stronger_than_the_settings() {
    let notes = folder(&[("a.md", LEDGER), (".cloudgloss.toml", "as-of = \"2024-01-01\"\n")]);
    assert_eq!(jsonl(notes.path(), &["a.md"]).code, 0);
    assert_eq!(jsonl(notes.path(), &["--as-of", "2026-01-01", "a.md"]).code, 1);
}

#[test]
fn wrong_settings_are_told_with_their_line() {
    for (text, line, word) in [
        ("enabled = true\nrulez = 1\n", 2, "rulez"),
        ("\n[rules]\nretired-servce = \"off\"\n", 3, "retired-servce"),
        ("enabled = true\n\n[rules]\nretired-service = \"loud\"\n", 4, "loud"),
        ("as-of = \"soon\"\n", 1, "as-of"),
        ("enabled = \n", 1, ""),
    ] {
        let notes = folder(&[("a.md", LEDGER), (".cloudgloss.toml", text)]);
        let ran = jsonl(notes.path(), &["a.md"]);
        assert_eq!((ran.code, places(&ran).len()), (1, 1), "{text:?}");
        assert!(ran.err.contains(&format!(".cloudgloss.toml:{line}: ")) && ran.err.contains(word), "{text:?}: {}", ran.err);
    }
}

#[test]
fn a_wrong_key_leaves_the_other_settings_in_force() {
    let notes = folder(&[("a.md", LEDGER), (".cloudgloss.toml", "enabled = false\nrulez = 1\n")]);
    let ran = jsonl(notes.path(), &["a.md"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("rulez"), "{}", ran.err);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let many = "KDF\n\n".repeat(20_000);
    let notes = folder(&[("a.md", &many)]);
    let mut child = command(notes.path(), &["check", "--format", "jsonl", "--all-occurrences", "a.md"]).spawn().expect("a run");
    let mut first = [0; 1];
    child.stdout.take().expect("stdout").read_exact(&mut first).expect("a byte");
    // Reading ended with the temporary: the pipe is closed.
    let ran: Ran = child.wait_with_output().expect("an end").into();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn rules_services_and_facts_are_explained() {
    let notes = folder(&[]);
    check(&run(notes.path(), &["explain", "retired-service"]), 0, expect![[r#""#]], expect![[r#""#]]);
    assert!(run(notes.path(), &["explain", "QLDB"]).out.starts_with("# Amazon Quantum Ledger Database"));
    assert!(run(notes.path(), &["explain", "lambda.timeout.max"]).out.contains("15 minutes"));
    check(&run(notes.path(), &["explain", "zzzzqqqq"]), 1, expect![[r#""#]], expect![[r#""#]]);
}

#[test]
fn a_trace_says_why_something_is_silent() {
    let notes = folder(&[("a.md", "QLDB was shut down in 2025.\n\nSet the Lambda timeout to 5 minutes.\n")]);
    check(&run(notes.path(), &["explain", "--trace", "a.md"]), 0, expect![[r#""#]], expect![[r#""#]]);
}

#[test]
fn a_folder_of_knowledge_can_be_checked() {
    let good = folder(&[("content/VERSION.toml", "as_of = 2026-11-22\nschema = 1\n")]);
    let ran = run(good.path(), &["content", "check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let bad = folder(&[("content/VERSION.toml", "as_of = 2026-11-22\nschema = 1\n"), ("content/services/x.toml", "id = \"x\"\nnme = \"X\"\n")]);
    let ran = run(bad.path(), &["content", "check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("content/services/x.toml:"), "{}", ran.out);
}
