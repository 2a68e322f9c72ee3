use proptest::prelude::*;

use super::*;
use crate::{
    quantity::{Quantity, quantities},
    words::{sentences, testing::Read},
};

/// The words that the pattern matches in the text; the value is "5 TB", the former one "1 TB".
fn found(pattern: &str, text: &str) -> Option<String> {
    let mut vocabulary = Vocabulary::default();
    let pattern = Pattern::parse(pattern, &mut vocabulary)
        .unwrap_or_else(|error| panic!("{pattern}: {error}"));
    let read = Read::with(text, vocabulary);
    let value = |quantity: &Quantity, slot: Slot| {
        let same = |text: &str| Quantity::parse(text).is_some_and(|other| other.same(quantity));
        match slot {
            Slot::Any => true,
            Slot::Value => same("5 TB"),
            Slot::Was => same("1 TB"),
        }
    };
    let mut block = Vec::new();
    for sentence in sentences(&read.tokens) {
        quantities(&read.tokens, &read.text, sentence.clone(), &mut block);
        if let Some(tokens) = pattern.find(&read.tokens, sentence, &block, &value) {
            return Some(read.text_of(tokens));
        }
    }
    None
}

#[track_caller]
fn check(pattern: &str, matches: &[&str], others: &[&str]) {
    for text in matches {
        assert!(
            found(pattern, text).is_some(),
            "`{pattern}` does not match `{text}`"
        );
    }
    for text in others {
        assert_eq!(found(pattern, text), None, "`{pattern}` matches `{text}`");
    }
}

#[test]
fn words_follow_one_another() {
    check(
        "read replica",
        &[
            "Read replicas are",
            "a read-replica",
            "read, replica",
            "**Read** replica",
        ],
        &["read a replica", "replica read", "| read | replica |"],
    );
    check("support", &["supported", "supports"], &["supporter"]);
    check("/tmp", &["in `/tmp`", "the tmp folder"], &["temporary"]);
    check("route 53", &["Route 53 is"], &["Route 54"]);
}

#[test]
fn choices_and_options() {
    check("object|file", &["a file", "Objects"], &["a thing"]);
    check(
        "(in flight|outstanding) message",
        &["in-flight messages", "outstanding messages"],
        &["in messages", "flight messages"],
    );
    check("message? size", &["message size", "size"], &["message"]);
    check(
        "bucket (per account)? limit",
        &["bucket limit", "buckets per account limit"],
        &["bucket per limit"],
    );
    check(
        "eventual|eventually consistency|consistent",
        &["eventual consistency", "eventually consistent"],
        &["consistent eventually"],
    );
    check("a b|(c d)|e f", &["a b f", "a c d f", "a e f"], &["a c f"]);
    check(
        "(read (after|before) write)? consistency",
        &["consistency", "read-after-write consistency"],
        &["read write"],
    );
}

#[test]
fn gaps() {
    check(
        "size .. message",
        &["size message", "size of a big message"],
        &["size of a very big message", "size. Message"],
    );
    check(
        "size ... message",
        &["size of a very big and really long message"],
        &["size 1 2 3 4 5 6 7 8 9 message"],
    );
    check(
        "message .. (be|up to)",
        &["A message can be", "messages of up to"],
        &["be a message"],
    );
    assert_eq!(found("a .. b", "a x b b").as_deref(), Some("a x b"));
}

#[test]
fn a_gap_counts_a_quantity_as_one_word() {
    check(
        "limit .. queue",
        &["limit of 300 messages queue", "limit is 1,000,000 MB queue"],
        &["limit one a b c queue"],
    );
    check("queue .. second", &["queue 300 messages per second"], &[]);
}

#[test]
fn quantities_by_slot() {
    check(
        "up to {n}",
        &["up to 5 MB", "up to five files", "up to 128 MB - 3 GB"],
        &["up to now"],
    );
    check(
        "{n} message",
        &[
            "300 messages",
            "300 messages per second",
            "up to 3,000 messages",
        ],
        &["message 300"],
    );
    check("{value}", &["5 TB", "5,120 GB", "1 GB to 5 TB"], &["1 TB"]);
    check("{was} object", &["1 TB objects"], &["5 TB objects"]);
    check(
        "per second",
        &["300 messages per second"],
        &["300 messages"],
    );
}

