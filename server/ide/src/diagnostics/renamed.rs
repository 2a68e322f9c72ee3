//! A service or term under a former name.

use cloudgloss_corpus::MentionKind;

use super::{Place, held_then};
use crate::{Code, Finding, Level, Subject, analysis::NameUse, fixes};

pub fn finding(place: &Place, name: &NameUse) -> Option<Finding> {
    let MentionKind::Former(at) = name.mention.kind else {
        return None;
    };
    let entry = place.corpus.entry(name.mention.entry);
    let former = entry
        .formerly
        .get(at as usize)
        .filter(|former| former.advice && !former.since.is_after(place.today))?;
    let range = place.absolute(name.mention.full);
    let written = as_read(&place.note.document().slice(range), &former.name);
    let today = former.todays_name(entry);
    let then = held_then(place, name.as_of, former.since);
    let mut message = match then {
        Some(then) => format!(
            "{written} was the name on {then}; it is {today} now (renamed{})",
            former.since.on()
        ),
        None => format!("{written} is now {today}{}", renamed(former.since)),
    };
    if !former.note.is_empty() {
        message.push_str(". ");
        message.push_str(former.note.trim_end_matches('.'));
    }
    let level = if then.is_some() {
        Level::Hint
    } else {
        Level::Information
    };
    Some(Finding {
        range,
        code: Code::RenamedService,
        level,
        subject: Subject {
            id: entry.id.clone(),
            name: today.to_owned(),
        },
        about: entry.id.clone(),
        message,
        source: former.sources.first().map(|source| source.url.clone()),
        fixes: fixes::rename(place, name, entry, former, then.is_some()),
        related: Vec::new(),
        deprecated_name: true,
        trace: format!("`{}` is a former name of {}", former.name, entry.id),
    })
}

fn renamed(since: cloudgloss_corpus::When) -> String {
    if since.is_known() {
        format!(" (renamed{})", since.on())
    } else {
        String::new()
    }
}

/// The name as it reads on the page; with markup inside, as AWS wrote it.
fn as_read(written: &str, former: &str) -> String {
    if written.contains(['*', '_', '[', ']', '`', '|', '<']) {
        return former.to_owned();
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}
