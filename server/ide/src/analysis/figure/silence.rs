//! Why a figure that states a value is no claim about it.

use cloudgloss_corpus::{Fact, FactIx, quantity::Quantity};

use super::{
    super::{
        claim::{Silence, Verdict},
        mood, subject,
        veto::is_vetoed,
    },
    Sentence,
    value::is_present,
};

impl Sentence<'_> {
    /// Why quantity `index`, which states a value of fact `ix`, is not reported.
    pub(super) fn silence(&self, ix: FactIx, verdict: Verdict, index: usize) -> Option<Silence> {
        let fact = self.corpus.fact(ix);
        if self.is_vetoed(fact) {
            Some(Silence::Unless)
        } else if verdict != Verdict::Current && self.is_present_beside(ix, index) {
            Some(Silence::PresentBeside)
        } else {
            let at = self.quantities[index].tokens.start;
            mood::figure_mood(self.corpus, self.reading, self.range.clone(), at)
        }
    }

    /// Whether a phrase under `unless` rules the fact out.
    pub(super) fn is_vetoed(&self, fact: &Fact) -> bool {
        is_vetoed(
            fact,
            &self.reading.tokens,
            self.range.clone(),
            &self.quantities,
            self.completed.as_ref(),
        )
    }

    /// Whether the present value stands in the sentence too, and is not that of something else that is named beside it.
    fn is_present_beside(&self, ix: FactIx, index: usize) -> bool {
        let fact = self.corpus.fact(ix);
        let beside = |(at, quantity): (usize, &Quantity)| {
            at != index && is_present(fact, quantity) && !self.belongs_elsewhere(ix, quantity)
        };
        self.quantities.iter().enumerate().any(beside)
    }

    /// The name before the quantity is one that the fact says nothing about.
    fn belongs_elsewhere(&self, ix: FactIx, quantity: &Quantity) -> bool {
        let before = self.range.start..quantity.tokens.start;
        subject::last_named(self.corpus, self.reading, before)
            .is_some_and(|name| !self.corpus.facts_in_reach(name).contains(&ix))
    }
}
