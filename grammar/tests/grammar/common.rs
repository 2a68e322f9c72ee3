//! What the grammar's tests share: a parser, a source of chance, a view of trees.

use tree_sitter::{Node, Parser, Point, Tree};
use tree_sitter_study_notes::LANGUAGE;

/// A parser for study notes.
pub fn parser() -> Parser {
    let mut parser = Parser::new();
    parser
        .set_language(&LANGUAGE.into())
        .expect("the language fits the library");
    parser
}

/// The tree of a text, parsed from nothing.
pub fn parse(text: &str) -> Tree {
    parser()
        .parse(text, None)
        .expect("parsing is never stopped")
}

/// Every named node on a line of its own: depth, kind, byte range.
pub fn outline(tree: &Tree) -> String {
    let mut lines = String::new();
    visit(tree.root_node(), 0, &mut |node, depth| {
        if node.is_named() {
            lines += &format!(
                "{:indent$}{} {:?}\n",
                "",
                node.kind(),
                node.byte_range(),
                indent = depth * 2
            );
        }
    });
    lines
}

/// What breaks the promise that every text parses: errors, missing nodes, bytes that no block holds.
pub fn defects(tree: &Tree, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let root = tree.root_node();
    visit(root, 0, &mut |node, _| {
        if node.is_error() || node.is_missing() {
            found.push(format!("{node:?}"));
        }
    });
    let byte_order_mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut end = byte_order_mark;
    visit(root, 0, &mut |node, _| {
        if is_block(node) {
            if node.start_byte() != end {
                found.push(format!("a gap at {end} before {node:?}"));
            }
            end = node.end_byte();
        }
    });
    if end != text.len() {
        found.push(format!("the blocks end at {end} of {}", text.len()));
    }
    found
}

/// Whether a node is a leaf block: one whose parent only groups.
fn is_block(node: Node<'_>) -> bool {
    let groups = |node: &Node<'_>| {
        matches!(
            node.kind(),
            "document" | "section" | "card" | "list" | "table"
        )
    };
    !groups(&node) && node.parent().is_some_and(|parent| groups(&parent))
}

/// Walks a tree in the order of its text.
fn visit<'a>(root: Node<'a>, depth: usize, see: &mut impl FnMut(Node<'a>, usize)) {
    see(root, depth);
    let mut cursor = root.walk();
    for child in root.children(&mut cursor) {
        visit(child, depth + 1, see);
    }
}

/// Where tree-sitter sees a byte of a text: its rows end at `\n` only.
pub fn point(text: &str, byte: usize) -> Point {
    let before = &text.as_bytes()[..byte];
    let row = before.iter().filter(|byte| **byte == b'\n').count();
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    Point::new(row, byte - start)
}

/// A source of chance that gives the same sequence for the same seed (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0 to below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    /// One of some things.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}
