//! Outdated names and claims of a note. One file per rule below this one: message, level and fixes.

mod brand_prefix;
mod leaving;
mod outdated;
mod renamed;
mod unknown_rule;

use std::collections::BTreeMap;

use cloudgloss_corpus::{Brand, Corpus, EntryIx, MentionKind};
use cloudgloss_syntax::TextRange;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::{
    Code, Finding, Level, NoteId, Snapshot,
    analysis::{Analysis, BlockAnalysis, Claim, NameUse},
    fixes,
    ignore::Ignored,
    snapshot::Note,
};

/// The findings of a note as an editor shows them: of each former or retired name only the first mention.
pub fn diagnostics(snapshot: &Snapshot, id: &NoteId) -> Vec<Finding> {
    findings(snapshot, id, Repeats::Counted)
}

/// Every occurrence.
pub fn all_findings(snapshot: &Snapshot, id: &NoteId) -> Vec<Finding> {
    findings(snapshot, id, Repeats::Listed)
}

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
    if !snapshot.config().enabled
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
        note,
        ignored: Ignored::of(note.document(), analysis),
        repeats,
        brands: snapshot.config().level(Code::BrandPrefix) != Level::Off,
        first: BTreeMap::new(),
        met: FxHashMap::default(),
        findings: Vec::new(),
    };
    collector.collect(analysis);
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
    note: &'a Note,
    ignored: Ignored,
    repeats: Repeats,
    /// Whether the rule about brands is on.
    brands: bool,
    /// Where the first finding about a name stands in `findings`, and how many followed.
    first: BTreeMap<(Code, EntryIx), (usize, usize)>,
    /// Which findings a name gave that was met before, so that its repetitions are counted without making them.
    met: FxHashMap<(EntryIx, MentionKind, Brand), Vec<Code>>,
    findings: Vec<Finding>,
}

impl Collector<'_> {
    fn collect(&mut self, analysis: &Analysis) {
        let brands = self.brands;
        for (index, block, scope, says) in
            analysis.notable(|notes| notes.rules || (brands && notes.brands))
        {
            let place = Place {
                corpus: self.snapshot.corpus(),
                note: self.note,
                block,
                as_of: scope.as_of,
                today: self.snapshot.today(),
            };
            self.block(&place, says, |entry| analysis.is_told_next(index, entry));
        }
        self.tell_repeats();
        self.findings
            .sort_by_key(|finding| (finding.range.start, finding.range.end, finding.code));
    }

    /// `is_told` says whether the note goes on to say that something is gone.
    fn block(&mut self, place: &Place, says: &BlockAnalysis, is_told: impl Fn(EntryIx) -> bool) {
        for finding in unknown_rule::findings(&says.markers, place.block) {
            self.push(finding, None);
        }
        for name in &says.names {
            let notable = name.notable || (self.brands && name.mention.brand != Brand::None);
            let former = matches!(name.mention.kind, MentionKind::Former(_));
            let shown = notable && !name.mention.code && !name.mention.loose;
            if shown && (former || !is_told(name.mention.entry)) {
                self.name(place, name);
            }
        }
        for claim in &says.claims {
            if let Some(finding) = claim_finding(place, claim) {
                self.push(finding, None);
            }
        }
    }

    fn name(&mut self, place: &Place, name: &NameUse) {
        let key = (name.mention.entry, name.mention.kind, name.mention.brand);
        if self.repeats == Repeats::Counted && name.silence.is_none() && self.count(place, name) {
            return;
        }
        let findings = name_findings(place, name);
        if name.silence.is_none() {
            let codes = findings.iter().map(|finding| finding.code).collect();
            self.met.insert(key, codes);
        }
        for finding in findings {
            self.push(finding, Some(name.mention.entry));
        }
    }

    /// Counts a name that is reported already; whether that was all there is to do.
    fn count(&mut self, place: &Place, name: &NameUse) -> bool {
        let entry = name.mention.entry;
        let key = (entry, name.mention.kind, name.mention.brand);
        let Some(codes) = self.met.get(&key) else {
            return false;
        };
        let off = |code: &Code| self.snapshot.config().level(*code) == Level::Off;
        if !codes
            .iter()
            .all(|code| off(code) || self.first.contains_key(&(*code, entry)))
        {
            return false;
        }
        let start = place.absolute(name.mention.full).start;
        for code in codes {
            let ignored = self.ignored.covers(*code, start);
            if let Some((_, more)) = self.first.get_mut(&(*code, entry)).filter(|_| !ignored) {
                *more += 1;
            }
        }
        true
    }

    /// Adds a finding unless it is off, ignored, or a repetition that is only counted.
    fn push(&mut self, mut finding: Finding, name: Option<EntryIx>) {
        let level = self.snapshot.config().level(finding.code);
        let unwanted = &self.snapshot.config().ignore;
        if unwanted.contains(&finding.about) || unwanted.contains(&finding.subject.id) {
            return;
        }
        if level == Level::Off || self.ignored.covers(finding.code, finding.range.start) {
            return;
        }
        finding.level = self.level_of(&finding, level);
        if let Some(entry) = name.filter(|_| self.repeats == Repeats::Counted) {
            let next = self.findings.len();
            let (first, more) = self.first.entry((finding.code, entry)).or_insert((next, 0));
            if *first != next {
                *more += 1;
                return;
            }
        }
        let document = self.note.document();
        finding.fixes.extend(fixes::ignore_here(document, &finding));
        self.findings.push(finding);
    }

    /// What the user chose for the rule; where nothing was chosen, what the finding itself weighs. A choice is lowered where the
    /// finding weighs less than its rule (it was true on the note's own date), never raised.
    fn level_of(&self, finding: &Finding, level: Level) -> Level {
        let chosen = self
            .snapshot
            .config()
            .rules
            .contains_key(finding.code.as_str());
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

fn name_findings(place: &Place, name: &NameUse) -> Vec<Finding> {
    if name.silence.is_some() {
        return Vec::new();
    }
    let findings = [
        renamed::finding(place, name),
        leaving::finding(place, name),
        brand_prefix::finding(place, name),
    ];
    findings.into_iter().flatten().collect()
}

fn claim_finding(place: &Place, claim: &Claim) -> Option<Finding> {
    if claim.silence.is_some() {
        None
    } else {
        outdated::finding(place, claim)
    }
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
