//! How a note writes an amount, so that a fix can be written alike.

use serde::{Deserialize, Serialize};

use super::{Unit, spelling::Form};

/// How an amount is written. The default writes `15 minutes`, `1 MB`, `10,000`, `$0.20`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitStyle {
    /// The unit of the figure, if it has one.
    pub unit: Option<Unit>,
    /// Which of the unit's names.
    pub form: Form,
    /// In which case.
    pub case: Case,
    /// `KiB` rather than `KB`.
    pub binary: bool,
    /// The singular whatever the number: `15-minute`, `30 min`.
    pub singular: bool,
    /// What stands between number and unit.
    pub spacing: Spacing,
    /// How thousands are set off.
    pub grouping: Grouping,
    /// How large counts are shortened.
    pub scale: Scale,
    /// In words: `five`.
    pub spelled: bool,
    /// The unit stands elsewhere and holds for other numbers too: the `1` of `1, 5 or 10 MB`, the `128` of `128-512 MB`.
    pub pinned: bool,
    /// `0.20 USD`, not `$0.20`.
    pub currency_after: bool,
    /// The word that stands for a rate of counts, as written: `IOPS`.
    pub rate: Option<Box<str>>,
}

/// The case of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Case {
    /// `MB`, `KiB`, `minutes`.
    #[default]
    Usual,
    /// `mb`.
    Lower,
    /// `MINUTES`.
    Upper,
    /// `Minutes`, `Mb`.
    Title,
}

impl Case {
    /// The case in which `usual` is written as `written`.
    pub(super) fn of(written: &str, usual: &str) -> Case {
        let has = |test: fn(char) -> bool| written.chars().any(test);
        match (has(char::is_uppercase), has(char::is_lowercase)) {
            _ if written == usual => Case::Usual,
            (false, true) => Case::Lower,
            (true, false) => Case::Upper,
            _ if written.starts_with(char::is_uppercase)
                && !written.chars().skip(1).any(char::is_uppercase) =>
            {
                Case::Title
            }
            _ => Case::Usual,
        }
    }

    pub(super) fn apply(self, usual: String) -> String {
        match self {
            Case::Usual => usual,
            Case::Lower => usual.to_lowercase(),
            Case::Upper => usual.to_uppercase(),
            Case::Title => {
                let mut chars = usual.chars();
                chars
                    .next()
                    .map(|first| {
                        first
                            .to_uppercase()
                            .chain(chars.as_str().to_lowercase().chars())
                            .collect()
                    })
                    .unwrap_or_default()
            }
        }
    }
}

/// What stands between number and unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spacing {
    /// A space.
    #[default]
    Space,
    /// Nothing.
    None,
    /// A hyphen.
    Hyphen,
    /// Something else, as written: the `** ` of `**5** minutes`.
    Other(Box<str>),
}

/// How thousands are set off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grouping {
    /// `10,000`.
    #[default]
    Comma,
    /// `10000`.
    None,
    /// `10 000`.
    Space,
    /// `10.000`.
    Dot,
    /// `3008`, and `10,240`: four digits alone do not tell how five are written.
    FromFive,
}

/// How large counts are shortened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// Not at all.
    #[default]
    None,
    /// `10k`.
    SmallLetter,
    /// `10K`, `1M`.
    Letter,
    /// `10 thousand`, `1 million`.
    Word,
}
