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

/// A file of content is not longer, in bytes.
const LARGEST: u64 = 1 << 20;
/// A folder of content has no more files: what has is something else.
const MOST: usize = 10_000;

/// The content files under `root`, sorted by path, and what could not be read. Links are not followed.
pub fn read_folder(root: &Path) -> (Vec<File>, Vec<Problem>) {
    let mut reader = Reader {
        files: Vec::new(),
        problems: Vec::new(),
        items: 0,
    };
    reader.walk(root, "");
    if reader.items > MOST {
        reader.problem(
            "",
            &format!("has more than {MOST} files and folders: the others are left out"),
        );
    }
    reader.files.sort();
    (reader.files, reader.problems)
}

struct Reader {
    files: Vec<File>,
    problems: Vec<Problem>,
    /// Files and folders that were looked at, of whatever kind.
    items: usize,
}

impl Reader {
    fn problem(&mut self, name: &str, message: &str) {
        self.problems.push(Problem {
            file: name.to_owned(),
            line: 0,
            column: 0,
            message: message.to_owned(),
        });
    }

    fn walk(&mut self, folder: &Path, prefix: &str) {
        let listing = match fs::read_dir(folder) {
            Ok(listing) => listing,
            Err(error) => return self.problem(prefix, &format!("cannot be read: {error}")),
        };
        for item in listing.flatten() {
            self.items += 1;
            if self.items > MOST {
                return;
            }
            let name = format!("{prefix}{}", item.file_name().to_string_lossy());
            let Ok(kind) = item.file_type() else { continue };
            if kind.is_dir() && !name.starts_with('.') {
                self.walk(&item.path(), &format!("{name}/"));
            } else if kind.is_file() && (name.ends_with(".toml") || name.ends_with(".md")) {
                match read(&item.path()) {
                    Ok(text) => self.files.push((name, text)),
                    Err(why) => self.problem(&name, &why),
                }
            }
        }
    }
}

fn read(path: &Path) -> Result<String, String> {
    let told = |error: std::io::Error| format!("cannot be read: {error}");
    if fs::symlink_metadata(path).map_err(told)?.len() > LARGEST {
        return Err("is longer than 1 MB and is left out: split it".to_owned());
    }
    fs::read_to_string(path).map_err(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_file_costs_only_itself() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("services")).unwrap();
        fs::write(root.path().join("services/a.toml"), "id = 1").unwrap();
        fs::write(
            root.path().join("services/b.toml"),
            "#".repeat((1 << 20) + 1),
        )
        .unwrap();
        let (files, problems) = read_folder(root.path());
        assert_eq!(files, [("services/a.toml".to_owned(), "id = 1".to_owned())]);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].file, "services/b.toml");
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere() {
        let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("secret.toml"), "id = 1").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("services")).unwrap();
        std::os::unix::fs::symlink(
            outside.path().join("secret.toml"),
            root.path().join("a.toml"),
        )
        .unwrap();
        assert_eq!(read_folder(root.path()), (Vec::new(), Vec::new()));
    }
}
