//! Which settings hold for which note: each folder of a workspace has its own.

use crate::{Config, NoteId};

/// Settings by folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Configs {
    others: Config,
    /// The folders' keys, and their settings.
    folders: Vec<(NoteId, Config)>,
}

impl Configs {
    /// `folders` hold for the notes below them, `others` for the rest. A folder's key is that of its notes, as far as it goes.
    pub fn new(others: Config, folders: impl IntoIterator<Item = (NoteId, Config)>) -> Configs {
        Configs {
            others,
            folders: folders.into_iter().collect(),
        }
    }

    /// What holds for a note: the settings of the innermost folder around it. The same for a folder.
    pub fn of(&self, id: &NoteId) -> &Config {
        let around = self
            .folders
            .iter()
            .filter(|(folder, _)| is_around(folder, id));
        let innermost = around.max_by_key(|(folder, _)| folder.0.len());
        innermost.map_or(&self.others, |(_, config)| config)
    }

    /// What holds for notes in none of the folders.
    pub fn others(&self) -> &Config {
        &self.others
    }

    /// Others in their place.
    #[must_use]
    pub fn map(&self, other: impl Fn(&Config) -> Config) -> Configs {
        let folders = self.folders.iter();
        Configs {
            others: other(&self.others),
            folders: folders
                .map(|(folder, config)| (folder.clone(), other(config)))
                .collect(),
        }
    }
}

fn is_around(folder: &NoteId, id: &NoteId) -> bool {
    let folder = folder.0.trim_end_matches('/');
    let inner = id.0.strip_prefix(folder);
    inner.is_some_and(|inner| inner.is_empty() || inner.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(hover: bool, completion: bool) -> Config {
        Config {
            hover,
            completion,
            ..Config::default()
        }
    }

    #[test]
    fn the_innermost_folder_counts() {
        let configs = Configs::new(
            config(true, true),
            [
                ("file:///a/b".into(), config(false, false)),
                ("file:///a".into(), config(false, true)),
            ],
        );
        let of = |id: &str| {
            let config = configs.of(&id.into());
            (config.hover, config.completion)
        };
        assert_eq!(of("file:///a/b/note.md"), (false, false));
        assert_eq!(of("file:///a/bc.md"), (false, true));
        assert_eq!(of("file:///ab/note.md"), (true, true));
        assert_eq!(of("untitled:1"), (true, true));
        let root = Configs::new(
            config(true, true),
            [("file:///".into(), config(false, false))],
        );
        assert!(!root.of(&"file:///x.md".into()).hover);
    }
}
