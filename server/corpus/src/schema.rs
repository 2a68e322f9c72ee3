//! The files of `content/` as TOML gives them; `content/README.md` explains each key.
//! Nothing is checked here beyond types and spelling of keys; see `compile`.
//! The docstrings are what an editor shows of a key; see `json_schema`.

use std::collections::BTreeMap;

mod at;
mod exam;
mod when;

pub use at::Spanned;
pub use exam::{ExamFile, RawDomain, RawTask};
use schemars::JsonSchema;
use serde::Deserialize;
pub use when::RawWhen;

use crate::compile::CATEGORIES;

/// `VERSION.toml`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionFile {
    /// The date of the knowledge: what holds on it.
    pub as_of: RawWhen,
    /// The version of this schema.
    pub schema: u32,
}

/// `services/<id>.toml`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// Kebab-case; the file's name without its ending.
    pub id: Spanned<String>,
    /// Today's full name, with "Amazon" or "AWS" where AWS puts it.
    pub name: String,
    /// Other right names and harmless spellings, without "Amazon" or "AWS"; matched without regard to case.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Short names, matched in this case only.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Names that are ordinary words too: they count as a title amid a sentence, or where a heading names them.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// What it is; `service` where nothing is written.
    #[serde(default = "service_kind")]
    #[schemars(extend("enum" = ["service", "feature", "class", "family", "tool"]))]
    pub kind: Spanned<String>,
    /// Id of the entry that this one is a part of.
    #[serde(default)]
    pub parent: Option<Spanned<String>>,
    /// The shelf on which it stands.
    #[schemars(extend("enum" = CATEGORIES))]
    pub category: Spanned<String>,
    /// Its stage on the course's map of services.
    #[serde(default)]
    pub stage: Option<String>,
    /// One sentence that a candidate could say aloud.
    pub summary: String,
    /// https address of its documentation.
    #[serde(default)]
    pub docs: String,
    /// What it is mixed up with.
    #[serde(default)]
    pub confused_with: Vec<RawConfusion>,
    /// Words that mean it where another entry is spoken of: "volume" below EC2.
    #[serde(default)]
    pub below: Vec<RawBelow>,
    /// Words for `explain` and `content coverage` only.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Ids of the facts that one has to know by heart: hover shows the first three. Else those with a history, as they stand here.
    #[serde(default)]
    pub recall: Vec<String>,
    /// Names that it had, newest first; a mention of one is reported as renamed.
    #[serde(default)]
    pub formerly: Vec<RawFormer>,
    /// Where it stands in its life; left out where it is simply active.
    #[serde(default)]
    pub lifecycle: Option<RawLifecycle>,
    /// What is true of it, with its history.
    #[serde(default, rename = "fact")]
    pub facts: Vec<RawFact>,
}

fn service_kind() -> Spanned<String> {
    Spanned::new("service".to_owned())
}

/// `concepts/<topic>.toml`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptFile {
    /// The terms of this topic.
    #[serde(default, rename = "term")]
    pub terms: Vec<RawTerm>,
}

/// A term that is no service.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTerm {
    /// Kebab-case, unique among services and terms.
    pub id: Spanned<String>,
    /// The term, in small letters unless it is a name.
    pub name: String,
    /// Other words for it; matched without regard to case.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Short forms, matched in this case only.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Names that are ordinary words too.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// What it is, in one sentence.
    pub summary: String,
    /// When it matters.
    #[serde(default)]
    pub when: String,
    /// https address of a page about it.
    #[serde(default)]
    pub docs: String,
    /// Ids of the services that embody it.
    #[serde(default)]
    pub services: Vec<Spanned<String>>,
    /// Words for `explain` and `content coverage` only.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Words for it that are outdated.
    #[serde(default)]
    pub formerly: Vec<RawFormer>,
}

/// Something that it is mixed up with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawConfusion {
    /// Id of the other entry.
    pub id: Spanned<String>,
    /// What tells them apart, in one sentence.
    pub difference: String,
}

/// Where plain words mean an entry.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBelow {
    /// Id of the entry that is spoken of.
    pub id: Spanned<String>,
    /// Phrase patterns of the words.
    pub words: Vec<Spanned<String>>,
}

/// A name that it had.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFormer {
    /// The full former name.
    pub name: Spanned<String>,
    /// Its other forms; all capitals are matched in this case only.
    #[serde(default)]
    pub also: Vec<String>,
    /// From when the new name holds.
    pub since: RawWhen,
    /// Phrase patterns: silent where one matches in the sentence.
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    /// What it is called today, where that is not the entry's own name; written with `unless` in mind: it is read again.
    #[serde(default)]
    pub now: String,
    /// What else is exactly true, in one sentence; shown in the message.
    #[serde(default)]
    pub note: String,
    /// `false`: known, but never reported, because the name is still right in some sense.
    #[serde(default = "yes")]
    pub advice: bool,
    /// No source was seen; never reported.
    #[serde(default)]
    pub unverified: bool,
    /// Pages that were read.
    #[serde(default)]
    pub source: Vec<RawSource>,
    /// Sentences that must be reported as renamed.
    #[serde(default)]
    pub flags: Vec<Spanned<String>>,
    /// Sentences that must not.
    #[serde(default)]
    pub allows: Vec<Spanned<String>>,
}

