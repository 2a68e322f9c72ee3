//! Facts: values become quantities, phrases become patterns.

use super::Context;
use crate::{
    model::{Expectation, Fact, FactBound, FactKind, Shade, Value, Was},
    pattern::{Pattern, denial},
    quantity::Quantity,
    schema::{RawFact, RawWas, Spanned},
};

/// Compiles one fact of the file of entry `owner`; `None` when it makes no sense without what is wrong.
pub fn fact(context: &mut Context, owner: &str, raw: RawFact) -> Option<Fact> {
    let kind = kind(context, &raw.kind)?;
    let bound = bound(context, raw.bound.as_ref());
    let subject = raw
        .subject
        .as_ref()
        .map_or(owner, |subject| subject.get_ref())
        .to_owned();
    check_shape(context, &subject, kind, &raw);
    context.check_descending(
        &raw.id,
        &raw.was.iter().map(|was| was.until.0).collect::<Vec<_>>(),
    );
    let value = value(context, kind, &raw.value, &raw.also);
    let was = raw
        .was
        .iter()
        .map(|was| former_value(context, kind, was))
        .collect();
    let near = is_near(context, raw.scope.as_ref());
    let verified = !raw.source.is_empty() && !raw.unverified;
    Some(Fact {
        origin: context.origin(&raw.id),
        subject,
        kind,
        bound,
        says: raw.says.replace("{value}", &value.text),
        value,
        was,
        topic: context.patterns_by(Pattern::parse_topic, &raw.topic),
        wrong: wrong(context, &raw),
        right: context.patterns(&raw.right),
        unless: unless(context, &raw),
        near,
        note: raw.note,
        verified,
        replace: raw.replace,
        examples: context.examples(
            &raw.flags,
            Expectation::Outdated,
            &raw.allows,
            Expectation::NotOutdated,
        ),
        sources: context.sources(raw.source),
        id: raw.id.into_inner(),
    })
}

/// The outdated statements: those written out, and every way to deny what is there today.
fn wrong(context: &mut Context, raw: &RawFact) -> Vec<Pattern> {
    let mut wrong = context.patterns_by(Pattern::parse_statement, &raw.wrong);
    for thing in &raw.lacked {
        wrong.extend(context.denials(thing, &denial::lacks(thing.get_ref())));
    }
    for (verb, thing) in &raw.cannot {
        wrong.extend(context.denials(thing, &denial::cannot(verb, thing.get_ref())));
    }
    wrong
}

fn unless(context: &mut Context, raw: &RawFact) -> Vec<Pattern> {
    let mut unless = context.patterns(&raw.unless);
    for thing in &raw.lacked {
        unless.extend(context.denials(thing, &[denial::needless(thing.get_ref())]));
    }
    unless
}

/// Whether the fact is compared only where its subject is named close by.
fn is_near(context: &mut Context, scope: Option<&Spanned<String>>) -> bool {
    let Some(scope) = scope else {
        return false;
    };
    let near = scope.get_ref() == "near";
    if !near {
        let message = format!(
            "`{}` is no scope: leave it out or write `near`",
            scope.get_ref()
        );
        context.problem(scope, message);
    }
    near
}

fn check_shape(context: &mut Context, subject: &str, kind: FactKind, raw: &RawFact) {
    if !raw.id.get_ref().starts_with(&format!("{subject}.")) {
        context.problem(
            &raw.id,
            format!("a fact about `{subject}` has an id that starts with `{subject}.`"),
        );
    }
    if raw.source.is_empty() && !raw.unverified {
        context.problem(
            &raw.id,
            "a fact needs a source that was read, or `unverified = true`",
        );
    }
    if kind != FactKind::Behaviour && raw.topic.is_empty() {
        context.problem(
            &raw.id,
            "a figure needs `topic` phrases that say what it is about",
        );
    }
    let says_nothing = raw.wrong.is_empty() && raw.lacked.is_empty() && raw.cannot.is_empty();
    if kind == FactKind::Behaviour && !raw.was.is_empty() && says_nothing {
        context.problem(&raw.id, "a behaviour with a history needs `wrong` phrases");
    }
    if !raw.was.is_empty()
        && raw.flags.is_empty()
        && !raw.unverified
        && raw.was.iter().any(superseded)
    {
        context.problem(
            &raw.id,
            "a fact with former values needs sentences in `flags` that must be reported",
        );
    }
}

fn superseded(was: &RawWas) -> bool {
    was.shade
        .as_ref()
        .is_none_or(|shade| shade.get_ref() == "superseded")
}

fn value(
    context: &mut Context,
    kind: FactKind,
    text: &Spanned<String>,
    also: &[Spanned<String>],
) -> Value {
    let mut quantities = Vec::new();
    for spelling in std::iter::once(text).chain(also) {
        match Quantity::parse(spelling.get_ref()) {
            Some(quantity) => quantities.push(quantity),
            None if kind == FactKind::Behaviour => {}
            None => context.problem(spelling, format!("`{}` is not read as a quantity: write it like \"256 KB\", \"15 minutes\", \"10,000\"", spelling.get_ref())),
        }
    }
    Value {
        text: text.get_ref().clone(),
        quantities,
    }
}

fn former_value(context: &mut Context, kind: FactKind, raw: &RawWas) -> Was {
    let shade = match raw.shade.as_ref().map(|shade| shade.get_ref().as_str()) {
        None | Some("superseded") => Shade::Superseded,
        Some("default") => Shade::Default,
        Some("existing") => Shade::Existing,
        Some(other) => {
            context.problem(
                &raw.value,
                format!("`{other}` is no shade: use superseded, default or existing"),
            );
            Shade::Existing
        }
    };
    Was {
        value: value(context, kind, &raw.value, &raw.also),
        until: raw.until.0,
        shade,
    }
}

fn kind(context: &mut Context, raw: &Spanned<String>) -> Option<FactKind> {
    match raw.get_ref().as_str() {
        "quota" => Some(FactKind::Quota),
        "default" => Some(FactKind::Default),
        "price" => Some(FactKind::Price),
        "behaviour" => Some(FactKind::Behaviour),
        other => {
            context.problem(
                raw,
                format!("`{other}` is no kind of fact: use quota, default, price or behaviour"),
            );
            None
        }
    }
}

fn bound(context: &mut Context, raw: Option<&Spanned<String>>) -> FactBound {
    match raw.map(|bound| bound.get_ref().as_str()) {
        None | Some("exact") => FactBound::Exact,
        Some("max") => FactBound::Max,
        Some("min") => FactBound::Min,
        Some("step") => FactBound::Step,
        Some(other) => {
            if let Some(raw) = raw {
                context.problem(
                    raw,
                    format!("`{other}` is no bound: use max, min, exact or step"),
                );
            }
            FactBound::Exact
        }
    }
}
