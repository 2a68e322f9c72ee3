//! Every request sees exactly the edits that were sent before it, however fast they come.

use serde_json::{Value, json};

use crate::client::{Client, at, frame, range};

const ROUNDS: usize = 500;

/// Small, seeded, and the same for ever.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// A text as the client has it: characters, and lines that end at `\n`.
struct Model(Vec<char>);

impl Model {
    fn text(&self) -> String {
        self.0.iter().collect()
    }

    /// Line and UTF-16 column of a character.
    fn position(&self, at: usize) -> (u32, u32) {
        let line = self.0[..at].iter().filter(|&&c| c == '\n').count();
        let start = self.0[..at]
            .iter()
            .rposition(|&c| c == '\n')
            .map_or(0, |newline| newline + 1);
        (
            line as u32,
            self.0[start..at].iter().map(|c| c.len_utf16() as u32).sum(),
        )
    }

    /// Writes a number into the heading on the first line.
    fn number(&mut self, number: usize) -> Value {
        let end = self.0.iter().position(|&c| c == '\n').unwrap();
        let change =
            json!({ "range": range((0, 2), self.position(end)), "text": number.to_string() });
        self.0.splice(2..end, number.to_string().chars());
        change
    }

    /// Anything, anywhere below the first line.
    fn random_edit(&mut self, random: &mut Random) -> Value {
        let words = [
            "AWS SSO",
            "\n# Head ",
            "\n",
            "é",
            "😀",
            " ",
            "x",
            "\n- item",
            "`code`",
            "Q: What?\nA: That.\n",
            "Lambda: 5 minutes",
            "\t",
        ];
        let first = self.0.iter().position(|&c| c == '\n').unwrap() + 1;
        let from = first + random.below(self.0.len() + 1 - first);
        let to = (from + random.below(6)).min(self.0.len());
        let word = if random.below(3) == 0 {
            ""
        } else {
            words[random.below(words.len())]
        };
        let change =
            json!({ "range": range(self.position(from), self.position(to)), "text": word });
        self.0.splice(from..to, word.chars());
        change
    }
}

/// All at once: the server has the last request before it has answered the first.
#[test]
fn five_hundred_edits_and_requests_in_one_breath() {
    let mut client = Client::start();
    let uri = client.open("note.md", "# 0\n");
    let mut burst = Vec::new();
    let mut length = 1;
    for round in 1..=ROUNDS {
        let number = round.to_string();
        let change = json!({ "range": range((0, 2), (0, 2 + length)), "text": number });
        length = number.len() as u32;
        burst.extend(frame(
            &json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": { "uri": uri, "version": round + 1 }, "contentChanges": [change] } }),
        ));
        burst.extend(frame(
            &json!({ "jsonrpc": "2.0", "id": round, "method": "textDocument/documentSymbol",
            "params": { "textDocument": { "uri": uri } } }),
        ));
    }
    client.raw(&burst);
    for round in 1..=ROUNDS {
        let symbols = client.response(round as i64);
        assert_eq!(
            symbols["result"][0]["name"],
            round.to_string(),
            "request {round}"
        );
    }
    client.ignore_published();
    assert_eq!(client.headings(&uri), [ROUNDS.to_string()]);
}

/// What is answered on the way is of its own round, and what is known in the end is what a server knows that
/// only ever saw the last text.
#[test]
fn five_hundred_random_edits_are_as_good_as_none() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut model = Model(
        "# Start\n\nAWS SSO and Lambda.\n\n## Second\n\n- one\n- two\n"
            .chars()
            .collect(),
    );
    let mut client = Client::start();
    let uri = client.open("note.md", &model.text());
    let mut requests = Vec::new();
    for round in 1..=ROUNDS {
        let mut changes = vec![model.number(round)];
        changes.extend((0..1 + random.below(3)).map(|_| model.random_edit(&mut random)));
        client.change(&uri, round as i32 + 1, Value::from(changes));
        let (line, column) = model.position(random.below(model.0.len() + 1));
        client.send_request("textDocument/hover", at(&uri, line, column));
        requests.push(client.send_request(
            "textDocument/documentSymbol",
            json!({ "textDocument": { "uri": uri } }),
        ));
    }
    for (round, request) in (1..).zip(requests) {
        assert_eq!(client.response(request - 1).get("error"), None);
        assert_eq!(
            client.response(request)["result"][0]["name"],
            format!("{round}")
        );
    }
    let found = loop {
        let published = client.notification("textDocument/publishDiagnostics");
        if published["version"] == ROUNDS + 1 {
            break published["diagnostics"].clone();
        }
    };
    let mut fresh = Client::start();
    let fresh_uri = fresh.open("note.md", &model.text());
    assert_eq!(found, Value::from(fresh.published(&fresh_uri, 1)));
    assert_eq!(
        view(&mut client, &uri, &model),
        view(&mut fresh, &fresh_uri, &model)
    );
}

/// Everything that the server says about a text.
fn view(client: &mut Client, uri: &str, model: &Model) -> Vec<String> {
    let symbols = client.request(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": uri } }),
    );
    let mut all = vec![symbols.to_string()];
    for offset in (0..model.0.len()).step_by(5) {
        let (line, column) = model.position(offset);
        all.push(
            client
                .request("textDocument/hover", at(uri, line, column))
                .to_string(),
        );
    }
    all.into_iter()
        .map(|answer| answer.replace(uri, "URI"))
        .collect()
}
