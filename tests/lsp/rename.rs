//! Renaming from former names to today's, over all notes.

use serde_json::{Value, json};

use crate::client::{Client, Setup, at, range};
use crate::workspace::wait_for;

fn rename(client: &mut Client, uri: &str, name: &str) -> i64 {
    let mut params = at(uri, 0, 1);
    params["newName"] = json!(name);
    client.send_request("textDocument/rename", params)
}

#[test]
fn all_notes_are_changed() {
    let able = json!({
        "textDocument": { "rename": { "prepareSupport": true } },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    });
    let mut client = Setup::new()
        .capabilities(able)
        .file("closed.md", "x\n\nAn AWS SSO\n")
        .start();
    let first = client.open("a.md", "AWS SSO\n");
    let second = client.open("b.md", "😀 AWS SSO, `x AWS SSO`\n");
    client.ignore_published();
    wait_for(&mut client, &first, &["a.md", "b.md", "b.md", "closed.md"]);
    let prepared = client.request("textDocument/prepareRename", at(&first, 0, 1));
    assert_eq!(prepared["range"], range((0, 0), (0, 7)));
    let name = prepared["placeholder"].as_str().unwrap().to_owned();
    let id = rename(&mut client, &first, &name);
    let changes = client.response(id)["result"]["documentChanges"].take();
    assert_eq!(
        changes[0]["textDocument"],
        json!({ "uri": first, "version": 1 })
    );
    assert_eq!(changes[0]["edits"][0]["newText"], json!(name));
    assert_eq!(changes[1]["textDocument"]["uri"], json!(second));
    assert_eq!(changes[1]["edits"].as_array().unwrap().len(), 1);
    assert_eq!(changes[1]["edits"][0]["range"], range((0, 3), (0, 10)));
    assert_eq!(
        changes[2]["textDocument"],
        json!({ "uri": client.uri("closed.md"), "version": null })
    );
    assert_eq!(changes[2]["edits"][0]["range"], range((2, 3), (2, 10)));
}

#[test]
fn a_name_that_is_none_is_an_error_that_says_what_to_do() {
    let mut client = Client::start();
    let uri = client.open("a.md", "AWS SSO\n\nplain\n");
    client.ignore_published();
    let id = rename(&mut client, &uri, "Single Sign");
    let error = client.response(id)["error"].take();
    assert_eq!(error["code"], -32602);
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("IAM Identity Center"), "{message}");
    let plain = client.request("textDocument/prepareRename", at(&uri, 2, 1));
    assert_eq!(plain, Value::Null);
}
