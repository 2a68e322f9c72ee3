//! A small strict client: every message of the server has to be well-formed, and every one has to be read.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Long enough for a debug build on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A server and the messages that it has sent.
pub struct Client {
    pub child: Child,
    pub workspace: TempDir,
    stdin: Option<ChildStdin>,
    arriving: Receiver<Value>,
    unread: VecDeque<Value>,
    next_id: i64,
    /// Held, nothing is read from the server.
    pub reading: Arc<Mutex<()>>,
    lenient: bool,
}

/// How to start a client.
pub struct Setup {
    capabilities: Value,
    options: Value,
    files: Vec<(String, String)>,
    folders: Vec<String>,
    process: Option<u32>,
}

impl Setup {
    pub fn new() -> Setup {
        Setup {
            capabilities: json!({}),
            options: json!({ "debounceMs": 0 }),
            files: Vec::new(),
            folders: Vec::new(),
            process: None,
        }
    }

    pub fn capabilities(self, capabilities: Value) -> Setup {
        Setup {
            capabilities,
            ..self
        }
    }

    pub fn options(self, options: Value) -> Setup {
        Setup { options, ..self }
    }

    pub fn file(mut self, name: &str, text: &str) -> Setup {
        self.files.push((name.to_owned(), text.to_owned()));
        self
    }

    /// A folder of the workspace, below the root; without any, the root is the workspace.
    pub fn folder(mut self, name: &str) -> Setup {
        self.folders.push(name.to_owned());
        self
    }

    pub fn process(self, id: u32) -> Setup {
        Setup {
            process: Some(id),
            ..self
        }
    }

