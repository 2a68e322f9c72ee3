//! Settings. The same keys stand in `.cloudgloss.toml` and in an editor's settings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use cloudgloss_corpus::Corpus;

use crate::{Code, Level};

/// Settings of one workspace; every key has a default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
    /// Report what is outdated. Switched off, notes are left alone.
    pub enabled: bool,
    /// Report nothing about these services, terms and facts, such as `quick` or `sqs.message.max-size`: their ids stand on their pages.
    pub ignore: BTreeSet<String>,
    /// Read only these notes of the workspace: globs as in `.gitignore`, such as `aws/`. All notes when empty.
    pub include: Vec<String>,
    /// Pass over these notes and folders of the workspace: globs as in `.gitignore`, such as `archive/`.
    pub exclude: Vec<String>,
    /// How loud a rule is: `error`, `warning`, `information`, `hint` or `off`. A rule that is not listed keeps its own level.
    pub rules: BTreeMap<String, Level>,
    /// Judge by this day instead of today, such as `2024-03-01`: what was true then is not reported.
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Date>,
    /// Explain the service, term, figure or question that one points at.
    pub hover: bool,
    /// Complete names, facts, questions and answers as one types.
    pub completion: bool,
    /// Show hints in the text: ✓ and the day of the source behind a figure that holds, today's name behind a former one.
    pub inlay_hints: bool,
    /// Show a line above a known question: how many key points the note's answer has, and a link to the model answer.
    pub code_lens: bool,
    /// Colour names, outdated places and figures.
    pub semantic_tokens: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            enabled: true,
            ignore: BTreeSet::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            rules: BTreeMap::new(),
            as_of: None,
            hover: true,
            completion: true,
            inlay_hints: false,
            code_lens: true,
            semantic_tokens: false,
        }
    }
}

/// What is wrong in a settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Byte offset in the file.
    pub offset: usize,
    /// What, and what to do.
    pub message: String,
}

impl ConfigProblem {
    /// Something is wrong with a value, which is looked for in the text.
    pub fn of(text: &str, value: &str, why: &str) -> ConfigProblem {
        ConfigProblem {
            offset: text.find(value).unwrap_or(0),
            message: format!("`{value}`: {why}"),
        }
    }
}

impl Config {
    /// Reads `.cloudgloss.toml`. What is wrong is told, and the rest holds.
    pub fn from_toml(text: &str) -> (Config, Vec<ConfigProblem>) {
        let (config, mut problems) = match toml::from_str::<Config>(text) {
            Ok(config) => (config, Vec::new()),
            Err(error) => Config::without_wrong_keys(text, &error),
        };
        problems.extend(config.unknown_rules(text));
        (config, problems)
    }

    /// The keys that are right; of a file that is no TOML at all, none.
    fn without_wrong_keys(text: &str, error: &toml::de::Error) -> (Config, Vec<ConfigProblem>) {
        let Ok(table) = text.parse::<Table>() else {
            let offset = error.span().map_or(0, |span| span.start);
            return (
                Config::default(),
                vec![ConfigProblem {
                    offset,
                    message: error.message().to_owned(),
                }],
            );
        };
        let (mut right, mut problems) = (Table::new(), Vec::new());
        for (key, value) in table {
            keep_right(&mut right, &key, value, &|one| one, text, &mut problems);
        }
        (right.try_into().unwrap_or_default(), problems)
    }

    fn unknown_rules(&self, text: &str) -> Vec<ConfigProblem> {
        let wrong = self
            .rules
            .keys()
            .filter_map(|rule| Some((rule, rule.parse::<Code>().err()?)));
        wrong
            .map(|(rule, message)| ConfigProblem {
                offset: text.find(rule.as_str()).unwrap_or(0),
                message,
            })
            .collect()
    }

