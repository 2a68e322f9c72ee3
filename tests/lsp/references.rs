//! All mentions of a thing: in the note and in the other notes.

use serde_json::{Value, json};

use crate::client::{Client, at, range};

fn references(client: &mut Client, uri: &str, line: u32, character: u32) -> Value {
    let mut params = at(uri, line, character);
    params["context"] = json!({ "includeDeclaration": true });
    client.request("textDocument/references", params)
}

#[test]
fn all_open_notes_are_searched_and_our_pages_are_not() {
    let mut client = Client::start();
    let first = client.open("a.md", "😀 AWS SSO\n");
    let second = client.open("b.md", "IAM Identity Center\n\nLambda\n");
    let page = client.request("textDocument/definition", at(&second, 0, 4))["uri"].take();
    let item =
        json!({ "uri": page, "languageId": "markdown", "version": 1, "text": "# AWS SSO\n" });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    client.ignore_published();
    let found = references(&mut client, &second, 0, 4);
    assert_eq!(
        found,
        json!([
            { "uri": first, "range": range((0, 3), (0, 10)) },
            { "uri": second, "range": range((0, 0), (0, 19)) },
        ])
    );
}

#[test]
fn the_names_of_a_thing_are_marked_in_the_note() {
    let mut client = Client::start();
    let uri = client.open("a.md", "KDF, now Amazon Data Firehose\n\nplain\n");
    client.ignore_published();
    let marked = client.request("textDocument/documentHighlight", at(&uri, 0, 1));
    let ranges: Vec<&Value> = marked
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["range"])
        .collect();
    assert_eq!(ranges, [&range((0, 0), (0, 3)), &range((0, 9), (0, 29))]);
    let plain = client.request("textDocument/documentHighlight", at(&uri, 2, 1));
    assert_eq!(plain, Value::Null);
}
