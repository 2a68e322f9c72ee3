//! What is under the cursor: a claim, a name or a question, in a few lines with dates and sources.

use cloudgloss_syntax::{BlockKind, TextRange, question_text};

use crate::{
    NoteId, Snapshot,
    analysis::{BlockAnalysis, Claim, NameUse},
    ids::exam_at,
    render,
};

/// What an editor shows, and for which range.
#[derive(Clone, Debug)]
pub struct Hover {
    /// In bytes of the note.
    pub range: TextRange,
    /// Markdown of at most about twelve lines.
    pub markdown: String,
}

/// What stands at byte `offset`. A claim says more than the name in it, so it comes first.
pub fn hover(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<Hover> {
    if !snapshot.config().hover {
        return None;
    }
    let (note, analysis) = snapshot.analysis(id)?;
    let (index, block, kind) = note.document().block_at(offset)?;
    let inner = offset.checked_sub(block.start)?;
    let found = analysis.block(index).and_then(|says| {
        at_claim(snapshot, says, inner).or_else(|| at_name(snapshot, says, inner))
    });
    let found =
        found.or_else(|| at_question(snapshot, kind.kind, &note.document().slice(block), inner));
    let found = found.map(|(range, markdown)| (range.shift(block.start), markdown));
    let (range, markdown) = found.or_else(|| at_exam(snapshot, id, offset))?;
    Some(Hover { range, markdown })
}

fn at_exam(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<(TextRange, String)> {
    let (range, exam) = exam_at(snapshot, id, offset)?;
    Some((range, render::exam_hover(exam)))
}

fn at_claim(
    snapshot: &Snapshot,
    says: &BlockAnalysis,
    offset: usize,
) -> Option<(TextRange, String)> {
    let here = |claim: &&Claim| {
        claim.range.contains(offset)
            && claim.is_about_fact()
            && !says
                .names
                .iter()
                .any(|name| name.mention.full.contains(offset))
    };
    let claim = says.claims.iter().find(here)?;
    Some((claim.range, render::claim(snapshot, claim)))
}

fn at_name(
    snapshot: &Snapshot,
    says: &BlockAnalysis,
    offset: usize,
) -> Option<(TextRange, String)> {
    let name = says
        .names
        .iter()
        .find(|name: &&NameUse| name.mention.full.contains_inclusive(offset))?;
    Some((name.mention.full, render::name(snapshot, name)))
}

fn at_question(
    snapshot: &Snapshot,
    kind: BlockKind,
    text: &str,
    offset: usize,
) -> Option<(TextRange, String)> {
    let range = question_text(kind, text).filter(|range| range.contains_inclusive(offset))?;
    let card = snapshot
        .corpus()
        .card_by_question(text.get(range.start..range.end)?)?;
    Some((range, render::card_hover(card)))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{Config, fixture};

    /// The hovered words, a line, and what is shown.
    #[track_caller]
    fn check(note: &str, expected: Expect) {
        let (snapshot, id, offset) = fixture::team_note(note);
        let text = note.replacen("<|>", "", 1);
        let shown = hover(&snapshot, &id, offset).map(|hover| {
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
        check(
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
        check(
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
        check(
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
        check(
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
            assert!(hover(&snapshot, &id, offset).is_some(), "{note}");
        }
    }

    #[test]
    fn places_outside_the_note_and_closed_notes_show_nothing() {
        let (mut snapshot, id, _) = fixture::note("Lambda\n");
        assert!(hover(&snapshot, &id, 1000).is_none());
        assert!(hover(&snapshot, &NoteId::from("other"), 0).is_none());
        snapshot.set_config(Config {
            hover: false,
            ..Config::default()
        });
        assert!(hover(&snapshot, &id, 0).is_none());
    }
}
