//! Hostile frames: the server answers what it can and goes on.

use std::time::Duration;

use serde_json::json;

use crate::client::{Client, at, framed};

const PING: &[u8] = br#"{"jsonrpc":"2.0","method":"$/nothing","params":{}}"#;
const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

fn with_header(header: &str, body: &[u8]) -> Vec<u8> {
    [header.as_bytes(), b"\r\n\r\n", body].concat()
}

/// The server still has the note that it had before.
fn probe(client: &mut Client, uri: &str) {
    assert_eq!(client.headings(uri), ["Glue"]);
}

fn survives(frame: &[u8], complaints: &[i64]) {
    let mut client = Client::start();
    let uri = client.open("note.md", "# Glue\n");
    client.published(&uri, 1);
    client.raw(frame);
    probe(&mut client, &uri);
    for code in complaints {
        assert_eq!(
            client.complaint(),
            *code,
            "{}",
            String::from_utf8_lossy(frame)
        );
    }
    probe(&mut client, &uri);
}

#[test]
fn bodies_that_are_no_json_are_answered() {
    for body in [
        "{not json at all",
        "{",
        "\"",
        "[1, 2",
        "nul",
        "{\"jsonrpc\":\"2.0\",}",
        "\u{feff}{}",
    ] {
        survives(&framed(body.as_bytes()), &[PARSE_ERROR]);
    }
}

#[test]
fn json_that_is_no_message_is_answered() {
    let bodies = [
        "{}",
        "5",
        "\"text\"",
        "null",
        "[]",
        r#"{"method":"$/x"}"#,
        r#"{"jsonrpc":"1.0","method":"$/x"}"#,
        r#"{"jsonrpc":"2.0","method":7}"#,
        r#"{"jsonrpc":"2.0","method":"$/x","method":"$/y"}"#,
        r#"{"jsonrpc":"2.0"}"#,
    ];
    for body in bodies {
        survives(&framed(body.as_bytes()), &[INVALID_REQUEST]);
    }
}

#[test]
fn empty_bodies_are_nothing() {
    survives(b"Content-Length: 0\r\n\r\n", &[]);
    survives(b"Content-Length: 3\r\n\r\n \r\n", &[]);
}

#[test]
fn refusals_name_the_request() {
    let mut client = Client::start();
    client.raw(&framed(
        br#"{"jsonrpc":"1.0","id":"a","method":"textDocument/hover"}"#,
    ));
    let answer = client.receive(|message| message["id"] == "a");
    assert_eq!(answer["error"]["code"], INVALID_REQUEST);
    let deep = format!(
        r#"{{"jsonrpc":"2.0","params":{}{},"id":"b","method":"x"}}"#,
        "[".repeat(20_000),
        "]".repeat(20_000)
    );
    client.raw(&framed(deep.as_bytes()));
    let answer = client.receive(|message| message["id"] == "b");
    assert_eq!(answer["error"]["code"], INVALID_REQUEST);
}

#[test]
fn odd_ids_are_refused() {
    for id in ["1.5", "[1]", "{}", "true", "99999999999999999999"] {
        survives(
            &framed(format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"x"}}"#).as_bytes()),
            &[INVALID_REQUEST],
        );
    }
}

#[test]
fn wrong_lengths_cost_one_message() {
    for length in [
        "abc",
        "-5",
        "",
        "9223372036854775807",
        "99999999999999999999999999",
        "1e3",
    ] {
        survives(
            &with_header(&format!("Content-Length: {length}"), PING),
            &[PARSE_ERROR],
        );
    }
    survives(&with_header("GARBAGE LINE", b""), &[PARSE_ERROR]);
    survives(&with_header("Content-Length: 20", PING), &[PARSE_ERROR]);
    survives(
        &[b"x".repeat(100_000), framed(PING)].concat(),
        &[PARSE_ERROR],
    );
}

#[test]
fn headers_may_be_written_as_http_allows() {
    let length = PING.len();
    for header in [
        format!("content-length: {length}"),
        format!("CONTENT-LENGTH:{length}"),
        format!("Content-Length:   {length}  "),
        format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}"
        ),
        format!(
            "Content-Length: {length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\nX-Other: 1\r\nX-More: 2"
        ),
        format!("\r\n\r\nContent-Length: {length}"),
    ] {
        survives(&with_header(&header, PING), &[]);
    }
    survives(
        &[format!("Content-Length: {length}\n\n").as_bytes(), PING].concat(),
        &[],
    );
}

