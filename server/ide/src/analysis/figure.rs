//! Figures: a quantity, what it is about, and which end it bounds, compared with the facts that its subject has.

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus, Fact, FactBound, FactIx, FactKind, Shade,
    quantity::{Bound, Quantity, bound, quantities},
    words::{Token, WordSet},
};

use super::{
    claim::{Claim, DecidedBy, Silence, Verdict},
    context::{Completed, Context},
    mood,
    past::vetoes,
    reading::Reading,
    subject,
};

/// How far from its topic a figure may stand, in tokens.
const REACH: usize = 16;

/// The claims that the figures of a sentence make.
pub fn claims(
    corpus: &Corpus,
    reading: &Reading,
    context: &Context,
    sentence: Range<usize>,
) -> Vec<Claim> {
    let mut found = Vec::new();
    quantities(&reading.tokens, reading.text, sentence.clone(), &mut found);
    if found.is_empty() {
        return Vec::new();
    }
    let completed = context.complete(reading, sentence.clone());
    let sentence = Sentence {
        corpus,
        reading,
        context,
        range: sentence,
        quantities: found,
        completed,
    };
    (0..sentence.quantities.len())
        .filter_map(|index| sentence.claim(index))
        .collect()
}

struct Sentence<'a> {
    corpus: &'a Corpus,
    reading: &'a Reading<'a>,
    context: &'a Context<'a>,
    range: Range<usize>,
    quantities: Vec<Quantity>,
    completed: Option<Completed>,
}

/// A fact that a figure may state, and how well its topic fits.
struct Candidate {
    fact: FactIx,
    verdict: Verdict,
    /// Tokens of the topic's match, then nearness: more is better.
    fit: (bool, usize),
}

impl Sentence<'_> {
    /// What quantity `index` claims: the fact whose topic fits best.
    fn claim(&self, index: usize) -> Option<Claim> {
        let quantity = &self.quantities[index];
        let at = quantity.tokens.start;
        let (subjects, decided_by) = subject::subjects(
            self.corpus,
            self.reading,
            self.context,
            self.range.clone(),
            at,
        );
        let mut candidates = Vec::new();
        for subject in subjects {
            for &fact in self.corpus.facts_in_reach(subject) {
                candidates.extend(self.candidate(fact, index, decided_by));
            }
        }
        // Where a figure is right for one thing in reach and outdated for another, silence beats a guess.
        let best = candidates.into_iter().max_by_key(|candidate| {
            (
                candidate.fit.0,
                candidate.verdict == Verdict::Current,
                candidate.fit.1,
            )
        })?;
        let fact = self.corpus.fact(best.fact);
        let silence = self.silence(fact, best.verdict, at);
        Some(Claim {
            range: quantity.range,
            fact: best.fact,
            quantity: Some(quantity.clone()),
            verdict: best.verdict,
            decided_by,
            silence,
            repeated: false,
            as_of: None,
        })
    }

    fn candidate(&self, ix: FactIx, index: usize, decided_by: DecidedBy) -> Option<Candidate> {
        let fact = self.corpus.fact(ix);
        let quantity = &self.quantities[index];
        if fact.kind == FactKind::Behaviour || !fact.verified || (fact.near && !is_near(decided_by))
        {
            return None;
        }
        let verdict = verdict(fact, quantity)?;
        let fit = self.topic_fit(fact, index)?;
        self.bound_agrees(fact, index).then_some(Candidate {
            fact: ix,
            verdict,
            fit,
        })
    }

    /// How well the topic of `fact` fits quantity `index`: in the sentence itself, else with its context in front.
    fn topic_fit(&self, fact: &Fact, index: usize) -> Option<(bool, usize)> {
        let own = self.best_match(fact, &self.reading.tokens, self.range.clone(), 0, index);
        if let Some(fit) = own {
            return Some((true, fit));
        }
        let completed = self.completed.as_ref()?;
        self.best_match(
            fact,
            &completed.tokens,
            0..completed.tokens.len(),
            completed.own,
            index,
        )
        .map(|fit| (false, fit))
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
        for pattern in fact
            .topic
            .iter()
            .filter(|pattern| pattern.may_match(&words))
        {
            let mut from = range.start;
            while let Some(found) = pattern.find(tokens, from..range.end, &shifted, &want) {
                from = found.start + 1;
                if self.belongs(&found, &shifted, index, own) {
                    best = best.max(Some(found.len()));
                }
            }
        }
        best
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
        in_context || !quantities.iter().enumerate().any(nearer)
    }

    fn bound_agrees(&self, fact: &Fact, index: usize) -> bool {
        let quantity = &self.quantities[index];
        let said = bound(&self.reading.tokens, self.range.clone(), quantity)
            .or_else(|| self.bound_of_context(index));
        match (fact.kind, fact.bound) {
            // A default that rose makes the old one false as a limit, too.
            (FactKind::Default, _) => matches!(
                said,
                None | Some(Bound::Default | Bound::Max | Bound::Exact)
            ),
            (FactKind::Price, _) => {
                !matches!(said, Some(Bound::Default | Bound::About | Bound::Example))
            }
            (_, FactBound::Max) => matches!(said, None | Some(Bound::Max | Bound::Exact)),
            (_, FactBound::Min) => matches!(said, Some(Bound::Min | Bound::Step)),
            (_, FactBound::Exact) => matches!(said, None | Some(Bound::Exact | Bound::Max)),
            (_, FactBound::Step) => matches!(said, None | Some(Bound::Step | Bound::Exact)),
        }
    }

    /// A short entry leaves its bound to the header or the item above: "Default" | "256 KB".
    fn bound_of_context(&self, index: usize) -> Option<Bound> {
        self.completed.as_ref()?;
        let mut tokens = self.context.near_tokens();
        let start = tokens.len();
        tokens.extend_from_slice(&self.reading.tokens[self.range.clone()]);
        let quantity = moved(&self.quantities[index], &|at| at - self.range.start + start);
        bound(&tokens, 0..tokens.len(), &quantity)
    }

    fn silence(&self, fact: &Fact, verdict: Verdict, at: usize) -> Option<Silence> {
        let tokens = &self.reading.tokens;
        if vetoes(&fact.unless, tokens, self.range.clone(), &self.quantities)
            || self.completed.as_ref().is_some_and(|completed| {
                vetoes(
                    &fact.unless,
                    &completed.tokens,
                    0..completed.tokens.len(),
                    &[],
                )
            })
        {
            return Some(Silence::Unless);
        }
        let outdated = verdict != Verdict::Current;
        if outdated
            && self
                .quantities
                .iter()
                .any(|quantity| is_present(fact, quantity))
        {
            return Some(Silence::PresentBeside);
        }
        mood::figure_mood(self.corpus, self.reading, self.range.clone(), at)
    }
}

