//! What a fact says, where its subject and topic stand alone: `lambda timeout`, or `- Timeout:` below a heading "Lambda".

use cloudgloss_corpus::{Corpus, EntryIx, Fact, FactKind};
use cloudgloss_syntax::{BlockKind, TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions, Cursor};
use crate::{
    Snapshot,
    fact_query::{FactQuery, named, topic_words},
};

/// The facts that the line up to the cursor asks for; `None` where it asks for none.
pub fn facts(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Option<Completions> {
    let corpus = snapshot.corpus();
    let asked = Asked::read(corpus, cursor)?;
    let mut facts = asked.query.facts(corpus);
    facts.retain(|(_, fact)| fact.verified && fact.kind != FactKind::Behaviour);
    let items = facts.iter().take(limit).enumerate();
    let items: Vec<_> = items
        .map(|(rank, (_, fact))| asked.item(cursor, fact, rank))
        .collect();
    (!items.is_empty()).then_some(Completions {
        items,
        incomplete: true,
        on_request: false,
    })
}

/// What a line asks for.
struct Asked {
    query: FactQuery,
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
        let (entry, rest) = match named(corpus, words) {
            Some(named) => named,
            None if told.is_some() => (heading(corpus, cursor)?, words.to_owned()),
            None => return None,
        };
        let topic = topic_words(&rest);
        let last = match told {
            Some(_) => "",
            None => topic.last().filter(|last| words.ends_with(**last))?,
        };
        let query = FactQuery::new(entry, &topic, last)?;
        let last = last.to_owned();
        Some(Asked { query, last })
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
