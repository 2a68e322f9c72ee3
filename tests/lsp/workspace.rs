//! Notes of the workspace that no editor shows.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, PATIENCE, Setup, at};

/// The files, by their names below the root, in which the thing at the start of the open note is named.
pub fn named_in(client: &mut Client, uri: &str) -> Vec<String> {
    let mut params = at(uri, 0, 1);
    params["context"] = json!({ "includeDeclaration": true });
    let found = client.request("textDocument/references", params);
    let root = client.uri("");
    let name = |place: &Value| {
        let uri = place["uri"].as_str().unwrap();
        uri.strip_prefix(&root).unwrap().to_owned()
    };
    found.as_array().into_iter().flatten().map(name).collect()
}

/// Notes are looked for in the background, so a test has to wait a moment.
#[track_caller]
pub fn wait_for(client: &mut Client, uri: &str, expected: &[&str]) {
    let end = std::time::Instant::now() + PATIENCE;
    loop {
        let found = named_in(client, uri);
        if found == expected {
            return;
        }
        assert!(
            std::time::Instant::now() < end,
            "{found:?}, not {expected:?}"
        );
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

pub fn changed(client: &mut Client, changes: &[(&str, u8)]) {
    let changes: Vec<Value> = changes
        .iter()
        .map(|(name, kind)| json!({ "uri": client.uri(name), "type": kind }))
        .collect();
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": changes }),
    );
}

fn opened(setup: Setup) -> (Client, String) {
    let mut client = setup.start();
    let uri = client.open("open.md", "KDF\n");
    client.ignore_published();
    (client, uri)
}

#[test]
fn notes_that_count_are_found_and_others_are_not() {
    let setup = Setup::new()
        .file(".gitignore", "build/\n")
        .file(".cloudgloss.toml", "exclude = [\"drafts/\"]\n")
        .file(".hidden/a.md", "KDF\n")
        .file("a b (c).md", "Amazon Data Firehose\n")
        .file("build/a.md", "KDF\n")
        .file("drafts/a.md", "KDF\n")
        .file("sub/s.markdown", "KDF\n")
        .file("sub/s.txt", "KDF\n");
    let (mut client, uri) = opened(setup);
    fs::write(client.path("binary.md"), b"KDF\0\n").unwrap();
    fs::write(client.path("latin.md"), b"KDF \xfc\n").unwrap();
    changed(&mut client, &[("binary.md", 1), ("latin.md", 1)]);
    let name = "a%20b%20%28c%29.md";
    wait_for(&mut client, &uri, &[name, "open.md", "sub/s.markdown"]);
    fs::remove_file(client.path(".cloudgloss.toml")).unwrap();
    changed(&mut client, &[(".cloudgloss.toml", 3)]);
    wait_for(
        &mut client,
        &uri,
        &[name, "drafts/a.md", "open.md", "sub/s.markdown"],
    );
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "KDF\n").unwrap();
    let settings = format!(
        "include = [\"/\", \"../**\", \"{}/**\"]\n",
        outside.path().display()
    );
    let (mut client, uri) = opened(Setup::new().file(".cloudgloss.toml", &settings));
    std::os::unix::fs::symlink(outside.path(), client.path("folder")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.md"), client.path("link.md")).unwrap();
    fs::write(client.path("plain.md"), "KDF\n").unwrap();
    changed(
        &mut client,
        &[("folder", 1), ("link.md", 1), ("plain.md", 1)],
    );
    client.notify(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": format!("file://{}/secret.md", outside.path().display()) } }),
    );
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert!(
        !named_in(&mut client, &uri)
            .iter()
            .any(|name| name.contains("secret") || name.contains("link"))
    );
}

#[test]
fn files_come_change_and_go() {
    let (mut client, uri) = opened(Setup::new().file("sub/a.md", "Lambda\n"));
    fs::write(client.path("sub/a.md"), "KDF\n").unwrap();
    fs::write(client.path("new.md"), "KDF\n").unwrap();
    changed(&mut client, &[("sub/a.md", 2), ("new.md", 1)]);
    wait_for(&mut client, &uri, &["new.md", "open.md", "sub/a.md"]);
    fs::rename(client.path("sub"), client.path("renamed")).unwrap();
    changed(&mut client, &[("sub", 3), ("renamed", 1)]);
    wait_for(&mut client, &uri, &["new.md", "open.md", "renamed/a.md"]);
    fs::remove_file(client.path("new.md")).unwrap();
    changed(&mut client, &[("new.md", 3)]);
    wait_for(&mut client, &uri, &["open.md", "renamed/a.md"]);
}

/// A client that does not watch tells at least what it saves.
#[test]
fn a_saved_file_is_known() {
    let (mut client, uri) = opened(Setup::new());
    let saved = client.open("saved.md", "KDF\n");
    fs::write(client.path("saved.md"), "KDF\n").unwrap();
    let note = json!({ "textDocument": { "uri": saved } });
    client.notify("textDocument/didSave", note.clone());
    client.notify("textDocument/didClose", note);
    wait_for(&mut client, &uri, &["open.md", "saved.md"]);
}

#[test]
fn the_text_of_the_editor_wins_until_the_note_is_closed() {
    let (mut client, uri) = opened(Setup::new().file("(a).md", "KDF\n"));
    // Which letters are written as they are, clients see differently.
    wait_for(&mut client, &uri, &["%28a%29.md", "open.md"]);
    let other = client.open("(a).md", "Lambda\n");
    assert_eq!(named_in(&mut client, &uri), ["open.md"]);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": other } }),
    );
    assert_eq!(named_in(&mut client, &uri), ["%28a%29.md", "open.md"]);
}

