//! Settings and own knowledge beside the notes: `.cloudgloss.toml` and `.cloudgloss/`.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use cloudgloss_corpus::{Corpus, load};
use cloudgloss_files::{OVERLAY, SETTINGS, Selection, is_folder, is_there, read_settings};
use cloudgloss_ide::{Config, ConfigProblem};

use super::printable;

/// What holds for the notes of one run.
pub struct Workspace {
    /// What is known.
    pub corpus: Arc<Corpus>,
    /// The settings.
    pub config: Config,
    /// The folder of the settings.
    home: PathBuf,
    /// What is wrong in either, ready to print.
    pub problems: Vec<String>,
}

/// Looks for settings and knowledge in the folder of a path and in those above it; the nearest count.
pub fn around(path: &Path) -> Workspace {
    Workspace::new(&Homes::of(path))
}

/// The same for several paths, of which each has its own: the workspaces, each once, and which of them each path lies in.
pub fn around_each(paths: &[PathBuf]) -> (Vec<Workspace>, Vec<usize>) {
    let (mut known, mut places) = (Vec::new(), Vec::new());
    for homes in paths.iter().map(|path| Homes::of(path)) {
        let at = known.iter().position(|other| *other == homes);
        places.push(at.unwrap_or(known.len()));
        if at.is_none() {
            known.push(homes);
        }
    }
    (known.iter().map(Workspace::new).collect(), places)
}

/// Where settings and knowledge lie.
#[derive(PartialEq)]
struct Homes {
    settings: Option<PathBuf>,
    knowledge: Option<PathBuf>,
}

impl Homes {
    fn of(path: &Path) -> Homes {
        let path = path.canonicalize().unwrap_or_default();
        let nearest = |name: &str, is_it: fn(&Path) -> bool| {
            let mut above = path.ancestors().map(|folder| folder.join(name));
            above.find(|path| is_it(path))
        };
        Homes {
            settings: nearest(SETTINGS, is_there),
            knowledge: nearest(OVERLAY, is_folder),
        }
    }
}

impl Workspace {
    fn new(homes: &Homes) -> Workspace {
        let mut workspace = Workspace {
            corpus: cloudgloss_knowledge::corpus(),
            config: Config::default(),
            home: PathBuf::new(),
            problems: Vec::new(),
        };
        if let Some(folder) = &homes.knowledge {
            workspace.read_overlay(folder);
        }
        if let Some(path) = &homes.settings {
            workspace.read_config(path);
        }
        workspace
    }

    /// The notes that the settings are for.
    pub fn selection(&self) -> Selection {
        Selection::new(&self.home, &self.config.include, &self.config.exclude)
    }

    fn read_config(&mut self, path: &Path) {
        self.home = path.parent().map(Path::to_owned).unwrap_or_default();
        match read_settings(path) {
            Ok(text) => {
                let (config, mut problems) = Config::from_toml(&text);
                for (glob, why) in Selection::problems(config.include.iter().chain(&config.exclude))
                {
                    problems.push(ConfigProblem::of(&text, glob, &why));
                }
                problems.extend(config.unknown_ids(&text, &self.corpus));
                self.config = config;
                let line = |offset: usize| {
                    text.get(..offset).unwrap_or_default().matches('\n').count() + 1
                };
                self.problems.extend(problems.iter().map(|problem| {
                    format!(
                        "{}:{}: {}",
                        printable::path(path),
                        line(problem.offset),
                        problem.message
                    )
                }));
            }
            Err(error) => self
                .problems
                .push(format!("{} {error}", printable::path(path))),
        }
    }

    fn read_overlay(&mut self, folder: &Path) {
        let (files, unread) = load::read_folder(folder);
        let (corpus, problems) = self.corpus.with_overlay(&files);
        self.corpus = Arc::new(corpus);
        self.problems.extend(
            unread
                .iter()
                .chain(&problems)
                .map(|problem| format!("{}/{problem}", printable::path(folder))),
        );
    }
}
