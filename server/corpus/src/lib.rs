//! What is known about AWS: `content/` read, checked and indexed.
//!
//! Knows no document features, no protocol and no clock. `syntax` is used for blocks, segments and ranges only.

pub mod compile;
mod corpus;
mod exam;
pub mod graph;
mod guide;
mod json_schema;
pub mod load;
mod model;
mod names;
mod ordinary;
pub mod pattern;
mod phrases;
mod problem;
pub mod quantity;
mod reach;
mod schema;
mod search;
mod when;
pub mod words;

pub use corpus::{Corpus, EntryIx, FactIx};
pub use exam::{Domain, Exam, Task};
pub use guide::Guide;
pub use json_schema::json_schemas;
pub use model::*;
pub use names::{Brand, Mention, MentionKind, Names};
pub use phrases::Phrases;
pub use problem::Problem;
pub use search::{Hit, Similarity, fold};
pub use when::When;
