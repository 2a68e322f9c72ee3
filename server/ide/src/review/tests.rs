//! The review finds what is planted.

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, compile::compile, load::File};

use super::review;

const QUEUE: &str = r#"
id = "example-queue"
name = "Amazon Example Queue"
category = "integration"
summary = "A queue."

[[formerly]]
name = "Amazon Old Queue"
since = 2019-05-01
source = [{ url = "https://docs.aws.amazon.com/example/", checked = 2026-11-22 }]

[[fact]]
id = "example-queue.message.max-size"
kind = "quota"
bound = "max"
value = "1 MB"
was = [{ value = "256 KB", until = 2025-08-04 }]
topic = ["message size"]
says = "A message can be up to {value}."
source = [{ url = "https://docs.aws.amazon.com/example/", checked = 2026-11-22 }]
flags = ["The maximum message size is 256 KB", "Messages are small"]
allows = ["The maximum message size is 1 MB", "The message size is at most 256 KB"]
"#;

fn reviewed(page: &str) -> Vec<String> {
    let file = |path: &str, text: &str| -> File { (path.to_owned(), text.to_owned()) };
    let files = [
        file("VERSION.toml", "as_of = 2026-11-22\nschema = 1\n"),
        file("services/example-queue.toml", QUEUE),
        file("questions/x.md", page),
    ];
    let (knowledge, _) = compile(&files);
    let told = review(&Arc::new(Corpus::new(knowledge)), &files);
    told.iter()
        .map(|problem| format!("{}:{}: {}", problem.file, problem.line, problem.message))
        .collect()
}

#[test]
fn a_sentence_that_does_not_give_what_it_says_is_a_problem_at_its_line() {
    let told = reviewed("");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].starts_with("services/example-queue.toml:21: `flags`"),
        "{told:#?}"
    );
    assert!(
        told[1].starts_with("services/example-queue.toml:22: `allows`"),
        "{told:#?}"
    );
}

#[test]
fn our_own_text_is_read_like_a_note() {
    let told = reviewed(
        "# Queues\n\nQ: What does Old Queue do?\nA: Its messages are at most 256 KB, that is the message size.\n",
    );
    let ours: Vec<_> = told
        .iter()
        .filter(|line| line.starts_with("questions/x.md:"))
        .collect();
    assert!(
        ours.iter()
            .any(|line| line.starts_with("questions/x.md:3: our own text is outdated")),
        "{told:#?}"
    );
}
