//! The files of `content/` as TOML gives them; `content/README.md` explains each key.
//! Nothing is checked here beyond types and spelling of keys; see `compile`.
#![allow(missing_docs)] // each key is explained in content/README.md

use serde::{Deserialize, Deserializer, de::Error as _};
use toml::Spanned;

use crate::When;

/// `VERSION.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionFile {
    pub as_of: RawWhen,
    pub schema: u32,
}

/// `services/<id>.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    pub id: Spanned<String>,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub ambiguous: Vec<String>,
    #[serde(default = "service_kind")]
    pub kind: Spanned<String>,
    #[serde(default)]
    pub parent: Option<Spanned<String>>,
    pub category: Spanned<String>,
    #[serde(default)]
    pub stage: Option<String>,
    pub summary: String,
    #[serde(default)]
    pub docs: String,
    #[serde(default)]
    pub confused_with: Vec<RawConfusion>,
    #[serde(default)]
    pub keywords: Vec<String>,
    #[serde(default)]
    pub formerly: Vec<RawFormer>,
    #[serde(default)]
    pub lifecycle: Option<RawLifecycle>,
    #[serde(default, rename = "fact")]
    pub facts: Vec<RawFact>,
}

fn service_kind() -> Spanned<String> {
    Spanned::new(0..0, "service".to_owned())
}

/// `concepts/<topic>.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptFile {
    #[serde(default, rename = "term")]
    pub terms: Vec<RawTerm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTerm {
    pub id: Spanned<String>,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub abbreviations: Vec<String>,
    #[serde(default)]
    pub ambiguous: Vec<String>,
    pub summary: String,
    #[serde(default)]
    pub when: String,
    #[serde(default)]
    pub docs: String,
    #[serde(default)]
    pub services: Vec<Spanned<String>>,
    #[serde(default)]
    pub keywords: Vec<String>,
    #[serde(default)]
    pub formerly: Vec<RawFormer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawConfusion {
    pub id: Spanned<String>,
    pub difference: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFormer {
    pub name: Spanned<String>,
    #[serde(default)]
    pub also: Vec<String>,
    pub since: RawWhen,
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub note: String,
    #[serde(default = "yes")]
    pub advice: bool,
    #[serde(default)]
    pub unverified: bool,
    #[serde(default)]
    pub source: Vec<RawSource>,
    #[serde(default)]
    pub flags: Vec<Spanned<String>>,
    #[serde(default)]
    pub allows: Vec<Spanned<String>>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLifecycle {
    pub status: Spanned<String>,
    #[serde(default)]
    pub since: RawWhen,
    #[serde(default)]
    pub ends: RawWhen,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub instead: Vec<RawInstead>,
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub unverified: bool,
    #[serde(default)]
    pub source: Vec<RawSource>,
    #[serde(default)]
    pub flags: Vec<Spanned<String>>,
    #[serde(default)]
    pub allows: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawInstead {
    pub id: Spanned<String>,
    #[serde(default)]
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    pub url: Spanned<String>,
    pub checked: RawWhen,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFact {
    pub id: Spanned<String>,
    pub kind: Spanned<String>,
    #[serde(default)]
    pub subject: Option<Spanned<String>>,
    #[serde(default)]
    pub bound: Option<Spanned<String>>,
    pub value: Spanned<String>,
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    #[serde(default)]
    pub was: Vec<RawWas>,
    #[serde(default)]
    pub topic: Vec<Spanned<String>>,
    #[serde(default)]
    pub wrong: Vec<Spanned<String>>,
    #[serde(default)]
    pub right: Vec<Spanned<String>>,
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub scope: Option<Spanned<String>>,
    pub says: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub unverified: bool,
    #[serde(default)]
    pub source: Vec<RawSource>,
    #[serde(default)]
    pub flags: Vec<Spanned<String>>,
    #[serde(default)]
    pub allows: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWas {
    pub value: Spanned<String>,
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    #[serde(default)]
    pub until: RawWhen,
    #[serde(default)]
    pub shade: Option<Spanned<String>>,
}

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
