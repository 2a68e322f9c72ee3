//! The levels that complete a short statement: "Max: 5 min" under "Timeout" under "## Lambda".

use std::ops::Range;

use cloudgloss_corpus::{Corpus, EntryIx, words::Token};
use cloudgloss_syntax::{BlockKind, cells};

use super::{
    claim::DecidedBy,
    level::Level,
    past::says,
    reading::Reading,
    scope::{Nearness, Scope},
};

/// A sentence of so many words or fewer leaves to its context what it is about.
const FRAGMENT: usize = 14;

/// A column's header of more tokens says more than "Old name".
const PAST_HEADER: usize = 4;

/// What a sentence stands under, nearest first.
pub struct Context<'a> {
    scope: &'a Scope,
    row: Option<Level>,
    column: Option<&'a Level>,
    /// The header of the first column, which may name what the whole table is about.
    corner: Option<&'a Level>,
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
    /// The context of a sentence of a block.
    pub fn new(
        corpus: &Corpus,
        scope: &'a Scope,
        kind: BlockKind,
        reading: &Reading,
        sentence: Range<usize>,
    ) -> Context<'a> {
        let mut context = Context {
            scope,
            row: None,
            column: None,
            corner: None,
            apart: kind == BlockKind::Quote,
        };
        if kind == BlockKind::TableRow && scope.columns.is_some() {
            let start = reading
                .tokens
                .get(sentence.start)
                .map_or(0, |token| token.range.start);
            let cells = cells(reading.text);
            let index = cells
                .iter()
                .position(|cell| cell.contains(start))
                .unwrap_or(0);
            context.apart = true;
            context.row = (index > 0).then(|| Level::of_range(corpus, reading, cells[0]));
            context.column = scope
                .columns
                .as_ref()
                .and_then(|columns| columns.get(index));
            context.corner = scope.columns.as_ref().and_then(|columns| columns.first());
        }
        context
    }

    /// Whether the column is one of former names or values: "Old" beside "New".
    pub fn is_past_column(&self, corpus: &Corpus) -> bool {
        let tokens = self.column.map_or(&[][..], |level| &level.tokens);
        tokens.len() <= PAST_HEADER && says(&corpus.phrases().past_column, tokens, 0..tokens.len())
    }

    /// Whether the sentences of the block do not follow from each other: a table's cells, lines behind `>`.
    pub fn stands_apart(&self) -> bool {
        self.apart
    }

    /// The subjects of the nearest level that names any.
    pub fn subjects(&self) -> (Vec<EntryIx>, DecidedBy) {
        let row = self.row.iter().map(|level| (DecidedBy::Row, level));
        let column = self
            .column
            .into_iter()
            .chain(self.corner)
            .map(|level| (DecidedBy::Column, level));
        let above = self
            .scope
            .levels()
            .map(|(nearness, level)| (decided_by(nearness), level));
        let mut levels = row
            .chain(column)
            .chain(above)
            .filter(|(_, level)| !level.subjects.is_empty());
        match levels.next() {
            Some((by, level)) => (level.subjects.clone(), by),
            None => (self.scope.title.clone(), DecidedBy::Title),
        }
    }

    /// The sentence with its context in front, where it is short enough to need it.
    pub fn complete(&self, reading: &Reading, sentence: Range<usize>) -> Option<Completed> {
        let own = &reading.tokens[sentence];
        if own.iter().filter(|token| token.is_item()).count() > FRAGMENT {
            return None;
        }
        let mut tokens = Vec::new();
        if let Some((_, heading)) = self.scope.headings.last() {
            tokens.extend_from_slice(&heading.tokens);
        }
        self.near_levels()
            .for_each(|level| tokens.extend_from_slice(&level.tokens));
        let start = tokens.len();
        tokens.extend_from_slice(own);
        Some(Completed { tokens, own: start })
    }

    /// The levels below the headings, outermost first.
    fn near_levels(&self) -> impl Iterator<Item = &Level> {
        let intro = self.scope.intro.iter().map(|level| level.as_ref());
        let parents = self.scope.parents.iter().map(|(_, level)| level.as_ref());
        intro
            .chain(parents)
            .chain(self.column)
            .chain(self.row.as_ref())
    }

    /// The words of those levels, for the bound that a short entry leaves to them ("Default:").
    pub fn near_tokens(&self) -> Vec<Token> {
        self.near_levels()
            .flat_map(|level| level.tokens.iter().copied())
            .collect()
    }

    /// Whether this is one of the options under a question: wrong answers are no claims.
    pub fn is_option(&self, kind: BlockKind, text: &str) -> bool {
        let item = matches!(kind, BlockKind::ListItem { .. });
        let under_question =
            self.scope.asked || self.scope.parents.iter().any(|(_, level)| level.question);
        let under_anything = !self.scope.parents.is_empty() || self.scope.intro.is_some();
        item && (under_question || (under_anything && is_labelled(text)))
    }
}

/// "- A. …", "B) …", "- [ ] …": the labels of a quiz.
fn is_labelled(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t', '-', '*', '+', '_']);
    let mut chars = text.chars();
    matches!(
        (chars.next(), chars.next()),
        (Some('['), Some(' ' | 'x' | 'X')) | (Some('A'..='H'), Some('.' | ')' | ':'))
    )
}

fn decided_by(nearness: Nearness) -> DecidedBy {
    match nearness {
        Nearness::ListParent => DecidedBy::ListParent,
        Nearness::Intro => DecidedBy::Intro,
        Nearness::Heading => DecidedBy::Heading,
    }
}
