//! What a sentence is about.

use std::ops::Range;

use cloudgloss_corpus::{
    Brand, Corpus, EntryIx, EntryKind, FactIx, Mention, MentionKind,
    words::{Punct, Token},
};
use cloudgloss_syntax::TextRange;

use super::{claim::DecidedBy, context::Context, mood::clause_of, reading::Reading};

/// So many tokens take "to", "into the" and "in front of the".
const PASSING: usize = 4;

/// Where the subject of a statement is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the clause, before the statement.
    Clause,
    /// In the sentence, before the statement.
    Sentence,
    /// Behind it, up to the next comma: "256 KB for a message of SQS".
    Behind,
    /// In the sentences before.
    Block,
    /// In what stands above.
    Context,
    /// In the header of a table whose rows name other things: "IAM roles per cluster" below "Redshift".
    Header,
}

impl Place {
    /// From the nearest to the furthest.
    pub const ALL: [Place; 6] = [
        Place::Clause,
        Place::Sentence,
        Place::Behind,
        Place::Block,
        Place::Context,
        Place::Header,
    ];

    /// Whether it is what the sentence stands under.
    pub fn is_above(self) -> bool {
        matches!(self, Place::Context | Place::Header)
    }
}

/// What a statement may be about.
pub struct Subjects {
    /// The entries; empty where nothing is named.
    pub entries: Vec<EntryIx>,
    /// What told so.
    pub told_by: DecidedBy,
    /// They are named only in passing ("… to S3"), so that the statement may be about something further off.
    pub passing: bool,
    /// A name opens the sentence: "Fargate has up to 5 GB, and a timeout of 5 minutes".
    pub opening: bool,
    /// They are what the figure counts ("10 IAM roles"), which says nothing of whose they are.
    pub counted: bool,
}

impl Subjects {
    /// What a statement at token `at` may be about by what is named at one place.
    pub fn at(
        corpus: &Corpus,
        reading: &Reading,
        context: &Context,
        sentence: Range<usize>,
        at: usize,
        place: Place,
    ) -> Subjects {
        let clause = || clause_of(&reading.tokens, sentence.clone(), at);
        let named = |range, told_by| Subjects::named(corpus, reading, range, at, told_by);
        match place {
            Place::Clause => named(clause().start..at + 1, DecidedBy::Clause),
            Place::Sentence => named(sentence.start..at + 1, DecidedBy::Sentence),
            Place::Behind => Subjects::behind(corpus, reading, at..clause().end),
            Place::Block => {
                let mut named = services(corpus, reading, 0..sentence.start);
                let Some(first) = named.next().filter(|_| !context.stands_apart()) else {
                    return Subjects::new(Vec::new(), DecidedBy::Block);
                };
                let earlier = named.last().unwrap_or(first);
                let mut found = Subjects::new(vec![earlier.entry], DecidedBy::Block);
                found
                    .entries
                    .extend((first.entry != earlier.entry).then_some(first.entry));
                found.entries.extend(units(corpus, reading, sentence));
                found.passing = is_passing(corpus, reading, earlier);
                found
            }
            Place::Context => {
                let (entries, told_by) = context.subjects();
                let mut found = Subjects::new(entries, told_by);
                found.passing = told_by == DecidedBy::Row;
                add_called(
                    corpus,
                    &reading.tokens[sentence.clone()],
                    &mut found.entries,
                );
                found.entries.extend(units(corpus, reading, sentence));
                found
            }
            Place::Header => Subjects::new(context.header_subjects(), DecidedBy::Column),
        }
    }

    /// The nearest place that names anything.
    pub fn nearest(
        corpus: &Corpus,
        reading: &Reading,
        context: &Context,
        sentence: Range<usize>,
        at: usize,
    ) -> Subjects {
        let find = |place| Subjects::at(corpus, reading, context, sentence.clone(), at, place);
        let mut places = Place::ALL.into_iter().map(find);
        places
            .find(|found| !found.entries.is_empty())
            .unwrap_or_else(|| Subjects::new(Vec::new(), DecidedBy::Title))
    }

    /// Whether something is named, and not only in passing.
    pub fn are_outright(&self) -> bool {
        !self.entries.is_empty() && !self.passing
    }

    fn new(entries: Vec<EntryIx>, told_by: DecidedBy) -> Subjects {
        Subjects {
            entries,
            told_by,
            passing: false,
            opening: false,
            counted: false,
        }
    }

    /// The grammatical subject, which stands first; and the name that stands nearest before the statement.
    fn named(
        corpus: &Corpus,
        reading: &Reading,
        range: Range<usize>,
        at: usize,
        told_by: DecidedBy,
    ) -> Subjects {
        let start = range.start;
        let mentions: Vec<&Mention> = services(corpus, reading, range).collect();
        let mut before = mentions.iter().rev();
        let nearest = before.find(|mention| reading.token_at(mention.range.start) <= at);
        let named = nearest.into_iter().chain(mentions.first());
        let mut entries: Vec<EntryIx> = named.map(|mention| mention.entry).collect();
        entries.dedup();
        let in_passing = |mention: &&Mention| {
            is_passing(corpus, reading, mention) || begins_as_a_word(reading, mention, start)
        };
        let mut found = Subjects::new(entries, told_by);
        found.passing = mentions.iter().all(in_passing) && !mentions.is_empty();
        let first = mentions.first();
        found.opening = first.is_some_and(|first| reading.token_at(first.full.start) == start);
        found
    }

