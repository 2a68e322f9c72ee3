//! From bytes to a [`Document`]: rope, tree, blocks, and the stretches of prose in them.
//!
//! The way of the data:
//!
//! ```text
//! text ──▶ Document (rope + tree + blocks) ──▶ Block ──▶ segments ──▶ words (elsewhere)
//! edit ──▶ Document::apply ──▶ Splice (which blocks are new)
//! ```
//!
//! Everything is counted in bytes ([`TextRange`]); the editor's lines and characters exist only in [`text`].
//! No function here fails or panics, whatever the text: what cannot be read as notes is a paragraph.
//! This crate knows no corpus, no protocol and no file system.

mod block;
mod cells;
mod document;
mod edit;
mod extract;
mod front_matter;
pub mod markers;
mod parse;
mod questions;
mod range;
mod read;
mod reread;
mod setext;
mod source;
mod splice;
pub mod text;
mod tree;
mod zones;

pub use block::{Block, BlockKind};
pub use cells::cells;
pub use document::Document;
pub use edit::TextEdit;
pub use front_matter::{FrontMatter, FrontMatterEntry};
pub use markers::{Marker, MarkerKind, markers};
pub use questions::question_text;
pub use range::TextRange;
pub use ropey::Rope;
pub use splice::Splice;
pub use text::{Position, PositionEncoding, offset_at, position_at};
pub use zones::{Segment, Zone, segments, segments_into};
