//! Requests that are taken back, and requests that an edit overtakes.

use serde_json::json;

use crate::client::{Client, Setup, at, range};

const NOTES: usize = 400;

/// More than is read in the time that a message takes.
fn large() -> Client {
    let mut setup = Setup::new();
    for number in 0..NOTES {
        let text = format!("SQS\n\n{}", "Something about AWS Lambda.\n\n".repeat(200));
        setup = setup.file(&format!("n{number}.md"), &text);
    }
    let mut client = setup.start();
    let uri = client.open("open.md", "SQS\n");
    client.published(&uri, 1);
    client
}

fn references(client: &mut Client) -> i64 {
    let mut params = at(&client.uri("open.md"), 0, 1);
    params["context"] = json!({ "includeDeclaration": true });
    client.send_request("textDocument/references", params)
}

#[test]
fn what_is_taken_back_is_answered_as_such() {
    let mut client = large();
    // Notes are looked for in the background.
    while {
        let id = references(&mut client);
        client.response(id)["result"].as_array().unwrap().len() <= NOTES
    } {}
    // The answer may be ready before it is taken back, but not each time.
    let id = (0..50).find_map(|_| {
        let id = references(&mut client);
        client.notify("$/cancelRequest", json!({ "id": id }));
        let answer = client.response(id);
        match answer.get("error") {
            None => None,
            Some(error) => {
                assert_eq!(error["code"], -32800, "{error}");
                Some(id)
            }
        }
    });
    let id = id.expect("one that was taken back in time");
    // Of what is unknown or answered nothing comes.
    client.notify("$/cancelRequest", json!({ "id": id }));
    client.notify("$/cancelRequest", json!({ "id": "unheard of" }));
}

/// A request is answered from the text that it was asked about: nothing is refused because somebody types on.
#[test]
fn an_edit_behind_a_request_does_not_spoil_it() {
    let mut client = Client::start();
    let uri = client.open("note.md", "# One\n");
    let note = json!({ "textDocument": { "uri": uri } });
    let before = client.send_request("textDocument/documentSymbol", note.clone());
    client.change(
        &uri,
        2,
        json!([{ "range": range((0, 2), (0, 5)), "text": "Two" }]),
    );
    let after = client.send_request("textDocument/documentSymbol", note);
    assert_eq!(client.response(before)["result"][0]["name"], "One");
    assert_eq!(client.response(after)["result"][0]["name"], "Two");
    client.ignore_published();
}
