//! The words that the rules themselves know. They come first in every vocabulary, so that their ids are constants.

use super::WordId;

macro_rules! lexicon {
    ($($name:ident $word:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($name),* }
        $(#[allow(dead_code)] pub const $name: WordId = WordId(Place::$name as u32 + 1);)*
        /// All of them, in the order of their ids from 1.
        pub const WORDS: &[&str] = &[$($word),*];
    };
}

lexicon! {
    // Number words, from ZERO to BILLION.
    ZERO "zero" ONE "one" TWO "two" THREE "three" FOUR "four" FIVE "five" SIX "six" SEVEN "seven" EIGHT "eight" NINE "nine" TEN "ten"
    ELEVEN "eleven" TWELVE "twelve" THIRTEEN "thirteen" FOURTEEN "fourteen" FIFTEEN "fifteen" SIXTEEN "sixteen" SEVENTEEN "seventeen"
    EIGHTEEN "eighteen" NINETEEN "nineteen" TWENTY "twenty" THIRTY "thirty" FORTY "forty" FIFTY "fifty" SIXTY "sixty" SEVENTY "seventy"
    EIGHTY "eighty" NINETY "ninety" HUNDRED "hundred" THOUSAND "thousand" MILLION "million" BILLION "billion"
    HALF "half"
    // Negations, from NOT to LACK, also as written in haste.
    NOT "not" NO "no" NEVER "never" CANNOT "cannot" CANT "can't" WITHOUT "without" NEITHER "neither" NOR "nor" UNABLE "unable"
    ISNT "isn't" ARENT "aren't" WASNT "wasn't" WERENT "weren't" DOESNT "doesn't" DONT "don't" DIDNT "didn't" WONT "won't"
    CANT_BARE "cant" ISNT_BARE "isnt" ARENT_BARE "arent" DOESNT_BARE "doesnt" DONT_BARE "dont" DIDNT_BARE "didnt" WONT_BARE "wont"
    COULDNT "couldn't" SHOULDNT "shouldn't" WOULDNT "wouldn't" HASNT "hasn't" HAVENT "haven't" MUSTNT "mustn't" LACK "lack"
    // Comparisons.
    MORE "more" LESS "less" FEWER "fewer" LARGER "larger" GREATER "greater" BIGGER "bigger" HIGHER "higher" LONGER "longer" SMALLER "smaller"
    LOWER "lower" SHORTER "shorter" FASTER "faster" THAN "than" OVER "over" ABOVE "above" BEYOND "beyond" UNDER "under" BELOW "below"
    EXCEED "exceed" AS "as" MANY "many" MUCH "much" LARGE "large" BIG "big" SMALL "small" HIGH "high" LOW "low" LONG "long" SHORT "short"
    LITTLE "little" FEW "few"
    // Limits.
    MAX "max" MAXIMUM "maximum" MAXIMAL "maximal" UP "up" UPTO "upto" MOST "most" LEAST "least" LIMIT "limit" QUOTA "quota" CAP "cap"
    RESTRICT "restrict" LIMITATION "limitation" CEILING "ceiling" HARD "hard" SOFT "soft" WITHIN "within" MIN "min" MINIMUM "minimum" MINIMAL "minimal" LOWEST "lowest"
    SMALLEST "smallest" SHORTEST "shortest" LARGEST "largest" HIGHEST "highest" LONGEST "longest" BIGGEST "biggest" STARTING "start"
    DEFAULT "default" EXACTLY "exactly" ALWAYS "always" FIX "fixed" PRECISELY "precisely" INCREMENT "increment" STEP "step" ROUND "round"
    GRANULARITY "granularity" MULTIPLE "multiple" CHUNK "chunk" BLOCK "block"
    ABOUT "about" AROUND "around" APPROXIMATELY "approximately" APPROX "approx" ROUGHLY "roughly" TYPICALLY "typically" TYPICAL "typical"
    RECOMMEND "recommend" CIRCA "circa" ALMOST "almost" NEARLY "nearly" AVERAGE "average" AVG "avg" USUALLY "usually"
    EG "eg" EX "ex" EXAMPLE "example" SUCH "such" SAY "say" LIKE "like" IE "ie"
    // Joints.
    TO "to" FROM "from" BETWEEN "between" AND "and" OR "or" THROUGH "through" TILL "till" UNTIL "until" PER "per" A "a" AN "an" EACH "each"
    EVERY "every" OF "of" IN "in" THE "the" IS "is" ARE "are" BE "be" CAN "can" MUST "must" FOR "for" BY "by" AT "at" ON "on" WITH "with"
    BUT "but" WHILE "while" WHEREAS "whereas" ALTHOUGH "although" THOUGH "though" HOWEVER "however" UNLIKE "unlike" ONLY "only" ONCE "once"
    EXTEND "extended" INCREASE "increased" RAISE "raised" GROW "grow" CHANGE "change" REDUCE "reduce" DECREASE "decrease" GO "go" THIS "this"
    THAT "that" WHICH "which" ANY "any" ANOTHER "another" IT "it" ALL "all" OTHER "other" PLUS "plus" NUMBER "number" TOTAL "total" AFTER "after" ALSO "also"
    // Abbreviations with dots.
    VS "vs" INCL "incl" ETC "etc" PREV "prev"
    // What is numbered rather than counted, from PORT to WINDOW.
    PORT "port" LAYER "layer" LEVEL "level" VERSION "version" PHASE "phase" TYPE "type" TIER "tier" RFC "rfc" ERROR "error" HTTP "http"
    STATUS "status" CODE "code" OPTION "option" PART "part" CHAPTER "chapter" SECTION "section" TABLE "table" FIGURE "figure" QUESTION "question"
    GENERATION "generation" ROUTE "route" SHA "sha" AES "aes" RSA "rsa" JAVA "java" PYTHON "python" NODE "node" WINDOWS "window" DOMAIN "domain"
    LAB "lab" ANSWER "answer" TASK "task" SCENARIO "scenario" PAGE "page" LINE "line" METHOD "method" APPENDIX "appendix" NOTE "note" PG "pg"
    UBUNTU "ubuntu" HADOOP "hadoop" SPARK "spark" MYSQL "mysql" POSTGRES "postgres" POSTGRESQL "postgresql" TLS "tls" SSL "ssl" COLUMN "column" ROW "row" RING "ring" CASE "case"
    EXERCISE "exercise" LESSON "lesson" MODULE "module" DAY "day" WEEK "week" SLIDE "slide" ITEM "item" ID "id"
    // Months by name.
    JANUARY "january" FEBRUARY "february" MARCH "march" APRIL "april" MAY "may" JUNE "june" JULY "july" AUGUST "august" SEPTEMBER "september"
    OCTOBER "october" NOVEMBER "november" DECEMBER "december" JAN "jan" FEB "feb" MAR "mar" APR "apr" JUN "jun" JUL "jul" AUG "aug" SEP "sep"
    SEPT "sept" OCT "oct" NOV "nov" DEC "dec"
}

/// The value of a number word: 0 to 20, the tens, and the powers `hundred` to `billion`.
pub fn number_word(word: WordId) -> Option<u64> {
    let n = u64::from(word.0.checked_sub(ZERO.0)?);
    Some(match n {
        0..=20 => n,
        21..=27 => (n - 18) * 10,
        28 => 100,
        29 => 1_000,
        30 => 1_000_000,
        31 => 1_000_000_000,
        _ => return None,
    })
}

/// Whether `word` is one of the consecutive words `first..=last`.
pub fn between(word: WordId, first: WordId, last: WordId) -> bool {
    (first..=last).contains(&word)
}

/// A word that negates, whatever follows.
pub fn negates(word: WordId) -> bool {
    between(word, NOT, LACK)
}

/// A word after which a number is a name: "port 443", "layer 7".
pub fn numbers_things(word: WordId) -> bool {
    between(word, PORT, ID)
}

/// The name of a month.
pub fn is_month(word: WordId) -> bool {
    between(word, JANUARY, DEC)
}

/// A number word, `zero` to `billion`.
pub fn is_number_word(word: WordId) -> bool {
    between(word, ZERO, BILLION)
}

/// A word that says nothing by itself: "it", "can", "also".
pub fn is_filler(word: WordId) -> bool {
    matches!(
        word,
        A | AN | THE | IS | ARE | BE | CAN | IT | THIS | THAT | WHICH | AND | OR | ALSO
    )
}

/// A word of this list.
pub fn is_rule_word(word: WordId) -> bool {
    word.0 as usize <= WORDS.len()
}
