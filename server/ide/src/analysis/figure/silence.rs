//! Why a figure that states a value is no claim about it.

use std::ops::Range;

use cloudgloss_corpus::{
    Fact, FactBound, FactIx, pattern::Pattern, quantity::Quantity, words::Punct,
};

use super::{
    super::{
        claim::{Silence, Verdict},
        context::Completed,
        mood,
        past::says,
        subject,
        veto::is_vetoed,
    },
    Sentence,
    value::{is_present, wants},
};

/// What tells that a figure is a threshold stands within so many tokens before it.
const THRESHOLD: usize = 4;

impl Sentence<'_> {
    /// Why quantity `index`, which states a value of fact `ix`, is not reported.
    pub(super) fn silence(&self, ix: FactIx, verdict: Verdict, index: usize) -> Option<Silence> {
        let fact = self.corpus.fact(ix);
        if self.is_vetoed(fact) {
            Some(Silence::Unless)
        } else if verdict != Verdict::Current && self.is_present_beside(ix, index) {
            Some(Silence::PresentBeside)
        } else {
            let figure = self.quantities[index].tokens.clone();
            let range = self.range.clone();
            let mood = mood::figure_mood(self.corpus, self.reading, range, figure.clone());
            mood.filter(|mood| *mood != Silence::Condition || !self.begins_at(fact, figure))
        }
    }

    /// "If more than 256 KB are to be sent, …" tells from where on something is needed, which is what the fact is about.
    fn begins_at(&self, fact: &Fact, figure: Range<usize>) -> bool {
        let before = figure.start.saturating_sub(THRESHOLD).max(self.range.start)..figure.start;
        let threshold = &self.corpus.phrases().threshold;
        fact.bound == FactBound::Min && says(threshold, &self.reading.tokens, before)
    }

    /// Whether a phrase under `unless` rules the fact out.
    pub(super) fn is_vetoed(&self, fact: &Fact) -> bool {
        let is_vetoed = |completed: Option<&Completed>| {
            is_vetoed(
                fact,
                &self.reading.tokens,
                self.range.clone(),
                &self.quantities,
                completed,
            )
        };
        let in_row = || {
            self.in_row
                .get_or_init(|| self.context.in_row(self.reading, self.range.clone()))
        };
        is_vetoed(self.completed.as_ref())
            || (!fact.unless.is_empty() && in_row().iter().any(|row| is_vetoed(Some(row))))
    }

    /// Whether the present value stands in the sentence too, and is not that of something else that is named beside it.
    fn is_present_beside(&self, ix: FactIx, index: usize) -> bool {
        let fact = self.corpus.fact(ix);
        let beside = |(at, quantity): (usize, &Quantity)| {
            at != index
                && is_present(fact, quantity)
                && !self.belongs_elsewhere(ix, quantity)
                && !self.is_told_apart(fact, index, at)
        };
        self.quantities.iter().enumerate().any(beside)
    }

    /// "5 s (viewer), 30 s (origin)": brackets tell what each figure is of, and the fact is about the first.
    fn is_told_apart(&self, fact: &Fact, index: usize, other: usize) -> bool {
        let told = |index| self.bracket_behind(&self.quantities[index]);
        let states = |bracket: Range<usize>| {
            let tokens = &self.reading.tokens;
            let want = |quantity: &Quantity, slot| wants(fact, quantity, slot);
            let found =
                |topic: &Pattern| topic.find(tokens, bracket.clone(), &self.quantities, &want);
            fact.topic.iter().any(|topic| found(topic).is_some())
        };
        match (told(index), told(other)) {
            (Some(own), Some(others)) => states(own) && !states(others),
            _ => false,
        }
    }

    /// The figure and the words in brackets right behind it.
    fn bracket_behind(&self, quantity: &Quantity) -> Option<Range<usize>> {
        let Range { start, end } = quantity.tokens;
        let behind = self.reading.tokens[..self.range.end].get(end..)?;
        behind.first().filter(|token| token.is(Punct::Open))?;
        let close = behind.iter().position(|token| token.is(Punct::Close))?;
        Some(start..end + close)
    }

    /// The name before the quantity is one that the fact says nothing about.
    fn belongs_elsewhere(&self, ix: FactIx, quantity: &Quantity) -> bool {
        let before = self.range.start..quantity.tokens.start;
        subject::last_named(self.corpus, self.reading, before)
            .is_some_and(|name| !self.corpus.facts_in_reach(name).contains(&ix))
    }
}
