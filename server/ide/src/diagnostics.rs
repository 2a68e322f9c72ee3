//! Outdated names and claims of a note. One file per rule below this one: message, level and fixes.

mod brand_prefix;
mod leaving;
mod made;
mod only_item;
mod outdated;
mod renamed;
mod study;
mod subject_place;
mod unknown_rule;

use std::collections::BTreeMap;

use cloudgloss_corpus::{Corpus, EntryIx};
use cloudgloss_syntax::TextRange;
use jiff::civil::Date;
use made::Key;
use only_item::is_only_item;
use subject_place::subject_place;

use crate::{
    Code, Config, Finding, Level, NoteId, Snapshot,
    analysis::{Analysis, BlockAnalysis, Claim, NameUse},
    ignore::Ignored,
    snapshot::Note,
};

pub(crate) use made::Made;

/// The findings of a note as an editor shows them: of each former or retired name only the first mention.
pub fn diagnostics(snapshot: &Snapshot, id: &NoteId) -> Vec<Finding> {
    findings(snapshot, id, Repeats::Counted)
}

/// Every occurrence.
pub fn all_findings(snapshot: &Snapshot, id: &NoteId) -> Vec<Finding> {
    findings(snapshot, id, Repeats::Listed)
}

/// The first of equal findings leads to so many of the others.
const PLACES: usize = 3;

#[derive(Clone, Copy, PartialEq)]
enum Repeats {
    /// The first mention says how many more there are.
    Counted,
    /// Each mention is a finding.
    Listed,
}

fn findings(snapshot: &Snapshot, id: &NoteId, repeats: Repeats) -> Vec<Finding> {
    let Some((note, analysis)) = snapshot.analysis(id) else {
        return Vec::new();
    };
    let config = snapshot.config(id);
    if !config.enabled
        || note
            .document()
            .front_matter()
            .get("cloudgloss")
            .is_some_and(|entry| entry.value == "off")
    {
        return Vec::new();
    }
    let mut collector = Collector {
        snapshot,
        config,
        note,
        ignored: Ignored::of(note.document(), analysis),
        repeats,
        key: Key {
            today: snapshot.today_in(id),
            brands: config.level(Code::BrandPrefix) != Level::Off,
        },
        first: BTreeMap::new(),
        findings: Vec::new(),
    };
    collector.collect(id, analysis);
    collector.findings
}

/// A block of a note while its findings are made.
pub(crate) struct Place<'a> {
    pub corpus: &'a Corpus,
    pub note: &'a Note,
    /// Where the block is.
    pub block: TextRange,
    /// The date on which the note was true, by its front matter.
    pub as_of: Option<Date>,
    /// The day of judgement.
    pub today: Date,
}

impl Place<'_> {
    /// A range of the block in the note.
    pub fn absolute(&self, range: TextRange) -> TextRange {
        range.shift(self.block.start)
    }
}

struct Collector<'a> {
    snapshot: &'a Snapshot,
    config: &'a Config,
    note: &'a Note,
    ignored: Ignored,
    repeats: Repeats,
    key: Key,
    /// Where the first finding about a name stands in `findings`, and how many followed.
    first: BTreeMap<(Code, EntryIx), (usize, usize)>,
    findings: Vec<Finding>,
}

