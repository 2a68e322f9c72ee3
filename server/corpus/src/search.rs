//! From what somebody types to what they mean: fuzzy, by any name, forgiving a typing error.

mod words;

use std::cmp::Reverse;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use unicode_normalization::UnicodeNormalization;

use crate::{Corpus, Entry, EntryIx, EntryKind};

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

/// How far a query may be from a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Similarity {
    /// The name, or its beginning.
    Begins,
    /// The beginnings of its words, from the first on, or the name with a slip.
    Resembles,
    /// The beginnings of any of its words.
    Contains,
}

/// Every name, folded once.
#[derive(Debug)]
pub struct SearchIndex {
    names: Vec<SearchName>,
    /// Of each name, side by side: most names are ruled out by them alone.
    initials: Vec<Initials>,
}

/// The first byte of a folded name with its brand, and the first two without; 0 where there is none.
#[derive(Clone, Copy, Debug)]
struct Initials {
    full: u8,
    bare: [u8; 2],
    /// A bit for the first letter of each word.
    words: u32,
}

#[derive(Debug)]
struct SearchName {
    entry: EntryIx,
    name: String,
    /// Folded, with the brand.
    full: String,
    /// Where the name begins behind the brand, in bytes of `full`.
    bare: usize,
    /// Where words begin behind the brand, in bytes from there on.
    starts: Box<[u8]>,
    former: bool,
}

/// Bonuses that put what people mean first: a whole name, then the beginning of one.
const WHOLE: i64 = 10_000;
const PREFIX: i64 = 1_000;
const STRONG: i64 = 900;
const TYPO: i64 = 500;
const INSIDE: i64 = 300;

impl SearchIndex {
    /// Folds the names of `entries`; their order gives the `EntryIx`.
    pub fn new(entries: &[Entry]) -> SearchIndex {
        let names: Vec<SearchName> = (0..)
            .map(EntryIx)
            .zip(entries)
            .flat_map(|(ix, entry)| names_of(ix, entry))
            .collect();
        let initials = names.iter().map(Initials::of).collect();
        SearchIndex { names, initials }
    }

    /// The names that can score at all, by how they begin.
    fn candidates(&self, query: &str, inside: bool) -> impl Iterator<Item = &SearchName> {
        let typed = first_two(query);
        let word = if inside { letter(typed[0]) } else { 0 };
        let names = self.names.iter().zip(&self.initials);
        let fits = move |initials: &Initials| initials.fit(typed) || initials.words & word != 0;
        let fitting = names.filter(move |(_, initials)| fits(initials));
        fitting.map(|(name, _)| name)
    }
}

impl Initials {
    fn of(name: &SearchName) -> Initials {
        let bare = &name.full[name.bare..];
        let first = |start: &u8| bare.as_bytes().get(usize::from(*start));
        let words = name.starts.iter().filter_map(first);
        Initials {
            full: first_two(&name.full)[0],
            bare: first_two(bare),
            words: words.fold(0, |words, byte| words | letter(*byte)),
        }
    }

    /// Hardly a slip is in the first letter, but for two that change places or one that is left out.
    fn fit(self, typed: [u8; 2]) -> bool {
        typed[0] == self.full || typed[0] == self.bare[0] || self.slipped(typed)
    }

    fn slipped(self, typed: [u8; 2]) -> bool {
        typed[0] == self.bare[1] || typed[1] == self.bare[0]
    }
}

fn first_two(text: &str) -> [u8; 2] {
    let at = |index: usize| text.as_bytes().get(index).copied().unwrap_or(0);
    [at(0), at(1)]
}

/// The bit of a letter; digits and letters of other alphabets share bits.
fn letter(byte: u8) -> u32 {
    1 << (byte & 31)
}

