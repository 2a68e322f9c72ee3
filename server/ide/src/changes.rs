//! What changed lately, newest first: values, names, and stations of life.

use cloudgloss_corpus::{Corpus, Entry, Fact, Source, Status, When};
use jiff::{ToSpan, civil::Date};

/// How far back a list of changes goes, in years.
pub const YEARS: i16 = 2;

/// Something that was otherwise before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change<'a> {
    /// Since when it is as it is; never unknown.
    pub since: When,
    /// Whose change it is: a name of today.
    pub name: &'a str,
    /// What is true now.
    pub says: String,
    /// Id of the fact or the entry.
    pub id: &'a str,
    /// Where it was read.
    pub source: Option<&'a Source>,
}

/// The changes of the last [`YEARS`] years up to `today`. What is announced for later is not among them.
pub(crate) fn changes(corpus: &Corpus, today: Date) -> Vec<Change<'_>> {
    let facts = corpus
        .facts()
        .iter()
        .filter_map(|fact| of_fact(corpus, fact));
    let entries = corpus.entries().iter();
    let mut all: Vec<Change<'_>> = facts
        .chain(entries.flat_map(|entry| of_names(entry).chain(of_life(entry))))
        .collect();
    let first = today.saturating_sub(YEARS.years());
    let is_recent = |since: When| {
        since
            .earliest()
            .is_some_and(|day| day >= first && day <= today)
    };
    all.retain(|change| is_recent(change.since));
    all.sort_by_key(|change| (std::cmp::Reverse(change.since.earliest()), change.id));
    all
}

fn of_fact<'a>(corpus: &'a Corpus, fact: &'a Fact) -> Option<Change<'a>> {
    let was = fact.was.first().filter(|_| fact.verified)?;
    let subject = corpus.entry(corpus.entry_by_id(&fact.subject)?);
    Some(Change {
        since: was.until,
        name: &subject.name,
        says: format!("{} (before: {})", fact.says, was.value.text),
        id: &fact.id,
        source: fact.sources.first(),
    })
}

fn of_names(entry: &Entry) -> impl Iterator<Item = Change<'_>> {
    entry.formerly.iter().map(|former| Change {
        since: former.since,
        name: &entry.name,
        says: format!("Formerly {}.", former.name),
        id: &entry.id,
        source: former.sources.first(),
    })
}

fn of_life(entry: &Entry) -> impl Iterator<Item = Change<'_>> {
    let life = &entry.lifecycle;
    let says = match life.status {
        Status::Maintenance => "Gets no new features.",
        Status::Closed => "Closed to new customers.",
        Status::Ending => "Its end is announced.",
        Status::Retired => "No longer available.",
        Status::Preview | Status::Active => "",
    };
    let says = match life.status {
        Status::Ending if life.ends.is_known() => {
            format!("Its end is announced for {}.", life.ends)
        }
        _ => says.to_owned(),
    };
    (life.verified && !says.is_empty())
        .then(|| Change {
            since: life.since,
            name: &entry.name,
            says,
            id: &entry.id,
            source: life.sources.first(),
        })
        .into_iter()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::fixture;

    fn team(today: Date) -> Vec<String> {
        let (snapshot, _, _) = fixture::team_note("");
        changes(snapshot.corpus(), today)
            .iter()
            .filter(|change| change.id.starts_with("team-"))
            .map(|change| format!("{} {}: {}", change.since, change.name, change.says))
            .collect()
    }

    #[test]
    fn the_newest_stands_first_and_what_is_old_or_to_come_is_left_out() {
        assert_eq!(
            team(date(2025, 6, 1)),
            [
                "2025-01-01 AWS Team Vault: No longer available.",
                "2024-06-01 Amazon Team Bus: An order can be up to 40 MB. (before: 20 MB)",
            ]
        );
        assert_eq!(
            team(date(2021, 6, 1)),
            ["2020-01-01 Amazon Team Bus: Formerly Amazon Team Queue."]
        );
    }
}
