//! Settings files: problems have a place in the text, and "ignore in this workspace" keeps a right file right.
#![no_main]

use cloudgloss_ide::{Config, ignored_in_settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (before, problems) = Config::from_toml(text);
    for problem in &problems {
        assert!(text.is_char_boundary(problem.offset), "{problem:?}");
        assert!(!problem.message.is_empty());
    }
    if let Some(changed) = ignored_in_settings(text, "sqs") {
        let (after, _) = Config::from_toml(&changed);
        assert_eq!(after.hover, before.hover);
        if problems.is_empty() {
            assert!(after.ignore.contains("sqs"), "{changed:?}");
        }
    }
});
