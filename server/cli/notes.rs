//! From paths on the command line to texts of notes.

use std::path::{Path, PathBuf};

use cloudgloss_files::{Met, Selection, walk};

pub use cloudgloss_files::read;

/// A file to check, or what stands in the way of finding any.
pub enum Found {
    /// A note.
    Note(PathBuf),
    /// Something that was named or met and cannot be read: path, reason, and whether it was named.
    Unreadable {
        path: PathBuf,
        reason: String,
        named: bool,
    },
}

/// The notes under `path`, in a stable order: a file whatever its ending, of a folder its Markdown files.
pub fn find(path: &Path, selection: &Selection) -> Vec<Found> {
    match path.is_dir() {
        true => in_folder(path, selection),
        false => vec![Found::Note(path.to_owned())],
    }
}

fn in_folder(folder: &Path, selection: &Selection) -> Vec<Found> {
    let found = walk(&selection.clone().within(folder));
    found.into_iter().map(Found::from).collect()
}

impl From<Met> for Found {
    fn from(met: Met) -> Found {
        match met {
            Met::Note(path) => Found::Note(path),
            Met::Unreadable { path, reason, root } => Found::Unreadable {
                path,
                reason,
                named: root,
            },
        }
    }
}

/// What a note's path says about it: its last folder and its name without ending, with `/`.
pub fn title(path: &Path) -> String {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy())
        .unwrap_or_default();
    let folder = path
        .parent()
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy())
        .unwrap_or_default();
    format!("{folder}/{stem}")
}
