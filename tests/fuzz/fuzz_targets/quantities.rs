//! Figures in any spelling.
#![no_main]

use cloudgloss_corpus::quantity::Quantity;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(quantity) = Quantity::parse(text) {
        assert_eq!(Quantity::parse(text), Some(quantity));
    }
});