#[test]
fn many_files_that_change_at_once_are_followed() {
    let (mut client, uri) = opened(Setup::new());
    let name = |number: usize| format!("d{}/n{number:03}.md", number % 7);
    for round in 0..3 {
        for number in 0..300 {
            let (name, gone) = (name(number), round == 1 && number % 2 == 0);
            let path = client.path(&name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match gone {
                true => fs::remove_file(path).unwrap(),
                false => fs::write(path, "KDF\n").unwrap(),
            }
            changed(&mut client, &[(&name, if gone { 3 } else { 2 })]);
        }
    }
    let mut expected: Vec<String> = (0..300).map(name).chain(["open.md".to_owned()]).collect();
    expected.sort();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    wait_for(&mut client, &uri, &expected);
}

#[test]
fn progress_is_shown_to_those_who_can_show_it() {
    let capabilities = json!({ "window": { "workDoneProgress": true } });
    let mut client = Setup::new().capabilities(capabilities).start();
    let create = client.server_request("window/workDoneProgress/create");
    client.reply(&create, Value::Null);
    assert_eq!(ended(&mut client, &create), "0 notes");
}

/// What is shown at the end of the work that the client was asked to show.
fn ended(client: &mut Client, create: &Value) -> String {
    loop {
        let progress = client.receive(|message| {
            message["method"] == "$/progress"
                && message["params"]["token"] == create["params"]["token"]
        });
        let value = &progress["params"]["value"];
        if value["kind"] == "end" {
            return value["message"].as_str().unwrap().to_owned();
        }
    }
}

/// Headings and definitions of notes that no editor shows are found, as they are now.
#[test]
fn symbols_of_closed_notes_follow_their_files() {
    let (mut client, uri) = opened(Setup::new().file("sub/a.md", "# Zebra one\n"));
    wait_for(&mut client, &uri, &["open.md"]);
    let found = |client: &mut Client| {
        let found = client.request("workspace/symbol", json!({ "query": "zebra" }));
        let symbol = |one: &Value| {
            let line = one["location"]["range"]["start"]["line"].as_u64().unwrap();
            (one["name"].as_str().unwrap().to_owned(), line)
        };
        found
            .as_array()
            .unwrap()
            .iter()
            .map(symbol)
            .collect::<Vec<_>>()
    };
    let end = std::time::Instant::now() + PATIENCE;
    while found(&mut client) != [("Zebra one".to_owned(), 0)] {
        assert!(std::time::Instant::now() < end);
    }
    // No word of the change is needed.
    fs::write(client.path("sub/a.md"), "\n\nZebra two :: striped\n").unwrap();
    assert_eq!(found(&mut client), [("Zebra two".to_owned(), 2)]);
    fs::remove_file(client.path("sub/a.md")).unwrap();
    assert_eq!(found(&mut client), []);
}

/// A client that wants to see how far a request is sends a token with it.
#[test]
fn a_request_tells_how_far_it_is() {
    let (mut client, uri) = opened(Setup::new());
    let mut params = at(&uri, 0, 1);
    params["context"] = json!({ "includeDeclaration": true });
    params["workDoneToken"] = json!("mine");
    let found = client.request("textDocument/references", params);
    assert_eq!(found.as_array().unwrap().len(), 1);
    for kind in ["begin", "end"] {
        let told = client.notification("$/progress");
        assert_eq!(
            (&told["token"], &told["value"]["kind"]),
            (&json!("mine"), &json!(kind))
        );
    }
}

pub const OUTDATED: &str = "We log in with AWS SSO.\n";

pub fn check(client: &mut Client) {
    client.request(
        "workspace/executeCommand",
        json!({ "command": "cloudgloss.checkWorkspace" }),
    );
}

pub fn published(client: &mut Client, uri: &str) -> usize {
    let wanted = |message: &Value| message["params"]["uri"] == uri;
    client.receive(wanted)["params"]["diagnostics"]
        .as_array()
        .unwrap()
        .len()
}

#[test]
fn on_command_all_notes_are_checked_and_followed() {
    let setup = Setup::new()
        .file("a.md", OUTDATED)
        .file("b.md", "Nothing.\n");
    let mut client = setup.start();
    let [a, b] = ["a.md", "b.md"].map(|name| client.uri(name));
    check(&mut client);
    assert_eq!(published(&mut client, &a), 1);
    fs::write(client.path("b.md"), OUTDATED).unwrap();
    changed(&mut client, &[("b.md", 2)]);
    assert_eq!(published(&mut client, &b), 1);
    client.open("a.md", "Nothing.\n");
    assert_eq!(published(&mut client, &a), 0);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": a } }),
    );
    assert_eq!(published(&mut client, &a), 0);
    assert_eq!(published(&mut client, &a), 1);
    fs::remove_file(client.path("b.md")).unwrap();
    changed(&mut client, &[("b.md", 3)]);
    assert_eq!(published(&mut client, &b), 0);
}