fn yes() -> bool {
    true
}

/// Where it stands in its life.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLifecycle {
    /// Where it stands today.
    #[schemars(extend("enum" = ["preview", "active", "maintenance", "closed", "ending", "retired"]))]
    pub status: Spanned<String>,
    /// Since when.
    #[serde(default)]
    pub since: RawWhen,
    /// Announced end of support.
    #[serde(default)]
    pub ends: RawWhen,
    /// What else is exactly true, in one sentence.
    #[serde(default)]
    pub note: String,
    /// What to use instead.
    #[serde(default)]
    pub instead: Vec<RawInstead>,
    /// Phrase patterns: silent where one matches in the sentence.
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    /// No source was seen; never reported.
    #[serde(default)]
    pub unverified: bool,
    /// Pages that were read.
    #[serde(default)]
    pub source: Vec<RawSource>,
    /// Sentences that must be reported as retired or closed.
    #[serde(default)]
    pub flags: Vec<Spanned<String>>,
    /// Sentences that must not.
    #[serde(default)]
    pub allows: Vec<Spanned<String>>,
}

/// Something to use instead.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawInstead {
    /// Id of an entry.
    pub id: Spanned<String>,
    /// Why that one.
    #[serde(default)]
    pub why: String,
}

/// A page that was read.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    /// https address of a page of AWS, or of another primary source.
    pub url: Spanned<String>,
    /// The day on which it was read last.
    pub checked: RawWhen,
}

/// Something that is true, with its history.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFact {
    /// Begins with the id of its subject: `sqs.message.max-size`.
    pub id: Spanned<String>,
    /// What sort of statement.
    #[schemars(extend("enum" = ["quota", "default", "price", "behaviour"]))]
    pub kind: Spanned<String>,
    /// Id of the entry that it is about, where it is not the file's own.
    #[serde(default)]
    pub subject: Option<Spanned<String>>,
    /// Which end a quota bounds.
    #[serde(default)]
    #[schemars(extend("enum" = ["max", "min", "exact", "step"]))]
    pub bound: Option<Spanned<String>>,
    /// The present value: a quantity like "256 KB", "15 minutes", "10,000", or words for a behaviour.
    pub value: Spanned<String>,
    /// Other spellings and roundings of the present value.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// Former values, newest first.
    #[serde(default)]
    pub was: Vec<RawWas>,
    /// Phrase patterns that say what the number is about.
    #[serde(default)]
    pub topic: Vec<Spanned<String>>,
    /// Phrase patterns of the outdated statement (behaviours).
    #[serde(default)]
    pub wrong: Vec<Spanned<String>>,
    /// What the subject lacked and has today: every way to say that it is not there is outdated (behaviours).
    #[serde(default)]
    pub lacked: Vec<Spanned<String>>,
    /// What could not be done and can today, verb = thing: every way to say so is outdated (behaviours).
    #[serde(default)]
    pub cannot: BTreeMap<String, Spanned<String>>,
    /// Phrase patterns of the present statement (behaviours).
    #[serde(default)]
    pub right: Vec<Spanned<String>>,
    /// Phrase patterns: silent where one matches in the sentence.
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    /// `near`: the subject must be named in the sentence itself, its list parent or its nearest heading.
    #[serde(default)]
    #[schemars(extend("enum" = ["near"]))]
    pub scope: Option<Spanned<String>>,
    /// One sentence; `{value}` stands for the present value.
    pub says: String,
    /// What else is exactly true, in one sentence.
    #[serde(default)]
    pub note: String,
    /// `false`: no fix writes the present value over a former one, because what stands around the figure would be wrong with it.
    #[serde(default = "yes")]
    pub replace: bool,
    /// No source was seen; never reported.
    #[serde(default)]
    pub unverified: bool,
    /// Pages that were read.
    #[serde(default)]
    pub source: Vec<RawSource>,
    /// Sentences that people really write and that must be reported.
    #[serde(default)]
    pub flags: Vec<Spanned<String>>,
    /// Sentences that look alike and are right.
    #[serde(default)]
    pub allows: Vec<Spanned<String>>,
}

/// A former value.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWas {
    /// The former value.
    pub value: Spanned<String>,
    /// Other spellings and roundings of it.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// Until when it held.
    #[serde(default)]
    pub until: RawWhen,
    /// What it is today: false, true unless changed, or true for those who have it.
    #[serde(default)]
    #[schemars(extend("enum" = ["superseded", "default", "existing"]))]
    pub shade: Option<Spanned<String>>,
}
