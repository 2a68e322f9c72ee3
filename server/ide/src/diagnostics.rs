//! Outdated names and claims of a note. One file per rule below this one: message, level and fixes.

mod brand_prefix;
mod leaving;
mod outdated;
mod renamed;
mod unknown_rule;

use std::collections::BTreeMap;

use cloudgloss_corpus::{Corpus, EntryIx};
use cloudgloss_syntax::{BlockKind, TextRange};
use jiff::civil::Date;

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
    let Some((note, analysis)) = snapshot.analysis(id) else { return Vec::new() };
    if !snapshot.config().enabled || note.document().front_matter().get("cloudgloss").is_some_and(|entry| entry.value == "off") {
        return Vec::new();
    }
    let mut collector = Collector { snapshot, note, ignored: Ignored::of(note.document()), repeats, first: BTreeMap::new(), findings: Vec::new() };
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
    /// Where the first finding about a name stands in `findings`, and how many followed.
    first: BTreeMap<(Code, EntryIx), (usize, usize)>,
    findings: Vec<Finding>,
}

impl Collector<'_> {
    fn collect(&mut self, analysis: &Analysis) {
        for (index, range, block) in self.note.document().iter_blocks() {
            if matches!(block.kind, BlockKind::Marker | BlockKind::Comment | BlockKind::Paragraph | BlockKind::ListItem { .. }) {
                for finding in unknown_rule::findings(self.note, range) {
                    self.push(finding, None);
                }
            }
            if let (Some(says), Some(scope)) = (analysis.block(index), analysis.scope(index)) {
                let place = Place {
                    corpus: self.snapshot.corpus(),
                    note: self.note,
                    block: range,
                    as_of: scope.as_of,
                    today: self.snapshot.today(),
                };
                self.block(&place, says);
            }
        }
        self.tell_repeats();
        self.findings.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.code));
    }

    fn block(&mut self, place: &Place, says: &BlockAnalysis) {
        for name in says.names.iter().filter(|name| !name.mention.code && !name.mention.loose) {
            for finding in name_findings(place, name) {
                self.push(finding, Some(name.mention.entry));
            }
        }
        for claim in &says.claims {
            if let Some(finding) = claim_finding(place, claim) {
                self.push(finding, None);
            }
        }
    }

    /// Adds a finding unless it is off, ignored, or a repetition that is only counted.
    fn push(&mut self, mut finding: Finding, name: Option<EntryIx>) {
        let level = self.snapshot.config().level(finding.code);
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
        let chosen = self.snapshot.config().rules.contains_key(finding.code.as_str());
        match chosen {
            false => finding.level,
            true if finding.level < finding.code.default_level() => finding.level.min(level),
            true => level,
        }
    }

    fn tell_repeats(&mut self) {
        for &(index, more) in self.first.values().filter(|(_, more)| *more > 0) {
            let times = if more == 1 { "once more".to_owned() } else { format!("{more} more times") };
            self.findings[index].message.push_str(&format!(" ({times} in this note)"));
        }
    }
}

fn name_findings(place: &Place, name: &NameUse) -> Vec<Finding> {
    if name.silence.is_some() {
        return Vec::new();
    }
    let findings = [renamed::finding(place, name), leaving::finding(place, name), brand_prefix::finding(place, name)];
    findings.into_iter().flatten().collect()
}

fn claim_finding(place: &Place, claim: &Claim) -> Option<Finding> {
    if claim.silence.is_some() { None } else { outdated::finding(place, claim) }
}

