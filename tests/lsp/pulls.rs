//! Requests for the diagnostics of the workspace that wait for news, and answers in pieces.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, PATIENCE, Setup, at};
use crate::workspace::{OUTDATED, changed, check};

/// Asks for the diagnostics of the workspace as an editor does that takes answers in pieces.
fn pull(client: &mut Client, known: &Value) -> i64 {
    let params = json!({ "previousResultIds": known, "partialResultToken": "pieces" });
    client.send_request("workspace/diagnostic", params)
}

fn silent(client: &mut Client) -> bool {
    // What the server does with one request after the other, it does in order.
    client.request("workspace/symbol", json!({ "query": "no such thing" }));
    std::thread::sleep(std::time::Duration::from_millis(150));
    !client.has_response()
}

/// A client whose question is answered, that waits for the next answer, and what it knows.
fn waiting() -> (Client, i64, Value) {
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let setup = Setup::new().capabilities(capabilities);
    let mut client = setup.file("a.md", OUTDATED).file("b.md", "b\n").start();
    let first = pull(&mut client, &json!([]));
    assert_eq!(client.response(first)["result"]["items"], json!([]));
    let second = pull(&mut client, &json!([]));
    assert!(silent(&mut client), "nothing is known that could be told");
    check(&mut client);
    let items = client.response(second)["result"]["items"].take();
    assert_eq!(items[0]["items"].as_array().unwrap().len(), 1, "{items}");
    let known = |one: &Value| json!({ "uri": one["uri"], "value": one["resultId"] });
    let known: Vec<Value> = items.as_array().unwrap().iter().map(known).collect();
    let known = Value::from(known);
    let third = pull(&mut client, &known);
    assert!(silent(&mut client));
    (client, third, known)
}

#[test]
fn a_request_for_the_workspace_waits_for_news() {
    let (mut client, held, _) = waiting();
    fs::write(client.path("b.md"), OUTDATED).unwrap();
    changed(&mut client, &[("b.md", 2)]);
    let items = client.response(held)["result"]["items"].take();
    let kinds: Vec<_> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(kinds, ["unchanged", "full"]);
    assert_eq!(items[1]["uri"], client.uri("b.md"));
}

#[test]
fn a_request_that_waits_can_be_taken_back() {
    let (mut client, held, _) = waiting();
    client.notify("$/cancelRequest", json!({ "id": held }));
    assert_eq!(client.response(held)["error"]["code"], -32800);
}

#[test]
fn of_many_requests_only_the_last_waits() {
    let (mut client, held, known) = waiting();
    let more: Vec<i64> = (0..1500).map(|_| pull(&mut client, &known)).collect();
    let (last, others) = more.split_last().unwrap();
    for id in [held].iter().chain(others) {
        assert_eq!(
            client.response(*id)["result"]["items"][0]["kind"],
            "unchanged"
        );
    }
    assert!(
        silent(&mut client),
        "other requests are answered, and this one waits"
    );
    let shutdown = client.send_request("shutdown", Value::Null);
    assert_eq!(
        client.response(*last)["result"]["items"][0]["kind"],
        "unchanged"
    );
    client.response(shutdown);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait().code(), Some(0));
}

#[test]
fn an_exit_does_not_wait_for_a_request_that_waits() {
    let (mut client, _, _) = waiting();
    let begin = std::time::Instant::now();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait().code(), Some(1));
    assert!(begin.elapsed() < PATIENCE / 2);
}

#[test]
fn many_answers_come_in_pieces() {
    let mut setup = Setup::new().capabilities(json!({ "textDocument": { "diagnostic": {} } }));
    for number in 0..700 {
        setup = setup.file(&format!("n{number:03}.md"), OUTDATED);
    }
    let mut client = setup.start();
    let uri = client.open("open.md", "AWS SSO\n");
    client.ignore_published();
    check(&mut client);
    let mut items = Vec::new();
    let pieces = |client: &mut Client, id: i64, token: &str| {
        let mut sizes = Vec::new();
        loop {
            let message = client
                .receive(|message| message["id"] == id || message["params"]["token"] == token);
            match message.get("result") {
                Some(left) => return (sizes, left.clone()),
                None => sizes.push(message["params"]["value"].clone()),
            }
        }
    };
    let end = std::time::Instant::now() + PATIENCE;
    while items.len() < 700 {
        assert!(std::time::Instant::now() < end, "only {}", items.len());
        let id = pull(&mut client, &json!([]));
        let (told, left) = pieces(&mut client, id, "pieces");
        let told = told
            .iter()
            .flat_map(|piece| piece["items"].as_array().unwrap().clone());
        items = told
            .chain(left["items"].as_array().unwrap().clone())
            .collect();
    }
    let mut params = at(&uri, 0, 1);
    params["context"] = json!({ "includeDeclaration": true });
    params["partialResultToken"] = json!("places");
    let id = client.send_request("textDocument/references", params);
    let (told, left) = pieces(&mut client, id, "places");
    let told: Vec<usize> = told
        .iter()
        .map(|piece| piece.as_array().unwrap().len())
        .collect();
    assert_eq!((told, left), (vec![500, 201], json!([])));
}
