//! Dates as content writes them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::When;

/// A date as written: a TOML date, `"2024-02"`, `"2024"`, `2024` or `"unknown"`.
#[derive(Clone, Copy, Default)]
pub struct RawWhen(pub When);

impl<'de> Deserialize<'de> for RawWhen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Date(toml::value::Datetime),
            Text(String),
            Year(i64),
        }
        let text = match Written::deserialize(deserializer)? {
            Written::Date(date) => date.to_string(),
            Written::Text(text) => text,
            Written::Year(year) => year.to_string(),
        };
        let wrong = || {
            D::Error::custom(format!(
                "`{text}` is no date: write 2024-02-09, \"2024-02\", \"2024\" or \"unknown\""
            ))
        };
        When::parse(&text).map(RawWhen).ok_or_else(wrong)
    }
}

impl JsonSchema for RawWhen {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date (2024-02-09), or as much of it as is known: \"2024-02\", \"2024\", \"unknown\"",
            "anyOf": [
                { "type": "string", "pattern": "^(unknown|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$" },
                { "type": "integer", "minimum": 1990, "maximum": 2099 }
            ]
        })
    }
}
