//! What a sentence states about a fact, and what came of it.

use cloudgloss_corpus::{FactIx, quantity::Quantity};
use cloudgloss_syntax::TextRange;
use jiff::civil::Date;

/// Words that state something about a fact.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The words, in bytes of the block.
    pub range: TextRange,
    /// What it is about.
    pub fact: FactIx,
    /// The figure, for claims that have one.
    pub quantity: Option<Quantity>,
    /// Whether it holds.
    pub verdict: Verdict,
    /// How it was found out what it is about.
    pub decided_by: DecidedBy,
    /// Why it is not reported.
    pub silence: Option<Silence>,
    /// The sentence states the same figure again in other words, so that replacing one would leave it at odds with itself.
    pub repeated: bool,
    /// The last day of the date that the sentence itself carries.
    pub as_of: Option<Date>,
}

impl Claim {
    /// Whether nothing in its block keeps it silent.
    pub fn may_be_told(&self) -> bool {
        matches!(self.silence, None | Some(Silence::OptionUnlessAlone))
    }

    /// Whether it is about its fact at all: what a phrase under `unless` excepts only sounds alike.
    pub fn is_about_fact(&self) -> bool {
        self.silence != Some(Silence::Unless)
    }
}

/// How a claim stands to its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It states the present value.
    Current,
    /// It states a former value: index into `Fact::was`.
    Outdated(usize),
}

/// What told the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A name in the same clause.
    Clause,
    /// A name in the same sentence.
    Sentence,
    /// A name earlier in the block.
    Block,
    /// The first cell of the row.
    Row,
    /// The header of the column.
    Column,
    /// The list item above.
    ListParent,
    /// The line that introduces the list.
    Intro,
    /// A heading.
    Heading,
    /// The paragraph that says what the note is about.
    Opening,
    /// The file's name.
    Title,
}

impl DecidedBy {
    /// From so far off that a statement has to name its subject otherwise, where its fact is told by the words of many services.
    pub fn is_far(self) -> bool {
        matches!(
            self,
            DecidedBy::Title | DecidedBy::Opening | DecidedBy::Block
        )
    }
}

impl DecidedBy {
    /// For `explain --trace`.
    pub fn as_str(self) -> &'static str {
        match self {
            DecidedBy::Clause => "a name in the clause",
            DecidedBy::Sentence => "a name in the sentence",
            DecidedBy::Block => "a name earlier in the paragraph",
            DecidedBy::Row => "the first cell of the row",
            DecidedBy::Column => "the header of the column",
            DecidedBy::ListParent => "the list item above",
            DecidedBy::Intro => "the line that introduces the list",
            DecidedBy::Heading => "a heading",
            DecidedBy::Opening => "the paragraph that opens the note",
            DecidedBy::Title => "the file's name",
        }
    }
}

/// Why something that looks outdated is not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The sentence or section speaks of the past.
    Past,
    /// The present name or value stands beside it.
    PresentBeside,
    /// It says itself that the thing is gone.
    SaysSo,
    /// It speaks of what holds by default.
    Default,
    /// A question.
    Question,
    /// An option of a question.
    Option,
    /// The same, but no letter tells so: where it is the only one, it is the answer.
    OptionUnlessAlone,
    /// Tells somebody to do something.
    Instruction,
    /// Assumes something.
    Condition,
    /// Speaks of the writer's own things.
    Own,
    /// A factor of a sum that is worked out.
    Sum,
    /// The title of a page that it links.
    Cited,
    /// A phrase of the entry's `unless`.
    Unless,
}

impl Silence {
    /// For `explain --trace`.
    pub fn as_str(self) -> &'static str {
        match self {
            Silence::Past => "it speaks of the past",
            Silence::PresentBeside => "the present name or value stands beside it",
            Silence::SaysSo => "it says itself that the thing is gone",
            Silence::Default => "it speaks of the default",
            Silence::Question => "it is a question",
            Silence::Option => "it is an option of a question",
            Silence::OptionUnlessAlone => "it is an option of a question, unless it stands alone",
            Silence::Instruction => "it is an instruction",
            Silence::Condition => "it assumes something",
            Silence::Own => "it speaks of the writer's own things",
            Silence::Sum => "it is reckoned with",
            Silence::Cited => "it is the title of a linked page",
            Silence::Unless => "a phrase under `unless` matches",
        }
    }
}
