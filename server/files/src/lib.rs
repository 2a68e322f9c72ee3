//! Which files are notes, and how they are read: the same rules for the command line and for the server.
//!
//! Of a folder its Markdown files count, without hidden ones and those that `.gitignore` names. Links are not
//! followed, so no note counts twice and nothing outside the folder is read.

mod own;
mod select;
mod text;
mod walk;

pub use own::{OVERLAY, SETTINGS, is_folder, is_there, read_settings};
pub use select::Selection;
pub use text::{LARGEST, is_markdown, read};
pub use walk::{Met, changed, walk};
