//! Settings from the client and from the workspace, and the workspace's own knowledge.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, Setup, at};

const NOTE: &str = "We log in with AWS SSO.\n";
const PIGEON: &str = r#"
id = "pigeon-post"
name = "Amazon Pigeon Post"
aliases = ["Pigeon Post"]
kind = "service"
category = "integration"
summary = "Carries messages."
docs = "https://docs.aws.amazon.com/example/"

[[formerly]]
name = "Amazon Carrier Dove"
also = ["Carrier Dove"]
since = 2020-01-01
source = [{ url = "https://docs.aws.amazon.com/example/", checked = 2026-11-22 }]
flags = ["We send it by Amazon Carrier Dove."]
allows = ["Pigeon Post (formerly Carrier Dove)"]
"#;

fn findings(client: &mut Client) -> usize {
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1).len()
}

fn changed(client: &mut Client, name: &str) {
    let uri = client.uri(name);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": uri, "type": 2 }] }),
    );
}

#[test]
fn options_of_the_start_hold() {
    for options in [
        json!({ "enabled": false, "debounceMs": 0 }),
        json!({ "cloudgloss": { "rules": { "renamed-service": "off" } } }),
    ] {
        assert_eq!(findings(&mut Setup::new().options(options).start()), 0);
    }
    assert_eq!(findings(&mut Setup::new().options(Value::Null).start()), 1);
}

#[test]
fn a_wrong_setting_is_said_once_and_costs_no_other() {
    let settings =
        json!({ "enabled": "perhaps", "colour": 3, "rules": { "renamed-service": "error" } });
    let mut client = Setup::new().options(settings.clone()).start();
    let said = [
        client.notification("window/showMessage"),
        client.notification("window/showMessage"),
    ];
    let said = said.map(|message| message["message"].to_string());
    for key in ["setting `colour`", "setting `enabled`"] {
        let about = said.iter().filter(|message| message.contains(key));
        assert_eq!(about.count(), 1, "{key} in {said:?}");
    }
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": settings }),
    );
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1)[0]["severity"], 1);
}

#[test]
fn an_excluded_note_has_no_findings_in_the_editor_either() {
    let mut client = Setup::new()
        .file(".cloudgloss.toml", "exclude = [\"old/\"]\n")
        .start();
    let old = client.open("old/note.md", NOTE);
    assert_eq!(client.published(&old, 1).len(), 0);
    let new = client.open("note.md", NOTE);
    assert_eq!(client.published(&new, 1).len(), 1);
    fs::remove_file(client.path(".cloudgloss.toml")).unwrap();
    changed(&mut client, ".cloudgloss.toml");
    for note in [old, new] {
        assert_eq!(client.published(&note, 1).len(), 1);
    }
}

#[test]
fn the_file_holds_in_every_editor() {
    let file = "[rules]\nrenamed-service = \"error\"\n";
    let options = json!({ "rules": { "renamed-service": "off" } });
    let mut client = Setup::new()
        .file(".cloudgloss.toml", file)
        .options(options)
        .start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1)[0]["severity"], 1);
}

#[test]
fn settings_are_asked_for_and_asked_again() {
    let capabilities = json!({ "workspace": { "configuration": true } });
    let mut client = Setup::new().capabilities(capabilities).start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1).len(), 1);
    let request = client.server_request("workspace/configuration");
    assert_eq!(
        request["params"]["items"],
        json!([{ "section": "cloudgloss" }])
    );
    client.reply(&request, json!([{ "enabled": false }]));
    assert_eq!(client.published(&uri, 1).len(), 0);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": null }),
    );
    let request = client.server_request("workspace/configuration");
    client.reply(&request, json!([null]));
    assert_eq!(client.published(&uri, 1).len(), 1);
}

#[test]
fn settings_that_are_sent_are_taken() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1).len(), 1);
    let settings = json!({ "settings": { "cloudgloss": { "enabled": false } } });
    client.notify("workspace/didChangeConfiguration", settings.clone());
    assert_eq!(client.published(&uri, 1).len(), 0);
    // The same again is nothing new.
    client.notify("workspace/didChangeConfiguration", settings);
}

#[test]
fn a_client_that_pulls_is_told_to_ask_again() {
    let capabilities = json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } });
    let mut client = Setup::new().capabilities(capabilities).start();
    let uri = client.open("note.md", NOTE);
    let pull = json!({ "textDocument": { "uri": uri } });
    let before = client.request("textDocument/diagnostic", pull.clone());
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "cloudgloss": { "enabled": false } } }),
    );
    let request = client.server_request("workspace/diagnostic/refresh");
    client.reply(&request, Value::Null);
    let again = json!({ "textDocument": { "uri": uri }, "previousResultId": before["resultId"] });
    assert_eq!(
        client.request("textDocument/diagnostic", again)["items"],
        json!([])
    );
}

#[test]
fn what_is_wrong_in_the_file_is_said_in_the_file() {
    let file = "hover = true\n# 😀\nenabled = 3\n";
    let mut client = Setup::new().file(".cloudgloss.toml", file).start();
    client.open("note.md", "Nothing.\n");
    let uri = client.uri(".cloudgloss.toml");
    let published = client.receive(|message| message["params"]["uri"] == uri)["params"].take();
    assert_eq!(published["diagnostics"][0]["range"]["start"]["line"], 2);
    std::fs::write(client.path(".cloudgloss.toml"), "hover = true\n").unwrap();
    changed(&mut client, ".cloudgloss.toml");
    let published = client.receive(|message| message["params"]["uri"] == uri)["params"].take();
    assert_eq!(published["diagnostics"], json!([]));
    client.ignore_published();
}

