//! Findings, pushed or pulled, and never both.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, Setup};

const NOTE: &str = "We log in with AWS SSO.\n";

fn pulls() -> Setup {
    let capabilities = json!({ "textDocument": { "diagnostic": {}, "publishDiagnostics": {
        "tagSupport": { "valueSet": [1, 2] }, "codeDescriptionSupport": true } },
        "workspace": { "diagnostics": { "refreshSupport": true } } });
    Setup::new().capabilities(capabilities)
}

fn pull(client: &mut Client, uri: &str, previous: Option<&Value>) -> Value {
    client.request(
        "textDocument/diagnostic",
        json!({ "textDocument": { "uri": uri }, "previousResultId": previous }),
    )
}

#[test]
fn a_finding_is_pushed_with_all_that_the_client_can_take() {
    let publish = json!({ "tagSupport": { "valueSet": [1, 2] }, "codeDescriptionSupport": true });
    let mut client = Setup::new()
        .capabilities(json!({ "textDocument": { "publishDiagnostics": publish } }))
        .start();
    let uri = client.open("note.md", NOTE);
    let found = client.published(&uri, 1);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["code"], "renamed-service");
    assert_eq!(found[0]["source"], "cloudgloss");
    assert_eq!(found[0]["severity"], 3);
    assert_eq!(found[0]["tags"], json!([2]));
    assert!(
        found[0]["codeDescription"]["href"]
            .as_str()
            .unwrap()
            .starts_with("https://")
    );
    assert!(
        found[0]["message"]
            .as_str()
            .unwrap()
            .contains("IAM Identity Center")
    );
}

#[test]
fn a_plain_client_gets_no_more_than_it_can_take() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    let found = client.published(&uri, 1);
    assert_eq!(found[0].get("tags"), None);
    assert_eq!(found[0].get("codeDescription"), None);
}

#[test]
fn findings_follow_the_text_and_go_with_it() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    assert_eq!(client.published(&uri, 1).len(), 1);
    client.change(&uri, 2, json!([{ "text": "We log in.\n" }]));
    assert_eq!(client.published(&uri, 2).len(), 0);
    client.change(&uri, 3, json!([{ "text": NOTE }]));
    assert_eq!(client.published(&uri, 3).len(), 1);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    let published = client.notification("textDocument/publishDiagnostics");
    assert_eq!(published["diagnostics"], json!([]));
}

/// Nothing is pushed to a client that pulls: what is left unread would fail this test at its end.
#[test]
fn a_client_that_pulls_is_answered_and_left_alone() {
    let mut client = pulls().start();
    let uri = client.open("note.md", NOTE);
    let report = pull(&mut client, &uri, None);
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"].as_array().unwrap().len(), 1);
    assert_eq!(report["items"][0]["tags"], json!([2]));
}

#[test]
fn an_unchanged_report_is_not_sent_again() {
    let mut client = pulls().start();
    let uri = client.open("note.md", NOTE);
    let first = pull(&mut client, &uri, None);
    let again = pull(&mut client, &uri, Some(&first["resultId"]));
    assert_eq!(again["kind"], "unchanged");
    client.change(&uri, 2, json!([{ "text": "Nothing.\n" }]));
    let changed = pull(&mut client, &uri, Some(&first["resultId"]));
    assert_eq!(
        (&changed["kind"], &changed["items"]),
        (&json!("full"), &json!([]))
    );
    // Opened again with another text under the same number.
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    client.open("note.md", "Also nothing.\n");
    assert_eq!(
        pull(&mut client, &uri, Some(&first["resultId"]))["kind"],
        "full"
    );
}

#[test]
fn a_pull_for_a_note_that_is_not_open_is_empty() {
    let mut client = pulls().start();
    assert_eq!(
        pull(&mut client, "file:///nowhere.md", None)["items"],
        json!([])
    );
}

/// Published once, for the last of the edits, and not before the pause.
#[test]
fn typing_is_waited_out() {
    let pause = Duration::from_millis(300);
    let mut client = Setup::new().options(json!({ "debounceMs": 300 })).start();
    let uri = client.open("note.md", "We log in with \n");
    client.published(&uri, 1);
    let start = Instant::now();
    for (number, letter) in "AWS SSO".chars().enumerate() {
        let at = json!({ "line": 0, "character": 15 + number });
        client.change(
            &uri,
            number as i32 + 2,
            json!([{ "range": { "start": at, "end": at }, "text": letter.to_string() }]),
        );
    }
    assert_eq!(client.published(&uri, 8).len(), 1);
    assert!(start.elapsed() >= pause);
}

#[test]
fn two_notes_do_not_disturb_one_another() {
    let mut client = Client::start();
    let one = client.open("one.md", NOTE);
    let two = client.open("two.md", "Nothing.\n");
    assert_eq!(client.published(&two, 1).len(), 0);
    assert_eq!(client.published(&one, 1).len(), 1);
}

/// The one rule that looks at more than a note: a question that stands twice.
#[test]
fn notes_that_depend_on_one_another_are_told_together() {
    let asked = "Q: What is a widget?\nA: A thing.\n";
    let mut client = Setup::new()
        .capabilities(json!({
            "textDocument": {
                "diagnostic": { "relatedDocumentSupport": true },
                "publishDiagnostics": { "relatedInformation": true },
            },
            "workspace": { "diagnostics": { "refreshSupport": true } },
        }))
        .options(json!({ "rules": { "duplicate-question": "hint" } }))
        .start();
    let one = client.open("one.md", &format!("{asked}\n{asked}"));
    let report = pull(&mut client, &one, None);
    let twice = &report["items"][0];
    assert_eq!(twice["code"], "duplicate-question");
    let first = &twice["relatedInformation"][0]["location"];
    assert_eq!(
        (&first["uri"], &first["range"]["start"]["line"]),
        (&json!(one), &json!(0))
    );
    assert_eq!(report["relatedDocuments"], json!({}));
    let two = client.open("two.md", asked);
    let report = pull(&mut client, &two, None);
    let other = &report["relatedDocuments"][&one];
    assert_eq!(other["items"].as_array().map(Vec::len), Some(2), "{other}");
    // What was true of the first note holds no longer, though its text is the same.
    let known = pull(&mut client, &one, None)["resultId"].clone();
    assert_eq!(pull(&mut client, &one, Some(&known))["kind"], "unchanged");
    client.change(&two, 2, json!([{ "text": "Nothing.\n" }]));
    let report = pull(&mut client, &one, Some(&known));
    assert_eq!(
        report["items"].as_array().map(Vec::len),
        Some(1),
        "{report}"
    );
}
