//! Which value of a fact an amount states.

use cloudgloss_corpus::{Fact, FactBound, Shade, pattern::Slot, quantity::Quantity};

use super::super::claim::Verdict;

/// Which end of a range is read. An amount alone is both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Low,
    High,
}

impl End {
    /// The end that the fact is about.
    pub fn of(fact: &Fact) -> End {
        if fact.bound == FactBound::Min {
            End::Low
        } else {
            End::High
        }
    }

    /// The ends that a quantity has.
    pub fn all(quantity: &Quantity) -> &'static [End] {
        if quantity.low.is_some() {
            &[End::High, End::Low]
        } else {
            &[End::High]
        }
    }

    /// The amount at this end.
    pub fn pick(self, quantity: &Quantity) -> Quantity {
        let low = quantity.low_end().filter(|_| self == End::Low);
        low.unwrap_or_else(|| Quantity {
            low: None,
            ..quantity.clone()
        })
    }
}

/// Which value of the fact a quantity states; `None` for a value that it never had, or that is no longer its only one.
pub fn verdict(fact: &Fact, quantity: &Quantity) -> Option<Verdict> {
    if is_present(fact, quantity) {
        return Some(Verdict::Current);
    }
    let former = fact.was.iter().position(|was| {
        let mut values = was.value.quantities.iter();
        values.any(|value| states(fact, value, quantity))
    })?;
    (fact.was[former].shade == Shade::Superseded).then_some(Verdict::Outdated(former))
}

/// Whether a quantity states the present value.
pub fn is_present(fact: &Fact, quantity: &Quantity) -> bool {
    let mut values = fact.value.quantities.iter();
    values.any(|value| states(fact, value, quantity))
}

/// Whether a slot of one of the fact's patterns asks for this quantity.
pub fn wants(fact: &Fact, quantity: &Quantity, slot: Slot) -> bool {
    let was = || fact.was.iter().flat_map(|was| &was.value.quantities);
    match slot {
        Slot::Any => true,
        Slot::Value => is_present(fact, quantity),
        Slot::Was => was().any(|value| states(fact, value, quantity)),
    }
}

/// Whether the fact is about amounts of this kind, whatever the value.
pub fn measures(fact: &Fact, quantity: &Quantity) -> bool {
    fact.value.quantities.iter().any(|value| {
        value.dimension == quantity.dimension && value.per.is_some() == quantity.per.is_some()
    })
}

fn states(fact: &Fact, value: &Quantity, quantity: &Quantity) -> bool {
    let end = End::of(fact).pick(quantity);
    end.same(value) || end.in_bytes_like(value).is_some_and(|end| end.same(value))
}
