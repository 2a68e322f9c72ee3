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
    let mut message = match then {
        Some(then) => format!("{} was available on {then}; {}", entry.name, what_happened(life)),
        None => format!("{} {}", entry.name, what_happened(life)),
    };
    message.push_str(&instead(place, entry));
    if !life.note.is_empty() {
        message.push_str(". ");
        message.push_str(life.note.trim_end_matches('.'));
    }
    Some(Finding {
        range: place.absolute(name.mention.full),
        code,
        level: if then.is_some() { Level::Hint } else { code.default_level() },
        subject: Subject { id: entry.id.clone(), name: entry.name.clone() },
        message,
        source: life.sources.first().map(|source| source.url.clone()),
        fixes: Vec::new(),
        deprecated_name: life.status == Status::Retired,
        trace: format!("{} is {:?}", entry.id, life.status).to_lowercase(),
    })
}

fn what_happened(life: &Lifecycle) -> String {
    let ends = if life.ends.is_known() { format!("; support ends{}", life.ends.on()) } else { String::new() };
    match life.status {
        Status::Retired => format!("was retired{}", life.since.on()),
        Status::Ending if life.since.is_known() => format!("is closed to new customers{}{ends}", life.since.since()),
        Status::Ending => format!("reaches its end of support{}", life.ends.on()),
        _ => format!("is closed to new customers{}{ends}", life.since.since()),
    }
}

fn instead(place: &Place, entry: &Entry) -> String {
    let name = |id: &String| place.corpus.entry_by_id(id).map(|ix| place.corpus.entry(ix).name.clone());
    let names: Vec<String> = entry.lifecycle.instead.iter().filter_map(|(id, _)| name(id)).collect();
    if names.is_empty() { String::new() } else { format!("; instead: {}", names.join(" or ")) }
}
