//! What a finding says at a place, an editor shows beside the hover, which then need not say it again.

use crate::{Code, Finding, NoteId, Snapshot, analysis::BlockAnalysis, diagnostics};

/// What the findings at a place say already.
#[derive(Default)]
pub(crate) struct Told(Vec<Finding>);

impl Told {
    /// The findings at byte `offset` of the note, which is byte `inner` of a block; not looked for where the block cannot have any.
    pub fn at(
        snapshot: &Snapshot,
        id: &NoteId,
        says: &BlockAnalysis,
        inner: usize,
        offset: usize,
    ) -> Told {
        let named = says.names.iter().map(|name| name.mention.full);
        let mut places = named.chain(says.claims.iter().map(|claim| claim.range));
        if !places.any(|range| range.contains_inclusive(inner)) {
            return Told::default();
        }
        let mut findings = diagnostics(snapshot, id);
        findings.retain(|finding| finding.range.contains_inclusive(offset));
        Told(findings)
    }

    /// That the statement of this fact is outdated.
    pub fn fact(&self, id: &str) -> bool {
        let mut found = self.0.iter();
        found.any(|finding| finding.code == Code::OutdatedFact && finding.about == id)
    }

    /// That the name is a former one.
    pub fn former_name(&self) -> bool {
        self.has(&[Code::RenamedService])
    }

    /// That it is retired or closed.
    pub fn leaving(&self) -> bool {
        self.has(&[Code::RetiredService, Code::ClosedService])
    }

    fn has(&self, codes: &[Code]) -> bool {
        self.0.iter().any(|finding| codes.contains(&finding.code))
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::hover::tests::check;

    /// An editor shows the finding beside the hover.
    #[test]
    fn what_a_finding_says_is_not_said_again() {
        check(
            "Team Bus: order size up to 2<|>0 MB\n",
            expect![[r#"
            20 MB
            ---
            20 MB until 2024-06-01 → **40 MB**

            [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
        "#]],
        );
        check(
            "On the Team Bus orders over<|>take one another.\n",
            expect![[r#"
            orders overtake
            ---
            orders overtake one another until 2022 → **orders keep their order**

            [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
        "#]],
        );
        check(
            "Orders go over TQ<|>X.\n",
            expect![[r#"
            TQX
            ---
            **Amazon Team Bus**

            Carries orders from \[one] team to &lt;another>.

            - An order can be up to 40 MB. (until 2024-06-01: 20 MB)
            - Orders keep their order. (until 2022: orders overtake one another)

            Not AWS Team Vault: The vault keeps, the bus carries.

            [Documentation](https://docs.aws.amazon.com/team-bus/)
        "#]],
        );
        check(
            "<|>Team Vault kept orders.\n",
            expect![[r#"
            Team Vault
            ---
            **AWS Team Vault**

            Kept orders.

            [Documentation](https://docs.aws.amazon.com/team-vault/)
        "#]],
        );
    }

    /// Only the first mention of a name has a finding.
    #[test]
    fn where_none_stands_all_is_said() {
        let note = "Formerly, on the Team Bus: order size up to 2<|>0 MB\n";
        check(
            note,
            expect![[r#"
            20 MB
            ---
            **Outdated since 2024-06-01**: An order can be up to 40 MB.

            Formerly: 20 MB until 2024-06-01

            [Source](https://docs.aws.amazon.com/team-bus/limits.html), read 2026-11-22
        "#]],
        );
    }
}
