//! Columns are counted as it was agreed.

use serde_json::{Value, json};

use crate::client::{Client, Setup, at, range};

const NOTE: &str = "😀 é AWS SSO\r\n\r\nThen 👩‍👧 AWS SSO\r\n";

fn client(encodings: &[&str]) -> Client {
    Setup::new()
        .capabilities(json!({ "general": { "positionEncodings": encodings } }))
        .start()
}

fn ranges(found: &[Value]) -> Vec<Value> {
    found.iter().map(|one| one["range"].clone()).collect()
}

#[test]
fn utf16() {
    let mut client = client(&["utf-16"]);
    let uri = client.open("note.md", NOTE);
    assert_eq!(ranges(&client.published(&uri, 1)), [range((0, 5), (0, 12))]);
    // Removes the first name, from its first letter to its last.
    client.change(
        &uri,
        2,
        json!([{ "range": range((0, 5), (0, 12)), "text": "It" }]),
    );
    assert_eq!(
        ranges(&client.published(&uri, 2)),
        [range((2, 11), (2, 18))]
    );
    let hover = client.request("textDocument/hover", at(&uri, 2, 17));
    assert_eq!(hover["range"], range((2, 11), (2, 18)));
}

#[test]
fn utf8() {
    let mut client = client(&["utf-16", "utf-8"]);
    let uri = client.open("note.md", NOTE);
    assert_eq!(ranges(&client.published(&uri, 1)), [range((0, 8), (0, 15))]);
    client.change(
        &uri,
        2,
        json!([{ "range": range((0, 8), (0, 15)), "text": "It" }]),
    );
    assert_eq!(
        ranges(&client.published(&uri, 2)),
        [range((2, 17), (2, 24))]
    );
    let hover = client.request("textDocument/hover", at(&uri, 2, 23));
    assert_eq!(hover["range"], range((2, 17), (2, 24)));
}
