//! An outline in little room: of each line its words, what it is, where it is, and what it stands under.

use cloudgloss_syntax::{Document, TextRange};

use crate::{Symbol, SymbolKind, symbols};

/// Headings, questions and definitions of a note, in order.
#[derive(Debug)]
pub(crate) struct Outline {
    words: Box<str>,
    lines: Box<[Line]>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Where its words end in `words`; they begin where those before end.
    end: u32,
    kind: SymbolKind,
    selection: (u32, u32),
    /// The line that it stands under.
    above: Option<u32>,
}

/// What a line of an outline says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// Its words.
    pub name: &'a str,
    /// What it is.
    pub kind: SymbolKind,
    /// Its own words, in bytes of the note.
    pub selection: TextRange,
    /// The words of what it stands under.
    pub above: Option<&'a str>,
}

impl Outline {
    /// The outline of a note.
    pub fn of(document: &Document) -> Outline {
        let (mut words, mut lines) = (String::new(), Vec::new());
        for symbol in symbols::outline(document) {
            add(&symbol, None, &mut words, &mut lines);
        }
        Outline {
            words: words.into(),
            lines: lines.into(),
        }
    }

    /// Its lines, from top to bottom.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.lines.iter().enumerate().map(|(index, line)| Entry {
            name: self.name(index),
            kind: line.kind,
            selection: TextRange::new(line.selection.0 as usize, line.selection.1 as usize),
            above: line.above.map(|above| self.name(above as usize)),
        })
    }

    fn name(&self, index: usize) -> &str {
        let end = |index: usize| self.lines.get(index).map_or(0, |line| line.end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.words.get(start..end(index)).unwrap_or_default()
    }
}

fn add(symbol: &Symbol, above: Option<u32>, words: &mut String, lines: &mut Vec<Line>) {
    words.push_str(&symbol.name);
    let index = lines.len() as u32;
    lines.push(Line {
        end: words.len() as u32,
        kind: symbol.kind,
        selection: (symbol.selection.start as u32, symbol.selection.end as u32),
        above,
    });
    for child in &symbol.children {
        add(child, Some(index), words, lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_tells_what_stands_under_what() {
        let text = "# A\n\nQ: What?\n\n## Bé\n\nTerm :: words\n\n# C\n";
        let outline = Outline::of(&Document::new(text));
        let lines: Vec<_> = outline
            .entries()
            .map(|line| (line.name, line.selection.of(text), line.above))
            .collect();
        let expected = [
            ("A", "A", None),
            ("What?", "What?", Some("A")),
            ("Bé", "Bé", Some("A")),
            ("Term", "Term", Some("Bé")),
            ("C", "C", None),
        ];
        assert_eq!(lines, expected);
    }
}
