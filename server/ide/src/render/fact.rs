//! Facts.

use std::fmt::Write;

use cloudgloss_corpus::{Fact, Source, Was};

use super::{escape, link, written};

/// A claim that holds.
pub fn current(fact: &Fact) -> String {
    let checked = fact.sources.first().map_or_else(String::new, |source| {
        format!(" (checked {})", source.checked)
    });
    let mut text = format!("**Still true**{checked}: {}\n", escape(&fact.says));
    note(&mut text, fact);
    history(&mut text, &fact.was);
    sources(&mut text, &fact.sources);
    text
}

/// A claim that held until the end of `fact.was[at]`.
pub fn outdated(fact: &Fact, at: usize) -> String {
    let since = fact
        .was
        .get(at)
        .map_or_else(String::new, |was| was.until.since());
    let mut text = format!("**Outdated{since}**: {}\n", escape(&fact.says));
    note(&mut text, fact);
    history(&mut text, &fact.was);
    sources(&mut text, &fact.sources);
    text
}

/// The same, where a finding has said what holds: each value with its end, oldest first.
pub fn timeline(fact: &Fact) -> String {
    let former = fact.was.iter().rev();
    let former = former.map(|was| format!("{}{}", escape(&was.value.text), was.until.until()));
    let now = format!("**{}**", escape(&fact.value.text));
    let steps: Vec<String> = former.chain([now]).collect();
    let mut text = format!("{}\n", steps.join(" \u{2192} "));
    sources(&mut text, &fact.sources);
    text
}

/// One line of a list.
pub fn line(fact: &Fact) -> String {
    let unverified = if fact.verified { "" } else { " *(unverified)*" };
    let before = fact.was.first().map_or_else(String::new, before);
    format!("- {}{before}{unverified}\n", escape(&fact.says))
}

/// " (until 2025-08-04: 256 KB)", or " (before: 256 KB)" where no date is known.
fn before(was: &Was) -> String {
    let until = if was.until.is_known() {
        format!("until {}", was.until)
    } else {
        "before".to_owned()
    };
    format!(" ({until}: {})", escape(&was.value.text))
}

/// Everything about a fact.
pub fn page(fact: &Fact) -> String {
    let mut text = format!("# {}\n\n{}\n", fact.id, escape(&fact.says));
    if !fact.verified {
        text.push_str("\n*Unverified: no source was seen, so nothing is reported.*\n");
    }
    note(&mut text, fact);
    history(&mut text, &fact.was);
    sources(&mut text, &fact.sources);
    let _ = writeln!(text, "\n{}", written(&fact.origin));
    text
}

fn note(text: &mut String, fact: &Fact) {
    if !fact.note.is_empty() {
        let _ = writeln!(text, "\n{}", escape(&fact.note));
    }
}

fn history(text: &mut String, was: &[Was]) {
    if !was.is_empty() {
        let steps: Vec<String> = was
            .iter()
            .map(|was| format!("{}{}", escape(&was.value.text), was.until.until()))
            .collect();
        let _ = writeln!(text, "\nFormerly: {}", steps.join("; "));
    }
}

/// "Source: …" with the day on which it was read.
pub fn sources(text: &mut String, sources: &[Source]) {
    if let Some(source) = sources.first() {
        let _ = writeln!(
            text,
            "\n{}, read {}",
            link("Source", &source.url),
            source.checked
        );
    }
}
