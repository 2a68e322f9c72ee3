//! What shapes the view of a note: folds, growing selections and the lines above questions.

use serde_json::json;

use crate::client::{Client, Setup, range};

const NOTE: &str = "# 😀 A\n\nQ: What is AWS Lambda?\nA: So.\n- and so on\n\n# B\n";

#[test]
fn sections_and_answers_fold_by_lines() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    client.ignore_published();
    let note = json!({ "textDocument": { "uri": uri } });
    let folds = client.request("textDocument/foldingRange", note);
    assert_eq!(
        folds,
        json!([
            { "startLine": 0, "endLine": 4 },
            { "startLine": 2, "endLine": 4, "kind": "region" },
        ])
    );
}

#[test]
fn a_selection_grows_for_each_cursor() {
    let mut client = Client::start();
    let uri = client.open("note.md", NOTE);
    client.ignore_published();
    let positions = json!([{ "line": 0, "character": 5 }, { "line": 3, "character": 3 }]);
    let params = json!({ "textDocument": { "uri": uri }, "positions": positions });
    let grown = client.request("textDocument/selectionRange", params);
    assert_eq!(grown[0]["range"], range((0, 5), (0, 6)));
    assert_eq!(grown[1]["range"], range((3, 3), (3, 5)));
    assert_eq!(grown[1]["parent"]["range"], range((3, 3), (3, 6)));
    assert!(grown[1]["parent"]["parent"]["parent"].is_object());
}

#[test]
fn a_line_above_a_known_question_shows_its_page() {
    let own = "Q: What is a widget?\n<!-- id: q.widget -->\nA: A thing.\n\nKey points:\n- thing\n- round\n";
    let mut client = Setup::new()
        .file(".cloudgloss/questions/own.md", own)
        .start();
    let uri = client.open("note.md", "Q: What is a widget?\nA: Something round.\n");
    client.ignore_published();
    let note = json!({ "textDocument": { "uri": uri } });
    let lenses = client.request("textDocument/codeLens", note.clone());
    assert_eq!(lenses[0]["range"], range((0, 3), (0, 20)));
    let command = lenses[0]["command"].clone();
    assert!(
        command["title"]
            .as_str()
            .unwrap()
            .starts_with("1 of 2 key points"),
        "{command}"
    );
    let page = client.request("workspace/executeCommand", command);
    assert!(page.as_str().unwrap().ends_with("/widget.md"), "{page}");
    let off = json!({ "settings": { "cloudgloss": { "codeLens": false } } });
    client.notify("workspace/didChangeConfiguration", off);
    assert_eq!(client.request("textDocument/codeLens", note), json!([]));
}

/// Line and column count from the token before; class 0, type 1, number 2; outdated is 1.
#[test]
fn words_are_coloured_where_that_is_wanted() {
    let able = json!({ "textDocument": { "semanticTokens": {
        "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": []
    } } });
    let mut client = Setup::new().capabilities(able).start();
    let uri = client.open("note.md", "# 😀 SQS\n\nAWS SSO, SQS\n");
    client.ignore_published();
    let note = json!({ "textDocument": { "uri": uri } });
    let method = "textDocument/semanticTokens/full";
    assert_eq!(client.request(method, note.clone())["data"], json!([]));
    let on = json!({ "settings": { "cloudgloss": { "semanticTokens": true } } });
    client.notify("workspace/didChangeConfiguration", on);
    assert_eq!(
        client.request(method, note)["data"],
        json!([0, 5, 3, 0, 0, 2, 0, 7, 0, 1, 0, 9, 3, 0, 0])
    );
}
