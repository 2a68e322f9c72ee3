//! Clients that ask are told when to ask again, each for what it can.

use serde_json::{Value, json};

use crate::client::{Client, Setup};

const REFRESHES: [(&str, &str); 4] = [
    ("inlayHint", "workspace/inlayHint/refresh"),
    ("codeLens", "workspace/codeLens/refresh"),
    ("semanticTokens", "workspace/semanticTokens/refresh"),
    ("diagnostics", "workspace/diagnostic/refresh"),
];

fn able(keys: &[&str]) -> Setup {
    let support = json!({ "refreshSupport": true });
    let workspace: Value = keys
        .iter()
        .map(|key| ((*key).to_owned(), support.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let text = json!({ "diagnostic": {} });
    Setup::new().capabilities(json!({ "workspace": workspace, "textDocument": text }))
}

fn all() -> Setup {
    able(&REFRESHES.map(|(key, _)| key))
}

fn expect_all(client: &mut Client) {
    for (_, method) in REFRESHES {
        let request = client.server_request(method);
        client.reply(&request, Value::Null);
    }
}

fn configure(client: &mut Client, settings: Value) {
    let settings = json!({ "settings": { "cloudgloss": settings } });
    client.notify("workspace/didChangeConfiguration", settings);
}

#[test]
fn other_settings_are_told() {
    let mut client = all().start();
    client.open("note.md", "AWS SSO\n");
    configure(&mut client, json!({ "inlayHints": true }));
    expect_all(&mut client);
    // The same again is nothing new: what is left unread would fail this test.
    configure(&mut client, json!({ "inlayHints": true }));
}

/// As when it is tomorrow, which no test waits for.
#[test]
fn another_day_is_told() {
    let mut client = all().start();
    client.open("note.md", "AWS SSO\n");
    configure(&mut client, json!({ "asOf": "2020-01-01" }));
    expect_all(&mut client);
}

#[test]
fn knowledge_of_its_own_is_told() {
    let mut client = all().start();
    client.open("note.md", "AWS SSO\n");
    // By then the folder is read, without the knowledge that follows.
    client.ignore_published();
    let file = client.path(".cloudgloss/questions/own.md");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, "# Own\n\nQ: What is a widget?\nA: A thing.\n").unwrap();
    let uri = client.uri(".cloudgloss/questions/own.md");
    let changes = json!({ "changes": [{ "uri": uri, "type": 1 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    expect_all(&mut client);
}

#[test]
fn who_cannot_be_told_is_not() {
    for (key, method) in REFRESHES {
        let mut client = able(&[key]).start();
        client.open("note.md", "AWS SSO\n");
        client.ignore_published();
        configure(&mut client, json!({ "inlayHints": true }));
        let request = client.server_request(method);
        client.reply(&request, Value::Null);
    }
}
