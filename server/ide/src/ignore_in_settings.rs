//! "Ignore in this workspace": an id more in the list `ignore` of `.cloudgloss.toml`.

use toml_edit::{Array, DocumentMut, Item, Value};

/// The text of the settings file with `id` in its list `ignore`; an empty text makes a new file. Everything else stays as it is written.
/// `None` when the text is no TOML, when `ignore` is no list, or when the id is in it already.
pub fn ignored_in_settings(text: &str, id: &str) -> Option<String> {
    let mut settings: DocumentMut = text.parse().ok()?;
    let list = settings
        .entry("ignore")
        .or_insert(Item::Value(Value::Array(Array::new())))
        .as_array_mut()?;
    if list.iter().any(|known| known.as_str() == Some(id)) {
        return None;
    }
    list.push(id);
    Some(settings.to_string())
}

#[cfg(test)]
mod tests {
    use super::ignored_in_settings;
    use crate::Config;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let changed = ignored_in_settings(text, "sqs");
        assert_eq!(changed.as_deref(), expected);
        if let Some(text) = changed {
            let (config, problems) = Config::from_toml(&text);
            assert!(
                config.ignore.contains("sqs") && problems.is_empty(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_new_file_holds_the_list() {
        check("", Some("ignore = [\"sqs\"]\n"));
    }

    #[test]
    fn the_rest_of_a_file_stays_as_it_is_written() {
        check(
            "# ours\nhover = false # why not\nignore = [\"lambda\"]\n\n[rules]\nbrand-prefix = \"hint\"\n",
            Some(
                "# ours\nhover = false # why not\nignore = [\"lambda\", \"sqs\"]\n\n[rules]\nbrand-prefix = \"hint\"\n",
            ),
        );
        check(
            "[rules]\nbrand-prefix = \"hint\"\n",
            Some("ignore = [\"sqs\"]\n[rules]\nbrand-prefix = \"hint\"\n"),
        );
    }

    #[test]
    fn what_cannot_be_extended_is_left_alone() {
        check("ignore = [\"sqs\"]\n", None);
        check("ignore = 3\n", None);
        check("hover = \n", None);
    }
}
