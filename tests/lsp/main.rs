//! The server from outside: the real binary, spoken to over its pipes.
//!
//! Few and strict. What is found in notes is tested in the `ide` crate; here it is the protocol, the order of
//! things, and what happens when a client misbehaves. Times are bounds against hanging, not expectations.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod client;

mod actions;
mod cancel;
mod completion;
mod definition;
mod diagnostics;
mod encodings;
mod files;
mod folding;
mod frames;
mod hang;
mod initialize;
mod inlay_hints;
mod life;
mod order;
mod own;
mod plain;
mod pulls;
mod questions;
mod recorded;
mod references;
mod refresh;
mod related;
mod rename;
mod roots;
mod security;
mod settings;
mod symbols;
mod texts;
mod workspace;
