//! The levels that complete a short statement: "Max: 5 min" under "Timeout" under "## Lambda".

mod labels;
mod option;
mod quoted;

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus, EntryIx,
    pattern::Pattern,
    words::{Token, TokenFlags, TokenKind, WordId, WordSet},
};
use cloudgloss_syntax::{BlockKind, TextRange};

use labels::{block_label, cells_around, row_labels};

use super::{
    claim::DecidedBy,
    level::Level,
    mood,
    past::says,
    reading::{Reading, span},
    scope::{Nearness, Scope},
};

/// A sentence of so many words or fewer leaves to its context what it is about.
const FRAGMENT: usize = 14;

/// A column's header of more tokens says more than "Old name".
const PAST_HEADER: usize = 4;

/// Stands between a level and what is below it, like a word that no pattern names.
const SEAM: Token = Token {
    range: TextRange { start: 0, end: 0 },
    kind: TokenKind::Word,
    word: WordId(0),
    flags: TokenFlags::NONE,
};

/// What a sentence stands under, nearest first.
pub struct Context<'a> {
    scope: &'a Scope,
    /// What stands before it in its row: "| SQS | Max message size | 256 KB |".
    row: Vec<Level>,
    column: Option<&'a Level>,
    /// The header of the first column, which may name what the whole table is about.
    corner: Option<&'a Level>,
    /// The question right before it in its block: "How long can it run? 5 minutes."
    question: Option<Level>,
    /// The label of its block: "Hosted connection: one interface. Speed: …".
    label: Vec<Token>,
    apart: bool,
}

/// A sentence with the words of its context in front.
pub struct Completed {
    /// Context, then the sentence.
    pub tokens: Vec<Token>,
    /// Where the sentence's own words begin.
    pub own: usize,
}

