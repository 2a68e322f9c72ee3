//! What is known of one thing, as a readable page.

use cloudgloss_corpus::{Corpus, EntryIx};

use crate::{Snapshot, changes::changes, render};

/// A page that an editor can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// For example `lambda.md`.
    pub file_name: String,
    /// Markdown.
    pub text: String,
}

/// The id of the page of recent changes.
pub const CHANGES: &str = "changes";

/// The page of recent changes, of an entry, of the entry of a fact, of a question, of an exam or of interview preparation, by id.
pub fn page(snapshot: &Snapshot, id: &str) -> Option<Page> {
    let corpus = snapshot.corpus();
    if id == CHANGES {
        let text = render::changes_page(&changes(corpus, snapshot.today()));
        return Some(Page {
            file_name: "changes.md".to_owned(),
            text,
        });
    }
    if let Some(card) = corpus.card_by_id(id) {
        let file_name = format!("{}.md", card.id.trim_start_matches("q."));
        return Some(Page {
            file_name,
            text: render::card_page(corpus, card),
        });
    }
    if let Some(exam) = corpus.exam(id) {
        let file_name = format!("{}.md", exam.code.to_lowercase());
        let text = render::exam_page(corpus, exam);
        return Some(Page { file_name, text });
    }
    if let Some(guide) = corpus.guide(id) {
        let file_name = format!("{}.md", guide.id);
        let text = render::guide_page(guide);
        return Some(Page { file_name, text });
    }
    let entry = entry_of(corpus, id)?;
    Some(Page {
        file_name: format!("{}.md", corpus.entry(entry).id),
        text: render::entry_page(corpus, entry),
    })
}

fn entry_of(corpus: &Corpus, id: &str) -> Option<EntryIx> {
    let of_fact = || corpus.entry_by_id(&corpus.fact(corpus.fact_by_id(id)?).subject);
    corpus.entry_by_id(id).or_else(of_fact)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::fixture;

    #[track_caller]
    fn check(id: &str, expected: Expect) {
        let (snapshot, _, _) = fixture::team_note("");
        let page = page(&snapshot, id).map_or_else(
            || "nothing".to_owned(),
            |page| format!("{}\n---\n{}", page.file_name, page.text),
        );
        expected.assert_eq(&page);
    }

    #[test]
    fn recent_changes_have_a_page() {
        let (snapshot, _, _) = fixture::team_note("");
        let page = page(&snapshot, CHANGES).unwrap();
        assert!(page.text.starts_with("# What changed"), "{}", page.text);
        assert!(page.text.contains("\n## 2025-01\n"), "{}", page.text);
        assert!(
            page.text
                .contains("- 2025-01-01 AWS Team Vault: No longer available. ("),
            "{}",
            page.text
        );
    }

    #[test]
    fn a_service_has_a_page() {
        check(
            "team-bus",
            expect![[r#"
                team-bus.md
                ---
                # Amazon Team Bus

                Carries orders from \[one] team to &lt;another>.

                Formerly **Amazon Team Queue**, renamed on 2020-01-01. The API is still `tq`.

                Formerly **Amazon Team Coach**, renamed on 2019-01-01 to Amazon Team Bus Express.

                ## Facts

                - Orders keep their order. (until 2022: orders overtake one another) (1) `team-bus.order`
                - An order can be up to 40 MB. (until 2024-06-01: 20 MB) (1) `team-bus.order.max-size`

                Sources:

                1. <https://docs.aws.amazon.com/team-bus/limits.html>, read 2026-11-22

                ## Not to be confused with

                - **AWS Team Vault**: The vault keeps, the bus carries.

                ## Questions

                - How large can an order on the Team Bus be? `q.team-order`

                [Documentation](https://docs.aws.amazon.com/team-bus/)

                Written in `.cloudgloss/services/team-bus.toml`, line 2.
            "#]],
        );
    }

    #[test]
    fn a_service_that_is_gone_has_a_page() {
        check(
            "team-vault",
            expect![[r#"
            team-vault.md
            ---
            # AWS Team Vault

            Kept orders.

            **Retired since 2025-01-01**. Instead: Amazon Team Bus. The data is gone.

            [Documentation](https://docs.aws.amazon.com/team-vault/)

            Written in `.cloudgloss/services/team-vault.toml`, line 2.
        "#]],
        );
    }

    #[test]
    fn a_question_has_a_page() {
        check(
            "q.team-order",
            expect![[r#"
            team-order.md
            ---
            # How large can an order on the Team Bus be?

            At most 40 MB.

            ## Key points

            - the limit
            - what to do beyond it

            **About**: Amazon Team Bus

            Written in `.cloudgloss/questions/team.md`, line 3.
        "#]],
        );
    }

    #[test]
    fn a_fact_stands_on_the_page_of_its_subject() {
        let (snapshot, _, _) = fixture::team_note("");
        assert_eq!(
            page(&snapshot, "team-bus.order.max-size"),
            page(&snapshot, "team-bus")
        );
    }

    #[test]
    fn what_is_not_known_has_none() {
        check("", expect![["nothing"]]);
        check("team-", expect![["nothing"]]);
    }

    #[test]
    fn every_entry_and_question_has_a_page_with_a_title() {
        let (snapshot, _, _) = fixture::note("");
        let corpus = snapshot.corpus();
        let ids = corpus
            .entries()
            .iter()
            .map(|entry| &entry.id)
            .chain(corpus.cards().iter().map(|card| &card.id));
        for id in ids {
            let page = page(&snapshot, id).unwrap_or_else(|| panic!("{id} has no page"));
            assert!(
                page.text.starts_with("# ")
                    && page.text.ends_with('\n')
                    && page.file_name.ends_with(".md"),
                "{id}"
            );
            assert!(
                !page.text.contains("{fact:") && !page.text.contains("{value}"),
                "{id}: a place to fill in is left"
            );
        }
    }
}
