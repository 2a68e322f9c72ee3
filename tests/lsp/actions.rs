//! Code actions and commands, applied as an editor applies them.

use serde_json::{Value, json};

use crate::client::{Client, Setup, range};

const NOTE: &str = "# 😀 Access\n\nWe log in with AWS SSO.\nAgain: AWS SSO, and é AWS SSO.\n";
const FIXED: &str = "# 😀 Access\n\nWe log in with AWS IAM Identity Center.\nAgain: AWS IAM Identity Center, and é AWS IAM Identity Center.\n";

/// A client that knows code actions, and makes what it can of edits.
fn knowing(edit: Value) -> Setup {
    let literal = json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } });
    Setup::new().capabilities(json!({
        "workspace": { "workspaceEdit": edit },
        "textDocument": { "codeAction": literal },
    }))
}

fn versioned() -> Client {
    knowing(json!({ "documentChanges": true })).start()
}

fn actions(client: &mut Client, uri: &str, place: Value, only: Option<&str>) -> Vec<Value> {
    let context = json!({ "diagnostics": [], "only": only.map(|kind| [kind]) });
    let params = json!({ "textDocument": { "uri": uri }, "range": place, "context": context });
    client
        .request("textDocument/codeAction", params)
        .as_array()
        .unwrap()
        .clone()
}

/// Applies edits to a text whose columns are UTF-16 units, last one first.
fn apply(text: &str, edits: &[Value]) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let column = position["character"].as_u64().unwrap() as usize;
        let before: Vec<u16> = text[start..].encode_utf16().take(column).collect();
        start + String::from_utf16(&before).unwrap().len()
    };
    let mut edits: Vec<_> = edits
        .iter()
        .map(|edit| {
            (
                offset(&edit["range"]["start"]),
                offset(&edit["range"]["end"]),
                &edit["newText"],
            )
        })
        .collect();
    edits.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
    edits
        .iter()
        .fold(text.to_owned(), |mut text, (start, end, new)| {
            text.replace_range(start..end, new.as_str().unwrap());
            text
        })
}

#[test]
fn a_quick_fix_answers_its_finding() {
    let mut client = versioned();
    let uri = client.open("note.md", NOTE);
    let found = client.published(&uri, 1);
    let actions = actions(
        &mut client,
        &uri,
        found[0]["range"].clone(),
        Some("quickfix"),
    );
    assert_eq!(actions[0]["kind"], "quickfix");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[0]["diagnostics"][0]["code"], "renamed-service");
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri, "version": 1 }));
    let fixed = apply(NOTE, change["edits"].as_array().unwrap());
    assert!(
        fixed.contains("We log in with AWS IAM Identity Center.\n"),
        "{fixed}"
    );
    client.change(&uri, 2, json!([{ "text": fixed }]));
    let left = client.published(&uri, 2);
    assert!(
        left.iter().all(|one| one["range"]["start"]["line"] != 2),
        "{left:?}"
    );
}

#[test]
fn nothing_is_offered_where_nothing_is_found() {
    let mut client = versioned();
    let uri = client.open("note.md", "Nothing at all.\n");
    client.published(&uri, 1);
    assert_eq!(
        actions(&mut client, &uri, range((0, 0), (0, 7)), None),
        [] as [Value; 0]
    );
}

/// A client that cannot take versions gets plain changes. What is fixed stays fixed.
#[test]
fn fix_all_fixes_every_place_and_then_nothing_more() {
    let mut client = knowing(json!({})).start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let all = actions(
        &mut client,
        &uri,
        range((0, 0), (0, 0)),
        Some("source.fixAll"),
    );
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["kind"], "source.fixAll.cloudgloss");
    let fixed = apply(NOTE, all[0]["edit"]["changes"][&uri].as_array().unwrap());
    assert_eq!(fixed, FIXED);
    client.change(&uri, 2, json!([{ "text": fixed }]));
    assert_eq!(client.published(&uri, 2), [] as [Value; 0]);
    assert_eq!(
        actions(
            &mut client,
            &uri,
            range((0, 0), (9, 0)),
            Some("source.fixAll")
        ),
        [] as [Value; 0]
    );
}

