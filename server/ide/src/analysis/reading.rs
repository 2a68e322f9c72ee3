//! A block's words: read once, used by every rule.

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus, Mention, MentionKind,
    words::{Token, TokenFlags, sentences, tokenize},
};
use cloudgloss_syntax::{BlockKind, TextRange, segments};

use super::line_ends::LineEnds;

/// Tokens and mentions of one block.
pub struct Reading<'t> {
    /// The block's text.
    pub text: &'t str,
    /// Its words, in order; ranges in bytes of `text`.
    pub tokens: Vec<Token>,
    /// What it names, in order.
    pub mentions: Vec<Mention>,
}

impl<'t> Reading<'t> {
    /// Reads the prose of a block.
    pub fn new(corpus: &Corpus, kind: BlockKind, text: &'t str) -> Reading<'t> {
        let segments = segments(kind, text);
        // Hardly a text has more than a token in four bytes.
        let mut tokens = Vec::with_capacity(text.len() / 4);
        if segments.is_empty() {
            return Reading {
                text,
                tokens,
                mentions: Vec::new(),
            };
        }
        tokenize(text, &segments, corpus.vocabulary(), &mut tokens);
        let mentions = corpus.names().find(text, &segments);
        mark_former_names(&mut tokens, &mentions);
        Reading {
            text,
            tokens,
            mentions,
        }
    }

    /// The same for somebody who asks for names only: the words of what names nothing are left out.
    pub fn of_names(corpus: &Corpus, kind: BlockKind, text: &'t str) -> Reading<'t> {
        let (segments, mut tokens) = (segments(kind, text), Vec::new());
        let mentions = corpus.names().find(text, &segments);
        if !mentions.is_empty() {
            tokenize(text, &segments, corpus.vocabulary(), &mut tokens);
        }
        Reading {
            text,
            tokens,
            mentions,
        }
    }

    /// The sentences, as ranges of tokens. Notes often hold a statement a line without a full stop, so a line that was
    /// plainly not wrapped ends one too.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut lines = LineEnds::new(self);
        for sentence in sentences(&self.tokens) {
            let mut start = sentence.start;
            for at in sentence.start + 1..sentence.end {
                if lines.end_before(at) {
                    parts.push(start..at);
                    start = at;
                }
            }
            parts.push(start..sentence.end);
        }
        parts
    }

    /// The mentions that lie in a range of tokens.
    pub fn mentions_in(&self, tokens: Range<usize>) -> &[Mention] {
        let Some(range) = span(&self.tokens[tokens]) else {
            return &[];
        };
        let start = self
            .mentions
            .partition_point(|mention| mention.range.end <= range.start);
        let end = self
            .mentions
            .partition_point(|mention| mention.range.start < range.end);
        &self.mentions[start..end.max(start)]
    }

    /// The index of the token in which byte `offset` lies, or of the next one.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens
            .partition_point(|token| token.range.end <= offset)
    }
}

fn mark_former_names(tokens: &mut [Token], mentions: &[Mention]) {
    let former = |mention: &&Mention| matches!(mention.kind, MentionKind::Former(_));
    for mention in mentions.iter().filter(former) {
        let start = tokens.partition_point(|token| token.range.end <= mention.range.start);
        let end = tokens.partition_point(|token| token.range.start < mention.range.end);
        for token in tokens.get_mut(start..end).into_iter().flatten() {
            token.flags |= TokenFlags::FORMER_NAME;
        }
    }
}

/// From the first to the last of some tokens.
pub fn span(tokens: &[Token]) -> Option<TextRange> {
    Some(TextRange::new(
        tokens.first()?.range.start,
        tokens.last()?.range.end,
    ))
}

/// The sentence around byte `offset` of a block, with the mark that ends it.
pub fn sentence_at(
    corpus: &Corpus,
    kind: BlockKind,
    text: &str,
    offset: usize,
) -> Option<TextRange> {
    let reading = Reading::new(corpus, kind, text);
    let sentences = reading.sentences();
    let ranges = sentences
        .into_iter()
        .filter_map(|tokens| span(&reading.tokens[tokens]));
    let with_mark = ranges.map(|range| {
        let rest = text.get(range.end..).unwrap_or_default();
        let marks = rest.len()
            - rest
                .trim_start_matches(['.', '!', '?', ':', ';', ')'])
                .len();
        TextRange::new(range.start, range.end + marks)
    });
    with_mark
        .into_iter()
        .find(|range| range.contains_inclusive(offset))
}