#[test]
fn negation_has_to_be_asked_for() {
    check(
        "eventually consistent",
        &["It is eventually consistent"],
        &[
            "is no longer eventually consistent",
            "is not eventually consistent",
            "isn't eventually consistent",
        ],
    );
    check(
        "object .. eventually consistent",
        &["objects are eventually consistent"],
        &["objects are not eventually consistent"],
    );
    check(
        "NOT support",
        &["does not support it", "doesn't support", "cannot support"],
        &["supports", "not only supports"],
    );
    check(
        "NOT .. mount",
        &["can't be mounted", "is unable to mount"],
        &["can be mounted"],
    );
    check(
        "NOT support",
        &["no longer supported", "unable to support"],
        &[],
    );
    check(
        "message .. larger",
        &["A message cannot be larger than 5 MB"],
        &[],
    );
    check("not consistent", &[], &["consistent"]);
}

#[test]
fn the_leftmost_match_is_found() {
    assert_eq!(
        found("message size", "The size; message size and message size").as_deref(),
        Some("message size")
    );
    assert_eq!(found("a? b", "x a b").as_deref(), Some("a b"));
}

#[test]
fn what_makes_no_pattern() {
    for (source, at) in [
        ("", 0),
        ("a |", 3),
        ("| a", 0),
        ("(a", 0),
        ("a)", 1),
        ("()", 1),
        ("a ..", 4),
        (".. a", 0),
        ("a?", 0),
        ("{x} a", 0),
        ("a ?? b", 3),
        ("a - b", 2),
        ("((a)", 0),
    ] {
        let error = Pattern::parse(source, &mut Vocabulary::default()).map(|_| ());
        assert_eq!(error.map_err(|error| error.at), Err(at), "{source}");
    }
}

#[test]
fn anchors_are_words_that_have_to_be_there() {
    let mut vocabulary = Vocabulary::default();
    let mut anchors = |source: &str| -> Vec<String> {
        let pattern = Pattern::parse(source, &mut vocabulary).expect("a pattern");
        pattern
            .anchors()
            .iter()
            .map(|word| vocabulary.word(*word).to_owned())
            .collect()
    };
    assert_eq!(anchors("up to {n} message"), ["messag"]);
    assert_eq!(anchors("the object|file? shard"), ["shard"]);
    assert_eq!(anchors("(in flight|outstanding)"), ["in", "outstand"]);
    assert_eq!(anchors("{n}"), Vec::<String>::new());
}

#[test]
fn survives_being_written_and_read() {
    let pattern =
        Pattern::parse("NOT (a b|c)? .. {was} x|y", &mut Vocabulary::default()).expect("a pattern");
    let bytes = postcard::to_stdvec(&pattern).expect("serialises");
    assert_eq!(
        postcard::from_bytes::<Pattern>(&bytes).expect("reads"),
        pattern
    );
    assert!(pattern.has_negation());
}

/// Pieces of which patterns and texts are made.
fn pieces(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn nothing_panics(source in pieces(&["a", "b", "(", ")", "|", "?", "..", "...", "NOT", "{n}", "{was}", "not", "-", "é"]), text in pieces(&["a", "b", "not", "5 MB", "300 a per second", ",", ".", "|", "B", "no longer"])) {
        let mut vocabulary = Vocabulary::default();
        let Ok(pattern) = Pattern::parse(&source, &mut vocabulary) else { return Ok(()) };
        let read = Read::with(&text, vocabulary);
        let mut block = Vec::new();
        for sentence in sentences(&read.tokens) {
            quantities(&read.tokens, &read.text, sentence.clone(), &mut block);
            if let Some(found) = pattern.find(&read.tokens, sentence.clone(), &block, &|_, _| true) {
                prop_assert!(found.start >= sentence.start && found.start < found.end && found.end <= sentence.end);
                let anchors = pattern.anchors();
                prop_assert!(anchors.is_empty() || read.tokens[found].iter().any(|token| anchors.contains(&token.word)));
            }
        }
    }

    #[test]
    fn any_source_is_a_pattern_or_an_error(source in ".{0,40}") {
        if let Err(error) = Pattern::parse(&source, &mut Vocabulary::default()) {
            prop_assert!(source.is_char_boundary(error.at));
        }
    }
}