#[test]
fn a_changed_file_holds_without_a_restart() {
    let mut client = Setup::new()
        .file(".cloudgloss.toml", "enabled = false\n")
        .start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1).len(), 0);
    std::fs::remove_file(client.path(".cloudgloss.toml")).unwrap();
    changed(&mut client, ".cloudgloss.toml");
    assert_eq!(client.published(&uri, 1).len(), 1);
    changed(&mut client, "other.md");
}

#[test]
fn the_workspace_has_knowledge_of_its_own() {
    let mut client = Setup::new()
        .file(".cloudgloss/services/pigeon-post.toml", PIGEON)
        .start();
    let uri = client.open("note.md", "We send it by Carrier Dove.\n");
    let found = client.published(&uri, 1);
    assert_eq!(found.len(), 1);
    assert!(
        found[0]["message"]
            .as_str()
            .unwrap()
            .contains("Pigeon Post"),
        "{found:?}"
    );
    let hover = client.request("textDocument/hover", at(&uri, 0, 18));
    assert!(hover["contents"].as_str().unwrap().contains("Pigeon Post"));
}

#[test]
fn new_knowledge_is_taken_in_while_notes_are_open() {
    let mut client = Client::start();
    let uri = client.open("note.md", "We send it by Carrier Dove.\n");
    assert_eq!(client.published(&uri, 1).len(), 0);
    let file = client.path(".cloudgloss/services/pigeon-post.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, PIGEON).unwrap();
    changed(&mut client, ".cloudgloss/services/pigeon-post.toml");
    assert_eq!(client.published(&uri, 1).len(), 1);
}

#[test]
fn what_is_wrong_in_the_knowledge_is_said_in_its_file() {
    let name = ".cloudgloss/services/broken.toml";
    let mut client = Setup::new()
        .file(name, "id = \"broken\"\nname = \n")
        .start();
    client.open("note.md", "Nothing.\n");
    let uri = client.uri(name);
    let published = client.receive(|message| message["params"]["uri"] == uri)["params"].take();
    assert_eq!(
        published["diagnostics"][0]["range"]["start"]["line"], 1,
        "{published}"
    );
    client.ignore_published();
}

/// Opened in the editor, the file keeps its own problems and gets no others.
#[test]
fn a_file_of_the_workspace_is_no_note() {
    let name = ".cloudgloss/questions/broken.md";
    let mut client = Setup::new()
        .file(
            ".cloudgloss/services/broken.toml",
            "id = \"broken\"\nname = \n",
        )
        .start();
    let uri = client.open(name, NOTE);
    let toml = client.uri(".cloudgloss/services/broken.toml");
    client.receive(|message| message["params"]["uri"] == toml);
    let item = json!({ "uri": toml, "languageId": "toml", "version": 1, "text": NOTE });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": toml } }),
    );
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    assert_eq!(
        client.notification("textDocument/publishDiagnostics"),
        json!({ "uri": uri, "diagnostics": [] })
    );
}

/// A question of date: judged as of a day on which the name was right.
#[test]
fn another_day_can_be_set() {
    for key in ["as-of", "as_of", "asOf"] {
        let mut client = Setup::new().options(json!({ key: "2020-01-01" })).start();
        let uri = client.open("note.md", NOTE);
        let found = client.published(&uri, 1);
        assert!(
            found.iter().all(|one| one["severity"] == 4),
            "{key}: {found:?}"
        );
    }
}

/// "Ignore in this workspace" edits the file; nothing need be saved for it to hold.
#[test]
fn settings_hold_as_they_are_shown() {
    let mut client = Setup::new().file(".cloudgloss.toml", "").start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1).len(), 1);
    let file = client.uri(".cloudgloss.toml");
    let item =
        json!({ "uri": file, "languageId": "toml", "version": 1, "text": "enabled = false\n" });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    assert_eq!(client.published(&uri, 1).len(), 0);
    client.change(&file, 2, json!([{ "text": "" }]));
    assert_eq!(client.published(&uri, 1).len(), 1);
    client.change(&file, 3, json!([{ "text": "hover = 3\n" }]));
    let said = client.receive(|message| message["params"]["uri"] == file);
    assert_eq!(said["params"]["diagnostics"].as_array().unwrap().len(), 1);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": file } }),
    );
    let said = client.receive(|message| message["params"]["uri"] == file);
    assert_eq!(said["params"]["diagnostics"], json!([]));
    client.ignore_published();
}

#[test]
fn wrong_ids_and_globs_are_said_in_the_file() {
    let file = "ignore = [\"sqs\", \"no-such\"]\ninclude = [\"../other/*.md\"]\n[rules]\nno-rule = \"off\"\n";
    let mut client = Setup::new().file(".cloudgloss.toml", file).start();
    client.open("note.md", "Nothing.\n");
    let uri = client.uri(".cloudgloss.toml");
    let said = client.receive(|message| message["params"]["uri"] == uri)["params"].take();
    let lines = said["diagnostics"].as_array().unwrap().iter();
    let mut lines: Vec<u64> = lines
        .map(|one| one["range"]["start"]["line"].as_u64().unwrap())
        .collect();
    lines.sort();
    assert_eq!(lines, [0, 1, 3], "{said}");
    client.ignore_published();
}

/// Settings of a workspace are data: no key names a program or an address.
#[test]
fn a_workspace_names_no_program_and_no_address() {
    let (_, schema) = cloudgloss_ide::config_schema();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let keys: Vec<&str> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for word in [
        "path", "command", "program", "server", "url", "uri", "address", "exec", "args", "env",
    ] {
        assert!(
            keys.iter()
                .all(|key| !key.split('-').any(|part| part == word)),
            "{word} in {keys:?}"
        );
    }
}
