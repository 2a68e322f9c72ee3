use expect_test::{Expect, expect};

use super::*;
use crate::{Config, fixture};

/// The first items at the cursor: label, sort, detail and the line after the choice.
#[track_caller]
fn check(note: &str, expected: Expect) {
    let (snapshot, id, offset) = fixture::team_note(note);
    let text = note.replacen("<|>", "", 1);
    let line = |item: &Completion| {
        let after = fixture::apply(&text, std::slice::from_ref(&item.edit));
        format!(
            "{} ({:?}, {}): {:?}\n",
            item.label, item.kind, item.detail, after
        )
    };
    expected.assert_eq(
        &completions(&snapshot, &id, offset, 1)
            .items
            .iter()
            .map(line)
            .collect::<String>()
            .replace(&fixture::today(), "TODAY"),
    );
}

#[test]
fn the_beginning_of_a_name_offers_the_name() {
    check(
        "Orders go over Team B<|>",
        expect![[r#"
        Amazon Team Bus (Service, integration): "Orders go over Team Bus"
    "#]],
    );
    check(
        "Orders go over Amazon Team B<|> and on",
        expect![[r#"
        Amazon Team Bus (Service, integration): "Orders go over Amazon Team Bus and on"
    "#]],
    );
    check(
        "é team bu<|>",
        expect![[r#"
        Amazon Team Bus (Service, integration): "é Team Bus"
    "#]],
    );
}

#[test]
fn a_former_name_leads_to_todays() {
    check(
        "We use Team Que<|>",
        expect![[r#"
            Amazon Team Bus (Service, formerly Team Queue): "We use Team Bus"
        "#]],
    );
    check(
        "TQX<|>",
        expect![[r#"
        Amazon Team Bus (Service, formerly TQX): "Team Bus"
    "#]],
    );
}

#[test]
fn a_term_is_finished_as_it_was_begun() {
    check(
        "The hosts stand in a private sub<|>",
        expect![[r#"
            private subnet (Term, ): "The hosts stand in a private subnet"
        "#]],
    );
    check(
        "Failed messages go to a DLQ<|>",
        expect![[r#"
            dead-letter queue (Term, ): "Failed messages go to a dead-letter queue"
        "#]],
    );
}

#[test]
fn a_slip_is_forgiven() {
    check(
        "We use Dynamodv<|>",
        expect![[r#"
        Amazon DynamoDB (Service, database): "We use DynamoDB"
    "#]],
    );
}

#[test]
fn in_prose_nothing_is_offered() {
    for note in [
        "the <|>",
        "of<|>",
        "and the orders<|>",
        "keep the data<|>",
        "in a bucket<|>",
        "is shown per instance<|>",
        "Our customers<|>",
        "<|>",
        "Text.\n\n<|>",
        "123<|>",
        "- <|>",
        "wir<|>",
    ] {
        check(note, expect![[""]]);
    }
}

#[test]
fn nothing_is_offered_in_code_front_matter_and_comments() {
    for note in [
        "`Team B<|>`",
        "```\nTeam B<|>\n```\n",
        "---\ntags: Team B<|>\n---\n",
        "<!-- Team B<|> -->\n",
    ] {
        check(note, expect![[""]]);
    }
}

#[test]
fn a_question_is_offered_with_its_answer() {
    check(
        "Q: how large can an order on the team<|>",
        expect![[r#"
        How large can an order on the Team Bus be? (Question, team): "Q: How large can an order on the Team Bus be?\nA: At most 40 MB."
    "#]],
    );
    check(
        "Q:large order Team Bus<|>",
        expect![[r#"
        How large can an order on the Team Bus be? (Question, team): "Q: How large can an order on the Team Bus be?\nA: At most 40 MB."
    "#]],
    );
    check(
        "**Q:** order Team Bus<|>",
        expect![[r#"
        How large can an order on the Team Bus be? (Question, team): "**Q:** How large can an order on the Team Bus be?\nA: At most 40 MB."
    "#]],
    );
}

#[test]
fn the_answer_to_the_question_above_is_offered() {
    check(
        "Q: How large can an order on the Team Bus be?\nA: <|>",
        expect![[r#"
        Model answer (Answer, team): "Q: How large can an order on the Team Bus be?\nA: At most 40 MB."
    "#]],
    );
    check(
        "## How large can an order on the Team Bus be?\n\nA:<|>",
        expect![[r###"
        Model answer (Answer, team): "## How large can an order on the Team Bus be?\n\nA: At most 40 MB."
    "###]],
    );
    check("Q: Something else?\nA: <|>", expect![[""]]);
}

#[test]
fn items_are_ranked_and_limited() {
    let (snapshot, id, offset) = fixture::note("We use Kinesis<|>");
    let all = completions(&snapshot, &id, offset, 50);
    let few = completions(&snapshot, &id, offset, 2);
    assert_eq!(few.items, all.items[..2]);
    assert!(few.incomplete && all.items.len() > 3);
    assert!(all.items.is_sorted_by_key(|item| item.sort_text.clone()));
}

#[test]
fn every_item_has_documentation_and_replaces_what_was_typed() {
    for note in ["Lamb<|>", "Q: what<|>", "We like Amazon S<|> best"] {
        let (snapshot, id, offset) = fixture::note(note);
        let items = completions(&snapshot, &id, offset, 20).items;
        assert!(!items.is_empty(), "{note}");
        for item in items {
            assert!(
                completion_documentation(&snapshot, &item.entry).is_some(),
                "{}",
                item.entry
            );
            assert!(
                item.edit.range.start <= offset && offset <= item.edit.range.end,
                "{item:?}"
            );
            assert!(!item.filter_text.is_empty(), "{item:?}");
        }
    }
}

#[test]
fn nothing_is_offered_outside_the_note_or_when_switched_off() {
    let (mut snapshot, id, offset) = fixture::note("Lamb<|>");
    assert!(
        completions(&snapshot, &NoteId::from("other"), 0, 5)
            .items
            .is_empty()
    );
    let _ = completions(&snapshot, &id, 10_000, 5);
    snapshot.set_config(Config {
        completion: false,
        ..Config::default()
    });
    assert!(completions(&snapshot, &id, offset, 5).items.is_empty());
}

#[test]
fn no_place_of_a_note_makes_trouble() {
    let note = "---\nas_of: 2024\n---\n# Éč Lambda\n\nQ: Was 漢字?\nA: so\n\n| a | 😀 |\n|--|--|\n\n- DynamoDB `x` \r\n\r\n> SQS\n\n```\nx\n```";
    let (snapshot, id, _) = fixture::note(note);
    for offset in 0..=note.len() + 2 {
        for item in completions(&snapshot, &id, offset, 3).items {
            assert!(
                note.is_char_boundary(item.edit.range.start)
                    && note.is_char_boundary(item.edit.range.end),
                "{offset}: {item:?}"
            );
        }
    }
}

#[test]
fn a_fact_is_offered_where_its_subject_and_topic_stand_alone() {
    check(
        "team bus order<|>",
        expect![[r#"
        40 MB (Fact, An order can be up to 40 MB.): "team bus order: 40 MB"
    "#]],
    );
    check(
        "- Team Bus max ord<|>",
        expect![[r#"
        40 MB (Fact, An order can be up to 40 MB.): "- Team Bus max ord: 40 MB"
    "#]],
    );
    check("- **Max order size**:<|>", expect![[""]]);
    check(
        "# Team Bus\n\n- Max order size: <|>",
        expect![[r##"
        40 MB (Fact, An order can be up to 40 MB.): "# Team Bus\n\n- Max order size: 40 MB"
    "##]],
    );
    check("The team bus has an order<|>", expect![[""]]);
    check("Team Bus order <|>", expect![[""]]);
}

#[test]
fn the_time_of_a_function_is_known() {
    let (snapshot, id, offset) = fixture::note("lambda timeout<|>");
    let items = completions(&snapshot, &id, offset, 5).items;
    assert_eq!(
        items.first().map(|item| item.label.as_str()),
        Some("15 minutes")
    );
}

#[test]
fn keys_and_values_of_the_front_matter_are_offered() {
    check(
        "---\nex<|>",
        expect![[r#"
        exam (Key, The exam that the note is for, by its code.): "---\nexam: "
    "#]],
    );
    check(
        "---\nas_of: <|>\n---\n",
        expect![[r#"
        TODAY (Key, today): "---\nas_of: TODAY\n---\n"
    "#]],
    );
    check(
        "---\nexam: dea<|>\n---\n",
        expect![[r#"
        DEA-C01 (Key, AWS Certified Data Engineer - Associate): "---\nexam: DEA-C01\n---\n"
    "#]],
    );
    check(
        "---\nexam:\n  - [SAA-C03, dea<|>\n---\n",
        expect![[r#"
        DEA-C01 (Key, AWS Certified Data Engineer - Associate): "---\nexam:\n  - [SAA-C03, DEA-C01\n---\n"
    "#]],
    );
    check(
        "---\ncloudgloss: o<|>\n---\n",
        expect![[r#"
        off (Key, report nothing in this note): "---\ncloudgloss: off\n---\n"
    "#]],
    );
    check("---\nexam: x\nex<|>\n---\n", expect![[""]]);
    check("---\na: b\n---\nex<|>", expect![[""]]);
}

#[test]
fn markers_and_their_rules_are_offered() {
    check(
        "<!-- cloudgloss-<|>",
        expect![[r#"
        cloudgloss-ignore (Marker, the next line): "<!-- cloudgloss-ignore -->"
        cloudgloss-ignore-line (Marker, this line): "<!-- cloudgloss-ignore-line -->"
        cloudgloss-ignore-start (Marker, from here to `cloudgloss-ignore-end`): "<!-- cloudgloss-ignore-start -->"
        cloudgloss-ignore-end (Marker, ends what `cloudgloss-ignore-start` began): "<!-- cloudgloss-ignore-end -->"
        cloudgloss-ignore-file (Marker, the whole note): "<!-- cloudgloss-ignore-file -->"
    "#]],
    );
    check(
        "Text. <!-- cloudgloss-ignore-line out<|> -->",
        expect![[r#"
            outdated-fact (Marker, warning): "Text. <!-- cloudgloss-ignore-line outdated-fact -->"
        "#]],
    );
    check(
        "<!-- cloudgloss-ignore renamed-service ren<|>",
        expect![[""]],
    );
    check("<!-- other rule<|> -->", expect![[""]]);
    check("<!-- cloudgloss-ignore --> out<|>", expect![[""]]);
}

#[test]
fn case_and_accents_do_not_matter() {
    check(
        "We use TÉAM VÁULT<|>",
        expect![[r#"
        AWS Team Vault (Service, storage): "We use Team Vault"
    "#]],
    );
}

#[test]
fn what_has_places_to_fill_in_has_them_as_a_snippet() {
    let snippet = |note: &str| {
        let (snapshot, id, offset) = fixture::note(note);
        completions(&snapshot, &id, offset, 5).items[0]
            .snippet
            .clone()
    };
    assert_eq!(
        snippet("---\nas<|>"),
        Some(format!("as_of: ${{1:{}}}", fixture::today()))
    );
    let start = snippet("<!-- cloudgloss-ignore-s<|>");
    assert!(start.is_some_and(|text| text.contains("-->\n$0\n<!--")));
}

#[test]
fn a_question_is_finished_by_its_mark() {
    let on_request = |note: &str| {
        let (snapshot, id, offset) = fixture::note(note);
        completions(&snapshot, &id, offset, 5).on_request
    };
    assert!(on_request("Q: What is SQS? <|>"));
    assert!(!on_request("Q: What is SQS<|>"));
}

#[test]
fn a_whole_name_is_finished() {
    let on_request = |note: &str| {
        let (snapshot, id, offset) = fixture::team_note(note);
        let found = completions(&snapshot, &id, offset, 5);
        (found.on_request, found.items.is_empty())
    };
    assert_eq!(on_request("Orders go over Team Bus<|>"), (true, false));
    assert_eq!(on_request("Orders go over Team Bu<|>"), (false, false));
    assert_eq!(
        on_request("Orders go over TQX<|>"),
        (false, false),
        "a former name leads on"
    );
}

#[test]
fn a_question_mark_asks_again_and_ends_the_list() {
    assert!(completion_trigger_characters().contains(&'?'));
    let shows = |note: &str| {
        let (snapshot, id, offset) = fixture::note(note);
        let found = completions(&snapshot, &id, offset, 5);
        !found.on_request && !found.items.is_empty()
    };
    assert!(shows("Q: What is SQS<|>"));
    assert!(!shows("Q: What is SQS?<|>"));
    assert!(!shows("But what is SQS?<|>"), "prose");
    assert!(!shows("What is the SQS message size?<|>"), "a heading word");
}

#[test]
fn of_two_that_fit_alike_the_better_known_service_comes_first() {
    let first = |note: &str| {
        let (snapshot, id, offset) = fixture::note(note);
        completions(&snapshot, &id, offset, 1).items[0]
            .entry
            .clone()
    };
    assert_eq!(first("Put it into a VP<|>"), "vpc");
    assert_eq!(first("Send it to SQ<|>"), "sqs");
}