#[test]
fn a_client_that_asks_for_the_workspace_gets_it_only_after_the_command() {
    let capabilities = json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } });
    let setup = Setup::new()
        .capabilities(capabilities)
        .file("a.md", OUTDATED);
    let mut client = setup.start();
    let ask = |client: &mut Client, known: Value| {
        let params = json!({ "previousResultIds": known });
        client.request("workspace/diagnostic", params)["items"].take()
    };
    assert_eq!(ask(&mut client, json!([])), json!([]));
    check(&mut client);
    let refresh = client.server_request("workspace/diagnostic/refresh");
    client.reply(&refresh, Value::Null);
    let items = ask(&mut client, json!([]));
    assert_eq!(items[0]["items"].as_array().unwrap().len(), 1);
    let (uri, known) = (items[0]["uri"].clone(), items[0]["resultId"].clone());
    let items = ask(&mut client, json!([{ "uri": uri, "value": known }]));
    assert_eq!(
        items,
        json!([{ "kind": "unchanged", "uri": uri, "version": null, "resultId": known }])
    );
}

#[test]
fn the_check_can_be_cancelled() {
    let capabilities = json!({ "window": { "workDoneProgress": true } });
    let mut setup = Setup::new().capabilities(capabilities);
    for number in 0..400 {
        setup = setup.file(&format!("n{number}.md"), &OUTDATED.repeat(40));
    }
    let mut client = setup.start();
    let create = client.server_request("window/workDoneProgress/create");
    client.reply(&create, Value::Null);
    assert_eq!(ended(&mut client, &create), "400 notes");
    check(&mut client);
    let create = client.server_request("window/workDoneProgress/create");
    client.notify(
        "window/workDoneProgress/cancel",
        json!({ "token": create["params"]["token"] }),
    );
    client.reply(&create, Value::Null);
    assert_eq!(ended(&mut client, &create), "cancelled");
}
