//! Which stretches of a block are prose.
//!
//! [`segments`] is one pass over a block's text. It first cuts off the block's own marker ([`prefix`]); then the
//! [`scan`]ner walks from one byte that may mean something to the next, and asks the module of that construct. What
//! they find are [`pieces`]: stretches that are not prose. Whatever lies between is prose.
//!
//! Where this differs from CommonMark, and why, is told in `ZONES.md` beside this crate's manifest.

mod address;
mod aws;
mod brackets;
mod bytes;
mod code_span;
mod emphasis;
mod entity;
mod flanking;
mod html;
mod line;
mod link;
mod pieces;
pub(crate) mod prefix;
mod quote;
mod reference;
mod scan;
#[cfg(test)]
mod tests;
mod wiki;

pub(crate) use code_span::CodeSpans;

use crate::{BlockKind, TextRange, cells};
use scan::Scanner;

/// How a stretch of text is read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Zone {
    /// Words of the note: findings come from here.
    Prose,
    /// Inside a code span, or a wiki link without words of its own: context for the prose around it, not reported itself
    /// (but for names that the corpus sees are no code).
    Code,
}

/// A stretch of a block that is read. What lies between segments is hidden: markup, targets, addresses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Segment {
    /// Bytes from the block's start; never empty.
    pub range: TextRange,
    /// How it is read.
    pub zone: Zone,
    /// Whether only markup (`**`, a link's target, a comment) stands between this segment and the one before, so
    /// that words may go on across: `Amazon **Kinesis**`, `[Data](url)base`.
    pub glued: bool,
}

/// The segments of a block, in order. Code, comments, markers, front matter and quotes of documents have none.
pub fn segments(kind: BlockKind, text: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    segments_into(kind, text, &mut found);
    found
}

/// Like [`segments`], adding to `out`, so that its memory can serve many blocks.
pub fn segments_into(kind: BlockKind, text: &str, out: &mut Vec<Segment>) {
    let trimmed = text.trim_end();
    let from = |start: usize| TextRange::new(start, trimmed.len());
    match kind {
        BlockKind::Paragraph => scan(trimmed, from(prefix::blanks(trimmed)), out),
        BlockKind::ListItem { .. } => scan(trimmed, from(prefix::list_item(trimmed)), out),
        BlockKind::Heading { .. } => scan(trimmed, prefix::heading_words(trimmed), out),
        BlockKind::Question => marked(trimmed, prefix::question(trimmed), out),
        BlockKind::Answer => marked(trimmed, prefix::answer(trimmed), out),
        BlockKind::Definition => definition(trimmed, out),
        BlockKind::TableRow => cells(trimmed)
            .into_iter()
            .for_each(|cell| scan(trimmed, cell, out)),
        BlockKind::Quote => quote::lines(trimmed)
            .into_iter()
            .for_each(|line| scan(trimmed, line, out)),
        BlockKind::FrontMatter
        | BlockKind::TableDelimiter
        | BlockKind::Code
        | BlockKind::Comment
        | BlockKind::Marker
        | BlockKind::Blank => {}
    }
}

fn scan(text: &str, range: TextRange, out: &mut Vec<Segment>) {
    Scanner::new(text, range).run(out);
}

/// A question or an answer. In `**Q: What is SQS?**` the emphasis begins before the words.
fn marked(text: &str, marker: prefix::Marker, out: &mut Vec<Segment>) {
    let mut scanner = Scanner::new(text, TextRange::new(marker.end, text.len()));
    if let Some(strong) = marker.strong {
        scanner.open_strong(strong);
    }
    scanner.run(out);
}

/// `Term :: definition` is read as two stretches; `**Term**: definition` as any line.
fn definition(text: &str, out: &mut Vec<Segment>) {
    let start = prefix::blanks(text);
    match prefix::term_end(text) {
        Some(colons) => {
            scan(text, TextRange::new(start, colons.start), out);
            scan(text, TextRange::new(colons.end, text.len()), out);
        }
        None => scan(text, TextRange::new(start, text.len()), out),
    }
}
