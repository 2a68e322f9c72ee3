//! What real editors said in a short session, said again: see `recorded/README.md`.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::client::{Client, at};

/// What is said about the note at the end, before it is closed: rule, line and column.
const LEFT: (&str, u64, u64) = ("renamed-service", 3, 17);

#[test]
fn visual_studio_code() {
    replay("vscode");
}

#[test]
fn neovim() {
    replay("neovim");
}

#[test]
fn emacs() {
    replay("emacs");
}

#[track_caller]
fn replay(editor: &str) {
    let recording = Recording::read(editor);
    let mut session = Session::start(&recording);
    for (to, message) in recording.messages.iter().skip(1) {
        match to.as_str() {
            "client" => session.expect_request(message),
            _ if message.get("method").is_none() => session.answer(message),
            _ => session.say(message),
        }
    }
    assert!(session.is_checked, "the note is never closed");
    assert_eq!(session.client.wait().code(), Some(0));
}

/// The lines of a recording, and the note as the editor saved it.
struct Recording {
    messages: Vec<(String, Value)>,
    saved: String,
}

impl Recording {
    fn read(editor: &str) -> Recording {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lsp/recorded");
        let text = std::fs::read_to_string(folder.join(format!("{editor}.jsonl"))).unwrap();
        assert!(text.len() < 60_000, "recordings are kept small");
        let lines = text.lines().map(|line| {
            let mut line: Value = serde_json::from_str(line).unwrap();
            (
                line["to"].as_str().unwrap().to_owned(),
                line["message"].take(),
            )
        });
        let mut messages: Vec<_> = lines.collect();
        let (to, disk) = messages.pop().unwrap();
        assert_eq!(to, "disk");
        let saved = disk["text"].as_str().unwrap().to_owned();
        Recording { messages, saved }
    }

    /// The first message of all.
    fn initialize(&self) -> &Value {
        &self.messages[0].1
    }
}

/// A server that is told what an editor said.
struct Session<'a> {
    recording: &'a Recording,
    client: Client,
    /// What the server said to `initialize`.
    offered: Value,
    /// The server's requests as they were recorded: their methods by id.
    asked: HashMap<String, String>,
    /// Requests that are not answered yet.
    waiting: Vec<(Value, String)>,
    cancelled: Vec<Value>,
    /// The note as the editor has it, and its version.
    text: String,
    version: i32,
    is_checked: bool,
}