impl<'a> Context<'a> {
    /// The context of a sentence of a block. `before` is the sentence before it.
    pub fn new(
        corpus: &Corpus,
        scope: &'a Scope,
        kind: BlockKind,
        reading: &Reading,
        sentence: Range<usize>,
        before: Option<Range<usize>>,
    ) -> Context<'a> {
        let mut context = Context {
            scope,
            row: Vec::new(),
            column: None,
            corner: None,
            question: before.and_then(|before| question(corpus, reading, before)),
            label: block_label(kind, reading, sentence.start),
            apart: kind == BlockKind::Quote,
        };
        if kind == BlockKind::TableRow && scope.columns.is_some() {
            let mut words = reading.tokens[sentence].iter();
            let first = words.find(|token| token.is_item());
            let start = first.map_or(0, |token| token.range.start);
            let cells = cells_around(reading.text, start);
            let index = cells
                .iter()
                .position(|cell| cell.contains(start))
                .unwrap_or(0);
            context.apart = true;
            let columns = scope.columns.as_deref().map_or(&[][..], Vec::as_slice);
            context.row = row_labels(corpus, reading, &cells[..index], columns);
            context.column = columns.get(index);
            context.corner = columns.first();
        }
        context
    }

    /// Whether the column is one of former names or values: "Old" beside "New".
    pub fn is_past_column(&self, corpus: &Corpus) -> bool {
        let tokens = self.column.map_or(&[][..], |level| &level.tokens);
        tokens.len() <= PAST_HEADER && says(&corpus.phrases().past_column, tokens, 0..tokens.len())
    }

    /// The question that the sentence can be the answer to.
    pub fn question(&self) -> Option<&Level> {
        let intro = self.scope.intro.iter().map(|level| level.as_ref());
        let heading = self.scope.headings.last().map(|(_, level)| level.as_ref());
        let above = match self.scope.parents.is_empty() {
            true => intro.chain(heading).next(),
            false => None,
        };
        self.question
            .as_ref()
            .or(above.filter(|level| level.question))
    }

    /// What stands before a cell in its row, nearest first.
    pub fn row(&self) -> &[Level] {
        &self.row
    }

    /// The header of a cell's column.
    pub fn column(&self) -> Option<&'a Level> {
        self.column
    }

    /// What the column of a cell names, and the corner.
    pub fn header_subjects(&self) -> Vec<EntryIx> {
        let levels = self.column.into_iter().chain(self.corner);
        levels
            .flat_map(|level| level.subjects.iter().copied())
            .collect()
    }

    /// What all that tells of a cell names: row, column, and the corner.
    pub fn table_subjects(&self) -> Vec<EntryIx> {
        [self.row_subjects(), self.header_subjects()].concat()
    }

    /// Whether the sentences of the block do not follow from each other: a table's cells, lines behind `>`.
    pub fn stands_apart(&self) -> bool {
        self.apart
    }

    /// The subjects of the nearest level that names any.
    pub fn subjects(&self) -> (Vec<EntryIx>, DecidedBy) {
        let row = self.row_subjects();
        if !row.is_empty() {
            return (row, DecidedBy::Row);
        }
        let column = self
            .column
            .into_iter()
            .chain(self.corner)
            .map(|level| (DecidedBy::Column, level));
        // Where a header spans columns, the heading alone does not tell whose column it is.
        let whole = !self.has_merged_header();
        let above = self
            .scope
            .levels()
            .filter(|_| whole)
            .map(|(nearness, level)| (decided_by(nearness), level));
        let mut levels = column
            .chain(above)
            .filter(|(_, level)| !level.subjects.is_empty());
        match levels.next() {
            Some((by, level)) => (level.subjects.clone(), by),
            None if whole => match &self.scope.opening {
                Some(opening) if self.scope.title.is_empty() => {
                    (vec![opening.entry], DecidedBy::Opening)
                }
                _ => (self.scope.title.clone(), DecidedBy::Title),
            },
            None => (Vec::new(), DecidedBy::Title),
        }
    }

    /// "| RDS | Max size of an Aurora volume | 64 TB |": about either, and the words tell which.
    fn row_subjects(&self) -> Vec<EntryIx> {
        let mut subjects = Vec::new();
        for &subject in self.row.iter().flat_map(|level| &level.subjects) {
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        subjects
    }

    /// A cell under a header in which other cells than the corner are empty: "| | | Solid state | | Hard disk |".
    fn has_merged_header(&self) -> bool {
        let columns = self.column.and(self.scope.columns.as_deref());
        let is_empty = |level: &Level| level.tokens.is_empty();
        columns.is_some_and(|columns| columns.iter().skip(1).any(is_empty))
    }

    /// The sentence with its context in front, where it is short enough to need it.
    pub fn complete(&self, reading: &Reading, sentence: Range<usize>) -> Option<Completed> {
        let own = &reading.tokens[sentence];
        if own.iter().filter(|token| token.is_item()).count() > FRAGMENT {
            return None;
        }
        let heading = self.scope.headings.last().map(|(_, level)| level.as_ref());
        let mut tokens = Vec::new();
        let levels = heading.into_iter().chain(self.near_levels());
        let label = Some(&self.label).filter(|label| !label.is_empty());
        for words in levels.map(|level| &level.tokens).chain(label) {
            tokens.extend_from_slice(words);
            // "… part 2" above and "Throughput modes" below are no "2 throughput modes": only a gap of a pattern goes on.
            tokens.push(SEAM);
        }
        let start = tokens.len();
        tokens.extend_from_slice(own);
        Some(Completed { tokens, own: start })
    }

    /// A cell read together with its row's labels, and with its column's, in either order: "Oracle" before "5" is "Oracle 5".
    pub fn in_row(&self, reading: &Reading, sentence: Range<usize>) -> Vec<Completed> {
        if self.row.is_empty() {
            return Vec::new();
        }
        let cell = &reading.tokens[sentence];
        let row: Vec<Token> = self
            .row
            .iter()
            .flat_map(|level| &level.tokens)
            .copied()
            .collect();
        let column = self.column.map_or(&[][..], |level| &level.tokens);
        let labels = [row.as_slice(), column];
        labels
            .iter()
            .filter(|label| !label.is_empty())
            .flat_map(|label| {
                let before = Completed {
                    tokens: [label, cell].concat(),
                    own: label.len(),
                };
                let behind = Completed {
                    tokens: [cell, label].concat(),
                    own: 0,
                };
                [before, behind]
            })
            .collect()
    }

    /// Which words may stand in front of a sentence that is completed.
    pub fn words(&self) -> WordSet {
        let heading = self.scope.headings.last().map(|(_, level)| level.as_ref());
        let levels = heading.into_iter().chain(self.near_levels());
        let label = WordSet::of(&self.label);
        levels.fold(label, |words, level| words.or(level.words))
    }

    /// The levels below the headings, outermost first.
    fn near_levels(&self) -> impl Iterator<Item = &Level> {
        let intro = self.scope.intro.iter().map(|level| level.as_ref());
        let parents = self.scope.parents.iter().map(|(_, level)| level.as_ref());
        let question = self.question.as_ref();
        let above = intro.chain(parents).chain(question);
        above.chain(self.column).chain(&self.row)
    }

    /// The words of those levels, for the bound that a short entry leaves to them ("Default:").
    pub fn near_tokens(&self) -> Vec<Token> {
        self.near_levels()
            .flat_map(|level| level.tokens.iter().copied())
            .collect()
    }

    /// The levels whose words can veto a statement below them: list parents, introduction, the nearest heading, and the nearest
    /// one that names a service. What stands further off speaks of too much.
    fn vetoing(&self) -> impl Iterator<Item = &Level> {
        let mut headings = self
            .scope
            .headings
            .iter()
            .rev()
            .map(|(_, level)| level.as_ref());
        let nearest = headings.next();
        let names = |level: &&Level| !level.subjects.is_empty();
        let naming = headings
            .find(names)
            .filter(|_| !nearest.is_some_and(|level| names(&level)));
        self.near_levels().chain(nearest).chain(naming)
    }

    /// Whether a veto of content matches a name in what the statement stands under: below "GuardDuty" a master account is right.
    /// Other words there speak of too much.
    pub fn is_vetoed(&self, unless: &[Pattern]) -> bool {
        !unless.is_empty() && self.vetoing().any(|level| level.names_any(unless))
    }
}

/// What a sentence says as a level, if it asks.
fn question(corpus: &Corpus, reading: &Reading, sentence: Range<usize>) -> Option<Level> {
    let tokens = reading.tokens.get(sentence)?;
    let asked = span(tokens).filter(|_| mood::asks(reading.text, tokens))?;
    Some(Level::of_range(corpus, reading, asked))
}

fn decided_by(nearness: Nearness) -> DecidedBy {
    match nearness {
        Nearness::ListParent => DecidedBy::ListParent,
        Nearness::Intro => DecidedBy::Intro,
        Nearness::Heading => DecidedBy::Heading,
    }
}
