//! Text with everything but letters and digits squeezed out, and the way back.

use cloudgloss_syntax::{Segment, TextRange, Zone};

use super::{Brand, Mention, form::Form};

const WORD_EDGE: u8 = 1;
const HARD_BREAK: u8 = 2;
const CODE: u8 = 4;
const UPPER: u8 = 8;
const PUNCTUATED: u8 = 16;

/// Stands for a letter or sign that is in no name but belongs to a word.
const OTHER_LETTER: u8 = 1;

/// Squashed text. `bytes[i]` came from byte `origin[i]` of the text; `flags[i]` say what stood before it.
pub struct Squashed {
    bytes: Vec<u8>,
    origin: Vec<u32>,
    flags: Vec<u8>,
}

impl Squashed {
    /// Squashes the segments of a block's text.
    pub fn new(text: &str, segments: &[Segment]) -> Squashed {
        let size = segments.iter().map(|segment| segment.range.len()).sum();
        let mut squashed = Squashed {
            bytes: Vec::with_capacity(size),
            origin: Vec::with_capacity(size),
            flags: Vec::with_capacity(size),
        };
        let mut pending = WORD_EDGE | HARD_BREAK;
        for segment in segments {
            if !segment.glued {
                pending |= WORD_EDGE | HARD_BREAK;
            }
            let code = if segment.zone == Zone::Code { CODE } else { 0 };
            let part = text
                .get(segment.range.start..segment.range.end)
                .unwrap_or_default();
            pending = squashed.push_part(part, segment.range.start, code, pending);
        }
        squashed
    }

    /// Squashes plain text, where `_` parts words (file names).
    pub fn plain(text: &str) -> Squashed {
        let text = text.replace('_', "-");
        let range = TextRange::new(0, text.len());
        Squashed::new(
            &text,
            &[Segment {
                range,
                zone: Zone::Prose,
                glued: false,
            }],
        )
    }

