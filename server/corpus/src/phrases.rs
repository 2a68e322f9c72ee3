//! How English says that something is past, asked, told to do, assumed, or somebody's own: phrase patterns of the engine itself.
//!
//! They are patterns like those of the content, so that one matcher and one vocabulary serve both.

use serde::{Deserialize, Serialize};

use crate::{pattern::Pattern, words::Vocabulary};

/// The compiled phrases.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Phrases {
    /// Speaks of the past: "formerly", "used to be".
    pub past: Vec<Pattern>,
    /// Speaks of what was so; past unless it tells what a thing is for.
    pub past_used: Vec<Pattern>,
    /// Tells what a thing is for: "is used to store".
    pub purpose: Vec<Pattern>,
    /// Speaks of what came before; past unless it is one that is `kept`.
    pub past_version: Vec<Pattern>,
    /// Speaks of former versions of somebody's own things, which are there today.
    pub kept_version: Vec<Pattern>,
    /// Says that a name changed.
    pub renaming: Vec<Pattern>,
    /// Says that something is gone or closed.
    pub ending: Vec<Pattern>,
    /// A word before a date that makes it an end: "until", "before".
    pub until: Vec<Pattern>,
    /// Right before a date: it is the end, whatever else the sentence says.
    pub ends_at: Vec<Pattern>,
    /// "as of", "last checked": a date that the statement carries.
    pub as_of: Vec<Pattern>,
    /// Leaves room: "unless raised".
    pub room: Vec<Pattern>,
    /// Tells somebody to do something: "set … to".
    pub instruction: Vec<Pattern>,
    /// Assumes: "if you set".
    pub condition: Vec<Pattern>,
    /// Before a figure: something begins above it.
    pub threshold: Vec<Pattern>,
    /// Speaks of the writer's own things: "our", "my".
    pub own: Vec<Pattern>,
    /// Advises to take something: "use", "recommended".
    pub advice: Vec<Pattern>,
    /// Before a name that is named only in passing: "to", "through the".
    pub passing: Vec<Pattern>,
    /// Headings of sections about the past.
    pub past_section: Vec<Pattern>,
    /// Headings that begin so are of sections about the past.
    pub past_title: Vec<Pattern>,
    /// In brackets behind a name, or before it with a colon: "(old)".
    pub past_mark: Vec<Pattern>,
    /// Says plainly that something is gone or closed; fewer than `ending`, and sure enough to hold for the sentences around.
    pub gone: Vec<Pattern>,
    /// Headers of columns about the past.
    pub past_column: Vec<Pattern>,
}

