//! What an editor may colour: names of services and terms, what is outdated, figures that were recognised.

use cloudgloss_corpus::{EntryKind, MentionKind};
use cloudgloss_syntax::TextRange;

use crate::{
    NoteId, Snapshot,
    analysis::{BlockAnalysis, Verdict},
};

/// A few words of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SemanticToken {
    /// In bytes of the note; never over the end of a line.
    pub range: TextRange,
    /// What they are.
    pub kind: TokenKind,
    /// A former name or value.
    pub outdated: bool,
}

/// The sorts of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A service, feature or class.
    Service,
    /// A term.
    Term,
    /// What states a fact.
    Fact,
}

/// The tokens that touch `within`, in order, not overlapping; none unless the setting `semantic-tokens` is on.
pub fn semantic_tokens(snapshot: &Snapshot, id: &NoteId, within: TextRange) -> Vec<SemanticToken> {
    let wanted = snapshot.config(id).semantic_tokens;
    let Some((note, analysis)) = snapshot.analysis(id).filter(|_| wanted) else {
        return Vec::new();
    };
    let document = note.document();
    let mut tokens: Vec<SemanticToken> = Vec::new();
    for (index, block, _) in document.iter_blocks() {
        let touched = block.start <= within.end && within.start <= block.end;
        let Some(says) = analysis.block(index).filter(|_| touched) else {
            continue;
        };
        for token in of_block(snapshot, says) {
            let range = token.range.shift(block.start);
            let free = tokens
                .last()
                .is_none_or(|last| last.range.end <= range.start);
            if free {
                let lines = lines(&document.slice(range), range.start);
                tokens.extend(
                    lines
                        .into_iter()
                        .map(|range| SemanticToken { range, ..token }),
                );
            }
        }
    }
    tokens.retain(|token| token.range.start <= within.end && within.start <= token.range.end);
    tokens
}

/// Sorted; ranges are relative to the block.
fn of_block(snapshot: &Snapshot, says: &BlockAnalysis) -> Vec<SemanticToken> {
    let names = says.names.iter().filter(|name| !name.mention.loose);
    let names = names.map(|name| SemanticToken {
        range: name.mention.full,
        kind: match snapshot.corpus().entry(name.mention.entry).kind {
            EntryKind::Term => TokenKind::Term,
            _ => TokenKind::Service,
        },
        outdated: matches!(name.mention.kind, MentionKind::Former(_)),
    });
    let figures = says.claims.iter().filter(|claim| claim.quantity.is_some());
    let figures = figures.map(|claim| SemanticToken {
        range: claim.range,
        kind: TokenKind::Fact,
        outdated: claim.verdict != Verdict::Current,
    });
    let mut tokens: Vec<SemanticToken> = names.chain(figures).collect();
    tokens.sort();
    tokens
}

/// The parts of a text that begins at `start`, line by line, without the blanks around.
fn lines(text: &str, start: usize) -> Vec<TextRange> {
    let mut at = start;
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let words = line.trim();
        let from = at + line.len() - line.trim_start().len();
        if !words.is_empty() {
            lines.push(TextRange::new(from, from + words.len()));
        }
        at += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, fixture};

    fn tokens(note: &str, on: bool) -> Vec<(&str, TokenKind, bool)> {
        let (mut snapshot, id, _) = fixture::team_note(note);
        snapshot.set_config(Config {
            semantic_tokens: on,
            ..Config::default()
        });
        let all = TextRange::new(0, note.len());
        let tokens = semantic_tokens(&snapshot, &id, all);
        let shown = |token: SemanticToken| (token.range.of(note), token.kind, token.outdated);
        tokens.into_iter().map(shown).collect()
    }

    #[test]
    fn names_and_figures_are_told_line_by_line() {
        use TokenKind::{Fact, Service, Term};
        assert_eq!(
            tokens(
                "é TQX and Team\nBus: order size up to 20 MB.\n\nTeam Bus: order size up to 40 MB.\n\nA dead-letter queue.\n",
                true
            ),
            [
                ("TQX", Service, true),
                ("Team", Service, false),
                ("Bus", Service, false),
                ("20 MB", Fact, true),
                ("Team Bus", Service, false),
                ("40 MB", Fact, false),
                ("dead-letter queue", Term, false),
            ]
        );
    }

    #[test]
    fn a_stretch_of_a_note_has_the_tokens_that_touch_it() {
        let note = "TQX\n\nTeam Bus and TQX\n\nTeam Vault\n";
        let (mut snapshot, id, _) = fixture::team_note(note);
        snapshot.set_config(Config {
            semantic_tokens: true,
            ..Config::default()
        });
        let at = note.find("Bus").expect("the second block");
        let tokens = semantic_tokens(&snapshot, &id, TextRange::new(at, at + 1));
        let words: Vec<&str> = tokens.iter().map(|token| token.range.of(note)).collect();
        assert_eq!(words, ["Team Bus"]);
    }

    #[test]
    fn nothing_is_told_unless_asked_for() {
        assert!(tokens("TQX\n", false).is_empty());
    }
}
