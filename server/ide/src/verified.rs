//! What a note states that is so today: for hints beside it.

use cloudgloss_corpus::FactIx;
use cloudgloss_syntax::TextRange;

use crate::{NoteId, Snapshot};

/// Words of a note that state the present value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifiedClaim {
    /// The words, in bytes of the note.
    pub range: TextRange,
    /// What they state; `Corpus::fact` tells more.
    pub fact: FactIx,
}

/// The claims that hold and touch `within`, in order. Of what one line states twice only the first is given.
pub fn verified_claims(snapshot: &Snapshot, id: &NoteId, within: TextRange) -> Vec<VerifiedClaim> {
    let Some((note, analysis)) = snapshot.analysis(id) else {
        return Vec::new();
    };
    let mut found: Vec<VerifiedClaim> = Vec::new();
    for (index, block, _) in note.document().iter_blocks() {
        if block.start > within.end {
            break;
        }
        if block.end < within.start {
            continue;
        }
        let first = found.len();
        let claims = analysis
            .block(index)
            .into_iter()
            .flat_map(|says| says.verified());
        for (range, fact) in claims {
            let range = range.shift(block.start);
            let told = found[first..].iter().any(|other| other.fact == fact);
            if !told && range.start <= within.end && within.start <= range.end {
                found.push(VerifiedClaim { range, fact });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// The words that are found in the whole note.
    #[track_caller]
    fn check(note: &str, expected: &[&str]) {
        let (snapshot, id, _) = fixture::team_note(note);
        let claims = verified_claims(&snapshot, &id, TextRange::new(0, note.len()));
        let words: Vec<&str> = claims.iter().map(|claim| claim.range.of(note)).collect();
        assert_eq!(words, expected, "{note}");
    }

    #[test]
    fn present_values_and_behaviours_are_found() {
        check("Team Bus: order size up to 40 MB\n", &["40 MB"]);
        check(
            "# Team Bus\n\n- order size: 40 MB\n- orders keep their order\n",
            &["40 MB", "orders keep"],
        );
        check("Team Bus: order size up to 20 MB\n", &[]);
        check("Team Bus: order size up to 7 MB\n", &[]);
    }

    #[test]
    fn what_is_asked_told_or_past_is_not_verified() {
        for note in [
            "Is the order size of the Team Bus 40 MB?\n",
            "Until 2030 the order size of the Team Bus was 40 MB.\n",
            "Set the order size of the Team Bus to 40 MB.\n",
            "If the order size of the Team Bus is 40 MB, split it.\n",
        ] {
            check(note, &[]);
        }
    }

    #[test]
    fn only_what_touches_the_range_is_given() {
        let note = "Team Bus: order size up to 40 MB\n\nTeam Bus: order size up to 40 MB\n";
        let (snapshot, id, _) = fixture::team_note(note);
        let second = note.rfind("40").unwrap_or(0);
        let claims = verified_claims(&snapshot, &id, TextRange::new(second, note.len()));
        let starts: Vec<usize> = claims.iter().map(|claim| claim.range.start).collect();
        assert_eq!(starts, [second]);
        assert_eq!(
            verified_claims(&snapshot, &NoteId::from("other"), claims[0].range),
            []
        );
    }
}