impl Collector<'_> {
    fn collect(&mut self, id: &NoteId, analysis: &Analysis) {
        let brands = self.key.brands;
        for (index, block, scope, says) in
            analysis.notable(|notes| notes.rules || (brands && notes.brands))
        {
            let place = Place {
                corpus: self.snapshot.corpus(),
                note: self.note,
                block,
                as_of: scope.as_of,
                today: self.key.today,
            };
            self.block(&place, says, analysis, index);
        }
        for finding in study::findings(self.snapshot, id, self.note) {
            self.push(&finding, None, 0);
        }
        self.tell_repeats();
        self.findings
            .sort_by_key(|finding| (finding.range.start, finding.range.end, finding.code));
        if self.repeats == Repeats::Counted {
            self.drop_doubles();
        }
    }

    /// Two facts may contradict the same words, or one may say of something what its name says already; a reader needs one of them.
    fn drop_doubles(&mut self) {
        self.findings.dedup_by(|later, earlier| {
            let doubled = later.range.intersects(earlier.range) && says_the_same(earlier, later);
            // The name is kept rather than the fact about it.
            if doubled && is_fact(earlier) && !is_fact(later) {
                std::mem::swap(later, earlier);
            }
            doubled
        });
    }

    /// What the block at `index` gives, unless the note goes on to say that something is gone.
    fn block(&mut self, place: &Place, says: &BlockAnalysis, analysis: &Analysis, index: usize) {
        let kept = says.made.get(self.key, place, says);
        let fresh = kept.is_none().then(|| made::make(self.key, place, says));
        let blocks = self.note.document().blocks();
        let is_told = |entry| analysis.is_told_next(index, entry);
        for about in kept.or(fresh.as_deref()).unwrap_or_default() {
            let left_out = !about.former && about.name.is_some_and(is_told);
            if left_out || (about.unless_option && !is_only_item(blocks, index)) {
                continue;
            }
            let before = self.findings.len();
            self.push(&about.finding, about.name, place.block.start);
            let told = about.told.filter(|_| self.findings.len() > before);
            if let (Some(told), Some(finding)) = (told, self.findings.last_mut()) {
                let at = (index, place.block.start);
                let above = subject_place(place.corpus, self.note, analysis, at, told);
                finding.related.extend(above.map(|(range, what)| {
                    let name = &finding.subject.name;
                    (range, format!("Read as {name} because of this {what}"))
                }));
            }
        }
    }

    /// Adds a finding, whose ranges count from byte `start`, unless it is off, ignored, or a repetition that is only counted.
    fn push(&mut self, finding: &Finding, name: Option<EntryIx>, start: usize) {
        let level = self.config.level(finding.code);
        let unwanted = &self.config.ignore;
        if unwanted.contains(&finding.about) || unwanted.contains(&finding.subject.id) {
            return;
        }
        let at = start + finding.range.start;
        if level == Level::Off || self.ignored.covers(finding.code, at) {
            return;
        }
        if let Some(entry) = name.filter(|_| self.repeats == Repeats::Counted) {
            let next = self.findings.len();
            let (first, more) = self.first.entry((finding.code, entry)).or_insert((next, 0));
            if *first != next {
                *more += 1;
                if let Some(first) = self.findings.get_mut(*first).filter(|_| *more <= PLACES) {
                    let place = finding.range.shift(start);
                    first.related.push((place, "Here again".to_owned()));
                }
                return;
            }
        }
        let mut finding = finding.clone();
        finding.move_by(0, start);
        finding.level = self.level_of(&finding, level);
        self.findings.push(finding);
    }

    /// What the user chose for the rule; where nothing was chosen, what the finding itself weighs. A choice is lowered where the
    /// finding weighs less than its rule (it was true on the note's own date), never raised.
    fn level_of(&self, finding: &Finding, level: Level) -> Level {
        let chosen = self.config.rules.contains_key(finding.code.as_str());
        match chosen {
            false => finding.level,
            true if finding.level < finding.code.default_level() => finding.level.min(level),
            true => level,
        }
    }

    fn tell_repeats(&mut self) {
        for &(index, more) in self.first.values().filter(|(_, more)| *more > 0) {
            let times = if more == 1 {
                "once more".to_owned()
            } else {
                format!("{more} more times")
            };
            self.findings[index]
                .message
                .push_str(&format!(" ({times} in this note)"));
        }
    }
}

fn is_fact(finding: &Finding) -> bool {
    finding.code == Code::OutdatedFact
}

fn says_the_same(a: &Finding, b: &Finding) -> bool {
    match (is_fact(a), is_fact(b)) {
        (true, true) => true,
        (false, false) => false,
        _ => a.subject == b.subject,
    }
}

fn name_findings(place: &Place, name: &NameUse) -> impl Iterator<Item = Finding> {
    let rules = [renamed::finding, leaving::finding, brand_prefix::finding];
    let spoken = rules.map(|rule| name.silence.is_none().then(|| rule(place, name)).flatten());
    spoken.into_iter().flatten()
}

fn claim_finding(place: &Place, claim: &Claim) -> Option<Finding> {
    let told = claim.may_be_told();
    told.then(|| outdated::finding(place, claim)).flatten()
}

/// The date that a note or sentence gives itself, where what it says still held then.
pub(crate) fn held_then(
    place: &Place,
    own: Option<Date>,
    changed: cloudgloss_corpus::When,
) -> Option<Date> {
    let stated = own.or(place.as_of)?;
    changed.is_after(stated).then_some(stated)
}

#[cfg(test)]
mod tests;
