//! What a workspace says about itself: `.cloudgloss.toml` and the knowledge in `.cloudgloss/`.
//!
//! Read at the start and again when the client reports a change. Neither may be a link: a folder from
//! elsewhere must not make the server read what lies outside of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cloudgloss_corpus::{Corpus, Problem, load};
pub use cloudgloss_files::{OVERLAY, SETTINGS, read_settings};
use cloudgloss_files::{Selection, is_folder, is_there};
use cloudgloss_ide::{Config, ConfigProblem};

use crate::settings::Layer;

/// What was found in the roots of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The settings of each root; an empty layer where it has none.
    pub layers: Vec<(PathBuf, Layer)>,
    /// Content files of all roots.
    pub overlay: Vec<load::File>,
    /// What is wrong in these files.
    pub problems: Vec<FileProblem>,
    /// The settings files with their texts.
    settings: Vec<(PathBuf, String)>,
}

/// A problem in one of these files.
#[derive(Clone, Debug, PartialEq)]
pub struct FileProblem {
    /// The file, absolute.
    pub path: PathBuf,
    /// Its text; empty when it could not be read.
    pub text: String,
    /// Where and what; its own `file` is relative.
    pub problem: Problem,
}

/// Settings files that the editor shows, with their texts.
pub type Shown = BTreeMap<PathBuf, String>;

/// Reads what lies in `roots`. Blocking; quick where there is nothing.
/// What the editor shows of the settings, saved or not, counts instead of what lies on the disk.
pub fn read(roots: &[PathBuf], shown: &Shown) -> Files {
    let mut files = Files::default();
    for root in roots {
        files.layers.push((root.clone(), Layer::default()));
        let path = root.join(SETTINGS);
        match shown.get(&path) {
            Some(text) => files.take_settings(&path, text.clone()),
            None => files.read_settings(&path),
        }
        files.read_overlay(&root.join(OVERLAY));
    }
    files
}

impl Files {
    fn read_settings(&mut self, path: &Path) {
        if !is_there(path) {
            return;
        }
        match read_settings(path) {
            Ok(text) => self.take_settings(path, text),
            Err(message) => self.report(path, "", Problem::at(SETTINGS, "", 0, message)),
        }
    }

    fn take_settings(&mut self, path: &Path, text: String) {
        let (config, mut problems) = Config::from_toml(&text);
        for (glob, why) in Selection::problems(config.include.iter().chain(&config.exclude)) {
            problems.push(ConfigProblem::of(&text, glob, &why));
        }
        self.report_settings(path, &text, problems);
        if let Some((_, layer)) = self.layers.last_mut() {
            *layer = Layer::from_toml(&text);
        }
        self.settings.push((path.to_owned(), text));
    }

    fn report_settings(&mut self, path: &Path, text: &str, problems: Vec<ConfigProblem>) {
        for problem in problems {
            let problem = Problem::at(SETTINGS, text, problem.offset, problem.message);
            self.report(path, text, problem);
        }
    }

    /// Adds the problems of settings that only show beside what is known.
    pub fn check_ids(&mut self, corpus: &Corpus) {
        for (path, text) in std::mem::take(&mut self.settings) {
            let problems = Config::from_toml(&text).0.unknown_ids(&text, corpus);
            self.report_settings(&path, &text, problems);
        }
    }

    fn read_overlay(&mut self, folder: &Path) {
        if !is_folder(folder) {
            return;
        }
        let (files, problems) = load::read_folder(folder);
        for problem in problems {
            self.report(&folder.join(&problem.file), "", problem);
        }
        self.overlay.extend(files);
    }

    fn report(&mut self, path: &Path, text: &str, problem: Problem) {
        self.problems.push(FileProblem {
            path: path.to_owned(),
            text: text.to_owned(),
            problem,
        });
    }

    /// Adds the problems that came up when the content files were read as knowledge.
    pub fn report_content(&mut self, roots: &[PathBuf], problems: Vec<Problem>) {
        for problem in problems {
            let text = self.overlay.iter().find(|(file, _)| *file == problem.file);
            let text = text.map(|(_, text)| text.clone()).unwrap_or_default();
            let paths = roots
                .iter()
                .map(|root| root.join(OVERLAY).join(&problem.file));
            let Some(path) = paths
                .clone()
                .find(|path| path.exists())
                .or(paths.clone().next())
            else {
                continue;
            };
            self.problems.push(FileProblem {
                path,
                text,
                problem,
            });
        }
    }
}

/// The innermost of `roots` around a path.
pub fn innermost<'r>(roots: &'r [PathBuf], path: &Path) -> Option<&'r Path> {
    let around = roots.iter().filter(|root| path.starts_with(root));
    let innermost = around.max_by_key(|root| root.components().count());
    innermost.map(PathBuf::as_path)
}

/// The file is one of those that [`read`] reads.
pub fn is_ours(path: &Path) -> bool {
    path.ends_with(SETTINGS) || path.components().any(|part| part.as_os_str() == OVERLAY)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn workspace(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn read_one(root: &tempfile::TempDir) -> Files {
        read(&[root.path().to_owned()], &Shown::new())
    }

    #[test]
    fn a_workspace_without_files_of_ours_has_no_problem() {
        let files = read_one(&workspace(&[("note.md", "# Lambda")]));
        assert_eq!(files.layers[0].1, Layer::default());
        assert!(files.overlay.is_empty() && files.problems.is_empty());
    }

    #[test]
    fn both_are_read() {
        let root = workspace(&[
            (SETTINGS, "hover = false\n"),
            (".cloudgloss/services/pigeon.toml", "id = \"pigeon\"\n"),
        ]);
        let files = read_one(&root);
        assert_ne!(files.layers[0].1, Layer::default());
        assert_eq!(files.overlay[0].0, "services/pigeon.toml");
    }

    #[test]
    fn a_wrong_setting_is_told_with_its_line() {
        let files = read_one(&workspace(&[(SETTINGS, "hover = true\nenabled = 3\n")]));
        assert_eq!(files.problems.len(), 1);
        assert_eq!(files.problems[0].problem.line, 2);
        assert!(files.problems[0].path.ends_with(SETTINGS));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let root = workspace(&[("elsewhere/secret.toml", "id = \"x\"")]);
        std::os::unix::fs::symlink(root.path().join("elsewhere"), root.path().join(OVERLAY))
            .unwrap();
        std::os::unix::fs::symlink("/dev/zero", root.path().join(SETTINGS)).unwrap();
        let files = read_one(&root);
        assert_eq!(files.layers[0].1, Layer::default());
        assert!(files.overlay.is_empty());
        assert_eq!(files.problems.len(), 1);
    }
}
