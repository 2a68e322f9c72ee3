//! A statement that was true once.

use cloudgloss_corpus::{Fact, Was};

use super::{Place, held_then};
use crate::{
    Code, Finding, Level, Subject,
    analysis::{Claim, Verdict},
    fixes,
};

pub fn finding(place: &Place, claim: &Claim) -> Option<Finding> {
    let Verdict::Outdated(at) = claim.verdict else {
        return None;
    };
    let fact = place.corpus.fact(claim.fact);
    let was = fact.was.get(at)?;
    if was.until.is_after(place.today) {
        return None;
    }
    let subject = place.corpus.entry(place.corpus.entry_by_id(&fact.subject)?);
    let then = held_then(place, claim.as_of, was.until);
    let mut message = match then {
        Some(then) => format!("True on {then}; changed{}: {}", was.until.on(), told(fact)),
        None => format!(
            "Outdated{}: {} {}",
            was.until.since(),
            told(fact),
            formerly(was)
        ),
    };
    if !fact.note.is_empty() {
        message.push(' ');
        message.push_str(&fact.note);
    }
    Some(Finding {
        range: place.absolute(claim.range),
        code: Code::OutdatedFact,
        level: if then.is_some() {
            Level::Hint
        } else {
            Level::Warning
        },
        subject: Subject {
            id: subject.id.clone(),
            name: subject.name.clone(),
        },
        about: fact.id.clone(),
        message: message.trim_end().to_owned(),
        source: fact.sources.first().map(|source| source.url.clone()),
        fixes: fixes::update_claim(place, claim, fact, was, then.is_some()),
        related: Vec::new(),
        deprecated_name: false,
        trace: format!(
            "{} says {}, formerly {}; the subject was told by {}",
            fact.id,
            fact.value.text,
            was.value.text,
            claim.decided_by.as_str()
        ),
    })
}

fn told(fact: &Fact) -> String {
    let says = fact.says.trim_end();
    if says.ends_with(['.', '!', '?']) {
        says.to_owned()
    } else {
        format!("{says}.")
    }
}

fn formerly(was: &Was) -> String {
    if was.until.is_known() {
        format!("Until {}: {}.", was.until, was.value.text)
    } else {
        format!("Formerly: {}.", was.value.text)
    }
}
