//! Names of services and terms: abbreviations, former names and typing errors lead to today's.

use cloudgloss_corpus::{Corpus, Entry, EntryKind, Hit, Similarity};
use cloudgloss_syntax::{TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions, Cursor};
use crate::Snapshot;

/// The longest name is typed in so many words.
const WORDS: usize = 5;
/// Small letters begin a name from this many on.
const LETTERS: usize = 4;

/// The names that what stands before the cursor begins.
pub fn names(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Completions {
    let corpus = snapshot.corpus();
    for start in word_starts(&cursor.before).into_iter().rev() {
        let typed = &cursor.before[start..];
        let hits = hits(corpus, typed, limit);
        if !hits.is_empty() {
            let range = TextRange::new(cursor.line_start + start, cursor.offset);
            let items = hits
                .iter()
                .enumerate()
                .map(|(rank, hit)| item(corpus, hit, typed, range, rank))
                .collect();
            return Completions {
                items,
                incomplete: true,
            };
        }
    }
    Completions::default()
}

/// Byte offsets at which the last words before the cursor begin, nearest first. Empty right after a space.
fn word_starts(before: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut end = before.len();
    while starts.len() < WORDS {
        let word = before[..end]
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '-'))
            .next()
            .unwrap_or_default();
        if word.is_empty() {
            break;
        }
        starts.push(end - word.len());
        let rest = &before[..end - word.len()];
        let Some(rest) = rest.strip_suffix(' ') else {
            break;
        };
        end = rest.len();
    }
    starts
}

/// A name of several words has to be begun as it is; a single word may be misspelt when it is written like a name.
fn hits(corpus: &Corpus, typed: &str, limit: usize) -> Vec<Hit> {
    let several = typed.contains(' ');
    let capital = typed
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let letters = typed.chars().filter(|c| c.is_alphanumeric()).count();
    if letters < 2 || (!capital && letters < LETTERS && !typed.chars().any(|c| c.is_ascii_digit()))
    {
        return Vec::new();
    }
    let may_resemble = !several && letters >= 3 && (capital || letters > 5);
    let similarity = if may_resemble {
        Similarity::Resembles
    } else {
        Similarity::Begins
    };
    corpus.search(typed, similarity, limit)
}

fn item(corpus: &Corpus, hit: &Hit, typed: &str, range: TextRange, rank: usize) -> Completion {
    let entry = corpus.entry(hit.entry);
    let kind = if entry.kind == EntryKind::Term {
        CompletionKind::Term
    } else {
        CompletionKind::Service
    };
    let detail = match hit.former {
        true => format!("formerly {}", hit.matched),
        false => entry.category.clone(),
    };
    Completion {
        label: entry.name.clone(),
        kind,
        detail,
        edit: TextEdit {
            range,
            new_text: written(entry, typed),
        },
        filter_text: typed.to_owned(),
        sort_text: format!("{rank:04}"),
        entry: entry.id.clone(),
    }
}

/// With "Amazon" or "AWS" where it was typed or the short name is none.
fn written(entry: &Entry, typed: &str) -> String {
    let bare = entry
        .name
        .strip_prefix("Amazon ")
        .or_else(|| entry.name.strip_prefix("AWS "))
        .unwrap_or(&entry.name);
    let branded = typed.to_lowercase().starts_with("am") && entry.name.starts_with("Amazon")
        || typed.to_lowercase().starts_with("aws");
    let is_alias = entry
        .aliases
        .iter()
        .chain(&entry.abbreviations)
        .any(|alias| alias == bare);
    if is_alias && !branded {
        bare.to_owned()
    } else {
        entry.name.clone()
    }
}
