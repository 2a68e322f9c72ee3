//! Completion, and the documentation of an item that is looked at.

use serde_json::{Value, json};

use crate::client::{Client, Setup, at};

fn complete(client: &mut Client, text: &str) -> Vec<Value> {
    let uri = client.open("note.md", text);
    client.published(&uri, 1);
    let column = text.encode_utf16().count() as u32;
    let list = client.request("textDocument/completion", at(&uri, 0, column));
    list["items"].as_array().unwrap().clone()
}

#[test]
fn a_name_replaces_what_was_typed() {
    let mut client = Client::start();
    let items = complete(&mut client, "😀 kinesis fire");
    let item = items
        .iter()
        .find(|item| item["label"].as_str().unwrap().contains("Data Firehose"))
        .expect("an item");
    assert_eq!(
        item["textEdit"]["range"]["end"],
        json!({ "line": 0, "character": 15 })
    );
    assert!(
        item["textEdit"]["newText"]
            .as_str()
            .unwrap()
            .contains("Data Firehose")
    );
    assert!(item["filterText"].is_string() && item["sortText"].is_string());
}

#[test]
fn documentation_comes_when_it_is_asked_for() {
    let item = json!({ "documentationFormat": ["markdown", "plaintext"] });
    let mut client = Setup::new()
        .capabilities(json!({ "textDocument": { "completion": { "completionItem": item } } }))
        .start();
    let items = complete(&mut client, "Lambd");
    let item = items.first().expect("an item");
    assert_eq!(item.get("documentation"), None);
    let resolved = client.request("completionItem/resolve", item.clone());
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    assert!(
        resolved["documentation"]["value"]
            .as_str()
            .unwrap()
            .contains("Lambda")
    );
    assert_eq!(resolved["label"], item["label"]);
}

#[test]
fn an_item_of_somebody_else_stays_as_it_is() {
    let mut client = Client::start();
    let item = json!({ "label": "x" });
    assert_eq!(client.request("completionItem/resolve", item.clone()), item);
}

#[test]
fn prose_is_left_alone() {
    assert_eq!(
        complete(&mut Client::start(), "This is an ordinary sentence and"),
        [] as [Value; 0]
    );
}

#[test]
fn plain_text_where_the_client_wants_it() {
    let item = json!({ "documentationFormat": ["plaintext"] });
    let mut client = Setup::new()
        .capabilities(json!({ "textDocument": { "completion": { "completionItem": item } } }))
        .start();
    let items = complete(&mut client, "Lambd");
    let resolved = client.request("completionItem/resolve", items[0].clone());
    assert_eq!(resolved["documentation"]["kind"], "plaintext");
}

#[test]
fn places_to_fill_in_are_for_those_who_know_them() {
    let note = "<!-- cloudgloss-ignore-s";
    let mut plain = Client::start();
    let item = complete(&mut plain, note).remove(0);
    assert_eq!(item.get("insertTextFormat"), None);
    assert_eq!(item["textEdit"]["newText"], "cloudgloss-ignore-start -->");
    let able = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
    let mut able = Setup::new().capabilities(able).start();
    let item = complete(&mut able, note).remove(0);
    assert_eq!(item["insertTextFormat"], 2);
    let text = item["textEdit"]["newText"].as_str().unwrap();
    assert!(text.contains("$0"), "{text}");
}
