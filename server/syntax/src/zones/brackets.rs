//! Square brackets: links, images, footnotes, wiki links.

use super::emphasis::pair;
use super::pieces::What;
use super::scan::Scanner;
use super::{link, reference, wiki};
use crate::TextRange;

/// What the scanner remembers of brackets.
#[derive(Default)]
pub(super) struct Brackets {
    open: Vec<Bracket>,
    /// Brackets before this one hold a link already; a link in a link is none.
    linked: usize,
    /// Where the wiki link whose words are being read ends.
    wiki_end: Option<usize>,
}

/// An opening bracket that may become a link.
struct Bracket {
    piece: usize,
    /// The emphasis runs before it; those after it are inside the link.
    runs: usize,
    is_image: bool,
}

impl Scanner<'_> {
    /// Reads the `[` at the scanner's place.
    pub(super) fn open_bracket(&mut self) {
        let is_image = self.is_image();
        if let Some(end) = reference::footnote(self.bytes, self.at) {
            self.hide_to(Some(end), What::Markup);
        } else if let Some(wiki) = wiki::wiki(self.bytes, self.at) {
            self.wiki(wiki, is_image);
        } else {
            let start = self.at - usize::from(is_image);
            self.brackets.open.push(Bracket {
                piece: self.pieces.len(),
                runs: self.runs.len(),
                is_image,
            });
            self.push(TextRange::new(start, self.at + 1), What::Text);
        }
    }

    /// Whether a `!` that is not escaped stands before the bracket.
    fn is_image(&self) -> bool {
        self.at > self.floor()
            && self.bytes[self.at - 1] == b'!'
            && !self.bytes[..self.at - 1].ends_with(b"\\")
    }

    fn wiki(&mut self, wiki: wiki::Wiki, is_image: bool) {
        let start = self.at - usize::from(is_image);
        match wiki.words {
            _ if is_image => self.push(TextRange::new(start, wiki.end), What::Gap),
            Some(words) => {
                self.push(TextRange::new(start, words), What::Markup);
                self.brackets.wiki_end = Some(wiki.end);
            }
            None => self.code(TextRange::new(start, wiki.end), wiki.target),
        }
    }

    /// Reads the `]` at the scanner's place.
    pub(super) fn close_bracket(&mut self) {
        if self.brackets.wiki_end == Some(self.at + 2) {
            self.hide_to(self.brackets.wiki_end, What::Markup);
            return;
        }
        let Some(bracket) = self.brackets.open.pop() else {
            self.at += 1;
            return;
        };
        let holds_link = self.brackets.linked > self.brackets.open.len() && !bracket.is_image;
        self.brackets.linked = self.brackets.linked.min(self.brackets.open.len());
        let loose = || link::loose_path(self.bytes, self.at).filter(|_| bracket.is_image);
        match link::target(self.bytes, self.at).or_else(loose) {
            Some(end) if !holds_link => self.link(&bracket, end),
            _ => self.at += 1,
        }
    }

    /// A link's words are read for themselves: emphasis does not lead out of it.
    fn link(&mut self, bracket: &Bracket, end: usize) {
        let what = if bracket.is_image {
            What::Gap
        } else {
            What::Markup
        };
        pair(&self.runs[bracket.runs..], &mut self.pieces);
        self.runs.truncate(bracket.runs);
        self.pieces[bracket.piece].what = what;
        if !bracket.is_image {
            self.brackets.linked = self.brackets.open.len();
        }
        self.push(TextRange::new(self.at, end), what);
    }
}
