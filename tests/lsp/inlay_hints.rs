//! Hints beside the text: off unless asked for, on without a restart.

use serde_json::{Value, json};

use crate::client::{Client, Setup};

const NOTE: &str = "# SQS\n\n- Max message size: 1 MiB\n";

fn hints(client: &mut Client, uri: &str) -> Value {
    let range =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    client.request(
        "textDocument/inlayHint",
        json!({ "textDocument": { "uri": uri }, "range": range }),
    )
}

#[test]
fn hints_are_off_until_a_setting_turns_them_on() {
    let mut client = Setup::new().start();
    let uri = client.open("note.md", NOTE);
    client.ignore_published();
    assert_eq!(hints(&mut client, &uri), json!([]));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "cloudgloss": { "inlayHints": true } } }),
    );
    let shown = hints(&mut client, &uri);
    assert_eq!(
        shown[0]["position"],
        json!({ "line": 2, "character": 25 }),
        "{shown}"
    );
    assert!(
        shown[0]["label"]
            .as_str()
            .unwrap()
            .starts_with("\u{2713} 20"),
        "{shown}"
    );
}
