//! Search over everything: headings, questions and definitions of the notes, then what is known.

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, EntryKind, Similarity};
use cloudgloss_syntax::TextRange;
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use crate::{
    NoteId, Snapshot, SymbolKind,
    everywhere::{Seen, in_all_notes},
    outline::Outline,
};

/// Of the user's own at most so many.
const OWN: usize = 128;
/// Of each sort of knowledge at most so many: each has a page to be written.
const KNOWN: usize = 12;
/// Shorter queries mean no service in particular.
const LETTERS: usize = 2;

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceSymbol {
    /// Its words.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// What it stands in: the heading above, or a few words.
    pub container: String,
    /// Where it is.
    pub target: Target,
}

/// Where a hit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// In a note, in bytes.
    Note(NoteId, TextRange),
    /// On the page of that id; see `page`.
    Page(String),
}

/// What `query` may mean, best first, the user's own before ours. An empty query gives the user's own only.
pub fn workspace_symbols(snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
    let query = query.trim();
    let mut found = in_notes(snapshot, query);
    if query.chars().count() >= LETTERS {
        found.extend(entries(snapshot.corpus(), query));
        found.extend(questions(snapshot.corpus(), query));
    }
    found
}

fn in_notes(snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let scored = in_all_notes(snapshot, |id, seen| {
        let outline = outline(&seen);
        let scores = outline
            .entries()
            .map(|line| matcher.fuzzy_match(line.name, query));
        let scored = (0..)
            .zip(scores)
            .filter_map(|(line, score)| Some((score?, line)));
        best(
            scored
                .map(|(score, line): (i64, usize)| (score, (id.clone(), line)))
                .collect(),
        )
    });
    let hits = best(scored).into_iter();
    hits.filter_map(|(_, (id, line))| hit(snapshot, id, line))
        .collect()
}

/// The best by their score. Equals stay in the order of the notes.
fn best<T>(mut scored: Vec<(i64, T)>) -> Vec<(i64, T)> {
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.truncate(OWN);
    scored
}

fn outline(seen: &Seen) -> Arc<Outline> {
    match seen {
        Seen::Open(note) => Arc::new(Outline::of(note.document())),
        Seen::Closed(brief) => Arc::clone(&brief.outline),
    }
}

/// A line of a note's outline; `None` where the note has changed meanwhile.
fn hit(snapshot: &Snapshot, id: NoteId, line: usize) -> Option<WorkspaceSymbol> {
    let outline = outline(&snapshot.seen(&id)?);
    let line = outline.entries().nth(line)?;
    let container = line.above.or_else(|| snapshot.name(&id));
    Some(WorkspaceSymbol {
        name: line.name.to_owned(),
        kind: line.kind,
        container: container.unwrap_or_default().to_owned(),
        target: Target::Note(id, line.selection),
    })
}

fn entries(corpus: &Corpus, query: &str) -> Vec<WorkspaceSymbol> {
    let hits = corpus.search(query, Similarity::Contains, KNOWN);
    let symbol = |hit: &cloudgloss_corpus::Hit| {
        let entry = corpus.entry(hit.entry);
        let kind = match entry.kind {
            EntryKind::Term => SymbolKind::Term,
            _ => SymbolKind::Service,
        };
        let container = match hit.former {
            true => format!("formerly {}", hit.matched),
            false => entry.category.clone(),
        };
        WorkspaceSymbol {
            name: entry.name.clone(),
            kind,
            container,
            target: Target::Page(entry.id.clone()),
        }
    };
    hits.iter().map(symbol).collect()
}

/// Questions that hold all words of the query.
fn questions(corpus: &Corpus, query: &str) -> Vec<WorkspaceSymbol> {
    let query = query.to_lowercase();
    let cards = corpus.cards().iter().filter(|card| {
        let question = card.question.to_lowercase();
        query.split_whitespace().all(|word| question.contains(word))
    });
    let symbol = |card: &cloudgloss_corpus::Card| WorkspaceSymbol {
        name: card.question.clone(),
        kind: SymbolKind::Question,
        container: card.topic.clone(),
        target: Target::Page(card.id.clone()),
    };
    cards.take(KNOWN).map(symbol).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{fixture, page};

    #[track_caller]
    fn check(query: &str, expected: Expect) {
        let (mut snapshot, _, _) =
            fixture::team_note("# Orders\n\n## Lost orders\n\nQ: Who orders?\nA: We.\n");
        snapshot.open_note(NoteId::from("z"), "docs/z", "Ordering :: asking for it\n");
        let mut shown = String::new();
        for symbol in workspace_symbols(&snapshot, query) {
            let place = match &symbol.target {
                Target::Note(note, range) => format!("{} {}", note.0, range.start),
                Target::Page(id) => {
                    assert!(page(&snapshot, id).is_some());
                    format!("page {id}")
                }
            };
            let (name, kind) = (&symbol.name, symbol.kind);
            shown.push_str(&format!("{kind:?} {name} ({}) {place}\n", symbol.container));
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn nothing_typed_lists_the_users_own() {
        check(
            "",
            expect![[r#"
                Heading Orders (note) note 2
                Heading Lost orders (Orders) note 13
                Question Who orders? (Lost orders) note 29
                Definition Ordering (docs/z) z 0
            "#]],
        );
    }

    #[test]
    fn the_users_own_come_before_ours() {
        check(
            "order team bus",
            expect![[r#"
            Question How large can an order on the Team Bus be? (team) page q.team-order
        "#]],
        );
        check(
            "lstord",
            expect![[r#"
            Heading Lost orders (Orders) note 13
        "#]],
        );
    }

    #[test]
    fn a_word_inside_a_name_leads_to_it() {
        check(
            "vault",
            expect![[r#"
            Term immutable backup () page air-gapped-backup
            Service AWS Backup (storage) page aws-backup
            Service Amazon Glacier (vault service) (storage) page glacier-vaults
            Service AWS Team Vault (storage) page team-vault
            Term Data Vault () page data-vault
        "#]],
        );
    }

    #[test]
    fn former_names_lead_to_todays_page() {
        check(
            "TQX",
            expect![[r#"
            Service Amazon Team Bus (formerly TQX) page team-bus
        "#]],
        );
        check(
            "team vau",
            expect![[r#"
            Service AWS Team Vault (storage) page team-vault
        "#]],
        );
    }
}
