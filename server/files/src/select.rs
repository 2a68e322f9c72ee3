//! `include` and `exclude`: which of a folder's notes count.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The notes of one folder that count. Globs are written as in `.gitignore` and are relative to the folder of the
/// settings, so that none of them can reach out of it.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The folder of the settings.
    home: PathBuf,
    /// The folder whose notes are wanted, as it was named and as it is.
    root: PathBuf,
    real: PathBuf,
    include: Option<Gitignore>,
    exclude: Gitignore,
}

impl Selection {
    /// All notes in `root`.
    pub fn all(root: &Path) -> Selection {
        Selection::new(root, &[], &[])
    }

    /// The notes in `root` that a glob of `include` names, all where there is none, and that none of `exclude` names.
    /// A glob that cannot be read is left out; [`Selection::problem`] tells it.
    pub fn new(root: &Path, include: &[String], exclude: &[String]) -> Selection {
        Selection {
            home: root.to_owned(),
            root: root.to_owned(),
            real: root.to_owned(),
            include: (!include.is_empty()).then(|| globs(root, include)),
            exclude: globs(root, exclude),
        }
    }

    /// Those of them that lie in `folder`, which may be named in another way.
    pub fn within(self, folder: &Path) -> Selection {
        Selection {
            root: folder.to_owned(),
            real: folder.canonicalize().unwrap_or_else(|_| folder.to_owned()),
            ..self
        }
    }

    /// The folder whose notes are wanted.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a file or folder is not named by `exclude`. What lies in an excluded folder is not looked at one by one.
    pub fn enters(&self, path: &Path, is_folder: bool) -> bool {
        let path = self.real(path);
        !path.starts_with(&self.home) || !self.exclude.matched(&path, is_folder).is_ignore()
    }

    /// Whether a file counts by its name.
    pub fn takes(&self, path: &Path) -> bool {
        self.counts(path) && crate::is_markdown(path)
    }

    /// Whether `include` and `exclude` let a file count, whatever its ending.
    pub fn counts(&self, path: &Path) -> bool {
        let real = self.real(path);
        let names = |globs: &Gitignore| {
            // Below the folder, for of other paths the matcher thinks that they are a mistake.
            !globs.is_empty()
                && real.starts_with(&self.home)
                && globs.matched_path_or_any_parents(&real, false).is_ignore()
        };
        let included = self.include.as_ref().is_none_or(names);
        included && !names(&self.exclude)
    }

    fn real(&self, path: &Path) -> PathBuf {
        let inner = path.strip_prefix(&self.root);
        inner.map_or_else(|_| path.to_owned(), |inner| self.real.join(inner))
    }

    /// What is wrong with globs: the glob, and why.
    pub fn problems<'a>(globs: impl IntoIterator<Item = &'a String>) -> Vec<(&'a str, String)> {
        let wrong = globs
            .into_iter()
            .filter_map(|glob| Some((glob.as_str(), Selection::problem(glob)?)));
        wrong.collect()
    }

    /// What is wrong with a glob, if anything.
    pub fn problem(glob: &str) -> Option<String> {
        if glob.split('/').any(|part| part == "..") {
            return Some("`..` leads out of the folder: globs are relative to it".to_owned());
        }
        let error = GitignoreBuilder::new("").add_line(None, glob).err()?;
        Some(error.to_string())
    }
}

fn globs(root: &Path, globs: &[String]) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    for glob in globs {
        // What is wrong with a glob is told where the settings are read.
        let _ = builder.add_line(None, glob);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(include: &[&str], exclude: &[&str], path: &str) -> bool {
        let owned = |globs: &[&str]| {
            globs
                .iter()
                .map(|&glob| glob.to_owned())
                .collect::<Vec<_>>()
        };
        let root = Path::new("/notes");
        Selection::new(root, &owned(include), &owned(exclude)).takes(&root.join(path))
    }

    #[test]
    fn without_globs_all_markdown_counts() {
        assert!(takes(&[], &[], "aws/s3.md") && takes(&[], &[], "s3.MARKDOWN"));
        assert!(!takes(&[], &[], "s3.txt"));
    }

    #[test]
    fn include_narrows_and_exclude_wins() {
        assert!(takes(&["aws/"], &[], "aws/s3.md"));
        assert!(!takes(&["aws/"], &[], "other/s3.md"));
        assert!(!takes(&["aws/"], &["*draft*"], "aws/s3-draft.md"));
        assert!(takes(&["/aws/**/*.md"], &[], "aws/a/b/s3.md"));
    }

    #[test]
    fn globs_do_not_reach_out_of_the_folder() {
        let all = Selection::new(
            Path::new("/notes"),
            &["/**".to_owned(), "../**".to_owned()],
            &[],
        );
        assert!(!all.takes(Path::new("/etc/secret.md")));
        assert!(Selection::problem("../secret/*.md").is_some());
        assert!(Selection::problem("a/**/b.md").is_none());
        assert!(Selection::problem("a{b").is_some());
    }
}