    /// What is listed in `ignore` and named by nothing that is known.
    pub fn unknown_ids(&self, text: &str, corpus: &Corpus) -> Vec<ConfigProblem> {
        let known = |id: &str| corpus.entry_by_id(id).is_some() || corpus.fact_by_id(id).is_some();
        let unknown = self.ignore.iter().filter(|id| !known(id));
        unknown
            .map(|id| ConfigProblem {
                offset: text.find(id.as_str()).unwrap_or(0),
                message: format!("`{id}` in `ignore` is the id of no service, term or fact"),
            })
            .collect()
    }

    /// The level of a rule under these settings.
    pub fn level(&self, code: Code) -> Level {
        self.rules
            .get(code.as_str())
            .copied()
            .unwrap_or(code.default_level())
    }
}

/// Adds `key = value` to `right` where it reads as a setting; of the table of rules each rule by itself. `within` puts a
/// key into the tables around it.
fn keep_right(
    right: &mut Table,
    key: &str,
    value: Value,
    within: &dyn Fn(Table) -> Table,
    text: &str,
    problems: &mut Vec<ConfigProblem>,
) {
    if let (true, Value::Table(rules)) = (key == "rules", &value) {
        let mut levels = Table::new();
        let within = |one: Table| Table::from_iter([(key.to_owned(), Value::Table(one))]);
        rules.iter().for_each(|(rule, level)| {
            keep_right(&mut levels, rule, level.clone(), &within, text, problems)
        });
        right.insert(key.to_owned(), Value::Table(levels));
        return;
    }
    match within(Table::from_iter([(key.to_owned(), value.clone())])).try_into::<Config>() {
        Ok(_) => {
            right.insert(key.to_owned(), value);
        }
        Err(error) => problems.push(ConfigProblem {
            offset: text.find(key).unwrap_or(0),
            message: about(key, error.message()),
        }),
    }
}

/// The message, with the key in front where it does not say which.
fn about(key: &str, message: &str) -> String {
    let message = message.trim_end();
    if message.contains(key) {
        message.to_owned()
    } else {
        format!("`{key}`: {message}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_come_from_the_file() {
        let (config, problems) = Config::from_toml("[rules]\nbrand-prefix = \"hint\"\n");
        assert_eq!(problems, []);
        assert_eq!(config.level(Code::BrandPrefix), Level::Hint);
        assert_eq!(config.level(Code::OutdatedFact), Level::Warning);
    }

    #[test]
    fn an_unknown_rule_is_told_with_its_place() {
        let text = "[rules]\nbrand-prefx = \"hint\"\n";
        let (_, problems) = Config::from_toml(text);
        assert_eq!(problems.len(), 1);
        assert!(text[problems[0].offset..].starts_with("brand-prefx"));
    }

    #[test]
    fn a_wrong_key_leaves_the_others_in_force() {
        let text = "enabled = false\nrulez = 1\nas-of = \"soon\"\n\n[rules]\nretired-service = \"loud\"\nclosed-service = \"off\"\n";
        let (config, problems) = Config::from_toml(text);
        assert!(!config.enabled);
        assert_eq!(
            (
                config.as_of,
                config.level(Code::RetiredService),
                config.level(Code::ClosedService)
            ),
            (None, Level::Warning, Level::Off)
        );
        let places: Vec<&str> = problems
            .iter()
            .map(|problem| text[problem.offset..].lines().next().unwrap_or_default())
            .collect();
        assert_eq!(places.len(), 3, "{problems:?}");
        assert!(
            [
                "rulez = 1",
                "as-of = \"soon\"",
                "retired-service = \"loud\""
            ]
            .iter()
            .all(|line| places.contains(line)),
            "{places:?}"
        );
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_once() {
        let (config, problems) = Config::from_toml("enabled = false\nas-of = \n");
        assert_eq!((config, problems.len()), (Config::default(), 1));
    }

    #[test]
    fn wrong_values_leave_the_defaults() {
        let (config, problems) = Config::from_toml("enabled = 3");
        assert_eq!(config, Config::default());
        assert_eq!(problems.len(), 1);
    }
}
