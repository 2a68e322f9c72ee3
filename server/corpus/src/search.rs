//! From what somebody types to what they mean: fuzzy, by any name, forgiving a typing error.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use crate::{Corpus, Entry, EntryIx};

/// An entry that a query may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What is meant.
    pub entry: EntryIx,
    /// The name that matched: today's, an abbreviation or a former one.
    pub matched: String,
    /// Whether that name is a former one.
    pub former: bool,
    /// Higher is better; comparable within one search only.
    pub score: i64,
    /// The query is the name or its beginning, not merely similar to it.
    pub strong: bool,
}

/// Bonuses that put what people mean first: a whole name, then the beginning of one.
const WHOLE: i64 = 10_000;
const PREFIX: i64 = 1_000;
const STRONG: i64 = 900;
const TYPO: i64 = 500;

impl Corpus {
    /// At most `limit` entries that `query` may mean, best first.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let entries = (0..).map(EntryIx).zip(self.entries());
        let mut hits: Vec<Hit> = entries.filter_map(|(ix, entry)| best(&matcher, &query, ix, entry)).collect();
        hits.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.entry.cmp(&b.entry)));
        hits.truncate(limit);
        hits
    }
}

fn best(matcher: &SkimMatcherV2, query: &str, entry: EntryIx, of: &Entry) -> Option<Hit> {
    let current = std::iter::once(&of.name).chain(&of.aliases).chain(&of.abbreviations).chain(&of.ambiguous).map(|name| (name, false));
    let former = of.formerly.iter().flat_map(|former| std::iter::once(&former.name).chain(&former.also)).map(|name| (name, true));
    let scored = current.chain(former).filter_map(|(name, former)| Some((score(matcher, query, name)? - i64::from(former), name, former)));
    let (score, matched, former) = scored.max_by_key(|(score, ..)| *score)?;
    Some(Hit { entry, matched: matched.clone(), former, score, strong: score > STRONG })
}

fn score(matcher: &SkimMatcherV2, query: &str, name: &str) -> Option<i64> {
    let name = fold(name);
    let bare = name.strip_prefix("amazon").or_else(|| name.strip_prefix("aws")).unwrap_or(&name);
    if name == query || bare == query {
        return Some(WHOLE);
    }
    // Of two names with the same beginning the shorter is meant more often.
    if name.starts_with(query) || bare.starts_with(query) {
        return Some(PREFIX - bare.len() as i64);
    }
    let fuzzy = matcher.fuzzy_match(bare, query).filter(|_| bare.starts_with(query.chars().next().unwrap_or(' ')));
    fuzzy.or_else(|| typo(query, bare))
}

/// One slip in a short word, two in a long one.
fn typo(query: &str, name: &str) -> Option<i64> {
    let allowed = match query.len() {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    let distance = strsim::damerau_levenshtein(query, name);
    (distance <= allowed).then(|| TYPO - distance as i64)
}

/// Small letters and digits only.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
