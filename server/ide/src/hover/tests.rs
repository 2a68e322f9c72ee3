use expect_test::{Expect, expect};
use pulldown_cmark::{Event, Tag};

use cloudgloss_corpus::MentionKind;

use super::*;
use crate::{Config, fixture};

/// The hovered words, a line, and what is shown.
#[track_caller]
pub(super) fn check(note: &str, expected: Expect) {
    check_with(Config::default(), note, expected);
}

/// The same where no finding says anything.
#[track_caller]
fn check_unreported(note: &str, expected: Expect) {
    let enabled = false;
    let config = Config {
        enabled,
        ..Config::default()
    };
    check_with(config, note, expected);
}

#[track_caller]
fn check_with(config: Config, note: &str, expected: Expect) {
    let (mut snapshot, id, offset) = fixture::team_note(note);
    snapshot.set_config(config);
    let text = note.replacen("<|>", "", 1);
    let shown = hover(&snapshot, &id, offset, Curtain::Rule).map(|hover| {
        format!(
            "{}\n---\n{}",
            &text[hover.range.start..hover.range.end],
            hover.markdown
        )
    });
    expected.assert_eq(&shown.unwrap_or_else(|| "nothing".to_owned()));
}

#[test]
fn a_name_says_what_it_is() {
    check(
        "Orders go over the Team <|>Bus.\n",
        expect![[r#"
        Team Bus
        ---
        **Amazon Team Bus**

        Carries orders from \[one] team to &lt;another>.

        - An order can be up to 40 MB. (until 2024-06-01: 20 MB)
        - Orders keep their order. (until 2022: orders overtake one another)

        Not AWS Team Vault: The vault keeps, the bus carries.

        [Documentation](https://docs.aws.amazon.com/team-bus/)
    "#]],
    );
}

#[test]
fn a_former_name_says_so() {
    check_unreported(
        "Orders go over TQ<|>X.\n",
        expect![[r#"
        TQX
        ---
        **Amazon Team Bus**

        Carries orders from \[one] team to &lt;another>.

        Formerly **Amazon Team Queue**, renamed on 2020-01-01. The API is still `tq`.

        - An order can be up to 40 MB. (until 2024-06-01: 20 MB)
        - Orders keep their order. (until 2022: orders overtake one another)

        Not AWS Team Vault: The vault keeps, the bus carries.

        [Documentation](https://docs.aws.amazon.com/team-bus/)
    "#]],
    );
}

#[test]
fn a_service_that_is_gone_says_so() {
    check_unreported(
        "<|>Team Vault kept orders.\n",
        expect![[r#"
        Team Vault
        ---
        **AWS Team Vault**

        Kept orders.

        **Retired since 2025-01-01**. Instead: Amazon Team Bus. The data is gone.

        [Documentation](https://docs.aws.amazon.com/team-vault/)
    "#]],
    );
}

#[test]
fn an_outdated_claim_says_since_when() {
    check_unreported(
        "Team Bus: order size up to 2<|>0 MB\n",
        expect![[r#"
        20 MB
        ---
        **Outdated since 2024-06-01**: An order can be up to 40 MB.

        Formerly: 20 MB until 2024-06-01

        [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
    "#]],
    );
}

#[test]
fn a_claim_that_holds_says_when_it_was_checked() {
    check(
        "Team Bus: order size up to 4<|>0 MB\n",
        expect![[r#"
        40 MB
        ---
        **Still true** (checked 2026-11-22): An order can be up to 40 MB.

        Formerly: 20 MB until 2024-06-01

        [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
    "#]],
    );
}

#[test]
fn a_claim_is_explained_even_where_it_is_not_reported() {
    check(
        "Until 2024 the order size of the Team Bus was up to 2<|>0 MB\n",
        expect![[r#"
        20 MB
        ---
        **Outdated since 2024-06-01**: An order can be up to 40 MB.

        Formerly: 20 MB until 2024-06-01

        [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
    "#]],
    );
}

#[test]
fn a_behaviour_is_explained() {
    check_unreported(
        "On the Team Bus orders over<|>take one another.\n",
        expect![[r#"
        orders overtake
        ---
        **Outdated since 2022**: Orders keep their order.

        Formerly: orders overtake one another until 2022

        [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
    "#]],
    );
}

#[test]
fn a_name_inside_a_claim_stays_a_name() {
    check(
        "Orders of the Team Bus keep: Team Bus orders ke<|>ep their order.\n",
        expect![[r#"
        orders keep
        ---
        **Still true** (checked 2026-11-22): Orders keep their order.

        Formerly: orders overtake one another until 2022

        [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
    "#]],
    );
}

#[test]
fn a_question_shows_its_key_points_first() {
    check(
        "Q: How large can an order on <|>the Team Bus be?\n",
        expect![[r#"
        How large can an order on the Team Bus be?
        ---
        **Key points**

        - the limit
        - what to do beyond it

        ---

        At most 40 MB."#]],
    );
    check(
        "## How large can an ord<|>er on the team bus be?\n",
        expect![[r#"
        How large can an order on the team bus be?
        ---
        **Key points**

        - the limit
        - what to do beyond it

        ---

        At most 40 MB."#]],
    );
}

#[test]
fn plain_words_and_empty_lines_show_nothing() {
    for note in [
        "Orders <|>go.\n",
        "<|>",
        "Team Bus\n\n<|>\n",
        "Team Bus.\n<|>",
        "```\nTeam <|>Bus\n```\n",
    ] {
        check(note, expect![["nothing"]]);
    }
}

#[test]
fn both_ends_of_a_name_belong_to_it() {
    for note in ["A <|>Team Vault.\n", "A Team Vault<|>.\n", "Team Vault<|>"] {
        let (snapshot, id, offset) = fixture::team_note(note);
        assert!(
            hover(&snapshot, &id, offset, Curtain::Rule).is_some(),
            "{note}"
        );
    }
}

#[test]
fn places_outside_the_note_and_closed_notes_show_nothing() {
    let (mut snapshot, id, _) = fixture::note("Lambda\n");
    assert!(hover(&snapshot, &id, 1000, Curtain::Rule).is_none());
    assert!(hover(&snapshot, &NoteId::from("other"), 0, Curtain::Rule).is_none());
    snapshot.set_config(Config {
        hover: false,
        ..Config::default()
    });
    assert!(hover(&snapshot, &id, 0, Curtain::Rule).is_none());
}

#[test]
fn the_code_of_an_exam_and_a_rule_are_explained() {
    let shown = |note: &str| {
        let (snapshot, id, offset) = fixture::team_note(note);
        hover(&snapshot, &id, offset, Curtain::Rule).map(|hover| hover.markdown)
    };
    let exam = shown("---\nexam: DEA<|>-C01\n---\n").expect("an exam");
    assert!(exam.starts_with("**AWS Certified Data Engineer"), "{exam}");
    check(
        "<!-- cloudgloss-ignore outdated<|>-fact -->\n",
        expect![[r#"
            outdated-fact
            ---
            **outdated-fact** (warning)

            A limit, default, price or behaviour that was true once and is not any more.
        "#]],
    );
    check(
        "<!-- cloudgloss-ignore out<|>dated -->\n",
        expect![["nothing"]],
    );
}

#[test]
fn an_answer_hides_behind_a_curtain_where_the_editor_has_one() {
    let (snapshot, id, offset) =
        fixture::team_note("Q: How large <|>can an order on the Team Bus be?\n");
    let shown = hover(&snapshot, &id, offset, Curtain::Details).expect("a card");
    let (points, answer) = shown.markdown.split_once("<details>").expect("details");
    assert!(points.contains("- the limit") && !points.contains("40 MB"));
    assert!(answer.contains("40 MB") && answer.ends_with("</details>"));
}

/// For recall, not for reading: lines with words, of every entry under each name and of every fact.
#[test]
fn a_hover_is_short() {
    let (snapshot, _, _) = fixture::note("");
    let corpus = snapshot.corpus();
    let lines = |text: &str| text.lines().filter(|line| !line.is_empty()).count();
    for entry in corpus.entries() {
        let ix = corpus.entry_by_id(&entry.id).expect("an entry");
        let former = (0..entry.formerly.len()).map(|at| MentionKind::Former(at as u16));
        for kind in former.chain([MentionKind::Current]) {
            let shown = render::entry_hover(corpus, ix, kind);
            assert!(lines(&shown) <= 12, "{}:\n{shown}", entry.id);
            assert!(
                shown.len() <= 1600,
                "{}: {}\n{shown}",
                entry.id,
                shown.len()
            );
        }
    }
    for fact in corpus.facts() {
        for shown in render::fact_hovers(fact) {
            assert!(lines(&shown) <= 12, "{}:\n{shown}", fact.id);
        }
    }
}

/// A pack of knowledge is as foreign as the folder that it came with.
#[test]
fn a_pack_cannot_make_links_or_pictures() {
    let evil =
        "[x](command:quit) \\\\[y](command:quit) ![z](https://spy.example/z) <img src=\\\"u\\\">";
    let pack = format!(
        "id = \"evil\"\nname = \"Evil Bus\"\nkind = \"service\"\ncategory = \"integration\"\nsummary = \"{evil}\"\ndocs = \"https://docs.aws.amazon.com/evil/\"\n"
    );
    let card = "# E\n\nQ: Evil?\n<!-- id: q.evil; level: associate; services: evil -->\nA: [x](command:quit) ![z](https://spy.example/z) <img>\n\nKey points:\n- [x](command:quit)\n- <b>\n";
    for note in ["Evil <|>Bus\n", "Q: Ev<|>il?\n"] {
        let (mut snapshot, id, offset) = fixture::note(note);
        fixture::teach(
            &mut snapshot,
            &[("services/evil.toml", &pack), ("questions/e.md", card)],
        );
        let shown = hover(&snapshot, &id, offset, Curtain::Rule).expect("something");
        let shown = shown.markdown;
        assert!(!shown.contains("<img") && !shown.contains("<b>"), "{shown}");
        for event in pulldown_cmark::Parser::new(&shown) {
            match event {
                Event::Start(Tag::Image { .. }) => panic!("a picture in {shown}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(dest_url.starts_with("https://"), "{dest_url} in {shown}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_name_with_a_sign_inside_is_one_name() {
    for (note, title) in [
        ("CloudFront calls Lambda@<|>Edge.\n", "**Lambda@Edge**"),
        ("Ask on re:<|>Post.\n", "**AWS re:Post**"),
        ("Write to lambda@<|>example.com.\n", ""),
    ] {
        let (snapshot, id, offset) = fixture::note(note);
        let text = hover(&snapshot, &id, offset, Curtain::Rule).map(|hover| hover.markdown);
        let text = text.unwrap_or_default();
        assert!(text.starts_with(title), "{note}: {text}");
    }
}