/// The date that a note or sentence gives itself, where what it says still held then.
pub(crate) fn held_then(place: &Place, own: Option<Date>, changed: cloudgloss_corpus::When) -> Option<Date> {
    let stated = own.or(place.as_of)?;
    changed.is_after(stated).then_some(stated)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use jiff::civil::date;

    use super::*;
    use crate::{Config, fixture};

    fn lines(findings: &[Finding]) -> String {
        findings.iter().map(|finding| format!("{} {} {}: {}\n", finding.code, finding.level.as_str(), finding.subject.id, finding.message)).collect()
    }

    #[track_caller]
    fn check(note: &str, expected: Expect) {
        let (snapshot, id, _) = fixture::team_note(note);
        expected.assert_eq(&lines(&diagnostics(&snapshot, &id)));
    }

    #[test]
    fn messages_say_what_since_when_and_what_now() {
        check("TQX carries orders to the Team Vault. Team Bus: order size max 20 MB.\n\nOn the Team Bus orders overtake one another.\n", expect![[r#"
            renamed-service information team-bus: TQX is now Amazon Team Bus (renamed on 2020-01-01). The API is still `tq`
            retired-service warning team-vault: Retired on 2025-01-01: AWS Team Vault. Instead: Amazon Team Bus. The data is gone
            outdated-fact warning team-bus: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
            outdated-fact warning team-bus: Outdated since 2022: Orders keep their order. Until 2022: orders overtake one another.
        "#]]);
    }

    #[test]
    fn messages_of_a_dated_note_say_what_was_true_then() {
        check("---\nas_of: 2019-05\n---\nTQX carries orders to the Team Vault. Team Bus: order size max 20 MB.\n", expect![[r#"
            renamed-service hint team-bus: TQX was the name on 2019-05-31; it is Amazon Team Bus now (renamed on 2020-01-01). The API is still `tq`
            retired-service hint team-vault: Available on 2019-05-31. Retired on 2025-01-01: AWS Team Vault. Instead: Amazon Team Bus. The data is gone
            outdated-fact hint team-bus: True on 2019-05-31; changed on 2024-06-01: An order can be up to 40 MB.
        "#]]);
    }

    #[test]
    fn the_first_mention_counts_the_others() {
        check("TQX, Team Queue.\n", expect![[r#"
            renamed-service information team-bus: TQX is now Amazon Team Bus (renamed on 2020-01-01). The API is still `tq` (once more in this note)
        "#]]);
        check("TQX, Team Queue and\n\n- Amazon Team Queue\n", expect![[r#"
            renamed-service information team-bus: TQX is now Amazon Team Bus (renamed on 2020-01-01). The API is still `tq` (2 more times in this note)
        "#]]);
    }

    #[test]
    fn every_claim_is_reported() {
        check("# Team Bus\n\n- order size: max 20 MB\n- order size: max 20 MB\n", expect![[r#"
            outdated-fact warning team-bus: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
            outdated-fact warning team-bus: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
        "#]]);
    }

    #[test]
    fn a_wrong_marker_is_told_with_what_would_be_right() {
        check("<!-- cloudgloss-ignore retired -->\ntext\n", expect![[r#"
            unknown-rule warning : `retired` is no rule: use one of outdated-fact, renamed-service, retired-service, closed-service, brand-prefix, unknown-rule
        "#]]);
    }

    #[test]
    fn ranges_are_those_of_the_note() {
        fixture::check_all("é漢 QLDB, **KDF**\n   ^^^^ retired-service\n           ^^^ renamed-service\n\n# SQS\n\n- max message size: 256 KB\n                    ^^^^^^ outdated-fact\n");
    }

    #[test]
    fn findings_are_in_order_and_inside_the_text() {
        let note = "KDF QLDB\n\n| KDF | QLDB |\n|--|--|\n| QLDB | KDF |\n\n- SQS max message size 256 KB\n  - QLDB";
        let (snapshot, id, _) = fixture::note(note);
        let findings = all_findings(&snapshot, &id);
        assert!(findings.is_sorted_by_key(|finding| finding.range.start));
        assert!(findings.iter().all(|finding| finding.range.end <= note.len() && !finding.range.is_empty()));
        assert_eq!(findings.len(), 8);
    }

    #[test]
    fn settings_change_levels() {
        let (mut snapshot, id, _) = fixture::team_note("TQX carries orders to the Team Vault.\n");
        let mut with = |rules: &[(&str, Level)], enabled: bool| {
            let rules = rules.iter().map(|(rule, level)| ((*rule).to_owned(), *level)).collect();
            snapshot.set_config(Config { rules, enabled, ..Config::default() });
            all_findings(&snapshot, &id).iter().map(|finding| finding.level).collect::<Vec<_>>()
        };
        assert_eq!(with(&[], true), [Level::Information, Level::Warning]);
        assert_eq!(with(&[("renamed-service", Level::Error), ("retired-service", Level::Off)], true), [Level::Error]);
        assert_eq!(with(&[], false), []);
    }

    #[test]
    fn what_held_on_the_date_of_the_note_is_never_louder_than_a_hint() {
        let (mut snapshot, id, _) = fixture::team_note("---\nas_of: 2019\n---\nTQX\n");
        for (level, expected) in [(Level::Error, vec![Level::Hint]), (Level::Off, vec![])] {
            snapshot.set_config(Config { rules: [("renamed-service".to_owned(), level)].into(), ..Config::default() });
            assert_eq!(all_findings(&snapshot, &id).iter().map(|finding| finding.level).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn the_same_day_gives_the_same_findings() {
        let (mut snapshot, id, _) = fixture::team_note("TQX. Team Vault. Team Bus: order size max 20 MB.\n");
        let mut on = |year, month, day| {
            snapshot.set_today(date(year, month, day));
            all_findings(&snapshot, &id).iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(on(2019, 12, 31), []);
        assert_eq!(on(2020, 1, 1), [Code::RenamedService]);
        assert_eq!(on(2024, 6, 1), [Code::RenamedService, Code::OutdatedFact]);
        assert_eq!(on(2025, 1, 1), [Code::RenamedService, Code::RetiredService, Code::OutdatedFact]);
    }

    #[test]
    fn sources_are_those_of_the_fact() {
        let (snapshot, id, _) = fixture::team_note("TQX. Team Vault. Team Bus: order size max 20 MB.\n");
        let sources: Vec<_> = all_findings(&snapshot, &id).into_iter().filter_map(|finding| finding.source).collect();
        assert_eq!(sources, ["team-bus/history.html", "team-vault/end.html", "team-bus/limits.html"].map(|page| format!("https://docs.aws.amazon.com/{page}")));
    }
}
