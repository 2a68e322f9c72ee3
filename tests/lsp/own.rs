//! What the user defines and answers in notes that no editor shows.

use std::fs;

use crate::client::{Client, PATIENCE, Setup, at};
use crate::workspace::changed;

/// What a closed note defines and answers joins what is known, and follows its file.
#[test]
fn own_words_of_closed_notes_are_explained_and_completed() {
    let cards = "Order book :: the list of all orders\n\nQ: Why order books?\nA: To trade.\n";
    let mut client = Setup::new().file("sub/cards.md", cards).start();
    let uri = client.open(
        "open.md",
        "An order book\n\nQ: Why order b\n\nAn order bo\n",
    );
    client.ignore_published();
    let hover = |client: &mut Client| {
        let shown = client.request("textDocument/hover", at(&uri, 0, 5));
        shown["contents"].to_string()
    };
    let until = |client: &mut Client, words: &str| {
        let end = std::time::Instant::now() + PATIENCE;
        while !hover(client).contains(words) {
            assert!(std::time::Instant::now() < end, "{}", hover(client));
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    };
    until(&mut client, "the list of all orders");
    assert!(hover(&mut client).contains("yours, in sub/cards"));
    let place = client.request("textDocument/definition", at(&uri, 0, 5));
    assert_eq!(place["uri"], client.uri("sub/cards.md"));
    let first = |client: &mut Client, line, column| {
        let mut found = client.request("textDocument/completion", at(&uri, line, column));
        found["items"][0]["textEdit"]["newText"].take()
    };
    assert_eq!(first(&mut client, 2, 14), "Why order books?\nA: To trade.");
    assert_eq!(first(&mut client, 4, 11), "Order book");
    fs::write(client.path("sub/cards.md"), "Order book :: paper\n").unwrap();
    changed(&mut client, &[("sub/cards.md", 2)]);
    until(&mut client, "paper");
    fs::remove_file(client.path("sub/cards.md")).unwrap();
    changed(&mut client, &[("sub/cards.md", 3)]);
    until(&mut client, "null");
}
