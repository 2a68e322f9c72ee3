//! What is known, checked and ready to be used. `Knowledge` is the part that is embedded in the binary.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::{Exam, Guide, Phrases, When, pattern::Pattern, quantity::Quantity, words::Vocabulary};

/// All that `content/` says. Plain data: `Corpus` adds the indexes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Knowledge {
    /// The date on which the content was true.
    pub as_of: Date,
    /// Services, features and terms, sorted by id.
    pub entries: Vec<Entry>,
    /// Facts, sorted by id.
    pub facts: Vec<Fact>,
    /// Questions with answers, in the order of their files.
    pub cards: Vec<Card>,
    /// Certification exams, by code.
    pub exams: Vec<Exam>,
    /// Pages of interview preparation, by id.
    pub guides: Vec<Guide>,
    /// The engine's own phrases.
    pub phrases: Phrases,
    /// The words that patterns use.
    pub vocabulary: Vocabulary,
}

impl Default for Knowledge {
    fn default() -> Self {
        let (entries, facts, cards) = (Vec::new(), Vec::new(), Vec::new());
        let (exams, guides) = (Vec::new(), Vec::new());
        let (phrases, vocabulary) = (Phrases::default(), Vocabulary::default());
        Knowledge {
            as_of: date(1970, 1, 1),
            entries,
            facts,
            cards,
            exams,
            guides,
            phrases,
            vocabulary,
        }
    }
}

impl Knowledge {
    /// The compact form, for `from_bytes`.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// Reads what `to_bytes` wrote; an error when it is not of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Knowledge, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

/// A service, a feature or a term: whatever has a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Kebab-case, unique.
    pub id: String,
    /// Today's full name.
    pub name: String,
    /// Other right names, without "Amazon" or "AWS" in front.
    pub aliases: Vec<String>,
    /// Matched in this case only.
    pub abbreviations: Vec<String>,
    /// Ordinary words too: they count where capitalised and the context is AWS.
    pub ambiguous: Vec<String>,
    /// What it is.
    pub kind: EntryKind,
    /// Id of the entry that this is a part of.
    pub parent: Option<String>,
    /// One of `CATEGORIES`, or empty for terms.
    pub category: String,
    /// Stage in the course's map of services.
    pub stage: Option<String>,
    /// One sentence.
    pub summary: String,
    /// When a term matters.
    pub when: String,
    /// https address, or empty.
    pub docs: String,
    /// Ids of what it is mixed up with, and the difference.
    pub confused_with: Vec<(String, String)>,
    /// Ids of the services that embody a term.
    pub services: Vec<String>,
    /// Ids of entries below which plain words mean this one, and the words.
    pub below: Vec<(String, Vec<Pattern>)>,
    /// For search only.
    pub keywords: Vec<String>,
    /// Ids of the facts that one has to know by heart, the first ones first.
    pub recall: Vec<String>,
    /// Former names, newest first.
    pub formerly: Vec<FormerName>,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle,
    /// Where it is written.
    pub origin: Origin,
    /// Sentences of its former names and lifecycle that test them.
    pub examples: Vec<Example>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryKind {
    /// A service of its own.
    Service,
    /// A part of a service that notes name by itself.
    Feature,
    /// A storage, instance or volume class.
    Class,
    /// Several services under one name.
    Family,
    /// A tool that is no service.
    Tool,
    /// A term of the trade.
    Term,
}

/// A name that an entry had.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FormerName {
    /// The full former name.
    pub name: String,
    /// Its other forms.
    pub also: Vec<String>,
    /// From when the present name holds.
    pub since: When,
    /// Silent in a sentence where one matches.
    pub unless: Vec<Pattern>,
    /// What it is called today, or empty where that is the entry's name.
    pub now: String,
    /// What else is exactly true of the rename, or empty.
    pub note: String,
    /// Whether a mention is reported; never without a source.
    pub advice: bool,
    /// Where it was read.
    pub sources: Vec<Source>,
}

impl FormerName {
    /// What takes its place in a text.
    pub fn todays_name<'a>(&'a self, entry: &'a Entry) -> &'a str {
        match self.now.as_str() {
            "" => &entry.name,
            now => now,
        }
    }
}

