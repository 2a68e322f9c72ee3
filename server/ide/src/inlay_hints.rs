//! Hints beside the text, for those who turn them on: what holds, and what outdated names are called today.

use cloudgloss_syntax::TextRange;

use crate::{
    Code, NoteId, Snapshot, all_findings,
    render::{escape, link},
    verified_claims,
};

/// A few words shown after a place of the note, without being in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlayHint {
    /// Byte offset in the note: the hint stands behind it.
    pub offset: usize,
    /// What is shown.
    pub label: String,
    /// What is shown when one points at it; Markdown.
    pub tooltip: String,
}

/// The hints in `within`, in order; none unless the setting `inlay-hints` is on.
pub fn inlay_hints(snapshot: &Snapshot, id: &NoteId, within: TextRange) -> Vec<InlayHint> {
    if !snapshot.config(id).inlay_hints {
        return Vec::new();
    }
    let mut hints = verified(snapshot, id, within);
    hints.extend(names(snapshot, id, within));
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// What was found to hold, with the day on which its source was read.
fn verified(snapshot: &Snapshot, id: &NoteId, within: TextRange) -> Vec<InlayHint> {
    let hint = |claim: crate::VerifiedClaim| {
        let fact = snapshot.corpus().fact(claim.fact);
        let source = fact.sources.first().filter(|_| fact.verified)?;
        Some(InlayHint {
            offset: claim.range.end,
            label: format!("\u{2713} {}", source.checked),
            tooltip: format!(
                "{} {}, read {}",
                escape(&fact.says),
                link("Source", &source.url),
                source.checked
            ),
        })
    };
    verified_claims(snapshot, id, within)
        .into_iter()
        .filter_map(hint)
        .collect()
}

/// What a former name is called today.
fn names(snapshot: &Snapshot, id: &NoteId, within: TextRange) -> Vec<InlayHint> {
    let findings = all_findings(snapshot, id).into_iter();
    let renamed = findings
        .filter(|finding| finding.code == Code::RenamedService && finding.range.intersects(within));
    renamed
        .map(|finding| InlayHint {
            offset: finding.range.end,
            label: format!("\u{2192} {}", finding.subject.name),
            tooltip: escape(&finding.message),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, fixture};

    fn hints(note: &str, on: bool) -> Vec<String> {
        let (mut snapshot, id, _) = fixture::team_note(note);
        snapshot.set_config(Config {
            inlay_hints: on,
            ..Config::default()
        });
        let hints = inlay_hints(&snapshot, &id, TextRange::new(0, note.len()));
        let shown = |hint: &InlayHint| format!("{}|{}", &note[..hint.offset], hint.label);
        hints.iter().map(shown).collect()
    }

    #[test]
    fn what_holds_and_todays_names_are_shown() {
        assert_eq!(
            hints("Team Queue: order size up to 40 MB\n", true),
            [
                "Team Queue|\u{2192} Amazon Team Bus",
                "Team Queue: order size up to 40 MB|\u{2713} 2026-11-22"
            ]
        );
    }

    #[test]
    fn nothing_is_shown_unless_asked_for() {
        assert!(hints("Team Queue: order size up to 40 MB\n", false).is_empty());
    }

    #[test]
    fn what_is_outdated_has_its_finding_and_no_hint() {
        assert!(hints("Team Bus: order size up to 20 MB\n", true).is_empty());
    }
}
