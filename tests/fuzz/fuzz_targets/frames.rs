//! Bytes from a client: any bytes do no harm, and edits in UTF-16 give the text that the client has, wherever the pipe breaks them.
#![no_main]

use arbitrary::Arbitrary;
use cloudgloss_lsp::fuzzing::Spoken;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

const NOTE: &str = "file:///note.md";

#[derive(Arbitrary, Debug)]
enum Said {
    Noise(Vec<u8>),
    Edit {
        line: u8,
        from: u8,
        to: u8,
        text: String,
    },
    Whole(String),
}

fn message(method: &str, params: Value) -> Vec<u8> {
    let body = json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn change(version: usize, change: Value) -> Vec<u8> {
    let note = json!({ "uri": NOTE, "version": version });
    message(
        "textDocument/didChange",
        json!({ "textDocument": note, "contentChanges": [change] }),
    )
}

/// The lines of a text with their beginnings and ends, in UTF-16 units.
fn lines(text: &[u16]) -> Vec<(usize, usize)> {
    let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        let crlf = text[at..].starts_with(&[13, 10]);
        if text[at] == 10 || text[at] == 13 {
            lines.push((start, at));
            at += usize::from(crlf);
            start = at + 1;
        }
        at += 1;
    }
    lines.push((start, text.len()));
    lines
}

/// Where the client means, when it splits no character.
fn place(text: &[u16], line: u8, column: u8) -> (usize, usize, usize) {
    let lines = lines(text);
    let line = usize::from(line) % lines.len();
    let (start, end) = lines[line];
    let mut at = (start + usize::from(column)).min(end);
    if text
        .get(at)
        .is_some_and(|unit| (0xdc00..0xe000).contains(unit))
    {
        at -= 1;
    }
    (at, line, at - start)
}

fuzz_target!(|case: (Vec<Said>, u8)| {
    let (said, step) = case;
    let mut spoken = Spoken::default();
    let mut text: Vec<u16> = Vec::new();
    let item = json!({ "uri": NOTE, "languageId": "markdown", "version": 0, "text": "" });
    spoken.push(&message(
        "textDocument/didOpen",
        json!({ "textDocument": item }),
    ));
    for (version, said) in said.into_iter().enumerate() {
        let bytes = match said {
            Said::Noise(bytes) => {
                // Noise may swallow what follows: the client is another one afterwards.
                spoken.push(&bytes);
                return;
            }
            Said::Whole(new) => {
                text = new.encode_utf16().collect();
                change(version + 1, json!({ "text": new }))
            }
            Said::Edit {
                line,
                from,
                to,
                text: new,
            } => {
                let (a, b) = (place(&text, line, from), place(&text, line, to));
                let (a, b) = (a.min(b), a.max(b));
                text.splice(a.0..b.0, new.encode_utf16());
                let at =
                    |place: (usize, usize, usize)| json!({ "line": place.1, "character": place.2 });
                change(
                    version + 1,
                    json!({ "range": { "start": at(a), "end": at(b) }, "text": new }),
                )
            }
        };
        bytes
            .chunks(usize::from(step) + 1)
            .for_each(|part| spoken.push(part));
        assert_eq!(spoken.text(NOTE), String::from_utf16(&text).ok());
    }
});
