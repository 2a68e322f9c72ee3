//! The outline of a note: headings, cards and definitions.

use cloudgloss_syntax::{BlockKind, Document, TextRange, question_text};

use crate::{NoteId, Snapshot};

/// One line of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its words, never empty.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All that belongs to it, in bytes.
    pub range: TextRange,
    /// Its own words.
    pub selection: TextRange,
    /// What stands below it.
    pub children: Vec<Symbol>,
}

/// What stands in an outline or is found by a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// `## …`
    Heading,
    /// `Q: …`
    Question,
    /// `Term :: …`
    Definition,
    /// A service or feature that is known.
    Service,
    /// A term that is known.
    Term,
}

/// The outline of a note.
pub fn document_symbols(snapshot: &Snapshot, id: &NoteId) -> Vec<Symbol> {
    snapshot
        .note(id)
        .map(|note| outline(note.document()))
        .unwrap_or_default()
}

/// The same of its text.
pub(crate) fn outline(document: &Document) -> Vec<Symbol> {
    // A stack of open headings with their depths; the outermost level collects what is finished.
    let mut done = Vec::new();
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    for (_, range, block) in document.iter_blocks() {
        if !is_in_outline(block.kind) {
            continue;
        }
        let Some(symbol) = symbol(block.kind, range, &document.slice(range)) else {
            continue;
        };
        let depth = if let BlockKind::Heading { level } = block.kind {
            level
        } else {
            u8::MAX
        };
        close(&mut open, &mut done, depth, range.start);
        open.push((depth, symbol));
    }
    close(&mut open, &mut done, 0, document.len());
    done
}

fn is_in_outline(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Heading { .. } | BlockKind::Question | BlockKind::Definition
    )
}

/// Ends every open symbol that a symbol of `depth` does not belong to.
fn close(open: &mut Vec<(u8, Symbol)>, done: &mut Vec<Symbol>, depth: u8, end: usize) {
    while let Some((_, mut symbol)) = open.pop_if(|(other, _)| *other >= depth) {
        symbol.range.end = end.max(symbol.selection.end);
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(symbol),
            None => done.push(symbol),
        }
    }
}

fn symbol(kind: BlockKind, range: TextRange, text: &str) -> Option<Symbol> {
    let (kind, words) = match kind {
        BlockKind::Heading { .. } => (SymbolKind::Heading, heading_words(text)),
        BlockKind::Question => (SymbolKind::Question, question_text(kind, text)?),
        BlockKind::Definition => (SymbolKind::Definition, definition_words(text)?),
        _ => return None,
    };
    let name = text
        .get(words.start..words.end)?
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let name = if name.is_empty() {
        "(untitled)".to_owned()
    } else {
        name
    };
    Some(Symbol {
        name,
        kind,
        range,
        selection: words.shift(range.start),
        children: Vec::new(),
    })
}

fn heading_words(text: &str) -> TextRange {
    let start = text.len() - text.trim_start_matches(['#', ' ', '\t']).len();
    // Below the words a line of `===` may stand.
    let line = text.trim_start().lines().next().unwrap_or_default();
    let indent = text.len() - text.trim_start().len();
    let end = indent + line.trim_end().trim_end_matches('#').trim_end().len();
    TextRange::new(start.min(end), end)
}

/// The words of the term that a definition's text begins with, in bytes of the text.
pub(crate) fn definition_words(text: &str) -> Option<TextRange> {
    let end = text
        .find("::")
        .or_else(|| text.find("**:").map(|at| at + 2))
        .or_else(|| text.find(":**"))?;
    let term = text.get(..end)?.trim_end().trim_end_matches('*');
    let start = term.len() - term.trim_start_matches(['*', ' ', '\t']).len();
    Some(TextRange::new(start.min(term.len()), term.len()))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use expect_test::{Expect, expect};

    use super::*;
    use crate::fixture;

    fn list(symbols: &[Symbol], depth: usize, note: &str, out: &mut String) {
        for symbol in symbols {
            let lines = |range: TextRange| {
                note[..range.start].matches('\n').count()..note[..range.end].matches('\n').count()
            };
            let _ = writeln!(
                out,
                "{:depth$}{:?} {:?} {:?} {:?}",
                "",
                symbol.kind,
                symbol.name,
                &note[symbol.selection.start..symbol.selection.end],
                lines(symbol.range)
            );
            assert!(symbol.range.contains_range(symbol.selection), "{symbol:?}");
            list(&symbol.children, depth + 2, note, out);
        }
    }

    #[track_caller]
    fn check(note: &str, expected: Expect) {
        let (snapshot, id, _) = fixture::note(note);
        let mut out = String::new();
        list(&document_symbols(&snapshot, &id), 0, note, &mut out);
        expected.assert_eq(&out);
    }

    #[test]
    fn headings_nest_by_their_depth() {
        check(
            "intro\n\n# A\n\n## B ##\n\ntext\n\n### C\n\n## D\n\n# E\ntext\n",
            expect![[r#"
            Heading "A" "A" 2..12
              Heading "B" "B" 4..10
                Heading "C" "C" 8..10
              Heading "D" "D" 10..12
            Heading "E" "E" 12..14
        "#]],
        );
    }

    #[test]
    fn a_heading_may_leave_depths_out() {
        check(
            "### Deep\n\n# Top\n\n#### Deeper\n\n## Middle\n",
            expect![[r#"
            Heading "Deep" "Deep" 0..2
            Heading "Top" "Top" 2..7
              Heading "Deeper" "Deeper" 4..6
              Heading "Middle" "Middle" 6..7
        "#]],
        );
    }

    #[test]
    fn cards_and_definitions_stand_below_their_heading() {
        check(
            "# Cards\n\nQ: What is\nSQS?\nA: A queue.\n\n**Q2: Why?**\nA: So.\n\nDLQ :: dead letters\n**Shard**: a part\n**Lag:** a delay\n",
            expect![[r#"
            Heading "Cards" "Cards" 0..12
              Question "What is SQS?" "What is\nSQS?" 2..6
              Question "Why?" "Why?" 6..9
              Definition "DLQ" "DLQ" 9..10
              Definition "Shard" "Shard" 10..12
        "#]],
        );
    }

    #[test]
    fn empty_headings_have_a_name_too() {
        check(
            "#\n\n## ##\n",
            expect![[r#"
            Heading "(untitled)" "" 0..3
              Heading "(untitled)" "" 2..3
        "#]],
        );
    }

    #[test]
    fn code_and_front_matter_hold_no_headings() {
        check("---\ntitle: x\n---\n```sh\n# comment\n```\n", expect![[""]]);
    }

    #[test]
    fn words_of_several_bytes_are_not_cut() {
        check(
            "# Žluťoučký 漢字 ##\n\nČtení :: výklad\n",
            expect![[r#"
            Heading "Žluťoučký 漢字" "Žluťoučký 漢字" 0..3
              Definition "Čtení" "Čtení" 2..3
        "#]],
        );
    }
}
