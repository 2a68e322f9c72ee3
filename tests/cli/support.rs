//! Folders of notes, runs of the binary, and what they gave.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use expect_test::Expect;
use tempfile::TempDir;

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    files
        .iter()
        .for_each(|(path, text)| write(folder.path(), path, text));
    folder
}

pub fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
    fs::write(path, text).expect("a file");
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudgloss"));
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
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
        Ran {
            code: output.status.code().expect("an exit code"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    command(folder, arguments).output().expect("a run").into()
}

/// Whether permissions are not asked: the owner of the machine may read everything.
pub fn reads_everything(path: &Path) -> bool {
    fs::read_dir(path).is_ok()
}

/// Knowledge of our own, so that the wording of the binary's does not matter here.
pub const TEAM_BUS: (&str, &str) = (
    ".cloudgloss/services/team-bus.toml",
    r#"
id       = "team-bus"
name     = "Amazon Team Bus"
aliases  = ["Team Bus"]
kind     = "service"
category = "other"
summary  = "Carries orders."
docs     = "https://docs.aws.amazon.com/team-bus/"

[[formerly]]
name   = "Amazon Team Queue"
also   = ["Team Queue"]
since  = 2020-01-01
source = [{ url = "https://docs.aws.amazon.com/team-bus/history.html", checked = 2026-11-22 }]

[[fact]]
id     = "team-bus.order.max-size"
kind   = "quota"
bound  = "max"
value  = "40 MB"
was    = [{ value = "20 MB", until = 2024-06-01 }]
topic  = ["order size"]
says   = "An order can be up to {value}."
flags  = ["order size up to 20 MB"]
source = [{ url = "https://docs.aws.amazon.com/team-bus/limits.html", checked = 2026-11-22 }]
"#,
);
pub const LEDGER: &str = "# Ledgers\n\nQLDB keeps a journal.\n";
pub const CLEAN: &str = "# Ledgers\n\nAurora keeps tables.\n";

#[track_caller]
pub fn check(ran: &Ran, code: i32, out: Expect, err: Expect) {
    let known = cloudgloss_knowledge::corpus().as_of().to_string();
    out.assert_eq(
        &ran.out
            .replace(&format!("(knowledge of {known})"), "(knowledge of DATE)"),
    );
    err.assert_eq(&ran.err);
    assert_eq!(ran.code, code);
}

/// Path and line of each finding, as `--format jsonl` gives them.
pub fn places(ran: &Ran) -> Vec<String> {
    let place = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        format!(
            "{}:{}:{} {}",
            line["path"].as_str().expect("a path"),
            line["start"]["line"],
            line["start"]["column"],
            line["code"].as_str().expect("a code")
        )
    };
    ran.out.lines().map(place).collect()
}

pub fn jsonl(folder: &Path, more: &[&str]) -> Ran {
    run(folder, &[&["check", "--format", "jsonl"], more].concat())
}