fn names_of(entry: EntryIx, of: &Entry) -> Vec<SearchName> {
    let current = std::iter::once(&of.name)
        .chain(&of.aliases)
        .chain(&of.abbreviations)
        .chain(&of.ambiguous)
        .map(|name| (name, false));
    let former = of
        .formerly
        .iter()
        .flat_map(|former| std::iter::once(&former.name).chain(&former.also))
        .map(|name| (name, true));
    let search_name = |(name, former): (&String, bool)| {
        let full = fold(name);
        let bare = ["amazon", "aws"]
            .iter()
            .find(|brand| full.starts_with(*brand))
            .map_or(0, |brand| brand.len());
        let starts = words::starts(name);
        let behind = starts
            .iter()
            .filter_map(|start| start.checked_sub(bare as u8));
        SearchName {
            entry,
            name: name.clone(),
            starts: behind.collect(),
            full,
            bare,
            former,
        }
    };
    current.chain(former).map(search_name).collect()
}

impl Corpus {
    /// At most `limit` entries that `query` may mean, best first.
    pub fn search(&self, query: &str, similarity: Similarity, limit: usize) -> Vec<Hit> {
        let query = fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let inside = similarity == Similarity::Contains;
        let fuzzy = (similarity != Similarity::Begins).then_some(&matcher);
        let mut best: Vec<Option<(i64, &SearchName)>> = vec![None; self.entries().len()];
        for name in self.search_index().candidates(&query, inside) {
            let begins = || beginning(&query, name);
            let similar = || resemblance(fuzzy?, &query, name, inside);
            let Some(score) = begins().or_else(similar) else {
                continue;
            };
            let slot = &mut best[name.entry.0 as usize];
            if slot.is_none_or(|(other, _)| score >= other) {
                *slot = Some((score, name));
            }
        }
        let mut hits: Vec<Hit> = best.into_iter().flatten().map(hit).collect();
        hits.sort_by_key(|hit| (Reverse((hit.score, self.weight(hit.entry))), hit.entry));
        hits.truncate(limit);
        hits
    }

    /// Of two that fit alike people mean the service rather than the term, and the one of which more is known.
    fn weight(&self, ix: EntryIx) -> (bool, usize) {
        let is_term = self.entry(ix).kind == EntryKind::Term;
        (!is_term, self.facts_of(ix).len())
    }
}

fn hit((score, name): (i64, &SearchName)) -> Hit {
    Hit {
        entry: name.entry,
        matched: name.name.clone(),
        former: name.former,
        score,
        strong: score > STRONG,
    }
}

/// For the whole name, and for its beginning.
fn beginning(query: &str, name: &SearchName) -> Option<i64> {
    let bare = &name.full[name.bare..];
    let former = i64::from(name.former);
    if name.full == query || bare == query {
        return Some(WHOLE - former);
    }
    // Of two names with the same beginning the shorter is meant more often.
    let begins = name.full.starts_with(query) || bare.starts_with(query);
    begins.then(|| PREFIX - former - (bare.len() as i64).min(PREFIX - STRONG - 2))
}

/// For the beginnings of words, best those from the first on, and for a slip.
fn resemblance(
    matcher: &SkimMatcherV2,
    query: &str,
    name: &SearchName,
    inside: bool,
) -> Option<i64> {
    let bare = &name.full[name.bare..];
    let fits = |first| words::abbreviates(query, bare, &name.starts, first);
    let score = |most: i64| {
        let score = matcher.fuzzy_match(bare, query)?.min(most);
        Some(score - i64::from(name.former))
    };
    if fits(true) {
        score(STRONG)
    } else {
        let inner = || score(INSIDE).filter(|_| inside && fits(false));
        typo(query, bare).or_else(inner)
    }
}

/// One slip in a short word, two in a long one.
fn typo(query: &str, name: &str) -> Option<i64> {
    let allowed = match query.len() {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    if query.len().abs_diff(name.len()) > allowed {
        return None;
    }
    let distance = strsim::damerau_levenshtein(query, name);
    (distance <= allowed).then(|| TYPO - distance as i64)
}

/// Small letters and digits only, without accents: "Čtení" and "cteni" are one.
pub fn fold(text: &str) -> String {
    // Decomposed, accents are characters of their own that are no letters.
    text.nfd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
