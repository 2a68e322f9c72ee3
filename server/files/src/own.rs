//! What lies beside the notes for us: settings, and knowledge of their owner's. Neither may be a link: a folder from elsewhere must
//! not make us read what lies outside of it.

use std::{fs, io, path::Path};

/// The settings file of a folder.
pub const SETTINGS: &str = ".cloudgloss.toml";
/// The folder of own knowledge.
pub const OVERLAY: &str = ".cloudgloss";

const LARGEST_SETTINGS: u64 = 1 << 20;

/// The text of a settings file; or why there is none.
pub fn read_settings(path: &Path) -> Result<String, String> {
    let told = |error: io::Error| format!("cannot be read: {error}");
    let about = fs::symlink_metadata(path).map_err(told)?;
    match about.is_file() && about.len() <= LARGEST_SETTINGS {
        true => fs::read_to_string(path).map_err(told),
        false => Err("is no plain file of at most 1 MB".to_owned()),
    }
}

/// Whether something lies there, be it a link.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a folder lies there, and no link to one.
pub fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}
