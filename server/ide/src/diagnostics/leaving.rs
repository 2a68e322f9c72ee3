//! Something that is gone, or that new customers cannot get.

use cloudgloss_corpus::{Entry, Lifecycle, Status};

use super::{Place, held_then};
use crate::{Code, Finding, Level, Subject, analysis::NameUse};

pub fn finding(place: &Place, name: &NameUse) -> Option<Finding> {
    let entry = place.corpus.entry(name.mention.entry);
    let life = &entry.lifecycle;
    let code = match life.status {
        _ if !life.verified || life.since.is_after(place.today) => return None,
        Status::Retired => Code::RetiredService,
        Status::Closed | Status::Ending => Code::ClosedService,
        _ => return None,
    };
    let then = held_then(place, name.as_of, life.since);
    let after = then.map_or_else(String::new, |then| format!(", after {then}"));
    let mut message = format!("{}{after}: {}", what_happened(life), entry.name);
    message.push_str(&instead(place, entry));
    if !life.note.is_empty() {
        message.push_str(". ");
        message.push_str(life.note.trim_end_matches('.'));
    }
    Some(Finding {
        range: place.absolute(name.mention.full),
        code,
        level: level(then.is_some(), name.advised, code),
        subject: Subject {
            id: entry.id.clone(),
            name: entry.name.clone(),
        },
        about: entry.id.clone(),
        message,
        source: life.sources.first().map(|source| source.url.clone()),
        fixes: Vec::new(),
        related: Vec::new(),
        deprecated_name: life.status == Status::Retired,
        trace: format!("{} is {:?}", entry.id, life.status).to_lowercase(),
    })
}

/// What is gone is false today; what is closed is worth a warning only where it is advised to take it.
fn level(held_then: bool, advised: bool, code: Code) -> Level {
    match (held_then, advised) {
        (true, _) => Level::Hint,
        (false, true) => Level::Warning,
        (false, false) => code.default_level(),
    }
}

/// Put so that names in the singular and in the plural fit behind it.
fn what_happened(life: &Lifecycle) -> String {
    let ends = if life.ends.is_known() {
        format!(", end of support{}", life.ends.on())
    } else {
        String::new()
    };
    match life.status {
        Status::Retired => format!("Retired{}", life.since.on()),
        Status::Ending if !life.since.is_known() => format!("End of support{}", life.ends.on()),
        _ => format!("Closed to new customers{}{ends}", life.since.since()),
    }
}

/// What takes its place: services, or what its own service has for it.
fn instead(place: &Place, entry: &Entry) -> String {
    let name = |(id, why): &(String, String)| {
        let other = place.corpus.entry_by_id(id)?;
        let within = entry.parent.as_ref() == Some(id) && !why.is_empty();
        Some(if within {
            why.trim_end_matches('.').to_owned()
        } else {
            place.corpus.entry(other).name.clone()
        })
    };
    let names: Vec<String> = entry.lifecycle.instead.iter().filter_map(name).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => format!(". Instead: {only}"),
        Some((last, others)) => format!(". Instead: {} or {last}", others.join(", ")),
    }
}
