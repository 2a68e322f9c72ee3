//! From a folder to its notes.

use std::{
    collections::BTreeSet,
    ops::Bound,
    path::{Path, PathBuf},
};

use ignore::{DirEntry, WalkBuilder};

use crate::{Selection, is_markdown};

/// A note, or what stands in the way of finding one.
#[derive(Debug)]
pub enum Met {
    /// A note's path.
    Note(PathBuf),
    /// A folder that cannot be listed, or a link that leads nowhere.
    Unreadable {
        /// Where; the folder that was asked for when it is not known better.
        path: PathBuf,
        /// Why.
        reason: String,
        /// It is the folder that was asked for.
        root: bool,
    },
}

/// The notes of a folder, in a stable order.
pub fn walk(selection: &Selection) -> Vec<Met> {
    let inner = selection.clone();
    met(selection, move |entry| {
        inner.enters(entry.path(), is_folder(entry))
    })
}

/// Those notes that are one of `paths`, which are absolute, or lie below one. What is gone is left out.
pub fn changed(selection: &Selection, paths: &[PathBuf]) -> Vec<Met> {
    let inner = selection.clone();
    // A branch that is checked out changes thousands of files at once.
    let paths: BTreeSet<PathBuf> = paths.iter().cloned().collect();
    met(selection, move |entry| {
        is_on_the_way(&paths, entry.path()) && inner.enters(entry.path(), is_folder(entry))
    })
}

/// Whether a path leads to one of `paths`, is one, or lies below one.
fn is_on_the_way(paths: &BTreeSet<PathBuf>, path: &Path) -> bool {
    let from_here = (Bound::Included(path), Bound::Unbounded);
    let mut after = paths.range::<Path, _>(from_here);
    after.next().is_some_and(|next| next.starts_with(path))
        || path.ancestors().any(|above| paths.contains(above))
}

fn met(
    selection: &Selection,
    enters: impl Fn(&DirEntry) -> bool + Send + Sync + 'static,
) -> Vec<Met> {
    let walk = WalkBuilder::new(selection.root())
        .require_git(false)
        .sort_by_file_path(|a, b| a.cmp(b))
        .filter_entry(move |entry| entry.depth() == 0 || enters(entry))
        .build();
    walk.filter_map(|entry| match entry {
        Ok(entry) if is_file(&entry) => selection
            .takes(entry.path())
            .then(|| Met::Note(entry.into_path())),
        Ok(entry) => broken_link(entry.path()),
        Err(error) => Some(Met::Unreadable {
            path: selection.root().to_owned(),
            reason: error.to_string(),
            root: error.depth() == Some(0),
        }),
    })
    .collect()
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

fn broken_link(path: &Path) -> Option<Met> {
    let broken = is_markdown(path) && path.is_symlink() && !path.exists();
    broken.then(|| Met::Unreadable {
        path: path.to_owned(),
        reason: "a link that leads nowhere".to_owned(),
        root: false,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn names(root: &Path, met: Vec<Met>) -> Vec<String> {
        let name = |met| match met {
            Met::Note(path) => path.strip_prefix(root).unwrap().display().to_string(),
            Met::Unreadable { path, .. } => format!("! {}", path.display()),
        };
        met.into_iter().map(name).collect()
    }

    fn sample() -> tempfile::TempDir {
        folder(&[
            (".gitignore", "build/\n"),
            (".hidden/a.md", ""),
            ("a.md", ""),
            ("a.txt", ""),
            ("build/b.md", ""),
            ("drafts/deep/d.md", ""),
            ("sub/c.md", ""),
        ])
    }

    #[test]
    fn hidden_ignored_and_excluded_files_do_not_count() {
        let root = sample();
        let selection = Selection::new(root.path(), &[], &["drafts/".to_owned()]);
        assert_eq!(names(root.path(), walk(&selection)), ["a.md", "sub/c.md"]);
    }

    #[test]
    fn a_change_is_looked_at_by_the_same_rules() {
        let root = sample();
        let at = |name: &str| root.path().join(name);
        let changed = |name: &str| {
            names(
                root.path(),
                changed(&Selection::all(root.path()), &[at(name)]),
            )
        };
        assert_eq!(changed("a.md"), ["a.md"]);
        assert_eq!(changed("drafts"), ["drafts/deep/d.md"]);
        for name in ["build/b.md", ".hidden/a.md", "gone.md", "a.txt"] {
            assert!(changed(name).is_empty(), "{name}");
        }
        assert!(
            super::changed(&Selection::all(root.path()), &[PathBuf::from("/etc/x.md")]).is_empty()
        );
    }

    #[test]
    fn many_changes_are_looked_at_together() {
        let root = sample();
        let paths = ["sub/c.md", "a", "drafts", "a.md", "sub", "sub-b.md"];
        let paths = paths.map(|name| root.path().join(name));
        let found = names(root.path(), changed(&Selection::all(root.path()), &paths));
        assert_eq!(found, ["a.md", "drafts/deep/d.md", "sub/c.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let (root, elsewhere) = (sample(), folder(&[("secret.md", "")]));
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("link")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("secret.md"), root.path().join("l.md"))
            .unwrap();
        let found = names(root.path(), walk(&Selection::all(root.path())));
        assert_eq!(found, ["a.md", "drafts/deep/d.md", "sub/c.md"]);
    }
}