    fn push_part(&mut self, part: &str, start: usize, code: u8, mut pending: u8) -> u8 {
        for (at, c) in part.char_indices() {
            let (byte, flag) = match c {
                'a'..='z' | '0'..='9' => (c as u8, 0),
                'A'..='Z' => (c.to_ascii_lowercase() as u8, UPPER),
                '_' => (OTHER_LETTER, 0),
                '│' | '┃' | '║' if is_side_of_box(part, at, c) => {
                    pending |= WORD_EDGE;
                    continue;
                }
                ' ' | '\n' | '\r' | '\t' | '-' | '\u{a0}' | '\u{2010}' | '\u{2011}' => {
                    pending |= WORD_EDGE;
                    continue;
                }
                ':' | '/' | '@' if is_inside_word(part, at) => {
                    pending |= WORD_EDGE | PUNCTUATED;
                    continue;
                }
                '.' if is_decimal_point(part, at) => {
                    pending |= WORD_EDGE;
                    continue;
                }
                _ if c.is_alphanumeric() && !is_cjk(c) => (OTHER_LETTER, 0),
                _ => {
                    pending |= WORD_EDGE | HARD_BREAK;
                    continue;
                }
            };
            self.bytes.push(byte);
            self.origin.push((start + at) as u32);
            self.flags.push(pending | flag | code);
            pending = 0;
        }
        pending
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn edge(&self, at: usize) -> bool {
        self.flags
            .get(at)
            .is_none_or(|flags| flags & WORD_EDGE != 0)
    }

    /// Whether `form` really stands at `start..end`; gives the end, which takes in a plural `s`.
    pub fn fits(&self, form: &Form, start: usize, end: usize, any_case: bool) -> Option<usize> {
        let ordinary = form.capitalised && !any_case;
        if !self.edge(start) || (ordinary && !self.is_title(start, end)) {
            return None;
        }
        let mut inside = start + 1..end;
        let breaks = if form.punctuated {
            HARD_BREAK
        } else {
            HARD_BREAK | PUNCTUATED
        };
        if inside
            .any(|at| self.flags[at] & breaks != 0 || (self.edge(at) && !form.gaps[at - start]))
        {
            return None;
        }
        if !any_case
            && form
                .exact
                .as_ref()
                .is_some_and(|letters| !self.has_case(letters, start))
        {
            return None;
        }
        self.end_with_plural(end)
    }

    /// Whether each word begins with a capital and the last is no plural: "Data Pipeline", not "Data pipelines".
    fn is_title(&self, start: usize, end: usize) -> bool {
        let begins = |at: &usize| *at == start || self.edge(*at);
        self.edge(end)
            && (start..end)
                .filter(begins)
                .all(|at| self.flags[at] & UPPER != 0)
    }

    fn has_case(&self, letters: &[u8], start: usize) -> bool {
        (start..)
            .zip(letters)
            .all(|(at, letter)| letter.is_ascii_uppercase() == (self.flags[at] & UPPER != 0))
    }

    fn end_with_plural(&self, end: usize) -> Option<usize> {
        if self.edge(end) {
            return Some(end);
        }
        let plural = self.bytes[end] == b's' && self.flags[end] & UPPER == 0 && self.edge(end + 1);
        plural.then_some(end + 1)
    }

    /// Whether small letters with a gap stand where the name has a hump: "media store" may be no MediaStore.
    pub fn is_loose(&self, form: &Form, start: usize, end: usize) -> bool {
        let small = self.flags[start..end]
            .iter()
            .all(|flags| flags & UPPER == 0);
        small
            && (start + 1..end).any(|at| self.edge(at) && form.humps.get(at - start) == Some(&true))
    }

    /// The mention at `start..end`, with the brand in front of it.
    pub fn mention(&self, start: usize, end: usize, form: &Form) -> Mention {
        let range = TextRange::new(
            self.origin[start] as usize,
            self.origin[end - 1] as usize + 1,
        );
        let (brand, len) = self.brand_before(start);
        let full = TextRange::new(self.origin[start - len] as usize, range.end);
        let loose = brand == Brand::None && self.is_loose(form, start, end);
        Mention {
            range,
            full,
            entry: form.entry,
            kind: form.kind,
            brand,
            loose,
            code: self.flags[start] & CODE != 0,
        }
    }

    fn brand_before(&self, start: usize) -> (Brand, usize) {
        for (brand, word) in [
            (Brand::Amazon, b"amazon".as_slice()),
            (Brand::Aws, b"aws".as_slice()),
        ] {
            let len = word.len();
            let fits = start >= len
                && self.flags.get(start).is_some_and(|flags| {
                    flags & (HARD_BREAK | PUNCTUATED) == 0 && flags & WORD_EDGE != 0
                })
                && &self.bytes[start - len..start] == word
                && self.edge(start - len)
                && self.flags[start - len + 1..start]
                    .iter()
                    .all(|flags| flags & WORD_EDGE == 0);
            if fits {
                return (brand, len);
            }
        }
        (Brand::None, 0)
    }
}

/// The colon of `re:Post` stands between letters.
fn is_inside_word(part: &str, at: usize) -> bool {
    let bytes = part.as_bytes();
    at > 0
        && bytes[at - 1].is_ascii_alphanumeric()
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// The point of "2.0" is no end of a name.
fn is_decimal_point(part: &str, at: usize) -> bool {
    let bytes = part.as_bytes();
    at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The side of a drawn box stands first or last on its line: a name may go on in the line below.
fn is_side_of_box(part: &str, at: usize, side: char) -> bool {
    let blank = |c: &char| matches!(c, ' ' | '\t' | '\r');
    let before = part[..at].chars().rev().find(|c| !blank(c));
    let after = part[at + side.len_utf8()..].chars().find(|c| !blank(c));
    before.is_none_or(|c| c == '\n') || after.is_none_or(|c| c == '\n')
}

/// Scripts without spaces: their signs stand next to a name without joining it.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