#[test]
fn fix_all_is_a_command_too() {
    let mut client = versioned();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let command = json!({ "command": "cloudgloss.fixAll", "arguments": [uri] });
    assert_eq!(
        client.request("workspace/executeCommand", command),
        Value::Null
    );
    let request = client.server_request("workspace/applyEdit");
    let change = &request["params"]["edit"]["documentChanges"][0];
    assert_eq!(apply(NOTE, change["edits"].as_array().unwrap()), FIXED);
    client.reply(&request, json!({ "applied": true }));
}

#[test]
fn commands_refuse_what_they_do_not_know() {
    let mut client = Client::start();
    for command in [
        json!({ "command": "cloudgloss.unheardOf" }),
        json!({ "command": "cloudgloss.fixAll" }),
        json!({ "command": "cloudgloss.fixAll", "arguments": [7] }),
        json!({ "command": "cloudgloss.showPage", "arguments": ["no-such-entry"] }),
    ] {
        assert_eq!(
            client.request_error("workspace/executeCommand", command),
            -32602
        );
    }
}

/// What the action about the whole workspace changes, for the first finding of the note.
fn ignoring(client: &mut Client) -> Vec<Value> {
    let uri = client.open("note.md", NOTE);
    let found = client.published(&uri, 1);
    let place = found[0]["range"].clone();
    let offered = actions(client, &uri, place, Some("quickfix"));
    let is_it = |action: &&Value| {
        let title = action["title"].as_str().unwrap();
        title.ends_with("in this workspace")
    };
    let action = offered.iter().find(is_it);
    action.map_or_else(Vec::new, |action| {
        action["edit"]["documentChanges"]
            .as_array()
            .unwrap()
            .clone()
    })
}

fn making_files() -> Setup {
    knowing(json!({ "documentChanges": true, "resourceOperations": ["create"] }))
}

#[test]
fn a_finding_can_be_ignored_in_the_workspace() {
    let mut client = making_files().start();
    let changes = ignoring(&mut client);
    let settings = client.uri(".cloudgloss.toml");
    assert_eq!(changes[0], json!({ "kind": "create", "uri": settings }));
    let written = &changes[1]["edits"][0]["newText"];
    assert_eq!(written, "ignore = [\"iam-identity-center\"]\n");
}

#[test]
fn ignoring_adds_to_the_settings_that_are_there() {
    let mut client = making_files()
        .file(".cloudgloss.toml", "# ours\nhover = false\n")
        .start();
    let changes = ignoring(&mut client);
    assert_eq!(changes.len(), 1);
    let text = apply(
        "# ours\nhover = false\n",
        changes[0]["edits"].as_array().unwrap(),
    );
    assert_eq!(
        text,
        "# ours\nhover = false\nignore = [\"iam-identity-center\"]\n"
    );
}

#[test]
fn what_the_settings_ignore_is_not_reported() {
    let mut client = Setup::new()
        .file(".cloudgloss.toml", "ignore = [\"iam-identity-center\"]\n")
        .start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1), [] as [Value; 0]);
}

#[test]
fn a_client_that_makes_no_files_is_not_offered_one() {
    let mut client = versioned();
    assert_eq!(ignoring(&mut client), [] as [Value; 0]);
}

/// The kinds by which an editor asks: the lamp is for what stands at the cursor, `source` for the whole note.
#[test]
fn a_note_is_dated_when_it_is_asked_for() {
    let mut client = versioned();
    let uri = client.open("note.md", "# A\n");
    client.ignore_published();
    let place = range((0, 0), (0, 0));
    assert!(actions(&mut client, &uri, place.clone(), None).is_empty());
    let offered = actions(&mut client, &uri, place.clone(), Some("source"));
    assert_eq!(offered[0]["kind"], "source.asOf.cloudgloss");
    let edit = &offered[0]["edit"]["documentChanges"][0]["edits"][0];
    assert!(
        edit["newText"]
            .as_str()
            .unwrap()
            .starts_with("---\nas_of: 20")
    );
    assert!(actions(&mut client, &uri, place, Some("refactor")).is_empty());
}
