//! What is known of one thing, as a readable page.

use cloudgloss_corpus::{Corpus, EntryIx};

use crate::{Snapshot, render};

/// A page that an editor can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// For example `lambda.md`.
    pub file_name: String,
    /// Markdown.
    pub text: String,
}

/// The page of an entry, of the entry of a fact, or of a question, by id.
pub fn page(snapshot: &Snapshot, id: &str) -> Option<Page> {
    let corpus = snapshot.corpus();
    if let Some(card) = corpus.card_by_id(id) {
        let file_name = format!("{}.md", card.id.trim_start_matches("q."));
        return Some(Page { file_name, text: render::card_page(corpus, card) });
    }
    let entry = entry_of(corpus, id)?;
    Some(Page { file_name: format!("{}.md", corpus.entry(entry).id), text: render::entry_page(corpus, entry) })
}

fn entry_of(corpus: &Corpus, id: &str) -> Option<EntryIx> {
    let of_fact = || corpus.entry_by_id(&corpus.fact(corpus.fact_by_id(id)?).subject);
    corpus.entry_by_id(id).or_else(of_fact)
}
