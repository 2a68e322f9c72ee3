//! `exams/<code>.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{RawSource, RawWhen, Spanned};

/// A certification exam, by its official guide.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExamFile {
    /// The exam's code; the file has its name in small letters.
    pub code: Spanned<String>,
    /// Its full name.
    pub name: String,
    /// How much experience it asks for.
    #[schemars(extend("enum" = ["foundational", "associate", "professional", "specialty"]))]
    pub level: String,
    /// Version of the guide, as AWS counts it.
    #[serde(default)]
    pub version: String,
    /// When that version was published.
    #[serde(default)]
    pub published: RawWhen,
    /// The last day on which it can be taken, where one is announced.
    #[serde(default)]
    pub ends: RawWhen,
    /// Questions that count.
    pub scored: u32,
    /// Questions on trial, not marked as such.
    pub unscored: u32,
    /// Scaled points to pass, of 1,000.
    pub pass: u32,
    /// What else is exactly true, in one sentence.
    #[serde(default)]
    pub note: String,
    /// Pages that were read.
    #[serde(default)]
    pub source: Vec<RawSource>,
    /// The domains, in the guide's order.
    #[serde(default)]
    pub domain: Vec<RawDomain>,
}

/// A part of the exam.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDomain {
    /// From 1.
    pub number: u32,
    /// The guide's name for it.
    pub title: String,
    /// Share of the scored questions, in percent; all domains make 100.
    pub weight: u32,
    /// What one has to be able to do.
    #[serde(default)]
    pub task: Vec<RawTask>,
}

/// Something that one has to be able to do.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTask {
    /// For example "1.2".
    pub id: String,
    /// The guide's name for it.
    pub title: String,
    /// What it means, in our own words.
    pub means: String,
    /// Ids of services.
    #[serde(default)]
    pub services: Vec<Spanned<String>>,
    /// Ids of terms.
    #[serde(default)]
    pub concepts: Vec<Spanned<String>>,
    /// Ids of questions.
    #[serde(default)]
    pub questions: Vec<Spanned<String>>,
}
