//! Any text is a tree without ERROR, and blocks that cover it.
#![no_main]

use cloudgloss_syntax::Document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Document::new(text);
    assert!(!document.tree().root_node().has_error());
    let covered: usize = document
        .blocks()
        .iter()
        .map(|block| block.len as usize)
        .sum();
    assert_eq!(covered, text.len());
});