fn is_near(decided_by: DecidedBy) -> bool {
    !matches!(decided_by, DecidedBy::Title | DecidedBy::Block)
}

/// Which value of the fact a quantity states.
fn verdict(fact: &Fact, quantity: &Quantity) -> Option<Verdict> {
    if is_present(fact, quantity) {
        return Some(Verdict::Current);
    }
    let former = fact.was.iter().position(|was| {
        was.value
            .quantities
            .iter()
            .any(|value| states(fact, value, quantity))
    })?;
    (fact.was[former].shade == Shade::Superseded).then_some(Verdict::Outdated(former))
}

fn is_present(fact: &Fact, quantity: &Quantity) -> bool {
    fact.value
        .quantities
        .iter()
        .any(|value| states(fact, value, quantity))
}

/// Whether a quantity states `value`: for a minimum the low end of a range, else the high end.
fn states(fact: &Fact, value: &Quantity, quantity: &Quantity) -> bool {
    match fact.bound {
        FactBound::Min => low_end(quantity).same(value),
        _ => Quantity {
            low: None,
            ..quantity.clone()
        }
        .same(value),
    }
}

fn low_end(quantity: &Quantity) -> Quantity {
    Quantity {
        value: quantity.low.unwrap_or(quantity.value),
        low: None,
        ..quantity.clone()
    }
}

fn wants(fact: &Fact, quantity: &Quantity, slot: cloudgloss_corpus::pattern::Slot) -> bool {
    use cloudgloss_corpus::pattern::Slot;
    match slot {
        Slot::Any => true,
        Slot::Value => is_present(fact, quantity),
        Slot::Was => fact.was.iter().any(|was| {
            was.value
                .quantities
                .iter()
                .any(|value| states(fact, value, quantity))
        }),
    }
}

fn moved(quantity: &Quantity, to: &impl Fn(usize) -> usize) -> Quantity {
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
