//! Figures: a quantity, what it is about, and which end it bounds, compared with the facts that its subject has.

mod label;
mod silence;
mod topic;
mod value;

use std::{cell::OnceCell, ops::Range};

use cloudgloss_corpus::{
    Corpus, Fact, FactBound, FactIx, FactKind,
    quantity::{Bound, Quantity, bound, quantities},
};

use super::{
    claim::{Claim, DecidedBy, Verdict},
    context::{Completed, Context},
    reading::Reading,
    subject::{Place, Subjects},
};
use label::Labelled;
use topic::Fit;
pub use topic::moved;
pub use value::wants;
use value::{End, measures, verdict};

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
        labelled: OnceCell::new(),
        in_row: OnceCell::new(),
    };
    let quantities = 0..sentence.quantities.len();
    quantities
        .flat_map(|index| sentence.claims(index))
        .collect()
}

struct Sentence<'a> {
    corpus: &'a Corpus,
    reading: &'a Reading<'a>,
    context: &'a Context<'a>,
    range: Range<usize>,
    quantities: Vec<Quantity>,
    completed: Option<Completed>,
    /// Its one figure, before the label that it has; read when it is asked for.
    labelled: OnceCell<Option<Labelled>>,
    /// A cell together with its labels; read when it is asked for.
    in_row: OnceCell<Vec<Completed>>,
}

/// A fact that a figure may state, and how well its topic fits.
struct Candidate {
    fact: FactIx,
    verdict: Verdict,
    fit: Fit,
}

impl Sentence<'_> {
    /// What quantity `index` claims, each end of a range by itself. Where both ends are outdated, each is marked where it stands.
    fn claims(&self, index: usize) -> Vec<Claim> {
        let quantity = &self.quantities[index];
        let ends = End::all(quantity).iter();
        let mut claims: Vec<Claim> = ends.filter_map(|end| self.claim(index, *end)).collect();
        let outdated = |claim: &Claim| claim.verdict != Verdict::Current;
        if let [high, low] = claims.as_mut_slice()
            && outdated(high)
            && outdated(low)
        {
            high.range = quantity.figure;
        }
        claims
    }

    /// What one end of quantity `index` claims: the fact whose topic fits best, of the nearest subject that has one.
    /// What is named leaves the figure to what stands further off, unless it has such a limit itself: in passing to any place,
    /// outright only to what the sentence stands under, and not where it opens the sentence.
    fn claim(&self, index: usize, end: End) -> Option<Claim> {
        let mut passed: Vec<Subjects> = Vec::new();
        for place in Place::ALL {
            if !place.is_above() && passed.iter().any(Subjects::are_outright) {
                continue;
            }
            let at = self.quantities[index].tokens.start;
            let subjects = Subjects::at(
                self.corpus,
                self.reading,
                self.context,
                self.range.clone(),
                at,
                place,
            );
            if let Some(best) = self.best(&subjects, index, end) {
                let limiting = passed.iter().filter(|passed| !passed.counted);
                let mut passed = limiting.filter_map(|passed| self.topic(passed, index));
                let taken = passed.any(|fit| fit >= best.fit);
                return (!taken).then(|| self.claim_of(&best, index, end, subjects.told_by));
            }
            if subjects.opening && subjects.are_outright() {
                return None;
            }
            passed.push(subjects);
        }
        None
    }

    fn claim_of(&self, best: &Candidate, index: usize, end: End, decided_by: DecidedBy) -> Claim {
        let quantity = &self.quantities[index];
        let quantity = match end {
            End::High => quantity.clone(),
            End::Low => End::Low.pick(quantity),
        };
        let values = &self.corpus.fact(best.fact).value.quantities;
        let in_bytes = values
            .first()
            .and_then(|value| quantity.in_bytes_like(value));
        let quantity = in_bytes.unwrap_or(quantity);
        Claim {
            range: quantity.range,
            fact: best.fact,
            verdict: best.verdict,
            decided_by,
            silence: self.silence(best.fact, best.verdict, index),
            quantity: Some(quantity),
            repeated: false,
            as_of: None,
        }
    }

    /// Where a figure is right for one thing in reach and outdated for another, silence beats a guess.
    /// What a phrase under `unless` rules out is none of them, while there is another.
    fn best(&self, subjects: &Subjects, index: usize, end: End) -> Option<Candidate> {
        let facts = subjects
            .entries
            .iter()
            .flat_map(|&subject| self.corpus.facts_in_reach(subject));
        facts
            .filter_map(|&fact| self.candidate(fact, index, end, subjects.told_by))
            .max_by_key(|candidate| {
                let current = candidate.verdict == Verdict::Current;
                let open = !self.is_vetoed(self.corpus.fact(candidate.fact));
                (open, candidate.fit.0, current, candidate.fit.1)
            })
    }

    fn candidate(
        &self,
        ix: FactIx,
        index: usize,
        end: End,
        decided_by: DecidedBy,
    ) -> Option<Candidate> {
        let fact = self.corpus.fact(ix);
        let quantity = &self.quantities[index];
        let other_end = quantity.low.is_some() && End::of(fact) != end;
        if other_end || !is_figure(fact) || (fact.near && decided_by.is_far()) {
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

    /// How well quantity `index` fits a limit that one of them has, whatever its value.
    fn topic(&self, subjects: &Subjects, index: usize) -> Option<Fit> {
        let facts = subjects
            .entries
            .iter()
            .flat_map(|&subject| self.corpus.facts_in_reach(subject))
            .map(|&ix| self.corpus.fact(ix));
        let measured =
            facts.filter(|fact| is_figure(fact) && measures(fact, &self.quantities[index]));
        measured
            .filter_map(|fact| self.topic_fit(fact, index))
            .max()
    }

    fn bound_agrees(&self, fact: &Fact, index: usize) -> bool {
        use Bound::*;
        let quantity = &self.quantities[index];
        let range = quantity.low.is_some();
        let said = bound(&self.reading.tokens, self.range.clone(), quantity)
            .or_else(|| self.bound_of_context(index));
        match (fact.kind, fact.bound) {
            // A default that rose makes the old one false as a limit, too.
            (FactKind::Default, _) => matches!(said, None | Some(Default | Max | Exact)),
            (FactKind::Price, _) => !matches!(said, Some(Default | About | Example)),
            // Of a range one end can be the default, the range itself cannot; and it can be gone through in steps.
            (_, FactBound::Max) if range => {
                matches!(said, None | Some(Max | Exact | Default | Step))
            }
            (_, FactBound::Min) if range => !matches!(said, Some(About | Example)),
            (_, FactBound::Max) => matches!(said, None | Some(Max | Exact)),
            (_, FactBound::Min) => matches!(said, Some(Min | Step)),
            (_, FactBound::Exact) => matches!(said, None | Some(Exact | Max)),
            (_, FactBound::Step) => matches!(said, None | Some(Step | Exact)),
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
}

/// Whether a fact has a value that figures can be compared with.
fn is_figure(fact: &Fact) -> bool {
    fact.kind != FactKind::Behaviour && fact.verified
}
