//! An edited document is the document that its text gives when read from the start.

use std::fmt::Debug;

use cloudgloss_syntax::{Block, BlockKind, Document, Splice, TextEdit, TextRange};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What notes are made of, and what tears them apart.
const PARTS: [&str; 64] = [
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    " ",
    "  ",
    "\t",
    "    ",
    "é",
    "漢字",
    "😀",
    "\u{2028}",
    "a",
    "Kinesis",
    "word word",
    "# ",
    "## Lambda\n",
    "#",
    "```",
    "```\n",
    "````sh\n",
    "~~~\n",
    "`",
    "<!--",
    "-->",
    "<!-- x -->\n",
    "<!-- cloudgloss-ignore -->\n",
    "<!-- cloudgloss-ignore",
    "---",
    "---\n",
    "---\nas_of: 2024\n---\n",
    "as_of: 2024-01-01\n",
    "key:",
    "- ",
    "- item\n",
    "  - nested\n",
    "* ",
    "1. one\n",
    "| a | b |\n",
    "|---|---|\n",
    "|",
    "> quote\n",
    ">",
    "Q: what?\n",
    "A: this\n",
    "**Q:** ",
    "Q12. ",
    "A",
    ":",
    " :: ",
    "DLQ :: queue\n",
    "**Term**: text\n",
    "**",
    "===\n",
    "***\n",
    "text\n",
    "more text\n",
    "<div>\n",
    "[x](y)",
    "\\",
    "-",
];

/// Where an edit goes and what it puts there; the places are parts per 65536 of the text.
#[derive(Clone, Debug)]
struct Change {
    at: u16,
    /// Bytes to replace.
    len: usize,
    parts: Vec<&'static str>,
    /// Whether the tree is asked for afterwards.
    look: bool,
}

fn parts(count: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(&PARTS[..]), 0..count)
}

fn change() -> impl Strategy<Value = Change> {
    // Mostly small changes, sometimes a whole stretch.
    let len = prop_oneof![3 => 0..1_usize, 3 => 1..4_usize, 1 => 4..60_usize];
    (any::<u16>(), len, parts(4), any::<bool>()).prop_map(|(at, len, parts, look)| Change {
        at,
        len,
        parts,
        look,
    })
}

/// A change near either end of the text, or somewhere in it.
fn near() -> impl Strategy<Value = Change> {
    let at = prop_oneof![0..40_u16, any::<u16>(), 65500..=u16::MAX];
    (at, change()).prop_map(|(at, change)| Change { at, ..change })
}

fn edit(change: &Change, text: &str) -> TextEdit {
    let floor = |offset: usize| {
        let mut starts = (0..=offset.min(text.len())).rev();
        starts
            .find(|start| text.is_char_boundary(*start))
            .unwrap_or(0)
    };
    let start = floor((text.len() + 1) * usize::from(change.at) / 65536);
    TextEdit::replace(
        TextRange::new(start, floor(start + change.len)),
        change.parts.concat(),
    )
}