/// The beginning of the next frame was taken for the end of this one.
#[test]
fn a_length_that_is_too_long_costs_nothing_when_more_follows() {
    let mut client = Client::start();
    let uri = client.open("note.md", "# Glue\n");
    client.published(&uri, 1);
    let body = json!({ "jsonrpc": "2.0", "id": "long", "method": "textDocument/hover", "params": at(&uri, 0, 3) }).to_string();
    client.raw(&with_header(
        &format!("Content-Length: {}", body.len() + 7),
        body.as_bytes(),
    ));
    probe(&mut client, &uri);
    let answer = client.receive(|message| message["id"] == "long");
    assert_eq!(answer.get("error"), None);
}

/// The client waits for its answer and the server for the rest of the frame: one of them has to be the wiser.
#[test]
fn a_length_that_is_too_long_costs_nothing_when_nothing_follows() {
    let mut client = Client::start();
    let uri = client.open("note.md", "# Glue\n");
    client.published(&uri, 1);
    let body = json!({ "jsonrpc": "2.0", "id": "long", "method": "textDocument/hover", "params": at(&uri, 0, 3) }).to_string();
    client.raw(&with_header(
        &format!("Content-Length: {}", body.len() + 100_000),
        body.as_bytes(),
    ));
    let answer = client.receive(|message| message["id"] == "long");
    assert_eq!(answer.get("error"), None);
    probe(&mut client, &uri);
}

#[test]
fn a_slow_pipe_is_not_a_broken_one() {
    let mut client = Client::start();
    let uri = client.uri("note.md");
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": "# Glue\n" });
    let open = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": item } });
    let frame = framed(open.to_string().as_bytes());
    let (first, second) = frame.split_at(frame.len() / 2);
    client.raw(first);
    std::thread::sleep(Duration::from_secs(4));
    for byte in second {
        client.raw(&[*byte]);
    }
    client.published(&uri, 1);
    probe(&mut client, &uri);
}

#[test]
fn batches_are_taken_apart() {
    let mut client = Client::start();
    let uri = client.uri("note.md");
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": "# Glue\n" });
    let batch = json!([
        { "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": item } },
        { "jsonrpc": "2.0", "id": "in a batch", "method": "textDocument/hover", "params": at(&uri, 0, 3) },
        7,
    ]);
    client.send(&batch);
    client.receive(|message| message["id"] == "in a batch" && message.get("error").is_none());
    assert_eq!(client.complaint(), INVALID_REQUEST);
    client.published(&uri, 1);
    probe(&mut client, &uri);
}

/// The text stays in step with the client's, where that is possible at all.
#[test]
fn halves_of_characters_become_one_other_character() {
    for half in [r"\ud83d", r"\ude00", "\\ud83d\\u0041", "\\\\ud83d \\ud83d"] {
        let mut client = Client::start();
        let uri = client.open("note.md", "# Glue\n");
        client.published(&uri, 1);
        let change = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"URI","version":2},
            "contentChanges":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":2}},"text":"HALF"}]}}"#;
        client.raw(&framed(
            change.replace("URI", &uri).replace("HALF", half).as_bytes(),
        ));
        client.published(&uri, 2);
        let heading: String = half
            .replace(r"\\ud83d", "!")
            .replace(r"\ud83d", "\u{fffd}")
            .replace(r"\ude00", "\u{fffd}");
        let heading = heading.replace(r"\u0041", "A").replace('!', r"\ud83d") + "Glue";
        assert_eq!(client.headings(&uri), [heading]);
    }
}

#[test]
fn bytes_that_are_no_utf8_are_replaced() {
    let mut client = Client::start();
    let uri = client.uri("note.md");
    let open = r##"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"URI","languageId":"markdown","version":1,"text":"# G*lue"}}}"##;
    let body = open.replace("URI", &uri);
    let at = body.find('*').unwrap();
    // A pair of encoded surrogates is a character after all; a single one and a stray byte are not.
    let wrong = b"\xed\xa0\xbd\xed\xb8\x80|\xed\xa0\xbd|\xff";
    client.raw(&framed(
        &[&body.as_bytes()[..at], wrong, &body.as_bytes()[at + 1..]].concat(),
    ));
    client.published(&uri, 1);
    assert_eq!(client.headings(&uri), ["G\u{1f600}|\u{fffd}|\u{fffd}lue"]);
}

#[test]
fn parameters_of_the_wrong_type_are_refused() {
    survives(
        &framed(br#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":[1,2]}"#),
        &[],
    );
    let mut client = Client::start();
    assert_eq!(
        client.request_error("textDocument/hover", json!([1, 2])),
        -32602
    );
}
