//! From paths on the command line to texts of notes.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

/// A note larger than this is not checked: nobody writes it by hand.
const LARGEST: u64 = 32 << 20;

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

/// The notes under `paths`, in a stable order: a file whatever its ending, of a folder its Markdown files.
/// `.gitignore` and hidden files are honoured in folders; links are not followed, so that no note is checked twice.
pub fn find(paths: &[PathBuf]) -> Vec<Found> {
    paths
        .iter()
        .flat_map(|path| {
            if path.is_dir() {
                in_folder(path)
            } else {
                vec![Found::Note(path.clone())]
            }
        })
        .collect()
}

fn in_folder(folder: &Path) -> Vec<Found> {
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .sort_by_file_path(|a, b| a.cmp(b))
        .build();
    walk.filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
            is_markdown(entry.path()).then(|| Found::Note(entry.into_path()))
        }
        Ok(entry) => broken_link(entry.path()),
        Err(error) => Some(Found::Unreadable {
            path: folder.to_owned(),
            reason: error.to_string(),
            named: error.depth() == Some(0),
        }),
    })
    .collect()
}

fn is_markdown(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    ["md", "markdown", "mkd", "mdown"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn broken_link(path: &Path) -> Option<Found> {
    let broken = path.is_symlink() && is_markdown(path) && !path.exists();
    broken.then(|| Found::Unreadable {
        path: path.to_owned(),
        reason: "a link that leads nowhere".to_owned(),
        named: false,
    })
}

/// A note's text; the error says what to do.
pub fn read(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| reason(&error))?.len();
    if size > LARGEST {
        return Err(format!(
            "{} MB, larger than {} MB: not checked, split it to have it checked",
            size >> 20,
            LARGEST >> 20
        ));
    }
    let bytes = fs::read(path).map_err(|error| reason(&error))?;
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "not UTF-8 text (at byte {}): convert it to UTF-8",
            error.utf8_error().valid_up_to()
        )
    })
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => error.to_string(),
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
