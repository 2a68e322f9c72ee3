//! Every claim and name that was read in a note, with the reason why it is reported or not. For `explain --trace`.

use cloudgloss_syntax::TextRange;

use crate::{NoteId, Snapshot, analysis::Verdict};

/// One thing that was read.
#[derive(Clone, Debug)]
pub struct Traced {
    /// Where, in bytes of the note.
    pub range: TextRange,
    /// What was understood and why it is silent, if it is.
    pub message: String,
}

/// All that was read in a note, in order.
pub fn trace(snapshot: &Snapshot, id: &NoteId) -> Vec<Traced> {
    let Some((note, analysis)) = snapshot.analysis(id) else {
        return Vec::new();
    };
    let corpus = snapshot.corpus();
    let mut traced = Vec::new();
    for (index, block, _) in note.document().iter_blocks() {
        let Some(says) = analysis.block(index) else {
            continue;
        };
        for claim in &says.claims {
            let fact = corpus.fact(claim.fact);
            let verdict = match claim.verdict {
                Verdict::Current => "the present value",
                Verdict::Outdated(_) => "a former value",
            };
            let silent = claim.silence.map_or_else(String::new, |silence| {
                format!("; silent: {}", silence.as_str())
            });
            let message = format!(
                "claim {}: {verdict}; the subject was told by {}{silent}",
                fact.id,
                claim.decided_by.as_str()
            );
            traced.push(Traced {
                range: claim.range.shift(block.start),
                message,
            });
        }
        for name in &says.names {
            let silent = name.silence.map_or_else(String::new, |silence| {
                format!("; silent: {}", silence.as_str())
            });
            let message = format!(
                "name of {} ({:?}){silent}",
                corpus.entry(name.mention.entry).id,
                name.mention.kind
            );
            traced.push(Traced {
                range: name.mention.full.shift(block.start),
                message,
            });
        }
    }
    traced.sort_by_key(|traced| traced.range.start);
    traced
}