/// Runs `test` on seeded random input, so that a failure can be met again; `PROPTEST_CASES` asks for more of it.
fn run<S: Strategy<Value: Debug>>(cases: u32, strategy: &S, test: impl Fn(S::Value)) {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let config = Config {
        cases: asked.unwrap_or(cases),
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let result = TestRunner::new_with_rng(config, rng).run(strategy, |value| {
        test(value);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

fn check_covers(document: &Document) {
    let end = document.iter_blocks().fold(0, |end, (_, range, block)| {
        assert_eq!(range.start, end);
        assert!(block.len > 0);
        range.end
    });
    assert_eq!(end, document.len());
}

fn check_blocks(edited: &Document, text: &str) {
    assert_eq!(edited.rope().to_string(), text);
    assert_eq!(edited.blocks(), Document::new(text).blocks(), "{text:?}");
}

fn check_tree(edited: &Document, text: &str) {
    let fresh = Document::new(text);
    assert_eq!(
        edited.tree().root_node().to_sexp(),
        fresh.tree().root_node().to_sexp(),
        "{text:?}"
    );
}

/// The blocks outside the splice are what they were, in kind and in text.
fn check_splice(before: &Document, after: &Document, splice: &Splice) {
    let texts = |document: &Document, range: std::ops::Range<usize>| -> Vec<(BlockKind, String)> {
        let blocks = document.iter_blocks().skip(range.start).take(range.len());
        blocks
            .map(|(_, range, block)| (block.kind, document.slice(range).into_owned()))
            .collect()
    };
    let (old, new) = (before.blocks().len(), after.blocks().len());
    assert!(splice.start <= splice.old_end && splice.old_end <= old);
    assert!(splice.start <= splice.new_end && splice.new_end <= new);
    assert_eq!(
        texts(before, 0..splice.start),
        texts(after, 0..splice.start)
    );
    assert_eq!(
        texts(before, splice.old_end..old),
        texts(after, splice.new_end..new)
    );
}

/// Applies the changes one by one, with a second document looking on. Only some of the time the tree is asked for, so
/// that it also has to catch up with several edits.
fn replay(mut text: String, changes: &[Change], shared: bool) {
    let mut document = Document::new(&text);
    for change in changes {
        let edit = edit(change, &text);
        let before = shared.then(|| document.clone());
        let splice = document.apply(&edit);
        text.replace_range(edit.range.start..edit.range.end, &edit.new_text);
        check_covers(&document);
        check_blocks(&document, &text);
        if change.look {
            check_tree(&document, &text);
        }
        if let Some(before) = before {
            check_splice(&before, &document, &splice);
        }
    }
}

#[test]
fn edits_give_what_a_fresh_reading_gives() {
    let strategy = (
        parts(40),
        prop::collection::vec(change(), 1..20),
        any::<bool>(),
    );
    run(600, &strategy, |(start, changes, shared)| {
        replay(start.concat(), &changes, shared)
    });
}

/// Blocks too long for a window, so that the tree is needed.
#[test]
fn edits_around_long_blocks_give_the_same() {
    let long = ["```\n", "<!--\n", "- item\n"]
        .map(|start| format!("{start}{}", "long line of text\n".repeat(3000)));
    let strategy = (
        parts(8),
        prop::sample::select(long.to_vec()),
        parts(8),
        prop::collection::vec(near(), 1..8),
    );
    run(24, &strategy, |(before, long, after, changes)| {
        replay(before.concat() + &long + &after.concat(), &changes, true);
    });
}

/// A long text is read in windows, a long insertion into a longer text with its tree.
#[test]
fn windows_give_the_blocks_of_the_whole_tree() {
    let long = (parts(60), 20..400_usize).prop_map(|(parts, times)| parts.concat().repeat(times));
    run(24, &(long, parts(20)), |(long, parts)| {
        let half = "other text\n\n".repeat(long.len() / 8);
        let mut document = Document::new(&half);
        document.apply(&TextEdit::insert(0, long.clone() + &parts.concat()));
        check_covers(&document);
        check_blocks(&document, &(long + &parts.concat() + &half));
    });
}

#[test]
fn typing_a_note_letter_by_letter() {
    let note = "---\nas_of: 2024\n---\n# Ünï\r\n\r\nQ: What is `S3`?\nA: a\n\n```sh\n# not\n```\n<!-- a\nb -->\n| a |\n|--|\n- x\n  - y\n> q\n**T**: d\nT :: d\n";
    let mut document = Document::new("");
    for (at, char) in note.char_indices() {
        document.apply(&TextEdit::insert(at, char));
        check_blocks(&document, &note[..at + char.len_utf8()]);
        check_tree(&document, &note[..at + char.len_utf8()]);
    }
    for (at, char) in note.char_indices().rev() {
        document.apply(&TextEdit::delete(TextRange::new(at, at + char.len_utf8())));
        check_blocks(&document, &note[..at]);
        check_tree(&document, &note[..at]);
    }
}

#[test]
fn ranges_are_clamped() {
    let mut document = Document::new("a é b\n");
    let splice = document.apply(&TextEdit::replace(TextRange::new(3, 400), "x"));
    assert_eq!(
        document.rope().to_string(),
        "a x",
        "inside a character is its start"
    );
    assert_eq!(splice.old(), 0..1);
    document.apply(&TextEdit::replace(TextRange::new(99, 1), "y"));
    assert_eq!(document.rope().to_string(), "a xy");
    document.apply(&TextEdit::replace(TextRange::new(3, 1), "z"));
    assert_eq!(
        document.rope().to_string(),
        "a xzy",
        "ends the wrong way round insert"
    );
}

#[test]
fn only_the_touched_block_is_new() {
    let mut document = Document::new("# A\n\none\n\ntwo\n\n- x\n- y\n");
    let at = document.rope().to_string().find("two").unwrap_or_default();
    let splice = document.apply(&TextEdit::insert(at + 1, "w"));
    assert_eq!((splice.old(), splice.new_blocks()), (4..5, 4..5));
    let none = document.apply(&TextEdit::insert(3, ""));
    assert_eq!((none.old().len(), none.new_blocks().len()), (0, 0));
}

#[test]
fn a_clone_keeps_its_text() {
    let mut document = Document::new("# A\n");
    let clone = document.clone();
    document.apply(&TextEdit::insert(0, "text\n\n"));
    let heading = Block {
        len: 4,
        kind: BlockKind::Heading { level: 1 },
    };
    assert_eq!(clone.blocks(), [heading]);
    assert_eq!(document.blocks().len(), 3);
}
