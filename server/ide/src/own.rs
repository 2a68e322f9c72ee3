//! What a note's writer asks and defines: it joins what is known, marked as theirs.

mod find;
mod index;

pub(crate) use find::{Finder, OwnThing, own_at};
pub(crate) use index::{Index, Key, Sort, keys};

use cloudgloss_corpus::fold;
use cloudgloss_syntax::{BlockKind, Document, TextRange};

use crate::{
    asked::{Asked, questions},
    symbols::definition_words,
};

/// The questions and definitions of one note. Ranges in bytes of the note.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// In order, with their letters and digits in small.
    pub questions: Vec<(String, Asked)>,
    /// In order.
    pub definitions: Vec<OwnDefinition>,
}

/// `Term :: what it means`.
#[derive(Debug)]
pub(crate) struct OwnDefinition {
    /// The term's letters and digits in small.
    pub key: String,
    /// The term's words.
    pub term: TextRange,
    /// The whole definition, without blanks behind.
    pub range: TextRange,
}

impl Own {
    /// Reads a note.
    pub fn of(document: &Document) -> Own {
        let key = |range: TextRange| fold(&document.slice(range));
        let questions = questions(document).into_iter();
        let questions = questions.map(|asked| (key(asked.words), asked));
        let blocks = document.iter_blocks();
        let definitions = blocks.filter(|(_, _, block)| block.kind == BlockKind::Definition);
        let definition = |(_, block, _): (usize, TextRange, _)| {
            let text = document.slice(block);
            let term = definition_words(&text)?.shift(block.start);
            let range = TextRange::new(block.start, block.start + text.trim_end().len());
            let key = key(term);
            (!key.is_empty()).then_some(OwnDefinition { key, term, range })
        };
        Own {
            questions: questions.filter(|(key, _)| !key.is_empty()).collect(),
            definitions: definitions.filter_map(definition).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
