//! Several folders in one workspace: each has its own settings.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, Setup};
use crate::workspace::{OUTDATED, changed, check, published};

const OFF: &str = "enabled = false\n";

fn folders_change(client: &mut Client, added: &[&str], removed: &[&str]) {
    let folders = |names: &[&str]| {
        let folder = |name: &&str| json!({ "uri": client.uri(name), "name": name });
        names.iter().map(folder).collect::<Vec<Value>>()
    };
    let event = json!({ "added": folders(added), "removed": folders(removed) });
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": event }),
    );
}

#[test]
fn a_note_takes_the_settings_of_the_innermost_folder() {
    let setup = Setup::new()
        .folder("a")
        .folder("a/inner")
        .folder("b")
        .file("a/.cloudgloss.toml", OFF)
        .file("b/.cloudgloss.toml", "as-of = 2015-01-01\n");
    let mut client = setup.start();
    for (name, found) in [
        ("a/n.md", 0),
        ("a/inner/n.md", 1),
        ("b/n.md", 0),
        ("elsewhere.md", 1),
    ] {
        let uri = client.open(name, OUTDATED);
        let published = client.published(&uri, 1);
        let weighty = published.iter().filter(|one| one["severity"] != 4);
        assert_eq!(weighty.count(), found, "{name}: {published:?}");
    }
}

/// Hover is a setting like others; a page is the same for all.
#[test]
fn the_settings_of_an_editor_lie_below_those_of_each_folder() {
    let setup = Setup::new()
        .options(json!({ "debounceMs": 0, "hover": false }))
        .folder("a")
        .folder("b")
        .file("a/.cloudgloss.toml", "hover = true\n");
    let mut client = setup.start();
    for (name, answers) in [("a/n.md", true), ("b/n.md", false)] {
        let uri = client.open(name, "AWS Lambda\n");
        client.published(&uri, 1);
        let hover = client.request("textDocument/hover", crate::client::at(&uri, 0, 6));
        assert_eq!(!hover.is_null(), answers, "{name}");
    }
}

#[test]
fn closed_notes_are_selected_and_checked_by_their_own_folder() {
    let setup = Setup::new()
        .folder("a")
        .folder("a/inner")
        .file("a/.cloudgloss.toml", "exclude = [\"n.md\"]\n")
        .file("a/n.md", OUTDATED)
        .file("a/inner/n.md", OUTDATED)
        .file("a/inner/off/n.md", OUTDATED)
        .file("a/inner/.cloudgloss.toml", "exclude = [\"off/\"]\n");
    let mut client = setup.start();
    let uri = client.uri("a/inner/n.md");
    check(&mut client);
    assert_eq!(published(&mut client, &uri), 1);
}

#[test]
fn folders_come_and_go() {
    let setup = Setup::new()
        .folder("a")
        .file("b/.cloudgloss.toml", OFF)
        .file("b/closed.md", OUTDATED);
    let mut client = setup.start();
    let uri = client.open("b/n.md", OUTDATED);
    assert_eq!(client.published(&uri, 1).len(), 1);
    folders_change(&mut client, &["b"], &[]);
    assert_eq!(client.published(&uri, 1).len(), 0);
    folders_change(&mut client, &[], &["b"]);
    assert_eq!(client.published(&uri, 1).len(), 1);
    // What is checked goes with its folder.
    fs::write(client.path("b/.cloudgloss.toml"), "").unwrap();
    folders_change(&mut client, &["b"], &[]);
    check(&mut client);
    let closed = client.uri("b/closed.md");
    assert_eq!(published(&mut client, &closed), 1);
    folders_change(&mut client, &[], &["b"]);
    assert_eq!(published(&mut client, &closed), 0);
    client.ignore_published();
}

/// What a check of all notes has found under other settings is taken back, and looked for again.
#[test]
fn a_check_is_renewed_when_settings_change() {
    let mut client = Setup::new().file("n.md", OUTDATED).start();
    let uri = client.uri("n.md");
    check(&mut client);
    assert_eq!(published(&mut client, &uri), 1);
    fs::write(
        client.path(".cloudgloss.toml"),
        "[rules]\nrenamed-service = \"error\"\n",
    )
    .unwrap();
    changed(&mut client, &[(".cloudgloss.toml", 1)]);
    assert_eq!(published(&mut client, &uri), 0);
    let again = client.receive(|message| message["params"]["uri"] == uri);
    assert_eq!(again["params"]["diagnostics"][0]["severity"], 1);
    let off = json!({ "settings": { "cloudgloss": { "enabled": false } } });
    client.notify("workspace/didChangeConfiguration", off);
    assert_eq!(published(&mut client, &uri), 0);
    let on = json!({ "settings": { "cloudgloss": {} } });
    client.notify("workspace/didChangeConfiguration", on);
    assert_eq!(published(&mut client, &uri), 1);
}

/// After a check, notes that come into view are checked too, whoever tells of them.
#[test]
fn notes_that_are_let_in_after_a_check_are_checked() {
    let setup = Setup::new()
        .file(".gitignore", "*.md\n")
        .file("n.md", OUTDATED);
    let mut client = setup.file("seen.markdown", OUTDATED).start();
    let [seen, uri] = ["seen.markdown", "n.md"].map(|name| client.uri(name));
    check(&mut client);
    assert_eq!(published(&mut client, &seen), 1);
    fs::remove_file(client.path(".gitignore")).unwrap();
    changed(&mut client, &[(".gitignore", 3)]);
    assert_eq!(published(&mut client, &uri), 1);
    // Nobody tells of this file by its name.
    fs::write(client.path("seen.markdown"), "Nothing.\n").unwrap();
    changed(&mut client, &[(".gitignore", 3)]);
    assert_eq!(published(&mut client, &seen), 0);
}
