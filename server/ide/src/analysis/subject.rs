//! What a sentence is about.

use std::ops::Range;

use cloudgloss_corpus::{Corpus, EntryIx, EntryKind, Mention};

use super::{
    claim::DecidedBy,
    context::Context,
    mood::clause_of,
    reading::Reading,
};

/// The entries that a statement at token `at` may be about, and what told so. Empty when nothing does.
pub fn subjects(corpus: &Corpus, reading: &Reading, context: &Context, sentence: Range<usize>, at: usize) -> (Vec<EntryIx>, DecidedBy) {
    let clause = clause_of(&reading.tokens, sentence.clone(), at);
    for (range, by) in [(clause, DecidedBy::Clause), (sentence.clone(), DecidedBy::Sentence)] {
        let named = named_near(corpus, reading, range, at);
        if !named.is_empty() {
            return (named, by);
        }
    }
    let earlier: Vec<EntryIx> = services(corpus, reading.mentions_in(0..sentence.start)).map(|mention| mention.entry).collect();
    if let Some(last) = earlier.last().filter(|_| !context.is_table()) {
        return (vec![*last], DecidedBy::Block);
    }
    context.subjects()
}

/// The grammatical subject, which stands first; and the name that stands nearest before the statement, else after it.
fn named_near(corpus: &Corpus, reading: &Reading, range: Range<usize>, at: usize) -> Vec<EntryIx> {
    let mentions: Vec<&Mention> = services(corpus, reading.mentions_in(range)).collect();
    let before = mentions.iter().rev().find(|mention| reading.token_at(mention.range.start) <= at);
    let nearest = before.or_else(|| mentions.iter().find(|mention| reading.token_at(mention.range.start) > at));
    let mut named: Vec<EntryIx> = nearest.into_iter().chain(mentions.first()).map(|mention| mention.entry).collect();
    named.dedup();
    named
}

fn services<'a>(corpus: &'a Corpus, mentions: &'a [Mention]) -> impl Iterator<Item = &'a Mention> {
    mentions.iter().filter(|mention| corpus.entry(mention.entry).kind != EntryKind::Term)
}
