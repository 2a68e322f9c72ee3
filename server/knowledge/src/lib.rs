//! The knowledge that comes with the binary: `content/`, compiled by `build.rs`.
//!
//! A crate of its own, because the compiler of the content is the corpus crate itself.

use std::sync::{Arc, OnceLock};

use cloudgloss_corpus::{Corpus, Knowledge};

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));

/// The corpus of this binary; decoded once, at the first call.
pub fn corpus() -> Arc<Corpus> {
    static CORPUS: OnceLock<Arc<Corpus>> = OnceLock::new();
    let decode = || Arc::new(Corpus::new(Knowledge::from_bytes(BLOB).unwrap_or_default()));
    Arc::clone(CORPUS.get_or_init(decode))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_blob_decodes() {
        assert!(cloudgloss_corpus::Knowledge::from_bytes(super::BLOB).is_ok());
        assert!(!super::corpus().entries().is_empty());
    }
}
