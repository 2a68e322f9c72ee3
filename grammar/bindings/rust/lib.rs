//! The tree-sitter grammar `study_notes`: Markdown study notes, block by block.
//!
//! The grammar is total: every text gives a tree without `ERROR` and `MISSING`
//! nodes. `grammar.js` explains the design; `src/` is generated from it.

use tree_sitter_language::LanguageFn;

#[allow(unsafe_code)]
unsafe extern "C" {
    fn tree_sitter_study_notes() -> *const ();
}

/// The language, for `Parser::set_language(&LANGUAGE.into())`.
#[allow(unsafe_code)]
// SAFETY: the generated function returns a pointer to a static `TSLanguage`.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_study_notes) };

/// The kinds of node and what each may hold, as JSON.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// Which nodes are shown in which colour.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// Which nodes can be folded away.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");

/// Which nodes hold text in another language.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");
