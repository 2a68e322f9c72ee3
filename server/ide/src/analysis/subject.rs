//! What a sentence is about.

use std::ops::Range;

use cloudgloss_corpus::{Corpus, EntryIx, EntryKind, Mention};

use super::{claim::DecidedBy, context::Context, mood::clause_of, reading::Reading};

/// The entries that a statement at token `at` may be about, and what told so. Empty when nothing does.
pub fn subjects(
    corpus: &Corpus,
    reading: &Reading,
    context: &Context,
    sentence: Range<usize>,
    at: usize,
) -> (Vec<EntryIx>, DecidedBy) {
    let clause = clause_of(&reading.tokens, sentence.clone(), at);
    // A name behind the figure ("256 KB … to S3") tells less than any before it.
    for (range, by) in [
        (clause.start..at + 1, DecidedBy::Clause),
        (sentence.start..at + 1, DecidedBy::Sentence),
        (clause, DecidedBy::Clause),
    ] {
        let named = named_near(corpus, reading, range, at);
        if !named.is_empty() {
            return (named, by);
        }
    }
    let earlier = services(corpus, reading, 0..sentence.start)
        .last()
        .map(|mention| mention.entry);
    let (mut subjects, by) = match earlier.filter(|_| !context.stands_apart()) {
        Some(last) => (vec![last], DecidedBy::Block),
        None => context.subjects(),
    };
    // "15 brokers per MSK cluster": the unit may name the subject, or stand beside it ("50 Gbps per VPC attachment").
    let units = reading
        .mentions_in(sentence)
        .iter()
        .filter(|mention| corpus.entry(mention.entry).kind != EntryKind::Term);
    subjects.extend(units.map(|mention| mention.entry));
    (subjects, by)
}

/// The grammatical subject, which stands first; and the name that stands nearest before the statement, else after it.
fn named_near(corpus: &Corpus, reading: &Reading, range: Range<usize>, at: usize) -> Vec<EntryIx> {
    let mentions: Vec<&Mention> = services(corpus, reading, range).collect();
    let before = mentions
        .iter()
        .rev()
        .find(|mention| reading.token_at(mention.range.start) <= at);
    let nearest = before.or_else(|| {
        mentions
            .iter()
            .find(|mention| reading.token_at(mention.range.start) > at)
    });
    let mut named: Vec<EntryIx> = nearest
        .into_iter()
        .chain(mentions.first())
        .map(|mention| mention.entry)
        .collect();
    named.dedup();
    named
}

fn services<'a>(
    corpus: &'a Corpus,
    reading: &'a Reading,
    range: Range<usize>,
) -> impl Iterator<Item = &'a Mention> {
    let per = corpus.vocabulary().get("per");
    let is_unit = move |mention: &Mention| {
        let before = reading.token_at(mention.full.start).checked_sub(1);
        before.is_some_and(|before| reading.tokens[before].word == per)
    };
    let mentions = reading.mentions_in(range).iter();
    mentions.filter(move |mention| {
        corpus.entry(mention.entry).kind != EntryKind::Term && !is_unit(mention)
    })
}