const PAST: &[&str] = &[
    "formerly",
    "prev",
    "previously",
    "originally",
    "historically",
    "in the past",
    "back then",
    "at that time",
    "old|older|former|previous|earlier|original limit|value|maximum|default|quota|behaviour|behavior|model|name|guidance|advice|recommendation|approach|way|method|generation",
    "no longer",
    "not .. anymore",
    "any more",
    "was|were|been {was}",
    "(increase|raise|grow|change|go|bump|lift|extend|expand)|increased|raised|went|grew from",
    "up from",
    "was|were|been (increase|raise|lift|extend|expand|change|remove)",
    "not true",
    "outdated",
    "obsolete",
    "was true",
    "legacy limit",
    "had|was .. (only|just)",
    "(it|this|that|which|there) was|were",
    "which had",
    "before (this|that|then) .. had|was|were",
];
const PAST_USED: &[&str] = &[
    "used to (be|have|take|cost|need|require|allow|limit|support|bill|charge|time)",
    "used to (run|stop|end|default|store|keep|work|cap|last|return|offer|come)",
    "used to (expire|count|scale|give|get|hold|accept|call|mean|start|only)",
];
const PURPOSE: &[&str] = &[
    "is|are|be|being|get (commonly|often|mainly|mostly|typically|usually|widely|primarily|also|only|generally|then)? used to",
];
const PAST_VERSION: &[&str] = &["old|older|former|previous|earlier|original version"];
const KEPT_VERSION: &[&str] = &[
    "version of (a|an|the|your|any|each|every|this|that|its|my|our|same)? (object|file|function|code|document|item|template|image|application|app|secret|policy|stack|configuration|definition)",
    "(object|file|function|code|document|item|template|application|app|secret|policy) version",
    "(restore|rollback|roll back|revert|recover|preserve|retain|keep|kept|retrieve|access|delete|point|archive|expire|transition) .. version",
    "(get|return|read|receive|see|serve|fetch|retrieve) .. version",
    "version (is|are|stay|remain|can be) .. (kept|available|retained|preserved|restored|stored|saved|deleted)",
];
const RENAMING: &[&str] = &[
    "formerly",
    "prev",
    "previously",
    "originally",
    "rename",
    "rebrand",
    "used to be",
    "was|were call|known|name",
    "call|known|name before",
    "old|older|former|previous|earlier|legacy|original name|branding",
    "now (call|known|name|part|rebrand|rename)",
    "is|are now",
    "successor",
    "predecessor",
    "supersede",
    "replace",
    "evolve into|from",
    "superset",
    "(changed|change) (its|the)? name",
    "became|become",
    "fka",
    "ex",
    "n\u{e9}e",
    "merge into",
    "also known as",
    "aka",
];
const ENDING: &[&str] = &[
    "deprecate",
    "deprecation",
    "discontinue",
    "retire",
    "retirement",
    "sunset",
    "sunsetting",
    "end of life",
    "end of support",
    "end of sale",
    "eol",
    "shut down",
    "shutdown",
    "close .. (new customer|new sign|new account|new user)",
    "no longer (be)? (available|offer|sell|sold|support|accept|recommend|maintain|exist|possible|open|use)",
    "not (available|open) .. new",
    "not .. anymore",
    "(do|should) NOT use",
    "maintenance mode",
    "phase out",
    "obsolete",
    "legacy",
    "replace",
    "supersede",
    "used to (be|have|exist|offer)",
    "formerly",
    "previously",
    "gone",
    "dead",
    "removed",
    "was a|an|the",
    "migrate (away|off|from)",
    "move away",
    "stop accepting",
    "end support",
    "withdrawn",
    "successor",
    "predecessor",
    "alternative to",
    "instead of",
    "in favor|favour of",
];
const UNTIL: &[&str] = &[
    "until",
    "till",
    "before",
    "prior to",
    "up until",
    "through",
    "pre",
    "in",
    "back in",
    "during",
    "from",
    "since",
    "after",
    "starting",
    "effective",
    "as from",
    "on",
];
const ENDS_AT: &[&str] = &["until|till|before|pre", "prior to"];
const AS_OF: &[&str] = &[
    "as of",
    "as at",
    "last (check|update|review|verify)",
    "(update|check|verify|written|valid) (in|on|as of|at)?",
    "status",
];
const ROOM: &[&str] = &[
    "unless .. (raise|raised|increase|change|configure|request|enable|extend|set|specify)",
    "out of the box",
];
const INSTRUCTION: &[&str] = &[
    "set|configure|specify|choose|pick|select|adjust|tune|increase|reduce|decrease|lower|raise|change|keep|allocate|assign|give ... to",
    "set|configure|specify|choose|pick|select|adjust|allocate|assign|give|keep|enter|type",
];
const CONDITION: &[&str] = &[
    "if", "unless", "suppose", "assume", "assuming", "imagine", "say you", "let say", "consider",
    "what if", "in case",
];
const THRESHOLD: &[&str] = &[
    "(more|larger|bigger|greater|longer|higher) than",
    "exceed|exceeding|over|above|beyond",
];
const OWN: &[&str] = &[
    "our",
    "my",
    "mine",
    "we|i (use|run|set|chose|choose|configure|picked|ended)",
    "client",
    "in this project",
];
const ADVICE: &[&str] = &[
    "use",
    "using",
    "choose",
    "pick",
    "prefer",
    "recommend",
    "recommended",
    "consider",
    "should",
    "best (choice|option|fit|practice)",
    "go (for|with)",
    "leverage",
    "adopt",
    "try",
    "deploy",
    "ideal for",
    "good for",
    "solution",
];
const PASSING: &[&str] = &[
    "to|into|from|via|through|by|using|with|like|unlike|than|behind (a|an|the|your)?",
    "in front of (a|an|the|your)?",
    "as (a|the) (source|target|destination|trigger)?",
];
const PAST_SECTION: &[&str] = &[
    "history",
    "formerly",
    "deprecate",
    "deprecation",
    "retire",
    "legacy",
    "discontinue",
    "obsolete",
    "what change",
    "old name",
    "former name",
    "rename",
    "end of life",
    "outdated",
    "archive notes",
    "what was new",
    "old|older|former|previous|legacy (the|aws)? model|behaviour|behavior|limit|quota|pricing|way|approach|console|experience|generation",
];
/// Begin a heading about the past; amid words they are things of today: "streams are a changelog of the table".
const PAST_TITLE: &[&str] = &["changelog", "change log"];
const PAST_MARK: &[&str] = &[
    "(the|now)? old|former|formerly|deprecated|outdated|obsolete|retired|discontinued|superseded|legacy|historical|closed",
];
const GONE: &[&str] = &[
    "is|are|was|were|been|being|be|got (deprecated|discontinued|retired|sunset|sunsetted|withdrawn|closed)",
    "(deprecated|discontinued|retired|sunset) (in|on|since|as of|by)",
    "end of (life|support|sale)",
    "shut down",
    "close .. (new customer|new sign|new account|new user)",
    "no longer (be)? (available|offer|sell|sold|support|accept|maintain|exist)",
    "not (available|open) .. new customer|account",
    "maintenance mode",
    "(phase|phased) out",
    "stop accepting",
    "end|ends|ended support",
];
const PAST_COLUMN: &[&str] = &[
    "old",
    "former",
    "formerly",
    "before",
    "previous",
    "previously",
    "legacy",
    "was",
    "then",
    "until",
    "deprecate",
];

