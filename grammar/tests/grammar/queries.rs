//! The queries name only nodes that exist, and find them.

use crate::common::parse;
use tree_sitter::{Query, QueryCursor, StreamingIterator};
use tree_sitter_study_notes::{
    FOLDS_QUERY, HIGHLIGHTS_QUERY, INJECTIONS_QUERY, LANGUAGE, NODE_TYPES,
};

const NOTE: &str = include_str!("note.md");

/// Each capture of a query in the note: name and text.
fn captures(source: &str) -> Vec<(String, String)> {
    let query = Query::new(&LANGUAGE.into(), source).expect("the query compiles");
    let tree = parse(NOTE);
    let mut cursor = QueryCursor::new();
    let mut matches = cursor.captures(&query, tree.root_node(), NOTE.as_bytes());
    let mut found = Vec::new();
    while let Some((query_match, index)) = matches.next() {
        let capture = query_match.captures()[*index];
        let name = query.capture_names()[capture.index as usize];
        found.push((name.to_owned(), NOTE[capture.node.byte_range()].to_owned()));
    }
    found
}

fn finds(found: &[(String, String)], name: &str, text: &str) -> bool {
    found.iter().any(|(a, b)| a == name && b == text)
}

#[test]
fn highlights_show_markers_and_text() {
    let found = captures(HIGHLIGHTS_QUERY);
    assert!(
        finds(&found, "markup.heading.1", "# AWS Lambda\n"),
        "{found:?}"
    );
    assert!(finds(&found, "markup.list", "- "), "{found:?}");
    assert!(finds(&found, "property", "as_of:"), "{found:?}");
    assert!(
        finds(&found, "comment", "<!-- one of\n# many lines\n-->\n"),
        "{found:?}"
    );
}

#[test]
fn folds_are_blocks_of_many_lines() {
    let found = captures(FOLDS_QUERY);
    assert!(found.iter().all(|(name, _)| name == "fold"), "{found:?}");
    assert!(
        found.iter().any(|(_, text)| text.starts_with("````md\n")),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(_, text)| text.starts_with("## Limits\n")),
        "{found:?}"
    );
}

#[test]
fn injections_read_yaml_and_inline_markdown() {
    let found = captures(INJECTIONS_QUERY);
    assert!(
        finds(&found, "injection.content", "It scales by itself,"),
        "{found:?}"
    );
    assert!(
        found.iter().any(|(_, text)| text.starts_with("---\nas_of")),
        "{found:?}"
    );
}

#[test]
fn node_types_are_the_languages() {
    for kind in [
        "document",
        "section",
        "front_matter",
        "list_item",
        "fenced_code",
        "blank",
    ] {
        assert!(
            NODE_TYPES.contains(&format!("\"type\": \"{kind}\"")),
            "{kind}"
        );
    }
}
