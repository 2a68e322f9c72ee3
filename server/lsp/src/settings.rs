//! Settings from three places, laid over one another.
//!
//! Later ones win, key by key: `initializationOptions`, the editor's settings (section `cloudgloss`), and
//! `.cloudgloss.toml`, so that a folder's notes are judged alike in every editor and on the command line.
//! Keys may be written `as-of`, `as_of` or `asOf`.

use std::time::Duration;

use cloudgloss_ide::Config;
use serde_json::{Map, Value};

/// The name of the section of an editor's settings.
pub const SECTION: &str = "cloudgloss";
const DEBOUNCE: &str = "debounce-ms";

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What the features read.
    pub config: Config,
    /// How long a pause in typing has to be until diagnostics are published.
    pub debounce: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            config: Config::default(),
            debounce: Duration::from_millis(150),
        }
    }
}

/// One place's settings; keys in kebab-case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer(Map<String, Value>);

impl Layer {
    /// From `initializationOptions`, a `didChangeConfiguration` or an answer to `workspace/configuration`, with
    /// or without the section around it.
    pub fn from_client(value: &Value) -> Layer {
        let section = value
            .get(SECTION)
            .filter(|section| section.is_object())
            .unwrap_or(value);
        Layer(section.as_object().map(kebab).unwrap_or_default())
    }

    /// What will be left out, and why.
    pub fn problems(&self) -> Vec<String> {
        let checked = self.0.iter().map(|(key, value)| (key, check(key, value)));
        let wrong = checked.filter_map(|(key, checked)| Some((key, checked.err()?)));
        wrong
            .map(|(key, problem)| format!("setting `{key}`: {problem}"))
            .collect()
    }

    /// From the text of `.cloudgloss.toml`; empty when it is no TOML.
    pub fn from_toml(text: &str) -> Layer {
        Layer(
            text.parse()
                .map(|table: toml::Table| kebab(&json_table(table)))
                .unwrap_or_default(),
        )
    }
}

/// Lays the layers over one another. A value that does not fit its key is left out.
pub fn merge<'a>(layers: impl IntoIterator<Item = &'a Layer>) -> Settings {
    let mut merged = Map::new();
    for (key, value) in layers.into_iter().flat_map(|layer| &layer.0) {
        if check(key, value).is_ok() {
            lay_over(&mut merged, key, value);
        }
    }
    let debounce = merged.remove(DEBOUNCE).and_then(|value| value.as_u64());
    let config = serde_json::from_value(Value::Object(merged)).unwrap_or_default();
    let debounce = debounce.map_or(Settings::default().debounce, Duration::from_millis);
    Settings { config, debounce }
}

fn check(key: &str, value: &Value) -> Result<(), String> {
    if key == DEBOUNCE {
        return value
            .as_u64()
            .map(drop)
            .ok_or_else(|| "not a number of milliseconds".to_owned());
    }
    let alone = Map::from_iter([(key.to_owned(), value.clone())]);
    serde_json::from_value::<Config>(Value::Object(alone))
        .map(drop)
        .map_err(|error| error.to_string())
}

fn lay_over(merged: &mut Map<String, Value>, key: &str, value: &Value) {
    match (merged.get_mut(key), value) {
        (Some(Value::Object(below)), Value::Object(above)) => below.extend(above.clone()),
        _ => drop(merged.insert(key.to_owned(), value.clone())),
    }
}

/// Top-level keys in the one spelling that [`Config`] knows. Keys below it are names of rules, never renamed.
fn kebab(table: &Map<String, Value>) -> Map<String, Value> {
    let fields = table.iter().filter(|(_, value)| !value.is_null());
    fields
        .map(|(key, value)| (kebab_key(key), value.clone()))
        .collect()
}

fn kebab_key(key: &str) -> String {
    let mut kebab = String::with_capacity(key.len() + 2);
    for letter in key.chars() {
        match letter {
            '_' => kebab.push('-'),
            'A'..='Z' => kebab.extend(['-', letter.to_ascii_lowercase()]),
            _ => kebab.push(letter),
        }
    }
    kebab
}

fn json_table(table: toml::Table) -> Map<String, Value> {
    table
        .into_iter()
        .map(|(key, value)| (key, json(value)))
        .collect()
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::from(truth),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(json_table(table)),
    }
}

#[cfg(test)]
mod tests {
    use cloudgloss_ide::Level;
    use serde_json::json;

    use super::*;

    #[test]
    fn later_layers_win_key_by_key() {
        let editor =
            json!({ "cloudgloss": { "hover": false, "rules": { "brand-prefix": "hint" } } });
        let editor = Layer::from_client(&editor);
        let file = Layer::from_toml("as_of = 2024-03-01\n[rules]\nbrand-prefix = \"error\"\n");
        let settings = merge([&editor, &file]);
        assert!(editor.problems().is_empty() && file.problems().is_empty());
        assert!(!settings.config.hover);
        assert_eq!(settings.config.rules["brand-prefix"], Level::Error);
        assert_eq!(settings.config.as_of, Some(jiff::civil::date(2024, 3, 1)));
    }

    #[test]
    fn one_wrong_value_does_not_spoil_the_others() {
        let layer = Layer::from_client(&json!({ "hover": "perhaps", "debounceMs": 0 }));
        let settings = merge([&layer]);
        assert_eq!(settings.debounce, Duration::ZERO);
        assert!(settings.config.hover);
        let problems = layer.problems();
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with("setting `hover`: "), "{problems:?}");
    }

    #[test]
    fn an_unknown_key_is_told() {
        let layer = Layer::from_client(&json!({ "colour": "red" }));
        assert_eq!(merge([&layer]), Settings::default());
        assert_eq!(layer.problems().len(), 1);
    }

    #[test]
    fn null_means_unset() {
        assert_eq!(Layer::from_client(&json!(null)), Layer::default());
        assert_eq!(
            Layer::from_client(&json!({ "hover": null })),
            Layer::default()
        );
    }
}
