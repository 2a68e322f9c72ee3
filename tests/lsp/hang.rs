//! Three ways in which servers of this kind hang.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::client::{Client, Setup, at, range};

/// Each heading makes the answer about its note some 150 bytes longer.
fn long_note(headings: usize) -> String {
    (0..headings)
        .map(|number| format!("# Heading number {number}\n\nSome words about AWS Lambda.\n\n"))
        .collect()
}

/// The pipes and tower-lsp's queue are full long before the last request is written. A server that waits for
/// its output reads no further, and both wait for ever.
#[test]
fn a_client_that_does_not_read_for_a_while() {
    let mut client = Client::start();
    let uri = client.open("note.md", &long_note(1000));
    client.published(&uri, 1);
    let gate = Arc::clone(&client.reading);
    let closed = gate.lock().unwrap();
    let note = json!({ "textDocument": { "uri": uri } });
    let mut requests = Vec::new();
    for round in 0..20 {
        client.change(
            &uri,
            round + 2,
            json!([{ "range": range((2, 0), (2, 0)), "text": "x" }]),
        );
        requests.push(client.send_request("textDocument/documentSymbol", note.clone()));
        requests
            .extend((0..100).map(|_| {
                client.send_request("textDocument/hover", at("file:///nowhere.md", 0, 0))
            }));
    }
    drop(closed);
    for request in requests {
        assert_eq!(client.response(request).get("error"), None);
    }
    client.ignore_published();
}

/// More than tower-lsp's queue holds, each of them slow, with edits and cancellations among them.
#[test]
fn four_hundred_messages_with_slow_requests_under_way() {
    let mut client = Client::start();
    let uri = client.open("note.md", &long_note(500));
    client.published(&uri, 1);
    let mut requests = Vec::new();
    for round in 0..400 {
        match round % 4 {
            0 => client.change(
                &uri,
                round + 2,
                json!([{ "range": range((2, 0), (2, 0)), "text": "x" }]),
            ),
            1 => requests.push(client.send_request(
                "textDocument/documentSymbol",
                json!({ "textDocument": { "uri": uri } }),
            )),
            2 => requests.push(client.send_request("textDocument/hover", at(&uri, 2, 3))),
            _ => client.notify("$/cancelRequest", json!({ "id": requests.last().unwrap() })),
        }
    }
    for request in requests {
        let answer = client.response(request);
        let code = &answer["error"]["code"];
        assert!(
            answer.get("result").is_some() || *code == -32800,
            "{answer}"
        );
    }
    client.ignore_published();
    let text = client.request(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": uri } }),
    );
    assert!(text.to_string().contains("Heading number 499"));
}

/// Settings are asked for, files are to be registered, an edit is to be applied: nobody answers.
#[test]
fn a_client_that_never_answers() {
    let dynamic = json!({ "dynamicRegistration": true });
    let capabilities = json!({ "workspace": {
        "configuration": true, "applyEdit": true, "didChangeWatchedFiles": dynamic, "workspaceEdit": { "documentChanges": true } } });
    let mut client = Setup::new().capabilities(capabilities).start();
    let uri = client.open("note.md", "AWS SSO\n");
    assert_eq!(client.published(&uri, 1).len(), 1);
    for round in 0..10 {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({ "settings": null }),
        );
        let fix = json!({ "command": "cloudgloss.fixAll", "arguments": [uri] });
        assert_eq!(
            client.request("workspace/executeCommand", fix),
            Value::Null,
            "round {round}"
        );
        client.server_request("workspace/applyEdit");
        client.server_request("workspace/configuration");
    }
    client.server_request("workspace/configuration");
    client.server_request("client/registerCapability");
    client.change(&uri, 2, json!([{ "text": "Nothing\n" }]));
    assert_eq!(client.published(&uri, 2), [] as [Value; 0]);
}
