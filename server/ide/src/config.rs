//! Settings. The same keys stand in `.cloudgloss.toml` and in an editor's settings.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Code, Level};

/// Settings of one workspace; every key has a default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
    /// Whether anything is reported at all.
    pub enabled: bool,
    /// Levels by rule, where they differ from the rule's own.
    pub rules: BTreeMap<String, Level>,
    /// Another day than today to judge by.
    pub as_of: Option<Date>,
    /// Whether hover answers.
    pub hover: bool,
    /// Whether completion answers.
    pub completion: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { enabled: true, rules: BTreeMap::new(), as_of: None, hover: true, completion: true }
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

impl Config {
    /// Reads `.cloudgloss.toml`. What is wrong is told, and the rest holds.
    pub fn from_toml(text: &str) -> (Config, Vec<ConfigProblem>) {
        match toml::from_str::<Config>(text) {
            Ok(config) => {
                let problems = config.unknown_rules(text);
                (config, problems)
            }
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                (Config::default(), vec![ConfigProblem { offset, message: error.message().to_owned() }])
            }
        }
    }

    fn unknown_rules(&self, text: &str) -> Vec<ConfigProblem> {
        let wrong = self.rules.keys().filter_map(|rule| Some((rule, rule.parse::<Code>().err()?)));
        wrong.map(|(rule, message)| ConfigProblem { offset: text.find(rule.as_str()).unwrap_or(0), message }).collect()
    }

    /// The level of a rule under these settings.
    pub fn level(&self, code: Code) -> Level {
        self.rules.get(code.as_str()).copied().unwrap_or(code.default_level())
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
    fn wrong_values_leave_the_defaults() {
        let (config, problems) = Config::from_toml("enabled = 3");
        assert_eq!(config, Config::default());
        assert_eq!(problems.len(), 1);
    }
}