impl Session<'_> {
    fn start(recording: &Recording) -> Session<'_> {
        let mut client = Client::spawn();
        let offered = initialize(&mut client, recording);
        client.number_from(1_000_000);
        Session {
            recording,
            client,
            offered,
            asked: HashMap::new(),
            waiting: Vec::new(),
            cancelled: Vec::new(),
            text: String::new(),
            version: 0,
            is_checked: false,
        }
    }

    fn expect_request(&mut self, message: &Value) {
        let method = message["method"].as_str().unwrap();
        self.asked
            .insert(message["id"].to_string(), method.to_owned());
    }

    /// The recorded answer, to the same request as it comes now.
    fn answer(&mut self, message: &Value) {
        let method = &self.asked[&message["id"].to_string()];
        let request = self.client.server_request(method);
        let mut answer = here(&self.client, message);
        answer["id"] = request["id"].clone();
        self.client.send(&answer);
    }

    fn say(&mut self, message: &Value) {
        let method = message["method"].as_str().unwrap();
        if ["textDocument/didClose", "shutdown", "exit"].contains(&method) {
            self.hear(method);
        }
        if method == "textDocument/didClose" && !self.is_checked {
            self.check();
        }
        let message = here(&self.client, message);
        self.follow(method, &message["params"]);
        self.client.send(&message);
        if let Some(id) = message.get("id") {
            self.waiting.push((id.clone(), method.to_owned()));
        }
    }

    /// What the editor itself does with its note.
    fn follow(&mut self, method: &str, params: &Value) {
        if let Some(version) = params["textDocument"]["version"].as_i64() {
            self.version = version as i32;
        }
        match method {
            "textDocument/didOpen" => {
                self.text = params["textDocument"]["text"].as_str().unwrap().to_owned();
            }
            "textDocument/didChange" => {
                for change in params["contentChanges"].as_array().unwrap() {
                    apply(&mut self.text, change, &self.offered);
                }
            }
            "$/cancelRequest" => self.cancelled.push(params["id"].clone()),
            _ => {}
        }
    }

    /// Every request has an answer, and none of them is an error. Those for the workspace may wait until `shutdown`.
    fn hear(&mut self, before: &str) {
        let may_wait = |method: &str| method == "workspace/diagnostic" && before != "exit";
        let (later, now): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|(_, method)| may_wait(method));
        self.waiting = later;
        for (id, method) in now {
            let answer = answer_to(&mut self.client, &id);
            let error = &answer["error"];
            let taken_back = error["code"] == -32800 && self.cancelled.contains(&id);
            assert!(error.is_null() || taken_back, "{method}: {answer}");
        }
    }

    /// Everybody has the same text, and what is said about it is what a server says that only ever saw that.
    fn check(&mut self) {
        self.is_checked = true;
        assert_eq!(self.text, self.recording.saved);
        let mut fresh = Client::spawn();
        initialize(&mut fresh, self.recording);
        fresh.notify("initialized", json!({}));
        fresh.open("notes.md", &self.text);
        let pulls = self.offered.get("diagnosticProvider").is_some();
        let said = view(
            &mut self.client,
            &self.text,
            (!pulls).then_some(self.version),
        );
        assert_eq!(said, view(&mut fresh, &self.text, (!pulls).then_some(1)));
        let found = &said[0];
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
        let start = &found[0]["range"]["start"];
        let place = (
            start["line"].as_u64().unwrap(),
            start["character"].as_u64().unwrap(),
        );
        assert_eq!((found[0]["code"].as_str().unwrap(), place.0, place.1), LEFT);
        fresh.child.kill().unwrap();
        fresh.wait();
    }
}

fn initialize(client: &mut Client, recording: &Recording) -> Value {
    let message = here(client, recording.initialize());
    client.send(&message);
    let mut answer = answer_to(client, &message["id"]);
    answer["result"]["capabilities"].take()
}

fn answer_to(client: &mut Client, id: &Value) -> Value {
    client.receive(|message| message.get("method").is_none() && message["id"] == *id)
}

/// A recorded message, in the folder that the notes are in now.
fn here(client: &Client, message: &Value) -> Value {
    let root = client.path("");
    let root = root.to_str().unwrap().trim_end_matches('/');
    serde_json::from_str(&message.to_string().replace("ROOT", root)).unwrap()
}

/// Applies one change as the editor meant it.
fn apply(text: &mut String, change: &Value, offered: &Value) {
    let new = change["text"].as_str().unwrap();
    match change.get("range") {
        None => new.clone_into(text),
        Some(range) => {
            let [from, to] = ["start", "end"].map(|end| offset(text, &range[end], offered));
            text.replace_range(from..to, new);
        }
    }
}

fn offset(text: &str, position: &Value, offered: &Value) -> usize {
    let [line, column] = ["line", "character"].map(|key| position[key].as_u64().unwrap() as usize);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    if offered["positionEncoding"] == "utf-8" {
        return start + column;
    }
    let before: Vec<u16> = text[start..].encode_utf16().take(column).collect();
    start + String::from_utf16(&before).unwrap().len()
}

/// The findings, published for a version or pulled, and everything else that the server says about a text.
fn view(client: &mut Client, text: &str, published: Option<i32>) -> Vec<Value> {
    let uri = client.uri("notes.md");
    let note = json!({ "textDocument": { "uri": uri } });
    let mut said = vec![match published {
        Some(version) => client.published(&uri, version).into(),
        None => client.request("textDocument/diagnostic", note.clone())["items"].take(),
    }];
    for method in ["documentSymbol", "foldingRange", "codeLens", "documentLink"] {
        said.push(client.request(&format!("textDocument/{method}"), note.clone()));
    }
    for (line, words) in text.lines().enumerate() {
        for column in 0..=words.len() as u32 {
            said.push(client.request("textDocument/hover", at(&uri, line as u32, column)));
        }
    }
    let said = Value::from(said).to_string().replace(&uri, "URI");
    serde_json::from_str(&said).unwrap()
}
