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

/// What stands in an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// `## …`
    Heading,
    /// `Q: …`
    Question,
    /// `Term :: …`
    Definition,
}

/// The outline of a note.
pub fn document_symbols(snapshot: &Snapshot, id: &NoteId) -> Vec<Symbol> {
    snapshot.note(id).map(|note| outline(note.document())).unwrap_or_default()
}

fn outline(document: &Document) -> Vec<Symbol> {
    // A stack of open headings with their depths; the outermost level collects what is finished.
    let mut done = Vec::new();
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    for (_, range, block) in document.iter_blocks() {
        let text = document.slice(range);
        let Some(symbol) = symbol(block.kind, range, &text) else { continue };
        let depth = if let BlockKind::Heading { level } = block.kind { level } else { u8::MAX };
        close(&mut open, &mut done, depth, range.start);
        open.push((depth, symbol));
    }
    close(&mut open, &mut done, 0, document.len());
    done
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
    let name = text.get(words.start..words.end)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = if name.is_empty() { "(untitled)".to_owned() } else { name };
    Some(Symbol { name, kind, range, selection: words.shift(range.start), children: Vec::new() })
}

fn heading_words(text: &str) -> TextRange {
    let start = text.len() - text.trim_start_matches(['#', ' ', '\t']).len();
    let end = text.trim_end().trim_end_matches('#').trim_end().len();
    TextRange::new(start.min(end), end)
}

fn definition_words(text: &str) -> Option<TextRange> {
    let end = text.find("::").or_else(|| text.find("**:").map(|at| at + 2)).or_else(|| text.find(":**"))?;
    let term = text.get(..end)?.trim_end().trim_end_matches('*');
    let start = term.len() - term.trim_start_matches(['*', ' ', '\t']).len();
    Some(TextRange::new(start.min(term.len()), term.len()))
}