/// Where a service stands in its life.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lifecycle {
    /// Today's status.
    pub status: Status,
    /// Since when.
    pub since: When,
    /// Announced end of support.
    pub ends: When,
    /// What else is exactly true, or empty.
    pub note: String,
    /// Ids of what to use instead, and why.
    pub instead: Vec<(String, String)>,
    /// Silent in a sentence where one matches.
    pub unless: Vec<Pattern>,
    /// Whether a source was seen: without one there is no warning.
    pub verified: bool,
    /// Where it was read.
    pub sources: Vec<Source>,
}

/// The stations of a service's life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Not for everybody yet.
    Preview,
    /// Open to all.
    #[default]
    Active,
    /// Runs, gets no features.
    Maintenance,
    /// Closed to new customers.
    Closed,
    /// The end of support is announced.
    Ending,
    /// Gone.
    Retired,
}

/// Something that is true, with its history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// `<subject>.<topic…>`.
    pub id: String,
    /// Id of the entry that it is about.
    pub subject: String,
    /// What sort of statement.
    pub kind: FactKind,
    /// For quotas: which end.
    pub bound: FactBound,
    /// The present value.
    pub value: Value,
    /// Former values, newest first.
    pub was: Vec<Was>,
    /// What the number is about.
    pub topic: Vec<Pattern>,
    /// Outdated statements (behaviours).
    pub wrong: Vec<Pattern>,
    /// Present statements (behaviours).
    pub right: Vec<Pattern>,
    /// Silent in a sentence where one matches.
    pub unless: Vec<Pattern>,
    /// The subject has to be named close by.
    pub near: bool,
    /// One sentence, with the value filled in.
    pub says: String,
    /// What else is exactly true, or empty.
    pub note: String,
    /// Whether a source was seen: without one there is no warning.
    pub verified: bool,
    /// Whether a fix may write the present value over a former one.
    pub replace: bool,
    /// Where it was read.
    pub sources: Vec<Source>,
    /// Where it is written.
    pub origin: Origin,
    /// Sentences that test it.
    pub examples: Vec<Example>,
}

/// The closed set of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// A limit.
    Quota,
    /// What holds unless changed.
    Default,
    /// What it costs, or how it is billed.
    Price,
    /// What it does.
    Behaviour,
}

/// Which end a quota bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactBound {
    /// No more than.
    Max,
    /// No less than.
    Min,
    /// Just that.
    Exact,
    /// An increment or granularity.
    Step,
}

/// A value in words and, where it is one, as a quantity; with other spellings and roundings of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Value {
    /// As it is shown.
    pub text: String,
    /// Every quantity that counts as this value; empty for words.
    pub quantities: Vec<Quantity>,
}

/// A former value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Was {
    /// The value.
    pub value: Value,
    /// Until when it held.
    pub until: When,
    /// What it is today.
    pub shade: Shade,
}

/// What a former value is today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shade {
    /// False.
    #[default]
    Superseded,
    /// True unless changed.
    Default,
    /// True for those who have it.
    Existing,
}

/// A page that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// https address.
    pub url: String,
    /// When it was read last.
    pub checked: When,
}

/// A place in `content/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Path relative to the content folder.
    pub file: String,
    /// It is the user's own, from a `.cloudgloss/` folder.
    pub own: bool,
    /// 1-based.
    pub line: u32,
}

/// A sentence that tests an entry or a fact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Example {
    /// The note's text.
    pub text: String,
    /// What must be reported in it: a code, or nothing.
    pub expect: Expectation,
    /// 1-based line in the entry's file.
    pub line: u32,
}

/// What a test sentence asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expectation {
    /// A former name is reported.
    Renamed,
    /// Retired or closed is reported.
    Lifecycle,
    /// The fact is reported.
    Outdated,
    /// Not that.
    NotRenamed,
    /// Not that.
    NotLifecycle,
    /// Not that.
    NotOutdated,
}

/// A question with its model answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// `q.…`, unique.
    pub id: String,
    /// The question's words.
    pub question: String,
    /// Markdown, with the facts filled in.
    pub answer: String,
    /// What an answer has to name.
    pub key_points: Vec<String>,
    /// foundational, associate, professional, or empty.
    pub level: String,
    /// The topic: the name of its file.
    pub topic: String,
    /// Ids of entries.
    pub entries: Vec<String>,
    /// Where it is written.
    pub origin: Origin,
}
