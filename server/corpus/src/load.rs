//! `content/` → `Knowledge`. Reads a folder, or files already in memory; never fails as a whole.

use std::{fs, path::Path};

use crate::{Knowledge, Problem, compile};

/// A file of content: path relative to the content folder with `/`, and its text.
pub type File = (String, String);

/// Loads a folder in the layout of `content/`. Links are not followed, so nothing outside the folder is read.
pub fn folder(root: &Path) -> (Knowledge, Vec<Problem>) {
    let (files, mut problems) = read_folder(root);
    let (knowledge, more) = compile::compile(&files);
    problems.extend(more);
    (knowledge, problems)
}

/// The content files under `root`, sorted by path, and what could not be read.
pub fn read_folder(root: &Path) -> (Vec<File>, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    walk(root, "", &mut files, &mut problems);
    files.sort();
    (files, problems)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>, problems: &mut Vec<Problem>) {
    let problem = |name: &str, error: &dyn std::fmt::Display| Problem {
        file: name.to_owned(),
        line: 0,
        column: 0,
        message: format!("cannot be read: {error}"),
    };
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) => return problems.push(problem(prefix, &error)),
    };
    for item in listing.flatten() {
        let name = format!("{prefix}{}", item.file_name().to_string_lossy());
        let Ok(kind) = item.file_type() else { continue };
        if kind.is_dir() && !name.starts_with('.') {
            walk(&item.path(), &format!("{name}/"), files, problems);
        } else if kind.is_file() && (name.ends_with(".toml") || name.ends_with(".md")) {
            match fs::read_to_string(item.path()) {
                Ok(text) => files.push((name, text)),
                Err(error) => problems.push(problem(&name, &error)),
            }
        }
    }
}