impl Phrases {
    /// Compiles the phrases, adding their words to `vocabulary`.
    pub fn new(vocabulary: &mut Vocabulary) -> Phrases {
        let mut compile = |phrases: &[&str]| {
            phrases
                .iter()
                .filter_map(|phrase| Pattern::parse(phrase, vocabulary).ok())
                .collect()
        };
        Phrases {
            past: compile(PAST),
            past_used: compile(PAST_USED),
            purpose: compile(PURPOSE),
            past_version: compile(PAST_VERSION),
            kept_version: compile(KEPT_VERSION),
            renaming: compile(RENAMING),
            ending: compile(ENDING),
            until: compile(UNTIL),
            ends_at: compile(ENDS_AT),
            as_of: compile(AS_OF),
            room: compile(ROOM),
            instruction: compile(INSTRUCTION),
            condition: compile(CONDITION),
            threshold: compile(THRESHOLD),
            own: compile(OWN),
            advice: compile(ADVICE),
            passing: compile(PASSING),
            past_section: compile(PAST_SECTION),
            past_title: compile(PAST_TITLE),
            past_mark: compile(PAST_MARK),
            gone: compile(GONE),
            past_column: compile(PAST_COLUMN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_a_pattern() {
        let mut vocabulary = Vocabulary::default();
        for phrase in [
            PAST,
            PAST_USED,
            PURPOSE,
            PAST_VERSION,
            KEPT_VERSION,
            RENAMING,
            ENDING,
            UNTIL,
            ENDS_AT,
            AS_OF,
            ROOM,
            INSTRUCTION,
            CONDITION,
            OWN,
            ADVICE,
            PASSING,
            PAST_SECTION,
            PAST_TITLE,
            PAST_MARK,
            GONE,
            PAST_COLUMN,
        ]
        .concat()
        {
            if let Err(error) = Pattern::parse(phrase, &mut vocabulary) {
                panic!("`{phrase}`: {error}");
            }
        }
    }
}
