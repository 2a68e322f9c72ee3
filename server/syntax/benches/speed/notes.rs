//! The notes that are measured, by the benchmarks of this crate and of `ide`.

use std::{fs, path::Path, sync::LazyLock};

/// Notes of so many bytes.
pub fn notes(bytes: usize) -> String {
    static NOTES: LazyLock<String> = LazyLock::new(all);
    let mut text = NOTES.repeat(bytes / NOTES.len() + 1);
    let end = (0..=bytes).rev().find(|end| text.is_char_boundary(*end));
    text.truncate(end.unwrap_or(0));
    text
}

fn all() -> String {
    let mut notes = String::new();
    if let Some(folder) = std::env::var_os("CLOUDGLOSS_NOTES") {
        collect(Path::new(&folder), &mut notes);
    }
    if notes.is_empty() {
        include_str!("sample.md").to_owned()
    } else {
        notes
    }
}

fn collect(folder: &Path, notes: &mut String) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, notes);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            notes.push_str(&fs::read_to_string(&path).unwrap_or_default());
            notes.push_str("\n\n");
        }
    }
}
