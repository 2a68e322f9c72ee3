//! Names of services and terms: abbreviations, former names and typing errors lead to today's.

use cloudgloss_corpus::{Corpus, Entry, EntryKind, Hit, Similarity};
use cloudgloss_syntax::{TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions, Cursor};
use crate::Snapshot;

/// The longest name is typed in so many words.
const WORDS: usize = 5;
/// Small letters begin a name from this many on.
const LETTERS: usize = 3;
/// A slip is seen in a word of so many letters.
const SLIP: usize = 5;

/// The names that what stands before the cursor begins.
pub fn names(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Completions {
    let corpus = snapshot.corpus();
    if is_address(&cursor.before) {
        return Completions::default();
    }
    let starts = word_starts(&cursor.before);
    for &start in starts.iter().rev() {
        let typed = &cursor.before[start..];
        let hits = hits(corpus, &cursor.before[..start], typed, limit);
        if !hits.is_empty() {
            let is_whole = |hit: &Hit| !hit.former && hit.matched.eq_ignore_ascii_case(typed);
            let on_request = hits.iter().any(is_whole);
            return offer(corpus, cursor, start, &hits, on_request);
        }
    }
    let Some(&start) = starts.first() else {
        return Completions::default();
    };
    let guessed = guessed(corpus, &cursor.before[start..], limit);
    offer(corpus, cursor, start, &guessed, true)
}

fn offer(
    corpus: &Corpus,
    cursor: &Cursor,
    start: usize,
    hits: &[Hit],
    on_request: bool,
) -> Completions {
    let range = TextRange::new(cursor.line_start + start, cursor.offset);
    let typed = &cursor.before[start..];
    let ranked = hits.iter().enumerate();
    Completions {
        items: ranked
            .map(|(rank, hit)| item(corpus, hit, typed, range, rank))
            .collect(),
        incomplete: !hits.is_empty(),
        on_request,
    }
}

/// Inside of an address, a tag or a footnote's mark: "[a](…", "https://…", "me@…", "<a href=…", "#…", "[^…".
fn is_address(before: &str) -> bool {
    let open = |mark: &str, end: char| before.rfind(mark) > before.rfind(end);
    let in_tag = before.rfind('<').is_some_and(|at| {
        open("<", '>')
            && before[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
    });
    let word = before.rsplit(char::is_whitespace).next();
    let word = word.unwrap_or_default();
    let is_mail = word
        .split_once('@')
        .is_some_and(|(name, _)| name != "Lambda");
    let begins = ["www.", "#", "[^"]
        .iter()
        .any(|mark| word.starts_with(mark));
    open("](", ')') || in_tag || is_mail || begins || word.contains("://")
}

/// What somebody who asks may mean by a word with a slip: "firehsoe".
fn guessed(corpus: &Corpus, typed: &str, limit: usize) -> Vec<Hit> {
    let small = typed.to_lowercase();
    if typed.chars().count() < SLIP || corpus.begins_ordinary_word(&small) || is_brand(&small) {
        return Vec::new();
    }
    let mut hits = corpus.search(typed, Similarity::Resembles, limit);
    hits.retain(|hit| corpus.entry(hit.entry).kind != EntryKind::Term);
    hits
}

/// Byte offsets at which the last words before the cursor begin, nearest first. Empty right after a space.
pub(super) fn word_starts(before: &str) -> Vec<usize> {
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

/// How sure it is that a name is being typed.
#[derive(Clone, Copy, PartialEq)]
enum Intent {
    /// Written like a name: `Kin` amid a sentence, `SQ`, `QuickSi`.
    Name,
    /// Words like any others.
    Words,
}

/// A capital at the start of a sentence says nothing.
fn intent(before: &str, typed: &str) -> Intent {
    let mut capitals = typed
        .chars()
        .map(|c| c.is_uppercase() || c.is_ascii_digit());
    let first = capitals.next().unwrap_or(false);
    let above = before.trim_end_matches(['-', '*', '+', '#', '>', '|', '_', ' ', '\t']);
    let begins_sentence = above.is_empty() || above.ends_with(['.', '!', '?', ':']);
    let is_name = capitals.any(|capital| capital) || (first && !begins_sentence);
    if is_name { Intent::Name } else { Intent::Words }
}

/// What is written like a name may be misspelt. Ordinary words have to begin a name of one word ("kinesi"),
/// or be two words of a longer one ("dead let"): a list in the middle of prose would take the next Enter.
fn hits(corpus: &Corpus, before: &str, typed: &str, limit: usize) -> Vec<Hit> {
    let several = typed.contains(' ');
    let intent = intent(before, typed);
    if is_short(typed, intent) || is_brand(typed) {
        return Vec::new();
    }
    let may_resemble = intent == Intent::Name && !several && typed.chars().count() >= 3;
    let similarity = match may_resemble {
        true => Similarity::Resembles,
        false => Similarity::Begins,
    };
    let mut hits = corpus.search(typed, similarity, limit);
    if intent == Intent::Name {
        hits.retain(|hit| is_written_so(corpus, hit, typed));
        let whole = |hit: &Hit| hit.matched == typed;
        if corpus.is_ordinary_word(&typed.to_lowercase())
            && is_loud(typed)
            && !hits.iter().any(whole)
        {
            hits.clear();
        }
    }
    if intent == Intent::Words {
        hits.retain(|hit| match several {
            true => begins_words(&hit.matched, typed),
            false => begins_one_word(corpus, hit, typed),
        });
    }
    hits
}

/// Two capitals may begin a name, and so may a letter and a figure; a capital and a small letter begin any word.
fn is_short(typed: &str, intent: Intent) -> bool {
    let letters = typed.chars().filter(|c| c.is_alphanumeric()).count();
    let last = typed.rsplit(' ').next().unwrap_or_default();
    let capitals = typed
        .chars()
        .all(|c| c.is_uppercase() || c.is_ascii_digit());
    let figure = typed.contains(|c: char| c.is_ascii_digit());
    match intent {
        Intent::Name => letters < if capitals || figure { 2 } else { 3 },
        Intent::Words if typed.contains(' ') => last.chars().count() < 2,
        Intent::Words => letters < LETTERS,
    }
}

/// "NOT", "IT": said loud, and no abbreviation.
fn is_loud(typed: &str) -> bool {
    typed.chars().all(char::is_uppercase)
}

/// A term in small letters is not begun with a capital, and capitals are no slip of others.
fn is_written_so(corpus: &Corpus, hit: &Hit, typed: &str) -> bool {
    let is_term = corpus.entry(hit.entry).kind == EntryKind::Term;
    let small = hit.matched.chars().all(|c| !c.is_uppercase());
    let capitals = !typed.chars().any(char::is_lowercase);
    !(is_term && small) && (hit.strong || !capitals)
}

/// "AWS" begins everything.
fn is_brand(typed: &str) -> bool {
    let typed = typed.to_lowercase();
    ["aws", "amazon"]
        .iter()
        .any(|brand| brand.starts_with(&typed))
}

/// Word by word: "any c" does not begin "anycast".
fn begins_words(name: &str, typed: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split([' ', '-']).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (name, typed) = (words(name), words(typed));
    let Some((last, whole)) = typed.split_last() else {
        return false;
    };
    let starts_at = |at: usize| {
        name[at..].starts_with(whole)
            && name
                .get(at + whole.len())
                .is_some_and(|word| word.starts_with(last.as_str()))
    };
    let brand = usize::from(
        name.first()
            .is_some_and(|word| word == "amazon" || word == "aws"),
    );
    starts_at(0) || starts_at(brand)
}

/// Of a service; terms of one word are ordinary words, and so is "data" of "DataSync".
fn begins_one_word(corpus: &Corpus, hit: &Hit, typed: &str) -> bool {
    let entry = corpus.entry(hit.entry);
    let name = &hit.matched;
    let bare = name
        .strip_prefix("Amazon ")
        .or_else(|| name.strip_prefix("AWS "));
    let bare = bare.unwrap_or(name);
    let ends_at_hump = bare
        .get(typed.len()..)
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    entry.kind != EntryKind::Term
        && !entry.ambiguous.contains(name)
        && !corpus.begins_ordinary_word(&typed.to_lowercase())
        && !bare.contains([' ', '-'])
        && !ends_at_hump
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
    let (label, new_text) = match kind {
        CompletionKind::Term => (term(entry, hit).to_owned(), term(entry, hit).to_owned()),
        _ => (entry.name.clone(), written(entry, typed)),
    };
    Completion {
        label,
        kind,
        detail,
        edit: TextEdit { range, new_text },
        snippet: None,
        filter_text: typed.to_owned(),
        sort_text: format!("{rank:04}"),
        entry: entry.id.clone(),
    }
}

/// What was begun: the names of a term are not all one thing ("private subnet" stands with "public subnet").
/// Abbreviations and former names lead to the name.
fn term<'a>(entry: &'a Entry, hit: &'a Hit) -> &'a str {
    match hit.former || entry.abbreviations.contains(&hit.matched) {
        true => &entry.name,
        false => &hit.matched,
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

#[cfg(test)]
mod tests {
    use crate::{completions, fixture};

    #[test]
    fn three_small_letters_begin_a_name() {
        let found = offered("and then lam<|>");
        assert_eq!((found.0.as_str(), found.1), ("lambda", false));
    }

    #[test]
    fn whole_names_and_slips_are_for_those_who_ask() {
        for (note, entry) in [
            ("we use sqs<|>", "sqs"),
            ("put it into s3<|>", "s3"),
            ("sent on by kinesis firehsoe<|>", "data-firehose"),
            ("Kinseis<|>", "kinesis"),
        ] {
            let found = offered(note);
            assert_eq!((found.0.as_str(), found.1), (entry, true), "{note}");
        }
    }

    #[test]
    fn an_address_holds_no_name() {
        assert_eq!(offered("[the stream](Kin<|>").0, "");
        for note in [
            "https://aws.amazon.com/lam<|>",
            "see www.lam<|>",
            "me@lam<|>",
            "<a href=\"lam<|>",
            "#lam<|>",
            "[^lam<|>",
        ] {
            assert_eq!(offered(note).0, "", "{note}");
        }
        for note in [
            "[the stream](a.md) of Kin<|>",
            "see https://x.example for Kin<|>",
            "if a < b take Kin<|>",
            "<b>Kin<|>",
        ] {
            assert_eq!(offered(note).0, "kinesis", "{note}");
        }
    }

    #[test]
    fn a_word_said_loud_begins_no_name() {
        for note in ["this is NOT<|>", "but IT<|>", "and IS<|>"] {
            assert_eq!(offered(note).0, "", "{note}");
        }
        assert_eq!(offered("send it to SQ<|>").0, "sqs");
    }

    /// The first thing that is offered, and whether only to those who ask.
    fn offered(note: &str) -> (String, bool) {
        let (snapshot, id, offset) = fixture::note(note);
        let found = completions(&snapshot, &id, offset, 5);
        let first = found.items.first().map(|item| item.entry.clone());
        (first.unwrap_or_default(), found.on_request)
    }
}
