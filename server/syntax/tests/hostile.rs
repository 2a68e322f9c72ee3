//! Texts made to be slow to read: every one is read in time that grows with its length, not with its square.

use std::time::{Duration, Instant};

use cloudgloss_syntax::{
    BlockKind, Document, TextEdit, TextRange, markers, question_text, segments,
};

/// Repeated as often as below, most would take minutes if reading them were quadratic.
const PATTERNS: [&str; 42] = [
    "*",
    "**a ",
    "*a_ ",
    "a*b_",
    "_a ",
    "~~a ",
    "==a ",
    "[",
    "![",
    "[[",
    "[a](",
    "[a](<",
    "[a](b \"",
    "![a](b ",
    "]",
    "[]",
    "[a][",
    "[^a",
    "`",
    "`a``",
    "<",
    "<a ",
    "<a b=\"",
    "<a b='<a c=\"",
    "<!-- ",
    "<!-- cloudgloss-ignore ",
    "<?",
    "<!A ",
    "</",
    "<code>",
    "<s>a</",
    "&a",
    "a:A",
    "arn:aws:",
    "://",
    "a@",
    "a.com@",
    "\\",
    "\n[a",
    "|\\",
    "a://",
    ".com/",
];

const KINDS: [BlockKind; 3] = [
    BlockKind::Paragraph,
    BlockKind::TableRow,
    BlockKind::Question,
];

#[track_caller]
fn soon<T>(pattern: &str, read: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = read();
    // A bound against hanging, with room for slow machines.
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{pattern:?} took {:?}",
        start.elapsed()
    );
    result
}

#[test]
fn zones_are_linear() {
    for pattern in PATTERNS {
        let text = pattern.repeat(20_000);
        for kind in KINDS {
            soon(pattern, || segments(kind, &text));
            soon(pattern, || question_text(kind, &text));
        }
        soon(pattern, || markers(&text));
    }
}

#[test]
fn backtick_runs_of_all_lengths_are_linear() {
    let text: String = (1..1500)
        .map(|length| format!("{} a ", "`".repeat(length)))
        .collect();
    soon("backticks", || segments(BlockKind::Paragraph, &text));
}

#[test]
fn edits_behind_an_open_fence_are_quick() {
    let text = "text\n\n- item\n".repeat(20_000);
    let mut document = Document::new(&text);
    soon("fence", || {
        document.apply(&TextEdit::insert(0, "```\n"));
        for at in (0..20).rev() {
            document.apply(&TextEdit::insert(1000 * at, "x"));
        }
    });
    assert_eq!(
        document.blocks(),
        Document::new(&document.rope().to_string()).blocks()
    );
    document.apply(&TextEdit::delete(TextRange::new(0, 4)));
    assert_eq!(
        document.blocks(),
        Document::new(&document.rope().to_string()).blocks()
    );
}
