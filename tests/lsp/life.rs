//! How it ends.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, Setup, at};

#[test]
fn shutdown_then_exit_is_0() {
    let mut client = Client::start();
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    assert_eq!(
        client.request_error("textDocument/hover", at("file:///nowhere.md", 0, 0)),
        -32600
    );
    client.notify("exit", Value::Null);
    assert_eq!(client.wait().code(), Some(0));
}

/// tower-lsp cancels what is under way at `exit`, the answer to `shutdown` too.
#[test]
fn shutdown_and_exit_in_one_breath_is_0() {
    let mut client = Client::start();
    client.send_request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait().code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_1() {
    let mut client = Client::start();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait().code(), Some(1));
}

#[test]
fn exit_before_initialize_is_1() {
    let mut client = Client::spawn();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait().code(), Some(1));
}

#[test]
fn a_closed_stdin_ends_it() {
    let mut client = Client::start();
    client.close_stdin();
    assert_eq!(client.wait().code(), Some(1));
}

#[test]
fn a_closed_stdin_ends_it_in_the_middle_of_a_frame() {
    let mut client = Client::start();
    client.raw(b"Content-Length: 100\r\n\r\n{\"jsonrpc\":");
    client.close_stdin();
    assert_eq!(client.wait().code(), Some(1));
}

/// The pipe stays open, as when something else holds it: only the number of the process tells.
#[cfg(unix)]
#[test]
fn the_death_of_the_client_ends_it() {
    let mut parent = Command::new("sleep")
        .arg("600")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut client = Setup::new().process(parent.id()).start();
    assert_eq!(client.child.try_wait().unwrap(), None);
    parent.kill().unwrap();
    parent.wait().unwrap();
    client.wait();
}

/// A client in another container has a number that nobody has here.
#[test]
fn a_client_that_was_never_seen_is_not_missed() {
    let mut client = Setup::new().process(u32::MAX >> 1).start();
    std::thread::sleep(std::time::Duration::from_millis(2500));
    client.request("textDocument/hover", at("file:///nowhere.md", 0, 0));
}

#[test]
fn the_version_is_told() {
    let output = Command::new(env!("CARGO_BIN_EXE_cloudgloss"))
        .arg("--version")
        .output()
        .unwrap();
    let mut client = Client::spawn();
    let answer = client.request(
        "initialize",
        json!({ "processId": null, "rootUri": null, "capabilities": {} }),
    );
    let version = answer["serverInfo"]["version"].as_str().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().trim(),
        format!("cloudgloss {version}")
    );
}
