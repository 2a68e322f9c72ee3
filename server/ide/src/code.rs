//! The one table of diagnostic codes: README, settings, `explain` and the editors are made from it.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How loudly a finding is said.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all.
    Off,
    /// Three dots.
    Hint,
    /// For your information.
    Information,
    /// Most probably false.
    Warning,
    /// Only by the user's own choice.
    Error,
}

impl Level {
    /// As it is written in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Hint => "hint",
            Level::Information => "information",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// What kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A former name.
    RenamedService,
    /// Something that is gone.
    RetiredService,
    /// Something that new customers cannot get, or whose end is announced.
    ClosedService,
    /// A statement that was true once.
    OutdatedFact,
    /// "AWS EMR" for "Amazon EMR".
    BrandPrefix,
    /// A rule in a marker that does not exist.
    UnknownRule,
    /// `Q:` without an answer.
    UnansweredQuestion,
    /// The same `Q:` twice.
    DuplicateQuestion,
    /// An answer to a known question that leaves key points out.
    MissingKeyPoints,
}

impl Code {
    /// All codes, in the order of documents.
    pub const ALL: [Code; 9] = [
        Code::OutdatedFact,
        Code::RenamedService,
        Code::RetiredService,
        Code::ClosedService,
        Code::BrandPrefix,
        Code::UnknownRule,
        Code::UnansweredQuestion,
        Code::DuplicateQuestion,
        Code::MissingKeyPoints,
    ];

    /// The name that users meet.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::RenamedService => "renamed-service",
            Code::RetiredService => "retired-service",
            Code::ClosedService => "closed-service",
            Code::OutdatedFact => "outdated-fact",
            Code::BrandPrefix => "brand-prefix",
            Code::UnknownRule => "unknown-rule",
            Code::UnansweredQuestion => "unanswered-question",
            Code::DuplicateQuestion => "duplicate-question",
            Code::MissingKeyPoints => "missing-key-points",
        }
    }

    /// The level where settings say nothing.
    pub fn default_level(self) -> Level {
        match self {
            Code::OutdatedFact | Code::RetiredService | Code::UnknownRule => Level::Warning,
            Code::RenamedService | Code::ClosedService => Level::Information,
            Code::BrandPrefix
            | Code::UnansweredQuestion
            | Code::DuplicateQuestion
            | Code::MissingKeyPoints => Level::Off,
        }
    }

    /// One or two sentences for people.
    pub fn describe(self) -> &'static str {
        match self {
            Code::RenamedService => {
                "A service or term stands under a former name. The first mention in a note is reported."
            }
            Code::RetiredService => {
                "A service or feature that no longer exists is spoken of as if it did."
            }
            Code::ClosedService => {
                "A service or feature that is closed to new customers, or whose end of support is announced."
            }
            Code::OutdatedFact => {
                "A limit, default, price or behaviour that was true once and is not any more."
            }
            Code::BrandPrefix => {
                "\"AWS\" stands where the name has \"Amazon\", or the other way round. A matter of style, off by default."
            }
            Code::UnknownRule => {
                "An ignore marker names a rule that does not exist, so it ignores nothing."
            }
            Code::UnansweredQuestion => {
                "Below a question (`Q:`) stands no answer. For learning, off by default."
            }
            Code::DuplicateQuestion => {
                "The same question (`Q:`) stands in the note or in another one already. For learning, off by default."
            }
            Code::MissingKeyPoints => {
                "The answer to a question that is known leaves key points out. For learning, off by default."
            }
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = String;

    fn from_str(text: &str) -> Result<Code, String> {
        let known = || Code::ALL.map(Code::as_str).join(", ");
        Code::ALL
            .into_iter()
            .find(|code| code.as_str() == text)
            .ok_or_else(|| format!("`{text}` is no rule: use one of {}", known()))
    }
}
