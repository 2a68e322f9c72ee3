//! `--fix` and `--diff`: a note with its safe fixes.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use cloudgloss_ide::{NoteId, Snapshot, fix_all};
use similar::TextDiff;
use tempfile::NamedTempFile;

use super::notes;

/// A note's text after its safe fixes.
pub struct Fixed {
    /// The whole text.
    pub text: String,
    /// How many places are new.
    pub places: usize,
}

impl Fixed {
    /// `None` when there is nothing to fix.
    pub fn of(world: &Snapshot, id: &NoteId, text: &str) -> Option<Fixed> {
        let edits = fix_all(world, id);
        let mut fixed = text.to_owned();
        for edit in edits.iter().rev() {
            fixed.replace_range(edit.range.start..edit.range.end, &edit.new_text);
        }
        let places = edits.len();
        (places > 0).then_some(Fixed {
            text: fixed,
            places,
        })
    }

    /// The change as a unified diff.
    pub fn diff(&self, path: &Path, before: &str) -> String {
        let path = path.to_string_lossy();
        let diff = TextDiff::from_lines(before, self.text.as_str());
        diff.unified_diff().header(&path, &path).to_string()
    }

    /// Puts the text in the place of the note, whole or not at all. The error says why not.
    pub fn write(&self, path: &Path, before: &str) -> Result<(), String> {
        if notes::read(path)? != before {
            return Err("changed while it was checked: not fixed, check it again".to_owned());
        }
        self.replace(path)
            .map_err(|error| format!("not fixed: {error}"))
    }

    fn replace(&self, path: &Path) -> io::Result<()> {
        // Of a link, what it leads to.
        let path: PathBuf = fs::canonicalize(path)?;
        let permissions = fs::metadata(&path)?.permissions();
        if permissions.readonly() {
            return Err(io::Error::other("no permission to write it"));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(self.text.as_bytes())?;
        file.as_file().set_permissions(permissions)?;
        file.persist(&path)?;
        Ok(())
    }
}
