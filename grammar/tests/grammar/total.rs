//! Every text parses, and an edited tree is the tree of the edited text.

use crate::common::{Chance, defects, outline, parse, parser, point};
use tree_sitter::{InputEdit, Tree};

const NOTE: &str = include_str!("note.md");

/// What edits insert: markers whole and broken, all line breaks, characters of every length.
const PIECES: [&str; 86] = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\r\r\n",
    " ",
    "    ",
    "\t",
    "-",
    "--",
    "---",
    "---\n",
    "----",
    "\n---\n",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "#",
    "# ",
    "\n## Lambda\n",
    "```",
    "\n```\n",
    "````",
    "``````",
    "`````````",
    "```rust\n",
    "~~~",
    "\n~~~\n",
    "~~~~",
    "~~~~~~~",
    "`",
    "<!--",
    "-->",
    "<!-- note -->",
    "\n<!--\n",
    "<!-->",
    "<!-- cloudgloss-ignore a -->",
    "<!-- cloudgloss-ignore",
    "Q:",
    "\nQ: what?\n",
    "**Q:** ",
    "**Q",
    "Q12. ",
    "Question 3:",
    "QUESTION",
    "A:",
    "\nA: so\n",
    "**A:** ",
    "Answer:",
    "a :: b",
    " :: ",
    "::",
    "\nTerm :: words\n",
    "**Term**: ",
    "**",
    "*",
    ":**",
    ":",
    ": ",
    "key: value",
    "as_of:",
    "|",
    "\n| a | b |\n",
    "> ",
    ">",
    "\n> quoted\n",
    "===",
    "***",
    "___",
    "a",
    "words here",
    ".",
    "0",
    "é",
    "日本",
    "🦀",
    "e\u{301}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "\0\0\n",
    "\u{10fffe}",
    "\u{10ffff}",
];

#[test]
fn edited_trees_are_fresh_trees() {
    for seed in 0..40 {
        let mut chance = Chance(seed);
        let mut text = if seed % 2 == 0 {
            NOTE.to_owned()
        } else {
            String::new()
        };
        let mut tree = parse(&text);
        for step in 0..250 {
            let (start, end) = range(&mut chance, &text);
            let piece = piece(&mut chance, &text);
            tree = edited(&tree, &mut text, start, end, &piece);
            let fresh = parse(&text);
            let place =
                format!("seed {seed}, step {step}, {start}..{end} -> {piece:?} in {text:?}");
            assert_eq!(defects(&fresh, &text), Vec::<String>::new(), "{place}");
            assert_eq!(outline(&tree), outline(&fresh), "{place}");
        }
    }
}

/// Every start of a note, and every end of one, is a note.
#[test]
fn cut_notes_parse() {
    for cut in 0..=NOTE.len() {
        for half in [NOTE.get(..cut), NOTE.get(cut..)].into_iter().flatten() {
            assert_eq!(
                defects(&parse(half), half),
                Vec::<String>::new(),
                "{half:?}"
            );
        }
    }
}

/// Every pair and triple of pieces is a note: no token begins that the grammar cannot end.
#[test]
fn pieces_in_any_order_parse() {
    let mut parser = parser();
    for first in PIECES {
        for second in PIECES {
            for third in PIECES {
                let text = format!("{first}{second}{third}");
                let tree = parser.parse(&text, None).expect("parsing is never stopped");
                assert!(
                    !tree.root_node().has_error(),
                    "{text:?}: {}",
                    tree.root_node()
                );
            }
        }
    }
}

/// The bytes that an edit takes away: mostly few, now and then many. Notes stay small.
fn range(chance: &mut Chance, text: &str) -> (usize, usize) {
    let start = chance.below(text.len() + 1);
    let long = if text.len() > 1500 { text.len() } else { 40 };
    let len = match chance.below(10) {
        0..5 => 0,
        5..9 => chance.below(4),
        _ => chance.below(long),
    };
    (
        boundary(text, start),
        boundary(text, (start + len).min(text.len())),
    )
}

/// The character boundary at or before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte)
        .rev()
        .find(|byte| text.is_char_boundary(*byte))
        .unwrap_or(0)
}

/// What an edit puts in: nothing, a piece, some pieces, or a part of the text itself.
fn piece(chance: &mut Chance, text: &str) -> String {
    match chance.below(8) {
        0 => String::new(),
        1 => (0..chance.below(6))
            .map(|_| *chance.pick(&PIECES))
            .collect(),
        2 if !text.is_empty() => {
            let start = chance.below(text.len());
            let end = (start + chance.below(60)).min(text.len());
            text[boundary(text, start)..boundary(text, end)].to_owned()
        }
        _ => (*chance.pick(&PIECES)).to_owned(),
    }
}

/// Edits the text and gives the tree that the parser makes of it from the tree before.
fn edited(tree: &Tree, text: &mut String, start: usize, end: usize, piece: &str) -> Tree {
    let mut old = tree.clone();
    let old_end_position = point(text, end);
    text.replace_range(start..end, piece);
    old.edit(&InputEdit {
        start_byte: start,
        old_end_byte: end,
        new_end_byte: start + piece.len(),
        start_position: point(text, start),
        old_end_position,
        new_end_position: point(text, start + piece.len()),
    });
    parser()
        .parse(text.as_str(), Some(&old))
        .expect("parsing is never stopped")
}
