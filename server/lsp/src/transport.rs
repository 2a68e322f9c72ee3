//! Between the pipes and tower-lsp.
//!
//! tower-lsp's own transport leaves at the first frame that it cannot read and stops reading while the
//! client does not read. So the bytes pass through here: [`input`] hands on only frames that are sure to
//! parse, and [`output`] takes every answer at once and writes it from a thread of its own.

mod envelope;
mod framing;
mod input;
mod mend;
mod message;
mod output;

#[cfg(feature = "fuzzing")]
pub use framing::{Deframer, Frame};
pub use input::Intake;
#[cfg(feature = "fuzzing")]
pub use message::read;
pub use output::Output;
