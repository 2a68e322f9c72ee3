//! Commands by which an editor asks questions, and tells how new the knowledge is.

use serde_json::{Value, json};

use crate::client::Client;

fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    let command = json!({ "command": command, "arguments": arguments });
    client.request("workspace/executeCommand", command)
}

#[test]
fn topics_lead_to_questions_with_answers() {
    let mut client = Client::start();
    let topics = run(&mut client, "cloudgloss.questions", json!([]));
    let first = &topics[0];
    let found = run(&mut client, "cloudgloss.questions", json!([first["topic"]]));
    let found = found.as_array().unwrap();
    assert_eq!(first["questions"], found.len());
    assert!(
        found
            .iter()
            .all(|one| one["answer"].as_str().is_some_and(|text| !text.is_empty()))
    );
}

#[test]
fn a_note_gives_its_own_questions() {
    let mut client = Client::start();
    let uri = client.open("note.md", "Q: Why?\nA: So.\n");
    client.published(&uri, 1);
    let found = run(&mut client, "cloudgloss.questions", json!([uri]));
    assert_eq!(
        found,
        json!([{ "question": "Why?", "answer": "So.", "keyPoints": [], "level": "" }])
    );
}

#[test]
fn the_knowledge_has_a_day() {
    let knowledge = run(&mut Client::start(), "cloudgloss.knowledge", json!([]));
    assert_eq!(knowledge["asOf"].as_str().map(str::len), Some(10));
    assert!(knowledge["facts"].as_u64() > Some(100));
}
