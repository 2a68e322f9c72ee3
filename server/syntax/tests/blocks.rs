//! Notes and the blocks they give.

use cloudgloss_syntax::{BlockKind, Document};

/// One line for each block: its kind and its text.
#[track_caller]
fn check(note: &str, expected: &[(BlockKind, &str)]) {
    let document = Document::new(note);
    let blocks: Vec<_> = document
        .iter_blocks()
        .map(|(_, range, block)| (block.kind, document.slice(range).into_owned()))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(kind, text)| (*kind, (*text).to_owned()))
        .collect();
    assert_eq!(blocks, expected, "{note:?}");
}

fn heading(level: u8) -> BlockKind {
    BlockKind::Heading { level }
}

fn item(indent: u8) -> BlockKind {
    BlockKind::ListItem { indent }
}

#[test]
fn no_text_has_no_blocks() {
    check("", &[]);
    assert_eq!(Document::new("").block_at(0), None);
}

#[test]
fn headings_and_paragraphs() {
    use BlockKind::{Blank, Paragraph};
    check(
        "# A\n\none\ntwo\n\n\n###### B\ntext",
        &[
            (heading(1), "# A\n"),
            (Blank, "\n"),
            (Paragraph, "one\ntwo\n"),
            (Blank, "\n\n"),
            (heading(6), "###### B\n"),
            (Paragraph, "text"),
        ],
    );
}

#[test]
fn lists_are_flat_with_their_indentation() {
    check(
        "- a\n  more\n  - b\n\t* c\n10. d\n",
        &[
            (item(0), "- a\n  more\n"),
            (item(2), "  - b\n"),
            (item(4), "\t* c\n"),
            (item(0), "10. d\n"),
        ],
    );
    let deep = format!("{}- x\n", " ".repeat(300));
    check(&deep, &[(item(255), &deep)]);
}

#[test]
fn tables_give_a_block_for_each_row() {
    use BlockKind::{TableDelimiter, TableRow};
    check(
        "| a | b |\n|:--|--:|\n| - | |\n| c |\n",
        &[
            (TableRow, "| a | b |\n"),
            (TableDelimiter, "|:--|--:|\n"),
            (TableDelimiter, "| - | |\n"),
            (TableRow, "| c |\n"),
        ],
    );
}

#[test]
fn cards_and_definitions() {
    use BlockKind::{Answer, Definition, Question};
    check(
        "Q: What?\nReally?\n**A:** This.\nAnd that.\nDLQ :: a queue\n**SSE**: encryption\n",
        &[
            (Question, "Q: What?\nReally?\n"),
            (Answer, "**A:** This.\nAnd that.\n"),
            (Definition, "DLQ :: a queue\n"),
            (Definition, "**SSE**: encryption\n"),
        ],
    );
}

#[test]
fn what_is_not_prose() {
    use BlockKind::{Code, Comment, FrontMatter, Marker, Quote};
    check(
        "---\nas_of: 2024\n---\n> a\n> b\n```sh\n# x\n```\n<!-- a\nb -->\n<!-- cloudgloss-ignore -->\n~~~\nopen",
        &[
            (FrontMatter, "---\nas_of: 2024\n---\n"),
            (Quote, "> a\n> b\n"),
            (Code, "```sh\n# x\n```\n"),
            (Comment, "<!-- a\nb -->\n"),
            (Marker, "<!-- cloudgloss-ignore -->\n"),
            (Code, "~~~\nopen"),
        ],
    );
}

#[test]
fn a_byte_order_mark_belongs_to_the_first_block() {
    check(
        "\u{feff}# A\nx\n",
        &[(heading(1), "\u{feff}# A\n"), (BlockKind::Paragraph, "x\n")],
    );
}

#[test]
fn front_matter_is_read_from_its_block() {
    let document = Document::new("\u{feff}---\r\nas_of: \"2024-03-01\"\r\n---\r\ntext\r\n");
    let front = document.front_matter();
    let entry = front.get("as_of").expect("as_of is there");
    assert_eq!(entry.value, "2024-03-01");
    assert_eq!(document.slice(entry.value_range), "2024-03-01");
    assert_eq!(Document::new("text\n").front_matter().range, None);
}

#[test]
fn blocks_are_found_by_offset() {
    let document = Document::new("# A\ntext");
    let found = |offset| {
        document
            .block_at(offset)
            .map(|(index, range, _)| (index, range.start))
    };
    assert_eq!(found(0), Some((0, 0)));
    assert_eq!(found(3), Some((0, 0)));
    assert_eq!(found(4), Some((1, 4)));
    assert_eq!(
        found(8),
        Some((1, 4)),
        "the end of the text belongs to the last block"
    );
    assert_eq!(found(9), None);
}
