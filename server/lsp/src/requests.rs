//! One function a request: from the protocol, through the core, to the protocol. No rules here.

mod code_action;
mod code_lens;
mod completion;
mod definition;
mod diagnostic;
mod document_highlight;
mod document_link;
mod document_symbol;
mod folding_range;
mod hover;
mod inlay_hint;
mod questions;
mod references;
mod rename;
mod selection_range;
mod semantic_tokens;
mod workspace_diagnostic;
mod workspace_symbol;

pub use code_action::{code_action, fix_all, resolve_code_action};
pub use code_lens::code_lens;
pub use completion::{completion, resolve_completion};
pub use definition::{definition, page};
pub use diagnostic::{closed_diagnostics, diagnostics, document_diagnostic, file_problems};
pub use document_highlight::document_highlight;
pub use document_link::{document_link, resolve_document_link};
pub use document_symbol::document_symbol;
pub use folding_range::folding_range;
pub use hover::hover;
pub use inlay_hint::inlay_hint;
pub use questions::{knowledge, questions};
pub use references::references;
pub use rename::{prepare_rename, rename};
pub use selection_range::selection_range;
pub use semantic_tokens::{legend, semantic_tokens, semantic_tokens_in};
pub use workspace_diagnostic::{has_news, workspace_diagnostic, workspace_report};
pub use workspace_symbol::workspace_symbol;
