//! Files that are odd, and files of which nobody tells.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::client::{Client, PATIENCE, Setup};
use crate::workspace::{OUTDATED, changed, named_in, wait_for};

fn open_and_close(client: &mut Client, name: &str) {
    let uri = client.open(name, "");
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
}

/// Said once, however often it is met.
#[test]
fn a_closed_note_of_more_than_32_mb_is_left_out() {
    let mut client = Setup::new().file("a.md", "KDF\n").start();
    let uri = client.open("open.md", "KDF\n");
    let long = "KDF\n".repeat((32 << 20) / 4 + 1);
    // Whole at once: half of it would be a note to read.
    fs::write(client.path("long.part"), long).unwrap();
    fs::rename(client.path("long.part"), client.path("long.md")).unwrap();
    for _ in 0..2 {
        changed(&mut client, &[("long.md", 1)]);
    }
    let said = client.notification("window/showMessage");
    let said = said["message"].as_str().unwrap();
    assert!(said.contains("long.md") && said.contains("32 MB"), "{said}");
    wait_for(&mut client, &uri, &["a.md", "open.md"]);
    // Shorter, it counts.
    fs::write(client.path("long.md"), "KDF\n").unwrap();
    changed(&mut client, &[("long.md", 2)]);
    wait_for(&mut client, &uri, &["a.md", "long.md", "open.md"]);
    client.ignore_published();
}

/// A client that cannot watch files: they are looked for while it works with others.
#[test]
fn files_of_which_nobody_tells_are_found() {
    let mut client = Setup::new().file("gone.md", "KDF\n").start();
    let uri = client.open("open.md", "KDF\n");
    wait_for(&mut client, &uri, &["gone.md", "open.md"]);
    fs::remove_file(client.path("gone.md")).unwrap();
    fs::write(client.path("new.md"), "KDF\n").unwrap();
    fs::write(client.path(".cloudgloss.toml"), "enabled = false\n").unwrap();
    let end = Instant::now() + PATIENCE;
    while named_in(&mut client, &uri) != ["new.md", "open.md"] {
        assert!(Instant::now() < end);
        open_and_close(&mut client, "other.md");
        std::thread::sleep(Duration::from_millis(100));
    }
    let outdated = client.open("outdated.md", OUTDATED);
    assert_eq!(client.published(&outdated, 1).len(), 0);
    client.ignore_published();
}

/// One that can watch is trusted.
#[test]
fn a_client_that_watches_is_waited_for() {
    let watches =
        json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Setup::new().capabilities(watches).start();
    let asked = client.server_request("client/registerCapability");
    client.reply(&asked, serde_json::Value::Null);
    let globs = asked["params"]["registrations"][0]["registerOptions"]["watchers"].to_string();
    for part in ["*.{md", ".cloudgloss.toml", "gitignore"] {
        assert!(globs.contains(part), "{part} in {globs}");
    }
    let uri = client.open("open.md", "KDF\n");
    wait_for(&mut client, &uri, &["open.md"]);
    fs::write(client.path("new.md"), "KDF\n").unwrap();
    std::thread::sleep(Duration::from_millis(2500));
    open_and_close(&mut client, "other.md");
    assert_eq!(named_in(&mut client, &uri), ["open.md"]);
    changed(&mut client, &[("new.md", 1)]);
    wait_for(&mut client, &uri, &["new.md", "open.md"]);
    client.ignore_published();
}
