//! `content`: checking the knowledge, and what is due or missing in it.

use crate::support::{Ran, folder, run};

const VERSION: (&str, &str) = ("content/VERSION.toml", "as_of = 2026-11-22\nschema = 1\n");

const QUEUE: (&str, &str) = (
    "content/services/example-queue.toml",
    r#"
id = "example-queue"
name = "Amazon Example Queue"
category = "integration"
summary = "A queue."

[[fact]]
id = "example-queue.message.max-size"
kind = "quota"
bound = "max"
value = "1 MB"
was = [{ value = "256 KB", until = 2024-08-04 }]
topic = ["message size"]
says = "A message can be up to {value}."
source = [{ url = "https://docs.aws.amazon.com/example/", checked = 2025-01-01 }]
flags = ["The maximum message size is 256 KB"]
allows = ["The maximum message size is 1 MB"]
"#,
);

fn content(files: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let folder = folder(files);
    run(folder.path(), &[&["content"], arguments].concat())
}

#[test]
fn a_folder_without_problems_is_clean() {
    let ran = content(&[VERSION, QUEUE], &["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.ends_with("0 problems\n"), "{}", ran.out);
}

#[test]
fn a_problem_has_file_and_line() {
    let bad = ("content/services/x.toml", "id = \"x\"\nnme = \"X\"\n");
    let ran = content(&[VERSION, bad], &["check"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("content/services/x.toml:2:1: "),
        "{}",
        ran.out
    );
}

#[test]
fn a_sentence_that_is_not_reported_is_a_problem() {
    let silent = QUEUE.1.replace(
        "[\"The maximum message size is 256 KB\"]",
        "[\"Messages are small\"]",
    );
    let ran = content(&[VERSION, (QUEUE.0, &silent)], &["check"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("example-queue.toml:16:1: `flags` of example-queue.message.max-size"),
        "{}",
        ran.out
    );
}

#[test]
fn the_counts_can_be_asked_for() {
    let ran = content(&[VERSION, QUEUE], &["check", "--stats"]);
    assert!(
        ran.out.contains("     1  facts with a history\n"),
        "{}",
        ran.out
    );
}

#[test]
fn what_was_checked_long_ago_is_due() {
    let ran = content(&[VERSION, QUEUE], &["stale", "--older-than", "90d"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out
            .contains("example-queue.toml:8: example-queue.message.max-size: checked 2025-01-01"),
        "{}",
        ran.out
    );
    let ran = content(&[VERSION, QUEUE], &["stale", "--older-than", "200 years"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "0 due\n"), "{}", ran.err);
}

#[test]
fn what_notes_state_most_is_due_first() {
    let other = QUEUE
        .1
        .replace("example-queue", "a-queue")
        .replace("Example Queue", "A Queue");
    let files = [
        VERSION,
        QUEUE,
        ("content/services/a-queue.toml", &other),
        (
            "notes/a.md",
            "# Example Queue\n\nThe maximum message size is 1 MB.\n",
        ),
    ];
    let ran = content(&files, &["stale", "--notes", "notes"]);
    let first = ran.out.lines().next().unwrap_or_default();
    assert!(
        first.contains("example-queue.message.max-size") && first.ends_with("stated 1 times"),
        "{}",
        ran.out
    );
}

#[test]
fn services_that_nobody_wrote_about_are_listed() {
    let model = |name: &str| format!("{{\"metadata\": {{\"serviceFullName\": \"{name}\"}}}}");
    let files = [
        VERSION,
        QUEUE,
        (
            "botocore/data/q/2020-01-01/service-2.json",
            &model("Amazon Example Queue"),
        ),
        (
            "botocore/data/new/2020-01-01/service-2.json",
            &model("Amazon Brand New"),
        ),
    ];
    let ran = content(&files, &["coverage", "--botocore", "botocore"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out
            .contains("new: nothing is known about `Amazon Brand New`"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.ends_with("2 services, 1 names unknown\n"),
        "{}",
        ran.out
    );
    let ran = content(&files, &["coverage", "--botocore", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--botocore"), "{}", ran.err);
}
