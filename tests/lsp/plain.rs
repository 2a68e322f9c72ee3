//! Old clients, that can do nothing and say nothing: each answer is what the protocol began with.

use serde_json::{Value, json};

use crate::client::{Client, Setup, at, range};

const NOTE: &str = "We log in with AWS SSO.\n";

fn actions(client: &mut Client, uri: &str) -> Vec<Value> {
    let params = json!({
        "textDocument": { "uri": uri },
        "range": range((0, 16), (0, 16)),
        "context": { "diagnostics": [] },
    });
    let found = client.request("textDocument/codeAction", params);
    found.as_array().unwrap().clone()
}

#[test]
fn a_hover_is_a_string() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let hover = client.request("textDocument/hover", at(&uri, 0, 16));
    assert!(
        hover["contents"]
            .as_str()
            .unwrap()
            .contains("**AWS IAM Identity Center**")
    );
}

/// One that names no format but plain text is not shown the signs of another.
#[test]
fn plain_text_has_no_markup() {
    let hover = json!({ "contentFormat": ["plaintext"] });
    let mut client = Setup::new()
        .capabilities(json!({ "textDocument": { "hover": hover } }))
        .start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let hover = client.request("textDocument/hover", at(&uri, 0, 16));
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("AWS IAM Identity Center"), "{text}");
    assert!(!text.contains("**") && !text.contains("]("), "{text}");
}

#[test]
fn a_completion_is_whole_and_has_no_places_to_fill_in() {
    let mut client = Client::start();
    let uri = client.open("note.md", "<!-- cloudgloss-ignore-s");
    client.published(&uri, 1);
    let list = client.request("textDocument/completion", at(&uri, 0, 24));
    let items = list["items"].as_array().unwrap();
    assert!(!items.is_empty());
    for item in items {
        assert_eq!(item.get("insertTextFormat"), None);
        assert!(!item["textEdit"]["newText"].as_str().unwrap().contains("$0"));
    }
    let item = json!({ "label": "AWS Lambda", "data": { "entry": "lambda" } });
    let resolved = client.request("completionItem/resolve", item);
    assert!(resolved["documentation"].is_string(), "{resolved}");
}

#[test]
fn links_say_at_once_where_they_lead() {
    let mut client = Client::start();
    let uri = client.open("note.md", "---\nexam: DEA-C01\n---\n");
    client.published(&uri, 1);
    let links = client.request(
        "textDocument/documentLink",
        json!({ "textDocument": { "uri": uri } }),
    );
    let target = links[0]["target"].as_str().unwrap();
    assert!(target.starts_with("file://"), "{links}");
}

#[test]
fn symbols_are_a_flat_list() {
    let mut client = Client::start();
    let uri = client.open("note.md", "# A\n\n## B\n");
    client.published(&uri, 1);
    let note = json!({ "textDocument": { "uri": uri } });
    let symbols = client.request("textDocument/documentSymbol", note);
    assert_eq!(symbols[1]["containerName"], "A");
    assert_eq!(symbols[1].get("children"), None);
}

#[test]
fn who_can_apply_nothing_is_offered_nothing() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let params = json!({
        "textDocument": { "uri": uri },
        "range": range((0, 16), (0, 16)),
        "context": { "diagnostics": [] },
    });
    assert!(client.request("textDocument/codeAction", params).is_null());
}

/// What is chosen comes back as a command, and its edit is sent.
#[test]
fn who_knows_commands_alone_is_offered_commands() {
    let mut client = Setup::new()
        .capabilities(json!({ "workspace": { "applyEdit": true } }))
        .start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let offered = actions(&mut client, &uri);
    let command = &offered[0];
    assert!(command["command"].is_string() && command.get("kind").is_none());
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    client.request("workspace/executeCommand", params);
    let request = client.server_request("workspace/applyEdit");
    let edits = &request["params"]["edit"]["changes"][&uri];
    assert_eq!(edits[0]["range"], range((0, 15), (0, 22)));
    client.reply(&request, json!({ "applied": true }));
}

/// The edit that changes everything is asked for once it is wanted, and is for the note as it is then.
#[test]
fn who_asks_for_edits_is_given_them_later() {
    let code_action = json!({
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
        "resolveSupport": { "properties": ["edit"] },
    });
    let mut client = Setup::new()
        .capabilities(json!({ "textDocument": { "codeAction": code_action } }))
        .start();
    let uri = client.open("note.md", NOTE);
    client.published(&uri, 1);
    let offered = actions(&mut client, &uri);
    let is_all = |action: &&Value| action["kind"] == "source.fixAll.cloudgloss";
    let all = offered.iter().find(is_all).unwrap().clone();
    assert_eq!(all.get("edit"), None);
    assert!(offered[0]["edit"].is_object());
    client.change(&uri, 2, json!([{ "text": format!("\n{NOTE}") }]));
    client.published(&uri, 2);
    let resolved = client.request("codeAction/resolve", all);
    let edits = &resolved["edit"]["changes"][&uri];
    assert_eq!(edits[0]["range"], range((1, 15), (1, 22)));
    let foreign = json!({ "title": "of somebody else" });
    assert_eq!(
        client.request("codeAction/resolve", foreign.clone()),
        foreign
    );
}
