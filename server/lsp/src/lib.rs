//! The Language Server Protocol adapter: the only crate that knows tower-lsp, tokio and LSP types.
//!
//! ```text
//! stdin ─▶ transport::input ─▶ tower-lsp ─▶ server ─▶ requests ─▶ cloudgloss-ide
//!          (mends frames)                   │  ▲       (from_proto, core, to_proto)
//! stdout ◀─ transport::output ◀─────────────┘  └── state (one watch channel of `World`)
//! ```
//!
//! There are no rules about notes here: what is found, said and fixed is decided in `cloudgloss-ide`.

mod abilities;
mod capabilities;
mod checker;
mod commands;
mod from_proto;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod indexer;
mod lifeline;
mod log;
mod many;
mod requests;
mod serve;
mod server;
mod state;
mod to_proto;
mod transport;
mod workspace;

mod diagnostics_push;
mod pages;
mod pieces;
mod progress;
mod registrations;
mod settings;
mod settings_file;

pub use serve::{Options, serve};
