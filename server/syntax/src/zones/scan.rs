//! The one pass over a stretch of text.

use super::bytes::{is_blank, is_line_break, next_special, skip};
use super::emphasis::{Run, pair};
use super::flanking::{Flanking, flanking};
use super::html::Html;
use super::pieces::{Piece, What, emit};
use super::{CodeSpans, Segment, address, aws, entity, html, line, link, reference, wiki};
use crate::TextRange;

/// Walks over `text[..end]` and collects what is not prose.
pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    range: TextRange,
    at: usize,
    pieces: Vec<Piece>,
    runs: Vec<Run>,
    brackets: Vec<Bracket>,
    /// Brackets before this one hold a link already; a link in a link is none.
    linked: usize,
    /// Where the wiki link whose words are being read ends.
    wiki_end: Option<usize>,
    code_spans: CodeSpans,
    unclosed_html: html::Unclosed,
}

/// An opening bracket that may become a link.
struct Bracket {
    piece: usize,
    /// The emphasis runs before it; those after it are inside the link.
    runs: usize,
    is_image: bool,
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
            brackets: Vec::new(),
            linked: 0,
            wiki_end: None,
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

    fn code(&mut self, whole: TextRange, inner: TextRange) {
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

    fn open_bracket(&mut self) {
        let is_image = self.is_image();
        if let Some(end) = reference::footnote(self.bytes, self.at) {
            self.hide_to(Some(end), What::Markup);
        } else if let Some(wiki) = wiki::wiki(self.bytes, self.at) {
            self.wiki(wiki, is_image);
        } else {
            let start = self.at - usize::from(is_image);
            self.brackets.push(Bracket {
                piece: self.pieces.len(),
                runs: self.runs.len(),
                is_image,
            });
            self.push(TextRange::new(start, self.at + 1), What::Text);
        }
    }

    /// Whether a `!` that is not escaped stands before the bracket.
    fn is_image(&self) -> bool {
        self.at > self.floor() && self.bytes[self.at - 1] == b'!' && !self.bytes[..self.at - 1].ends_with(b"\\")
    }

    fn wiki(&mut self, wiki: wiki::Wiki, is_image: bool) {
        let start = self.at - usize::from(is_image);
        match wiki.words {
            _ if is_image => self.push(TextRange::new(start, wiki.end), What::Gap),
            Some(words) => {
                self.push(TextRange::new(start, words), What::Markup);
                self.wiki_end = Some(wiki.end);
            }
            None => self.code(TextRange::new(start, wiki.end), wiki.target),
        }
    }

    fn close_bracket(&mut self) {
        if self.wiki_end == Some(self.at + 2) {
            self.hide_to(self.wiki_end, What::Markup);
            return;
        }
        let Some(bracket) = self.brackets.pop() else {
            self.at += 1;
            return;
        };
        let holds_link = self.linked > self.brackets.len() && !bracket.is_image;
        self.linked = self.linked.min(self.brackets.len());
        let loose = || link::loose_path(self.bytes, self.at).filter(|_| bracket.is_image);
        match link::target(self.bytes, self.at).or_else(loose) {
            Some(end) if !holds_link => self.link(&bracket, end),
            _ => self.at += 1,
        }
    }

    /// A link's words are read for themselves: emphasis does not lead out of it.
    fn link(&mut self, bracket: &Bracket, end: usize) {
        let what = if bracket.is_image { What::Gap } else { What::Markup };
        pair(&self.runs[bracket.runs..], &mut self.pieces);
        self.runs.truncate(bracket.runs);
        self.pieces[bracket.piece].what = what;
        if !bracket.is_image {
            self.linked = self.brackets.len();
        }
        self.push(TextRange::new(self.at, end), what);
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
        let footnote = reference::footnote(self.bytes, start).filter(|end| self.bytes.get(*end) == Some(&b':'));
        let end = footnote
            .map(|end| end + 1)
            .or_else(|| reference::definition(self.bytes, start));
        if end.is_some() {
            self.hide_to(end, What::Gap);
        }
    }

    /// Hides from here up to `end`; without `end`, goes on behind this byte.
    fn hide_to(&mut self, end: Option<usize>, what: What) {
        match end {
            Some(end) => self.push(TextRange::new(self.at, end), what),
            None => self.at += 1,
        }
    }

    /// Hides what the first of `finders` finds around this byte.
    fn hide_around(&mut self, finders: &[fn(&[u8], usize, usize) -> Option<TextRange>]) {
        let floor = self.floor();
        match finders.iter().find_map(|find| find(self.bytes, floor, self.at)) {
            Some(range) => self.push(range, What::Gap),
            None => self.at += 1,
        }
    }

    /// Where the last piece ends: nothing before that may be hidden again.
    fn floor(&self) -> usize {
        self.pieces.last().map_or(self.range.start, |piece| piece.range.end)
    }

    fn push(&mut self, range: TextRange, what: What) {
        self.pieces.push(Piece { range, what });
        self.at = range.end;
    }
}
