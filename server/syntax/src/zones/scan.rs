//! The one pass over a stretch of text.

use super::brackets::Brackets;
use super::bytes::{is_blank, is_line_break, next_special, skip};
use super::emphasis::{Run, pair};
use super::flanking::{Flanking, flanking};
use super::html::Html;
use super::pieces::{Piece, What, emit};
use super::{CodeSpans, Segment, address, aws, entity, html, line, reference};
use crate::TextRange;

/// Says what is hidden around a byte; asked with the bytes, where hiding may begin at the earliest, and the place of
/// that byte.
type Finder = fn(&[u8], usize, usize) -> Option<TextRange>;

/// Walks over `text[..end]` and collects what is not prose.
pub(super) struct Scanner<'a> {
    text: &'a str,
    pub(super) bytes: &'a [u8],
    range: TextRange,
    pub(super) at: usize,
    pub(super) pieces: Vec<Piece>,
    pub(super) runs: Vec<Run>,
    pub(super) brackets: Brackets,
    code_spans: CodeSpans,
    unclosed_html: html::Unclosed,
}

impl<'a> Scanner<'a> {
    /// A pass over `range` of `text`.
    pub(super) fn new(text: &'a str, range: TextRange) -> Scanner<'a> {
        let end = range.end.min(text.len());
        Scanner {
            text: &text[..end],
            bytes: &text.as_bytes()[..end],
            range: TextRange::new(range.start.min(end), end),
            at: range.start.min(end),
            pieces: Vec::new(),
            runs: Vec::new(),
            brackets: Brackets::default(),
            code_spans: CodeSpans::default(),
            unclosed_html: html::Unclosed::default(),
        }
    }

    /// Begins inside strong emphasis, whose `**` stands at `range` before the stretch.
    pub(super) fn open_strong(&mut self, range: TextRange) {
        let flanking = Flanking {
            opens: true,
            closes: false,
        };
        self.push_run(b'*', range, flanking);
    }

    /// Reads the stretch and adds its segments to `out`.
    pub(super) fn run(mut self, out: &mut Vec<Segment>) {
        self.line_start();
        loop {
            self.at = next_special(self.bytes, self.at, self.bytes.len());
            match self.bytes.get(self.at) {
                Some(&byte) => self.special(byte),
                None => break,
            }
        }
        pair(&self.runs, &mut self.pieces);
        emit(self.range, &self.pieces, out);
    }

    fn special(&mut self, byte: u8) {
        match byte {
            b'\\' => self.escape(),
            b'`' => self.ticks(),
            b'*' | b'_' | b'~' | b'=' => self.marks(byte),
            b'[' => self.open_bracket(),
            b']' => self.close_bracket(),
            b'<' => self.less_than(),
            b'&' => self.hide_to(entity::entity(self.bytes, self.at), What::Gap),
            b':' => self.hide_around(&[address::url, aws::arn, aws::action]),
            b'@' => self.hide_around(&[address::email]),
            b'.' => self.hide_around(&[address::host]),
            _ => self.line_break(),
        }
    }

    fn escape(&mut self) {
        let start = self.at;
        let next = self.bytes.get(start + 1).copied();
        let is_escaped = next.is_some_and(|byte| byte.is_ascii_punctuation());
        if is_escaped || next.is_some_and(is_line_break) {
            self.push(TextRange::new(start, start + 1), What::Markup);
        }
        // What is escaped is text, so the scan goes on behind it.
        self.at = start + 1 + usize::from(is_escaped);
    }

    fn ticks(&mut self) {
        match self.code_spans.at(self.bytes, self.at) {
            Ok(span) => self.code(span.range, span.inner),
            Err(end) => self.at = end,
        }
    }

    pub(super) fn code(&mut self, whole: TextRange, inner: TextRange) {
        self.push(TextRange::new(whole.start, inner.start), What::Markup);
        self.push(inner, What::Code);
        self.push(TextRange::new(inner.end, whole.end), What::Markup);
    }

    fn marks(&mut self, mark: u8) {
        let end = skip(self.bytes, self.at, |byte| byte == mark);
        let range = TextRange::new(self.at, end);
        let is_pair = range.len() == 2;
        if is_pair || matches!(mark, b'*' | b'_') {
            self.push_run(mark, range, flanking(self.text, range.start, end, mark));
        }
        self.at = end;
    }

    fn push_run(&mut self, mark: u8, range: TextRange, flanking: Flanking) {
        if !flanking.opens && !flanking.closes {
            return;
        }
        self.runs.push(Run {
            mark,
            piece: self.pieces.len(),
            len: range.len(),
            left: range.len(),
            flanking,
        });
        self.pieces.push(Piece {
            range,
            what: What::Run { left: 0, right: 0 },
        });
    }

    fn less_than(&mut self) {
        match html::html(self.bytes, self.at, &mut self.unclosed_html) {
            Some(Html::Glue(end)) => self.hide_to(Some(end), What::Markup),
            Some(Html::Break(end)) => self.hide_to(Some(end), What::Gap),
            Some(Html::Code(end, inner)) => self.code(TextRange::new(self.at, end), inner),
            None => self.at += 1,
        }
    }

    fn line_break(&mut self) {
        self.at += 1;
        self.line_start();
    }

    fn line_start(&mut self) {
        if let Some(end) = line::rule(self.bytes, self.at) {
            self.hide_to(Some(end), What::Gap);
            return;
        }
        let start = skip(self.bytes, self.at, is_blank);
        if self.bytes.get(start) != Some(&b'[') {
            return;
        }
        let footnote = reference::footnote(self.bytes, start)
            .filter(|end| self.bytes.get(*end) == Some(&b':'));
        let end = footnote
            .map(|end| end + 1)
            .or_else(|| reference::definition(self.bytes, start));
        if end.is_some() {
            self.hide_to(end, What::Gap);
        }
    }

    /// Hides from here up to `end`; without `end`, goes on behind this byte.
    pub(super) fn hide_to(&mut self, end: Option<usize>, what: What) {
        match end {
            Some(end) => self.push(TextRange::new(self.at, end), what),
            None => self.at += 1,
        }
    }

    /// Hides what the first of `finders` finds around this byte.
    fn hide_around(&mut self, finders: &[Finder]) {
        let floor = self.floor();
        match finders
            .iter()
            .find_map(|find| find(self.bytes, floor, self.at))
        {
            Some(range) => self.push(range, What::Gap),
            None => self.at += 1,
        }
    }

    /// Where the last piece ends: nothing before that may be hidden again.
    pub(super) fn floor(&self) -> usize {
        self.pieces
            .last()
            .map_or(self.range.start, |piece| piece.range.end)
    }

    pub(super) fn push(&mut self, range: TextRange, what: What) {
        self.pieces.push(Piece { range, what });
        self.at = range.end;
    }
}
