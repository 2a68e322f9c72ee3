//! "Go to definition" opens a page that any editor can show.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, Setup, at, range};

const NOTE: &str = "We use AWS Lambda.\n";

fn text_at(uri: &Value) -> String {
    let path = uri.as_str().unwrap().strip_prefix("file://").unwrap();
    std::fs::read_to_string(Path::new(path)).unwrap()
}

#[test]
fn the_page_is_there() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let target = client.request("textDocument/definition", at(&uri, 0, 12));
    assert!(text_at(&target["uri"]).starts_with("# AWS Lambda"));
    assert!(target["uri"].as_str().unwrap().ends_with(".md"));
    assert_eq!(target["range"], range((0, 0), (0, 0)));
}

#[test]
fn a_link_says_what_it_is_of() {
    let links = json!({ "textDocument": { "definition": { "linkSupport": true } } });
    let mut client = Setup::new().capabilities(links).start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let target = client.request("textDocument/definition", at(&uri, 0, 12));
    assert_eq!(target[0]["originSelectionRange"], range((0, 7), (0, 17)));
    assert!(text_at(&target[0]["targetUri"]).starts_with("# AWS Lambda"));
}

#[test]
fn words_without_meaning_lead_nowhere() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    assert_eq!(
        client.request("textDocument/definition", at(&uri, 0, 1)),
        Value::Null
    );
}

/// The page names former names; it is not a note of the user's.
#[test]
fn nothing_is_found_in_a_page() {
    let mut client = Client::start();
    let uri = client.open("note.md", "AWS SSO\n");
    assert_eq!(client.published(&uri, 1).len(), 1);
    let target = client.request("textDocument/definition", at(&uri, 0, 5))["uri"].take();
    let item = json!({ "uri": target, "languageId": "markdown", "version": 1, "text": "# X\n\nAWS SSO\n" });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    let everywhere = json!({ "textDocument": { "uri": target }, "range": range((0, 0), (9, 0)), "context": { "diagnostics": [] } });
    assert_eq!(
        client.request("textDocument/codeAction", everywhere),
        Value::Null
    );
}

#[test]
fn a_page_can_be_asked_for_by_name() {
    let shows = json!({ "window": { "showDocument": { "support": true } } });
    let mut client = Setup::new().capabilities(shows).start();
    let command = json!({ "command": "cloudgloss.showPage", "arguments": ["lambda"] });
    let uri = client.request("workspace/executeCommand", command);
    assert!(text_at(&uri).starts_with("# AWS Lambda"));
    let request = client.server_request("window/showDocument");
    assert_eq!(request["params"]["uri"], uri);
    client.reply(&request, json!({ "success": true }));
}
