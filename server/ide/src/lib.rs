//! The features of Cloudgloss: pure functions of a [`Snapshot`].
//!
//! Here is no `async`, no address of a file, no `Position`, no clock and no file system. All offsets are bytes of a note.

mod actions;
mod analysis;
mod asked;
mod brief;
mod changes;
mod code;
mod code_lenses;
mod completion;
mod config;
mod config_schema;
mod configs;
mod definition;
mod diagnostics;
mod everywhere;
mod fact_query;
mod finding;
mod fix_all;
mod fixes;
mod folding;
mod hover;
mod ids;
mod ignore;
mod ignore_in_settings;
mod inlay_hints;
mod key_points;
mod meter;
mod outline;
mod own;
mod page;
mod questions;
mod references;
mod rename;
mod render;
mod review;
mod search;
mod selection;
mod semantic_tokens;
mod shelf;
mod snapshot;
mod stated;
mod symbols;
mod thing;
mod trace;
mod verified;
mod workspace_symbols;

pub use actions::{Action, ActionKind, as_of_action, code_actions};
pub use cloudgloss_corpus::Corpus;
pub use cloudgloss_syntax::{Document, TextEdit, TextRange};
pub use code::{Code, Level};
pub use code_lenses::{CodeLens, code_lenses};
pub use completion::{
    Completion, CompletionKind, Completions, completion_documentation,
    completion_trigger_characters, completions,
};
pub use config::{Config, ConfigProblem};
pub use config_schema::config_schema;
pub use configs::Configs;
pub use definition::{Definition, definition};
pub use diagnostics::{all_findings, diagnostics};
pub use finding::{Finding, Fix, FixKind, Subject};
pub use fix_all::fix_all;
pub use folding::{Fold, FoldKind, folds};
pub use hover::{Hover, hover};
pub use ids::{DocumentLink, document_links};
pub use ignore_in_settings::ignored_in_settings;
pub use inlay_hints::{InlayHint, inlay_hints};
pub use jiff::civil::Date;
pub use meter::Meter;
pub use page::{CHANGES, Page, page};
pub use questions::{Question, questions_about, questions_in, topics};
pub use references::{highlights, references};
pub use rename::{Renamable, prepare_rename, rename};
pub use render::{Curtain, explain, plain_text};
pub use review::review;
pub use selection::selection_ranges;
pub use semantic_tokens::{SemanticToken, TokenKind, semantic_tokens};
pub use shelf::{Shelf, Stamp, Texts};
pub use snapshot::{Note, NoteId, Snapshot};
pub use stated::stated;
pub use symbols::{Symbol, SymbolKind, document_symbols};
pub use trace::{Traced, trace};
pub use verified::{VerifiedClaim, verified_claims};
pub use workspace_symbols::{Target, WorkspaceSymbol, workspace_symbols};

#[cfg(test)]
mod fixture;
