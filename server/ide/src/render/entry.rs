//! Services and terms.

use std::fmt::Write;

use cloudgloss_corpus::{Corpus, Entry, EntryIx, Fact, FactKind, Lifecycle, MentionKind, Status};

use super::{escape, fact, link, sources::Sources, written};
use crate::hover::Told;

/// How many figures a hover shows.
const FIGURES: usize = 3;

/// A few lines for recall, without what is told already.
pub fn hover(corpus: &Corpus, ix: EntryIx, kind: MentionKind, told: &Told) -> String {
    let entry = corpus.entry(ix);
    let mut text = format!(
        "**{}**{}\n\n{}\n",
        escape(&entry.name),
        abbreviations(entry),
        escape(&entry.summary)
    );
    if !entry.when.is_empty() {
        let _ = writeln!(text, "\n**When it matters**: {}", escape(&entry.when));
    }
    if let MentionKind::Former(at) = kind
        && !told.former_name()
    {
        former(&mut text, entry, at as usize);
    }
    if !told.leaving() {
        life(&mut text, corpus, &entry.lifecycle);
    }
    let figures = best_facts(corpus, ix);
    if !figures.is_empty() {
        text.push('\n');
        figures
            .iter()
            .take(FIGURES)
            .for_each(|figure| text.push_str(&fact::line(figure)));
    }
    if let Some((id, difference)) = entry.confused_with.first() {
        let _ = writeln!(
            text,
            "\nNot {}: {}",
            name_of(corpus, id),
            escape(difference)
        );
    }
    if !entry.docs.is_empty() {
        let _ = writeln!(text, "\n{}", link("Documentation", &entry.docs));
    }
    text
}

/// Everything about an entry.
pub fn entry_page(corpus: &Corpus, ix: EntryIx) -> String {
    let entry = corpus.entry(ix);
    let mut text = format!(
        "# {}{}\n\n{}\n",
        escape(&entry.name),
        abbreviations(entry),
        escape(&entry.summary)
    );
    if !entry.when.is_empty() {
        let _ = writeln!(text, "\n**When it matters**: {}", escape(&entry.when));
    }
    if let Some(stage) = &entry.stage {
        let _ = writeln!(text, "\n**Stage of a data platform**: {stage}");
    }
    life(&mut text, corpus, &entry.lifecycle);
    for at in 0..entry.formerly.len() {
        former(&mut text, entry, at);
    }
    facts(&mut text, corpus, ix);
    confusions(&mut text, corpus, entry);
    if !entry.services.is_empty() {
        let names: Vec<String> = entry
            .services
            .iter()
            .map(|id| name_of(corpus, id))
            .collect();
        let _ = writeln!(text, "\n**Services**: {}", names.join(", "));
    }
    questions(&mut text, corpus, entry);
    if !entry.docs.is_empty() {
        let _ = writeln!(text, "\n{}", link("Documentation", &entry.docs));
    }
    let _ = writeln!(text, "\n{}", written(&entry.origin));
    text
}

/// Each fact with its id and the number of its source; the sources stand below, each once.
fn facts(text: &mut String, corpus: &Corpus, ix: EntryIx) {
    let facts = corpus.facts_of(ix);
    if facts.is_empty() {
        return;
    }
    let mut sources = Sources::default();
    text.push_str("\n## Facts\n\n");
    for &ix in facts {
        let known = corpus.fact(ix);
        let number = sources.number(known.sources.first());
        let line = fact::line(known);
        let _ = writeln!(text, "{}{number} `{}`", line.trim_end(), known.id);
    }
    sources.list(text);
}

fn confusions(text: &mut String, corpus: &Corpus, entry: &Entry) {
    if entry.confused_with.is_empty() {
        return;
    }
    text.push_str("\n## Not to be confused with\n\n");
    for (id, difference) in &entry.confused_with {
        let _ = writeln!(
            text,
            "- **{}**: {}",
            name_of(corpus, id),
            escape(difference)
        );
    }
}

fn questions(text: &mut String, corpus: &Corpus, entry: &Entry) {
    let mut cards = corpus
        .cards()
        .iter()
        .filter(|card| card.entries.contains(&entry.id))
        .peekable();
    if cards.peek().is_some() {
        text.push_str("\n## Questions\n\n");
    }
    cards.for_each(|card| text.push_str(&format!("- {} `{}`\n", escape(&card.question), card.id)));
}

/// What the entry says is to be known by heart, then figures with a history, which people get wrong, in the order of the file.
fn best_facts(corpus: &Corpus, ix: EntryIx) -> Vec<&Fact> {
    let recall = &corpus.entry(ix).recall;
    let mut facts: Vec<&Fact> = corpus
        .facts_of(ix)
        .iter()
        .map(|&ix| corpus.fact(ix))
        .filter(|fact| fact.verified)
        .collect();
    facts.sort_by_key(|fact| {
        let by_heart = recall.iter().position(|id| *id == fact.id);
        (
            by_heart.unwrap_or(usize::MAX),
            fact.was.is_empty(),
            fact.kind == FactKind::Behaviour,
            fact.origin.line,
        )
    });
    facts
}

/// Those that the name does not hold already.
fn abbreviations(entry: &Entry) -> String {
    let held = |short: &str| {
        entry
            .name
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == short)
    };
    let others = entry.abbreviations.iter().filter(|short| !held(short));
    let others: Vec<&str> = others.map(String::as_str).collect();
    if others.is_empty() {
        String::new()
    } else {
        format!(" ({})", escape(&others.join(", ")))
    }
}

fn former(text: &mut String, entry: &Entry, at: usize) {
    if let Some(former) = entry.formerly.get(at) {
        let note = if former.note.is_empty() {
            String::new()
        } else {
            format!(" {}", escape(&former.note))
        };
        let today = match former.now.as_str() {
            "" => String::new(),
            now => format!(" to {}", escape(now)),
        };
        let _ = writeln!(
            text,
            "\nFormerly **{}**, renamed{}{today}.{note}",
            escape(&former.name),
            former.since.on()
        );
    }
}

fn life(text: &mut String, corpus: &Corpus, life: &Lifecycle) {
    let status = match life.status {
        Status::Active => return,
        Status::Preview => "In preview",
        Status::Maintenance => "In maintenance",
        Status::Closed => "Closed to new customers",
        Status::Ending => "Reaches its end of support",
        Status::Retired => "Retired",
    };
    let ends = if life.ends.is_known() {
        format!(", support ends{}", life.ends.on())
    } else {
        String::new()
    };
    let unverified = if life.verified { "" } else { " (unverified)" };
    let instead: Vec<String> = life
        .instead
        .iter()
        .map(|(id, _)| name_of(corpus, id))
        .collect();
    let instead = if instead.is_empty() {
        String::new()
    } else {
        format!(" Instead: {}.", instead.join(" or "))
    };
    let note = if life.note.is_empty() {
        String::new()
    } else {
        format!(" {}", escape(&life.note))
    };
    let _ = writeln!(
        text,
        "\n**{status}{}{ends}**{unverified}.{instead}{note}",
        life.since.since()
    );
}

fn name_of(corpus: &Corpus, id: &str) -> String {
    corpus
        .entry_by_id(id)
        .map_or_else(|| escape(id), |ix| escape(&corpus.entry(ix).name))
}
