//! Rules of style that a machine can hold.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Hardly a file is longer.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The project's own files, as git knows them; outside a checkout there is nothing to hold.
fn files(ending: &str) -> Vec<PathBuf> {
    let listing = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    let listing = listing
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    listing
        .lines()
        .filter(|file| file.ends_with(ending))
        .map(|file| root().join(file))
        .filter(|path| path.is_file())
        .collect()
}

fn offenders(ending: &str, offends: impl Fn(&Path, &str) -> Option<String>) -> Vec<String> {
    let check = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        let what = offends(&path, &text)?;
        Some(format!(
            "{}: {what}",
            path.strip_prefix(root()).unwrap_or(&path).display()
        ))
    };
    files(ending).into_iter().filter_map(check).collect()
}

#[test]
fn protocol_crates_stand_in_one_manifest() {
    for name in ["tower-lsp", "tokio"] {
        let users = offenders("Cargo.toml", |path, text| {
            let workspace = path.parent() == Some(root());
            let names = text
                .lines()
                .any(|line| line.split(['.', ' ', '=']).next() == Some(name));
            (names && !workspace).then(|| name.to_owned())
        });
        let checkout = root().join(".git").exists();
        assert!(
            !checkout || users == [format!("server/lsp/Cargo.toml: {name}")],
            "{users:?}"
        );
    }
}

#[test]
fn the_core_knows_no_clock_and_no_file_system() {
    let forbidden = [
        "std::fs",
        "std::net",
        "SystemTime",
        "Zoned::now",
        "async fn",
        "Timestamp::now",
    ];
    let users = offenders(".rs", |path, text| {
        let core = ["server/ide/src", "server/syntax/src"]
            .iter()
            .any(|folder| path.starts_with(root().join(folder)));
        forbidden
            .iter()
            .find(|word| core && text.contains(*word))
            .map(|word| (*word).to_owned())
    });
    // The comparison of zones with another parser reads a folder of notes when it is asked to.
    let users: Vec<_> = users
        .into_iter()
        .filter(|user| !user.contains("/tests"))
        .collect();
    assert_eq!(users, Vec::<String>::new());
}

#[test]
fn every_module_says_what_it_is() {
    let silent = offenders(".rs", |path, text| {
        let generated = path.starts_with(root().join("grammar/src"));
        // A module's tests are told by their name what they are.
        let tests =
            path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
        (!generated && !tests && !text.trim_start().starts_with("//!"))
            .then(|| "begins without `//!`".to_owned())
    });
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn files_are_short_enough_to_hold_in_mind() {
    let long = offenders(".rs", |_, text| {
        Some(text.lines().count())
            .filter(|lines| *lines > LONGEST)
            .map(|lines| format!("{lines} lines"))
    });
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn no_trailing_white_space() {
    for ending in [".rs", ".toml", ".ts", ".lua", ".scm"] {
        let spaced = offenders(ending, |_, text| {
            let line = text.lines().position(|line| line.ends_with([' ', '\t']))?;
            Some(format!("line {} ends in white space", line + 1))
        });
        assert_eq!(spaced, Vec::<String>::new());
    }
}