    /// Starts the server and shakes hands with it.
    pub fn start(self) -> Client {
        let params = |client: &Client| {
            let folder = |name: &String| json!({ "uri": client.uri(name), "name": name });
            let folders: Vec<Value> = self.folders.iter().map(folder).collect();
            json!({
                "workspaceFolders": folders,
                "processId": self.process,
                "rootUri": client.uri(""),
                "capabilities": self.capabilities,
                "initializationOptions": self.options,
            })
        };
        let mut client = Client::spawn();
        for (name, text) in &self.files {
            let path = client.path(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        client.request("initialize", params(&client));
        client.notify("initialized", json!({}));
        client
    }
}

impl Client {
    /// The plainest client there is: UTF-16, no capabilities, no pause in typing awaited.
    pub fn start() -> Client {
        Setup::new().start()
    }

    /// A server to which nothing has been said.
    pub fn spawn() -> Client {
        let workspace = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_cloudgloss"))
            .args(["server", "--stdio"])
            .current_dir(&workspace)
            .env("XDG_CACHE_HOME", workspace.path().join("cache"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, arriving) = channel();
        let reading = Arc::new(Mutex::new(()));
        let (stdout, gate) = (child.stdout.take().unwrap(), Arc::clone(&reading));
        std::thread::spawn(move || read(stdout, &gate, &sender));
        Client {
            stdin: child.stdin.take(),
            child,
            workspace,
            arriving,
            unread: VecDeque::new(),
            next_id: 1,
            reading,
            lenient: false,
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.workspace.path().canonicalize().unwrap().join(name)
    }

    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    /// Writes, but not for ever: a server that does not read fails the test.
    pub fn raw(&mut self, bytes: &[u8]) {
        let (mut stdin, bytes) = (self.stdin.take().unwrap(), bytes.to_vec());
        let (done, written) = channel();
        std::thread::spawn(move || {
            let result = stdin.write_all(&bytes);
            let _ = done.send((stdin, result));
        });
        let (stdin, result) = written.recv_timeout(PATIENCE).expect("the server reads");
        self.stdin = Some(stdin);
        result.unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        self.raw(&frame(message));
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    pub fn send_request(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The whole response to a request.
    pub fn response(&mut self, id: i64) -> Value {
        self.receive(|message| message.get("method").is_none() && message["id"] == id)
    }

    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send_request(method, params);
        let mut response = self.response(id);
        assert_eq!(response.get("error"), None, "{method}");
        response["result"].take()
    }

    pub fn request_error(&mut self, method: &str, params: Value) -> i64 {
        let id = self.send_request(method, params);
        self.response(id)["error"]["code"]
            .as_i64()
            .expect("an error")
    }

    /// The parameters of the next notification of that method.
    pub fn notification(&mut self, method: &str) -> Value {
        self.receive(|message| message["method"] == method && message.get("id").is_none())["params"]
            .take()
    }

    /// The next request of that method, which is not answered.
    pub fn server_request(&mut self, method: &str) -> Value {
        self.receive(|message| message["method"] == method && message.get("id").is_some())
    }

    pub fn reply(&mut self, request: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
    }

    /// The error response to something that has no id.
    pub fn complaint(&mut self) -> i64 {
        let response =
            self.receive(|message| message.get("method").is_none() && message["id"].is_null());
        response["error"]["code"].as_i64().unwrap()
    }

    pub fn receive(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).unwrap();
        }
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.arriving.recv_timeout(left) {
                Ok(message) if wanted(&message) => return message,
                Ok(message) => self.unread.push_back(message),
                Err(error) => panic!("{error}; unread: {:?}", self.unread),
            }
        }
    }

    /// Numbers its requests from there on, so that they are others than those that somebody else wrote down.
    pub fn number_from(&mut self, id: i64) {
        self.next_id = id;
    }

    /// Whether a response has come that nobody has read.
    pub fn has_response(&mut self) -> bool {
        self.unread.extend(self.arriving.try_iter());
        let is_response = |message: &Value| message.get("method").is_none();
        self.unread.iter().any(is_response)
    }

    /// Opens a note and gives its address.
    pub fn open(&mut self, name: &str, text: &str) -> String {
        let uri = self.uri(name);
        let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
        uri
    }

    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let note = json!({ "uri": uri, "version": version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": note, "contentChanges": changes }),
        );
    }

    /// The published diagnostics of a version.
    pub fn published(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let wanted = |message: &Value| {
            let params = &message["params"];
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version
        };
        self.receive(wanted)["params"]["diagnostics"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// The names of a note's headings, as the server has them.
    pub fn headings(&mut self, uri: &str) -> Vec<String> {
        let symbols = self.request(
            "textDocument/documentSymbol",
            json!({ "textDocument": { "uri": uri } }),
        );
        symbols
            .as_array()
            .unwrap()
            .iter()
            .map(|symbol| symbol["name"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Forgets diagnostics that a test does not care for.
    pub fn ignore_published(&mut self) {
        self.request("textDocument/hover", at("file:///nowhere.md", 0, 0));
        self.unread
            .retain(|message| message["method"] != "textDocument/publishDiagnostics");
        self.lenient = true;
    }

    pub fn close_stdin(&mut self) {
        self.stdin = None;
    }

    pub fn wait(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the server is still there");
    }

    /// Leaves as a client should.
    fn leave(&mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.wait().code(), Some(0));
        self.unread.extend(self.arriving.iter());
        let lenient = self.lenient;
        self.unread
            .retain(|message| !(lenient && message["method"] == "textDocument/publishDiagnostics"));
        assert_eq!(self.unread, [] as [Value; 0], "left unread");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !std::thread::panicking()
            && self.child.try_wait().unwrap().is_none()
            && self.stdin.is_some()
        {
            self.leave();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn frame(message: &Value) -> Vec<u8> {
    framed(message.to_string().as_bytes())
}

pub fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    frame
}

/// The parameters of a request about a position.
pub fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

pub fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    json!({ "start": { "line": from.0, "character": from.1 }, "end": { "line": to.0, "character": to.1 } })
}

fn read(stdout: ChildStdout, gate: &Mutex<()>, arriving: &Sender<Value>) {
    let mut stdout = BufReader::new(stdout);
    let mut header = String::new();
    loop {
        drop(gate.lock());
        header.clear();
        match stdout.read_line(&mut header) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        let length = header
            .strip_prefix("Content-Length: ")
            .and_then(|rest| rest.strip_suffix("\r\n"));
        let mut body = vec![0; length.expect("a header").parse().expect("a length")];
        header.clear();
        stdout.read_line(&mut header).unwrap();
        assert_eq!(header, "\r\n");
        stdout.read_exact(&mut body).unwrap();
        let message: Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(message["jsonrpc"], "2.0");
        if arriving.send(message).is_err() {
            return;
        }
    }
}
