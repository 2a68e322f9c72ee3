//! Settings and own knowledge beside the notes: `.cloudgloss.toml` and `.cloudgloss/`.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use cloudgloss_corpus::{Corpus, load};
use cloudgloss_files::Selection;
use cloudgloss_ide::{Config, ConfigProblem};

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

/// Looks for settings and knowledge in the folder of the first path and in those above it; the nearest counts.
pub fn around(paths: &[PathBuf]) -> Workspace {
    let first = paths.first().and_then(|path| path.canonicalize().ok());
    let above = |name: &str| {
        first
            .iter()
            .flat_map(|path| path.ancestors())
            .map(|folder| folder.join(name))
            .find(|path| path.exists())
    };
    let mut workspace = Workspace {
        corpus: cloudgloss_knowledge::corpus(),
        config: Config::default(),
        home: PathBuf::new(),
        problems: Vec::new(),
    };
    if let Some(folder) = above(".cloudgloss").filter(|path| path.is_dir()) {
        workspace.read_overlay(&folder);
    }
    if let Some(path) = above(".cloudgloss.toml") {
        workspace.read_config(&path);
    }
    workspace
}

impl Workspace {
    /// The notes that the settings are for.
    pub fn selection(&self) -> Selection {
        Selection::new(&self.home, &self.config.include, &self.config.exclude)
    }

    fn read_config(&mut self, path: &Path) {
        self.home = path.parent().map(Path::to_owned).unwrap_or_default();
        match fs::read_to_string(path) {
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
                        path.display(),
                        line(problem.offset),
                        problem.message
                    )
                }));
            }
            Err(error) => self.problems.push(format!("{}: {error}", path.display())),
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
                .map(|problem| format!("{}/{problem}", folder.display())),
        );
    }
}
