//! What a figure is about: the words of a fact's topic, near the figure or in what stands above.

use std::ops::Range;

use cloudgloss_corpus::{
    EntryKind, Fact,
    quantity::{Dimension, Quantity, bound},
    words::{Punct, Token, TokenKind, WordSet, is_rule_word},
};

use super::{Sentence, value::wants};

/// How far from its topic a figure may stand, in tokens.
const REACH: usize = 16;

/// A term qualifies a topic from so many tokens before it: "ENI creation timeout".
const QUALIFIER: usize = 2;

/// How well a topic fits: whether the sentence itself names it, and how many words of it. More is better.
pub type Fit = (bool, usize);

impl Sentence<'_> {
    /// How well the topic of `fact` fits quantity `index`: in the sentence itself, else with its context in front.
    pub(super) fn topic_fit(&self, fact: &Fact, index: usize) -> Option<Fit> {
        let own = self.best_match(fact, &self.reading.tokens, self.range.clone(), 0, index);
        if let Some(fit) = own {
            return Some((true, fit));
        }
        let completed = self.completed.as_ref()?;
        let all = 0..completed.tokens.len();
        let in_context = self.best_match(fact, &completed.tokens, all, completed.own, index);
        let label = || self.labelled.get_or_init(|| self.label()).as_ref();
        let labelled = || label()?.best_match(fact);
        in_context.or_else(labelled).map(|fit| (false, fit))
    }

    /// The longest match of a topic near the quantity. In completed tokens the sentence begins at `own` instead of `self.range.start`.
    fn best_match(
        &self,
        fact: &Fact,
        tokens: &[Token],
        range: Range<usize>,
        own: usize,
        index: usize,
    ) -> Option<usize> {
        let shift = |at: usize| {
            if range.start == self.range.start && own == 0 {
                at
            } else {
                at - self.range.start + own
            }
        };
        let shifted: Vec<Quantity> = self
            .quantities
            .iter()
            .map(|quantity| moved(quantity, &shift))
            .collect();
        let want = |quantity: &Quantity, slot| wants(fact, quantity, slot);
        let mut best = None;
        let words = WordSet::of(&tokens[range.clone()]);
        let possible = fact
            .topic
            .iter()
            .filter(|pattern| pattern.may_match(&words));
        for pattern in possible {
            let mut from = range.start;
            while let Some(found) = pattern.find(tokens, from..range.end, &shifted, &want) {
                from = found.start + 1;
                // Where the match stands in the sentence itself.
                let home = |at: usize| Some(at.checked_sub(own)? + self.range.start);
                let words = match own == 0 && range.start == self.range.start {
                    true => Some(found.clone()),
                    false => home(found.start)
                        .zip(home(found.end))
                        .map(|(start, end)| start..end),
                };
                let qualified = words.is_some_and(|words| self.is_of_a_term(words));
                if !qualified && self.belongs(&found, &shifted, index, own) {
                    best = best.max(Some(found.len()));
                }
            }
        }
        best
    }

    /// "ENI creation timeout: 5 minutes": a term right before the topic says that it is the timeout of something else.
    fn is_of_a_term(&self, topic: Range<usize>) -> bool {
        let reading = self.reading;
        let next = reading.tokens.get(topic.end);
        let entitled = next.is_some_and(|next| next.is(Punct::Colon) || next.is(Punct::Equal));
        let start = topic.start.saturating_sub(QUALIFIER).max(self.range.start);
        let before = &reading.tokens[start..topic.start];
        let joined = before.iter().rev().take_while(|token| token.is_item());
        let start = topic.start - joined.count();
        let terms = reading.mentions_in(start..topic.start);
        entitled
            && terms.iter().any(|mention| {
                let is_term = self.corpus.entry(mention.entry).kind == EntryKind::Term;
                is_term && reading.token_at(mention.full.end) <= topic.start
            })
    }

    /// Whether a topic at `found` speaks of this quantity and not of another of its kind that stands nearer.
    fn belongs(
        &self,
        found: &Range<usize>,
        quantities: &[Quantity],
        index: usize,
        own: usize,
    ) -> bool {
        let distance = |quantity: &Quantity| gap(found, &quantity.tokens);
        let mine = distance(&quantities[index]);
        let in_context = own > 0 && found.end <= own;
        if mine > REACH && !in_context {
            return false;
        }
        // "The default timeout is 3 seconds, the maximum 5 minutes": one topic, two ends.
        let end = |quantity: &Quantity| bound(&self.reading.tokens, self.range.clone(), quantity);
        let own_end = end(&self.quantities[index]);
        let other_end = |at: usize| own_end.is_some() && end(&self.quantities[at]) != own_end;
        let rival = |at: usize, other: &Quantity| {
            other.dimension == quantities[index].dimension
                && distance(other) < mine
                && !other_end(at)
        };
        let follows = |other: &Quantity| other.tokens.start < quantities[index].tokens.start;
        let nearer = |(at, other): (usize, &Quantity)| {
            rival(at, other) && (!follows(other) || distance(other) + 3 < mine)
        };
        // "5 LSI and 5 GSI": what another figure counts, where this one counts something else.
        let elsewhere = found.end <= quantities[index].tokens.start && self.counts_word(index);
        let counted = |other: &Quantity| elsewhere && counts(other, found);
        in_context
            || !quantities
                .iter()
                .enumerate()
                .any(|(at, other)| nearer((at, other)) || counted(other))
    }

    /// Whether a word that is counted stands right behind quantity `index`.
    fn counts_word(&self, index: usize) -> bool {
        let quantity = &self.quantities[index];
        let next = self.reading.tokens[..self.range.end].get(quantity.tokens.end);
        let is_noun = |token: &Token| token.kind == TokenKind::Word && !is_rule_word(token.word);
        quantity.dimension == Dimension::Count && next.is_some_and(is_noun)
    }
}

/// Whether the quantity is a number of what the topic names.
fn counts(quantity: &Quantity, topic: &Range<usize>) -> bool {
    quantity.dimension == Dimension::Count
        && (quantity.tokens.end == topic.start || quantity.tokens.start == topic.start)
}

/// A quantity among other tokens.
pub fn moved(quantity: &Quantity, to: &impl Fn(usize) -> usize) -> Quantity {
    Quantity {
        tokens: to(quantity.tokens.start)..to(quantity.tokens.end),
        ..quantity.clone()
    }
}

/// Tokens between two ranges; 0 where they meet or overlap.
fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start {
        b.start - a.end
    } else {
        a.start.saturating_sub(b.end)
    }
}
