//! What an editor can do to a text, rightly or not.

use serde_json::{Value, json};

use crate::client::{Client, range};

/// Applies changes to a note and tells what headings it has then.
fn headings_after(text: &str, changes: Value) -> Vec<String> {
    let mut client = Client::start();
    let uri = client.open("note.md", text);
    client.change(&uri, 2, changes);
    client.ignore_published();
    client.headings(&uri)
}

fn edit(from: (u32, u32), to: (u32, u32), text: &str) -> Value {
    json!({ "range": range(from, to), "text": text })
}

#[test]
fn changes_are_applied_one_after_the_other() {
    let changes = json!([
        edit((0, 2), (0, 3), "X"),
        edit((0, 3), (0, 3), "Y"),
        edit((1, 0), (1, 0), "# Z\n")
    ]);
    assert_eq!(headings_after("# abc\n", changes), ["XYbc", "Z"]);
}

#[test]
fn a_change_without_a_range_is_the_whole_text() {
    let changes = json!([{ "text": "# New\n" }, edit((0, 2), (0, 5), "Old")]);
    assert_eq!(headings_after("# abc\n", changes), ["Old"]);
}

#[test]
fn positions_beyond_the_text_are_clamped() {
    assert_eq!(
        headings_after("# a", json!([edit((9999, 0), (9999, 0), "b")])),
        ["ab"]
    );
    assert_eq!(
        headings_after("# a\n# b", json!([edit((0, 9999), (0, 9999), "x")])),
        ["ax", "b"]
    );
    assert_eq!(
        headings_after(
            "# a\n# b",
            json!([edit((0, 2), (2147483647, 2147483647), "x")])
        ),
        ["x"]
    );
}

#[test]
fn figures_that_are_no_positions_are_brought_into_range() {
    let minus = json!([{ "range": { "start": { "line": -1, "character": -7 }, "end": { "line": 0, "character": 2.0 } }, "text": "# x" }]);
    assert_eq!(headings_after("# a", minus), ["xa"]);
    let huge = json!([{ "range": { "start": { "line": 0, "character": 2 }, "end": { "line": 4294967296u64, "character": 1e300 } }, "text": "x" }]);
    assert_eq!(headings_after("# a\nb", huge), ["x"]);
}

#[test]
fn a_reversed_range_is_turned_round() {
    assert_eq!(
        headings_after("# abcd\n", json!([edit((0, 5), (0, 3), "X")])),
        ["aXd"]
    );
}

#[test]
fn no_character_is_split() {
    assert_eq!(
        headings_after("# 😀b\n", json!([edit((0, 3), (0, 3), "x")])),
        ["x😀b"]
    );
    assert_eq!(
        headings_after("# 😀b\n", json!([edit((0, 2), (0, 4), "")])),
        ["b"]
    );
}

#[test]
fn lines_end_where_the_protocol_says() {
    assert_eq!(
        headings_after(
            "# a\r# b\r\n# c\n",
            json!([edit((2, 2), (2, 3), "C"), edit((1, 2), (1, 3), "B")])
        ),
        ["a", "B", "C"]
    );
    assert_eq!(
        headings_after(
            "# a\u{2028}b\u{85}c\n# d",
            json!([edit((1, 2), (1, 3), "D")])
        )[1],
        "D"
    );
}

#[test]
fn odd_texts_are_texts() {
    let mut client = Client::start();
    let texts = [
        String::new(),
        "\n".into(),
        "\r".into(),
        "\0".into(),
        "\u{feff}# x\n".into(),
        "x".repeat(300_000),
        ">".repeat(3000),
        "[".repeat(20_000),
        "*a ".repeat(5000),
        "|".repeat(20_000),
        "```\n".into(),
        "---\n".into(),
        "<".repeat(10_000),
        "\u{202e}\u{1f600}\u{200d}".repeat(3000),
    ];
    for (number, text) in texts.iter().enumerate() {
        let uri = client.open(&format!("{number}.md"), text);
        client.published(&uri, 1);
    }
    assert_eq!(client.headings(&client.uri("10.md")), [] as [String; 0]);
}

#[test]
fn a_note_that_is_not_open_cannot_be_edited() {
    let mut client = Client::start();
    let uri = client.uri("never.md");
    client.change(&uri, 2, json!([{ "text": "# x" }]));
    let symbols = client.request(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": uri } }),
    );
    assert_eq!(symbols, Value::Null);
}

#[test]
fn versions_may_jump_or_fall() {
    let mut client = Client::start();
    let uri = client.open("note.md", "# a\n");
    client.published(&uri, 1);
    client.change(&uri, 7, json!([{ "text": "# b\n" }]));
    client.published(&uri, 7);
    client.change(&uri, 3, json!([{ "text": "# c\n" }]));
    client.published(&uri, 3);
    assert_eq!(client.headings(&uri), ["c"]);
}

#[test]
fn a_note_can_be_opened_again_without_being_closed() {
    let mut client = Client::start();
    client.open("note.md", "# a\n");
    let uri = client.open("note.md", "# b\n");
    client.ignore_published();
    assert_eq!(client.headings(&uri), ["b"]);
}

#[test]
fn any_language_and_any_address_will_do() {
    let mut client = Client::start();
    for (uri, language) in [
        ("untitled:Untitled-1", "plaintext"),
        ("vscode-notebook-cell:/x.ipynb#c1", "markdown"),
    ] {
        let item =
            json!({ "uri": uri, "languageId": language, "version": 1, "text": "# AWS SSO\n" });
        client.notify("textDocument/didOpen", json!({ "textDocument": item }));
        assert_eq!(client.published(uri, 1).len(), 1);
    }
}

/// Said once, and then left alone.
#[test]
fn a_note_of_more_than_32_mb_is_not_read() {
    let mut client = Client::start();
    let line = "Nothing but one line of a very long note about AWS SSO.\n";
    let uri = client.open("long.md", &line.repeat((32 << 20) / line.len() + 1));
    let said = client.notification("window/showMessage");
    assert!(
        said["message"].as_str().unwrap().contains("32 MB"),
        "{said}"
    );
    assert_eq!(client.published(&uri, 1), [] as [Value; 0]);
    client.change(&uri, 2, json!([edit((0, 0), (0, 0), "x")]));
    client.published(&uri, 2);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    client.notification("textDocument/publishDiagnostics");
    let uri = client.open("long.md", "AWS SSO\n");
    assert_eq!(client.published(&uri, 1).len(), 1);
}
