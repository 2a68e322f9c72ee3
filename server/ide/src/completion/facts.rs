//! What a fact says, where its subject and topic stand alone: `lambda timeout`, or `- Timeout:` below a heading "Lambda".

use cloudgloss_corpus::{Corpus, EntryIx, Fact, FactBound, FactKind, words::stem};
use cloudgloss_syntax::{BlockKind, TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions, Cursor};
use crate::Snapshot;

/// With more words it is a sentence.
const WORDS: usize = 4;
/// Words that any topic may hold.
const FILLER: &[&str] = &["the", "of", "for", "a", "an", "in", "per", "its", "is"];

/// The facts that the line up to the cursor asks for; `None` where it asks for none.
pub fn facts(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Option<Completions> {
    let corpus = snapshot.corpus();
    let asked = Asked::read(corpus, cursor)?;
    let mut scored: Vec<(usize, &Fact)> = corpus
        .facts_in_reach(asked.entry)
        .iter()
        .map(|&fact| corpus.fact(fact))
        .filter(|fact| fact.verified && fact.kind != FactKind::Behaviour)
        .filter_map(|fact| Some((asked.score(fact)?, fact)))
        .collect();
    scored.sort_by_key(|(score, fact)| (std::cmp::Reverse(*score), fact.id.len(), &fact.id));
    let items = scored.iter().take(limit).enumerate();
    let items: Vec<_> = items
        .map(|(rank, (_, fact))| asked.item(cursor, fact, rank))
        .collect();
    (!items.is_empty()).then_some(Completions {
        items,
        incomplete: true,
        finished: false,
    })
}

/// What a line asks for.
struct Asked {
    entry: EntryIx,
    /// The words beside the name, as stems.
    topic: Vec<String>,
    /// The word that is being typed; empty behind `:` and `=`.
    last: String,
}

impl Asked {
    fn read(corpus: &Corpus, cursor: &Cursor) -> Option<Asked> {
        let line = cursor
            .before
            .trim_start_matches(|c: char| c.is_whitespace() || "-*+>".contains(c));
        let words = line.trim_end();
        let told = words.strip_suffix([':', '=']);
        let words = told.unwrap_or(words).trim_end_matches(['*', ' ']);
        // Behind a blank nothing is being typed yet.
        if told.is_none() && words.len() < line.len() {
            return None;
        }
        let named = corpus.names().find_any_case(words).into_iter().next();
        let (entry, rest) = match named {
            Some(name) => (name.entry, without(words, name.full)),
            None if told.is_some() => (heading(corpus, cursor)?, words.to_owned()),
            None => return None,
        };
        let split = rest.split(|c: char| !c.is_alphanumeric());
        let topic: Vec<&str> = split.filter(|word| !word.is_empty()).collect();
        let last = match told {
            Some(_) => String::new(),
            None => {
                let last = *topic.last()?;
                words.ends_with(last).then(|| last.to_owned())?
            }
        };
        let topic: Vec<String> = topic
            .iter()
            .map(|word| word.to_lowercase())
            .filter(|word| !FILLER.contains(&word.as_str()))
            .map(|word| stem(&word).into_owned())
            .collect();
        let is_topic = (1..=WORDS).contains(&topic.len());
        is_topic.then_some(Asked { entry, topic, last })
    }

    /// `None` unless every word belongs to the fact, and one to its id.
    fn score(&self, fact: &Fact) -> Option<usize> {
        let of_id = words(fact.id.strip_prefix(&fact.subject).unwrap_or(&fact.id));
        let mut all = words(&fact.says);
        all.extend(of_id.iter().cloned());
        all.extend(bounds(fact).iter().map(|word| stem(word).into_owned()));
        let typing = stem(&self.last.to_lowercase()).into_owned();
        let fits = |word: &String, known: &String| {
            word == known || (*word == typing && word.len() > 2 && known.starts_with(word.as_str()))
        };
        let in_all = |word: &&String| all.iter().any(|known| fits(word, known));
        let in_id = |word: &&String| of_id.iter().any(|known| fits(word, known));
        let hits = self.topic.iter().filter(in_id).count();
        (hits > 0 && self.topic.iter().all(|word| in_all(&word))).then_some(hits)
    }

    fn item(&self, cursor: &Cursor, fact: &Fact, rank: usize) -> Completion {
        let value = &fact.value.text;
        let new_text = match self.last.as_str() {
            "" if cursor.before.ends_with(' ') => value.clone(),
            "" => format!(" {value}"),
            last => format!("{last}: {value}"),
        };
        let range = TextRange::new(cursor.offset - self.last.len(), cursor.offset);
        Completion {
            label: value.clone(),
            kind: CompletionKind::Fact,
            detail: fact.says.clone(),
            edit: TextEdit { range, new_text },
            snippet: None,
            filter_text: self.last.clone(),
            sort_text: format!("{rank:04}"),
            entry: fact.id.clone(),
        }
    }
}

fn without(text: &str, range: TextRange) -> String {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    format!("{before} {after}")
}

/// The one thing that the nearest heading names.
fn heading(corpus: &Corpus, cursor: &Cursor) -> Option<EntryIx> {
    let above = cursor
        .document
        .iter_blocks()
        .take_while(|(_, range, _)| range.start < cursor.line_start);
    let headings = above.filter(|(_, _, block)| matches!(block.kind, BlockKind::Heading { .. }));
    let (_, range, _) = headings.last()?;
    let names = corpus.names().find_any_case(&cursor.document.slice(range));
    let first = names.first()?.entry;
    names
        .iter()
        .all(|name| name.entry == first)
        .then_some(first)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| stem(&word.to_lowercase()).into_owned())
        .collect()
}

/// What people call the end that a fact bounds.
fn bounds(fact: &Fact) -> &'static [&'static str] {
    match (fact.kind, fact.bound) {
        (FactKind::Default, _) => &["default"],
        (FactKind::Price, _) => &["price", "cost", "costs"],
        (FactKind::Quota, FactBound::Max) => &["max", "maximum", "limit", "quota"],
        (FactKind::Quota, FactBound::Min) => &["min", "minimum", "limit", "quota"],
        _ => &["limit", "quota"],
    }
}