    /// The first name behind a figure. A comma parts them: "5 TB each, the size of an S3 object".
    fn behind(corpus: &Corpus, reading: &Reading, range: Range<usize>) -> Subjects {
        let tokens = &reading.tokens;
        let comma = range.clone().find(|at| tokens[*at].is(Punct::Comma));
        let range = range.start..comma.unwrap_or(range.end);
        let at = range.start;
        let mut names = services(corpus, reading, range);
        let Some(first) = names.next() else {
            return Subjects::new(Vec::new(), DecidedBy::Clause);
        };
        let mut found = Subjects::new(vec![first.entry], DecidedBy::Clause);
        // "10 IAM roles" are roles of anything: "… per cluster of Redshift".
        found.counted = reading.token_at(first.full.start) == at + 1;
        found.passing = found.counted || is_passing(corpus, reading, first);
        let others = names.filter(|_| found.counted).map(|mention| mention.entry);
        found.entries.extend(others);
        found
    }
}

/// Words that state something of a fact's subject, which stands above the sentence.
pub struct Statement {
    /// What is stated.
    pub fact: FactIx,
    /// The words, in bytes of the block.
    pub words: TextRange,
}

impl Statement {
    /// Whether the sentence names nothing else that its words could be about: every name stands among them or behind them
    /// ("needs an agent on EC2"), goes with them, or is named only in passing.
    pub fn leaves_subject_above(
        &self,
        corpus: &Corpus,
        reading: &Reading,
        sentence: Range<usize>,
    ) -> bool {
        services(corpus, reading, sentence).all(|mention| {
            self.words.start <= mention.range.start
                || corpus.facts_in_reach(mention.entry).contains(&self.fact)
                || is_passing(corpus, reading, mention)
        })
    }
}

/// Adds what plain words among `tokens` mean below them: a volume below EC2 is EBS's.
pub fn add_called(corpus: &Corpus, tokens: &[Token], entries: &mut Vec<EntryIx>) {
    let above = entries.clone();
    let called = above
        .iter()
        .flat_map(|&above| corpus.called_below(above, tokens));
    entries.extend(called);
}

/// The last name in a range of tokens.
pub fn last_named(corpus: &Corpus, reading: &Reading, range: Range<usize>) -> Option<EntryIx> {
    services(corpus, reading, range)
        .last()
        .map(|mention| mention.entry)
}

/// "15 brokers per MSK cluster": the unit may name the subject, or stand beside it ("50 Gbps per VPC attachment").
fn units<'a>(
    corpus: &'a Corpus,
    reading: &'a Reading,
    sentence: Range<usize>,
) -> impl Iterator<Item = EntryIx> + 'a {
    let mentions = reading.mentions_in(sentence).iter();
    let units =
        mentions.filter(|mention| !is_term(corpus, mention) && is_unit(corpus, reading, mention));
    units.map(|mention| mention.entry)
}

/// The names that are not units of a rate.
fn services<'a>(
    corpus: &'a Corpus,
    reading: &'a Reading,
    range: Range<usize>,
) -> impl Iterator<Item = &'a Mention> {
    let mentions = reading.mentions_in(range).iter();
    mentions.filter(|mention| !is_term(corpus, mention) && !is_unit(corpus, reading, mention))
}

/// "… per MSK cluster".
fn is_unit(corpus: &Corpus, reading: &Reading, mention: &Mention) -> bool {
    let before = reading.token_at(mention.full.start).checked_sub(1);
    before.is_some_and(|before| reading.tokens[before].word == corpus.vocabulary().get("per"))
}

fn is_term(corpus: &Corpus, mention: &Mention) -> bool {
    corpus.entry(mention.entry).kind == EntryKind::Term
}

/// "… to S3", "… through the API Gateway", "… by S3 or SNS": where something goes or how, not whose it is.
fn is_passing(corpus: &Corpus, reading: &Reading, mention: &Mention) -> bool {
    let end = reading.token_at(mention.full.start);
    let starts = (end.saturating_sub(PASSING)..end).rev();
    let said = starts.into_iter().any(|start| {
        let tokens = &reading.tokens;
        corpus.phrases().passing.iter().any(|pattern| {
            let found = pattern.find_despite_negation(tokens, start..end, &[], &|_, _| false);
            found == Some(start..end)
        })
    });
    said || joined_to(corpus, reading, mention)
        .is_some_and(|first| is_passing(corpus, reading, first))
}

/// "Forecast usage …": an ordinary word at the start of a sentence has its capital from there, and need not be a name.
fn begins_as_a_word(reading: &Reading, mention: &Mention, start: usize) -> bool {
    let ordinary = mention.kind == MentionKind::Ambiguous && mention.brand == Brand::None;
    ordinary && reading.token_at(mention.range.start) == start
}

/// The name that "and", "or" or a comma joins to this one.
fn joined_to<'a>(corpus: &Corpus, reading: &'a Reading, mention: &Mention) -> Option<&'a Mention> {
    let joint = reading.token_at(mention.full.start).checked_sub(1)?;
    let token = reading.tokens.get(joint)?;
    let words = corpus.vocabulary();
    let joins = token.is(Punct::Comma)
        || token.is(Punct::Slash)
        || (token.is_item() && [words.get("and"), words.get("or")].contains(&token.word));
    let mut before = reading.mentions.iter().rev();
    before
        .find(|first| first.full.end <= token.range.start)
        .filter(|first| joins && reading.token_at(first.full.end) == joint)
}
