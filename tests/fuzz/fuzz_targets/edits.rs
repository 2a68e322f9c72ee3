//! After any edits a note is what it would be when read anew, and its text is what the edits make of a plain string.
#![no_main]

use cloudgloss_syntax::{Document, TextEdit, TextRange};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|case: (String, Vec<(u16, u8, String)>)| {
    let (mut text, edits) = case;
    let mut document = Document::new(&text);
    for (start, len, new_text) in edits {
        let floor = |at: usize| {
            (0..=at.min(text.len()))
                .rev()
                .find(|&at| text.is_char_boundary(at))
        };
        let start = floor(start as usize).unwrap_or(0);
        let end = floor(start + len as usize).unwrap_or(start).max(start);
        document.apply(&TextEdit {
            range: TextRange::new(start, end),
            new_text: new_text.clone(),
        });
        text.replace_range(start..end, &new_text);
        assert_eq!(document.rope().to_string(), text);
        let fresh = Document::new(&text);
        assert_eq!(document.blocks(), fresh.blocks(), "{text:?}");
    }
    assert!(!document.tree().root_node().has_error());
});
