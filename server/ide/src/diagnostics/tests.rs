//! What an editor is shown of a note.

use expect_test::{Expect, expect};
use jiff::civil::date;

use super::*;
use crate::{Config, fixture};

fn lines(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(|finding| {
            format!(
                "{} {} {}: {}\n",
                finding.code,
                finding.level.as_str(),
                finding.subject.id,
                finding.message
            )
        })
        .collect()
}

#[track_caller]
fn check(note: &str, expected: Expect) {
    let (snapshot, id, _) = fixture::team_note(note);
    expected.assert_eq(&lines(&diagnostics(&snapshot, &id)));
}

#[test]
fn messages_say_what_since_when_and_what_now() {
    check(
        "TQX carries orders to the Team Vault. Team Bus: order size max 20 MB.\n\nOn the Team Bus orders overtake one another.\n",
        expect![[r#"
        renamed-service information team-bus: TQX is now Amazon Team Bus (renamed on 2020-01-01). The API is still `tq`
        retired-service warning team-vault: Retired on 2025-01-01: AWS Team Vault. Instead: Amazon Team Bus. The data is gone
        outdated-fact warning team-bus: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
        outdated-fact warning team-bus: Outdated since 2022: Orders keep their order. Until 2022: orders overtake one another.
    "#]],
    );
}

#[test]
fn messages_of_a_dated_note_say_what_was_true_then() {
    check(
        "---\nas_of: 2019-05\n---\nTQX carries orders to the Team Vault. Team Bus: order size max 20 MB.\n",
        expect![[r#"
            renamed-service hint team-bus: TQX was the name on 2019-05-31; it is Amazon Team Bus now (renamed on 2020-01-01). The API is still `tq`
            retired-service hint team-vault: Retired on 2025-01-01, after 2019-05-31: AWS Team Vault. Instead: Amazon Team Bus. The data is gone
            outdated-fact hint team-bus: True on 2019-05-31; changed on 2024-06-01: An order can be up to 40 MB.
        "#]],
    );
}

#[test]
fn the_first_mention_counts_the_others() {
    check(
        "TQX, Team Queue.\n",
        expect![[r#"
        renamed-service information team-bus: TQX is now Amazon Team Bus (renamed on 2020-01-01). The API is still `tq` (once more in this note)
    "#]],
    );
    check(
        "TQX, Team Queue and\n\n- Amazon Team Queue\n",
        expect![[r#"
        renamed-service information team-bus: TQX is now Amazon Team Bus (renamed on 2020-01-01). The API is still `tq` (2 more times in this note)
    "#]],
    );
}

#[test]
fn every_claim_is_reported() {
    check(
        "# Team Bus\n\n- order size: max 20 MB\n- order size: max 20 MB\n",
        expect![[r#"
        outdated-fact warning team-bus: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
        outdated-fact warning team-bus: Outdated since 2024-06-01: An order can be up to 40 MB. Until 2024-06-01: 20 MB.
    "#]],
    );
}

#[test]
fn a_wrong_marker_is_told_with_what_would_be_right() {
    check(
        "<!-- cloudgloss-ignore retired -->\ntext\n",
        expect![[r#"
            unknown-rule warning : `retired` is no rule: use one of outdated-fact, renamed-service, retired-service, closed-service, brand-prefix, unknown-rule, unanswered-question, duplicate-question, missing-key-points
        "#]],
    );
}

#[test]
fn ranges_are_those_of_the_note() {
    fixture::check_all(
        "é漢 QLDB, **KDF**\n   ^^^^ retired-service\n           ^^^ renamed-service\n\n# SQS\n\n- max message size: 256 KB\n                    ^^^^^^ outdated-fact\n",
    );
}

#[test]
fn findings_are_in_order_and_inside_the_text() {
    let note = "KDF QLDB\n\n| KDF | QLDB |\n|--|--|\n| QLDB | KDF |\n\n- SQS max message size 256 KB\n  - QLDB";
    let (snapshot, id, _) = fixture::note(note);
    let findings = all_findings(&snapshot, &id);
    assert!(findings.is_sorted_by_key(|finding| finding.range.start));
    assert!(
        findings
            .iter()
            .all(|finding| finding.range.end <= note.len() && !finding.range.is_empty())
    );
    assert_eq!(findings.len(), 8);
}

#[test]
fn settings_change_levels() {
    let (mut snapshot, id, _) = fixture::team_note("TQX carries orders to the Team Vault.\n");
    let mut with = |rules: &[(&str, Level)], enabled: bool| {
        let rules = rules
            .iter()
            .map(|(rule, level)| ((*rule).to_owned(), *level))
            .collect();
        snapshot.set_config(Config {
            rules,
            enabled,
            ..Config::default()
        });
        all_findings(&snapshot, &id)
            .iter()
            .map(|finding| finding.level)
            .collect::<Vec<_>>()
    };
    assert_eq!(with(&[], true), [Level::Information, Level::Warning]);
    assert_eq!(
        with(
            &[
                ("renamed-service", Level::Error),
                ("retired-service", Level::Off)
            ],
            true
        ),
        [Level::Error]
    );
    assert_eq!(with(&[], false), []);
}

#[test]
fn what_held_on_the_date_of_the_note_is_never_louder_than_a_hint() {
    let (mut snapshot, id, _) = fixture::team_note("---\nas_of: 2019\n---\nTQX\n");
    for (level, expected) in [(Level::Error, vec![Level::Hint]), (Level::Off, vec![])] {
        snapshot.set_config(Config {
            rules: [("renamed-service".to_owned(), level)].into(),
            ..Config::default()
        });
        assert_eq!(
            all_findings(&snapshot, &id)
                .iter()
                .map(|finding| finding.level)
                .collect::<Vec<_>>(),
            expected
        );
    }
}

#[test]
fn the_same_day_gives_the_same_findings() {
    let (mut snapshot, id, _) =
        fixture::team_note("TQX. Team Vault. Team Bus: order size max 20 MB.\n");
    let mut on = |year, month, day| {
        snapshot.set_today(date(year, month, day));
        all_findings(&snapshot, &id)
            .iter()
            .map(|finding| finding.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(on(2019, 12, 31), []);
    assert_eq!(on(2020, 1, 1), [Code::RenamedService]);
    assert_eq!(on(2024, 6, 1), [Code::RenamedService, Code::OutdatedFact]);
    assert_eq!(
        on(2025, 1, 1),
        [
            Code::RenamedService,
            Code::RetiredService,
            Code::OutdatedFact
        ]
    );
}

#[test]
fn sources_are_those_of_the_fact() {
    let (snapshot, id, _) =
        fixture::team_note("TQX. Team Vault. Team Bus: order size max 20 MB.\n");
    let sources: Vec<_> = all_findings(&snapshot, &id)
        .into_iter()
        .filter_map(|finding| finding.source)
        .collect();
    assert_eq!(
        sources,
        [
            "team-bus/history.html",
            "team-vault/end.html",
            "team-bus/limits.html"
        ]
        .map(|page| format!("https://docs.aws.amazon.com/{page}"))
    );
}

#[test]
fn words_that_two_facts_contradict_are_told_once() {
    let (snapshot, id, _) = fixture::note("SQS FIFO queues cannot trigger Lambda.\n");
    let outdated = |findings: Vec<Finding>| {
        let codes = findings.into_iter().map(|finding| finding.code);
        codes.filter(|code| *code == Code::OutdatedFact).count()
    };
    assert_eq!(outdated(all_findings(&snapshot, &id)), 2);
    assert_eq!(outdated(diagnostics(&snapshot, &id)), 1);
}

#[test]
fn what_is_gone_is_told_by_its_name_alone() {
    let (snapshot, id, _) =
        fixture::note("Streams are analyzed by Kinesis Data Analytics for SQL.\n");
    let codes = |findings: Vec<Finding>| findings.iter().map(|one| one.code).collect::<Vec<_>>();
    assert!(codes(all_findings(&snapshot, &id)).contains(&Code::OutdatedFact));
    assert_eq!(codes(diagnostics(&snapshot, &id)), [Code::RetiredService]);
}

/// The other places that the findings lead to.
#[track_caller]
fn check_related(note: &str, expected: &[(&str, &str)]) {
    let (snapshot, id, _) = fixture::team_note(note);
    let found = diagnostics(&snapshot, &id);
    let related = found.iter().flat_map(|finding| &finding.related);
    let related: Vec<(&str, &str)> = related
        .map(|(range, message)| (range.of(note), message.as_str()))
        .collect();
    assert_eq!(related, expected, "{note}");
}

#[test]
fn a_fact_leads_to_what_told_its_subject() {
    check_related(
        "# \u{e9} Team Vault\n\n# The Team Bus\n\n## Limits\n\nText.\n\n- Order size: max 20 MB\n",
        &[(
            "Team Bus",
            "Read as Amazon Team Bus because of this heading",
        )],
    );
    check_related(
        "- Team Bus\n  - Order size: max 20 MB\n",
        &[(
            "Team Bus",
            "Read as Amazon Team Bus because of this list item",
        )],
    );
    check_related(
        "About the Team Bus:\n\n- Order size: max 20 MB\n",
        &[("Team Bus", "Read as Amazon Team Bus because of this line")],
    );
    check_related(
        "|  | Team Bus |\n|--|--|\n| Speed | High |\n| Max order size | 20 MB |\n",
        &[("Team Bus", "Read as Amazon Team Bus because of this header")],
    );
}

#[test]
fn what_stands_beside_the_words_is_not_pointed_at() {
    check_related("The Team Bus takes orders of at most 20 MB.\n", &[]);
    check_related(
        "# Team Bus\n\nOn the Team Bus: order size max 20 MB.\n",
        &[],
    );
}

#[test]
fn a_former_name_leads_to_the_places_that_are_only_counted() {
    check_related(
        "TQX\n\n\u{e9} TQX, TQX\n",
        &[("TQX", "Here again"), ("TQX", "Here again")],
    );
}
