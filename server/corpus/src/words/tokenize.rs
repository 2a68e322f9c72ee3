//! Segments of a block to tokens.

use cloudgloss_syntax::{Segment, TextRange, Zone};

use super::{
    Punct, Token, TokenFlags, TokenKind, Vocabulary, WordId, abbreviation,
    case::{case_flags, shape_flags},
    figure_span::is_figure,
    fold::{Folder, LONGEST_ACRONYM},
    gap,
    join::Joined,
    lexicon, numeral, punct,
    scan::{self, CLASSES, Class},
};

/// Appends the tokens of the visible stretches of `text` to `out`, in order. Ranges that are out of bounds or that cut a
/// character are passed over.
pub fn tokenize(text: &str, segments: &[Segment], vocabulary: &Vocabulary, out: &mut Vec<Token>) {
    let first = out.len();
    let mut tokenizer = Tokenizer {
        text,
        vocabulary,
        out,
        first,
        pending: TokenFlags::default(),
        zone: TokenFlags::default(),
        folder: Folder::new(),
        joined: Joined::default(),
    };
    let mut seen = 0;
    for segment in segments {
        let TextRange { start, end } = segment.range;
        if start < seen || end < start || text.get(start..end).is_none() {
            continue;
        }
        tokenizer.segment(segment, seen);
        seen = end;
    }
}

/// How far into a line a bullet is looked for.
const INDENT: usize = 32;

pub(super) struct Tokenizer<'a> {
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub out: &'a mut Vec<Token>,
    /// Index of the first token of this text.
    first: usize,
    /// Flags for the next token.
    pending: TokenFlags,
    /// `CODE` inside a code span.
    pub zone: TokenFlags,
    folder: Folder,
    pub joined: Joined,
}

impl Tokenizer<'_> {
    fn segment(&mut self, segment: &Segment, seen: usize) {
        let TextRange { start, end } = segment.range;
        let hidden = &self.text[seen..start];
        if start > 0 {
            self.pending |= gap::flags(hidden, segment.glued);
        }
        if !segment.glued && gap::cuts(hidden) {
            self.cut(start);
        }
        let is_code = || !is_figure(&self.text[start..end]);
        self.zone = if segment.zone == Zone::Code && is_code() {
            TokenFlags::CODE
        } else {
            TokenFlags::default()
        };
        let mut at = start;
        if segment.glued {
            at += self.join(seen, start, end);
        }
        let bytes = self.text.as_bytes();
        while at < end {
            // Most words end in a space.
            if bytes[at] == b' ' {
                self.pending |= TokenFlags::SPACE_BEFORE;
                at += 1;
            } else {
                at += self.step(at, end);
            }
        }
    }

    /// Reads what stands at `at`, at least one byte.
    fn step(&mut self, at: usize, end: usize) -> usize {
        let byte = self.text.as_bytes()[at];
        match CLASSES[byte as usize] {
            Class::Letter => self.word(at, end),
            Class::Space => self.space(at, end),
            Class::Sign => self.sign(at, end),
            Class::Digit => self.number(at, end),
            Class::Currency => self.push(TokenKind::Currency, at, 1),
            Class::Percent => self.push(TokenKind::Percent, at, 1),
            Class::Quiet => 1,
            Class::Wide => self.wide(at, end),
        }
    }

    fn word(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text.as_bytes()[at..end];
        let Some(shape) = self.folder.fold_plain(rest) else {
            return self.odd_word(at, end);
        };
        let mut word = self.vocabulary.get_stem(self.folder.stem());
        if word == WordId(0) && may_turn(&rest[..shape.len]) {
            self.folder.turn(&rest[..shape.len]);
            word = self.vocabulary.get_stem(self.folder.stem());
        }
        let case = shape_flags(rest, shape);
        self.push_word(word, case, at, shape.len)
    }

    /// A word with something else in it than letters and digits of ASCII.
    fn odd_word(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        if rest.as_bytes().get(1) == Some(&b'.')
            && let Some((len, letters, count)) = abbreviation::dotted(rest.as_bytes())
        {
            let word = self
                .vocabulary
                .get(std::str::from_utf8(&letters[..count]).unwrap_or(""));
            return self.push_word(word, case_flags(&letters[..count]), at, len);
        }
        let len = scan::word_len(rest);
        self.push_word(
            self.vocabulary.get(&rest[..len]),
            case_flags(&rest.as_bytes()[..len]),
            at,
            len,
        )
    }

    fn number(&mut self, at: usize, end: usize) -> usize {
        let after_currency = self
            .last()
            .is_some_and(|last| last.kind == TokenKind::Currency);
        let figure = numeral::measure(&self.text.as_bytes()[at..end], after_currency);
        let word = self.vocabulary.get(&self.text[at..at + figure.len]);
        if !figure.amount {
            return self.push_word(word, TokenFlags::default(), at, figure.len);
        }
        self.push(TokenKind::Number, at, figure.len);
        if let Some(last) = self.out.last_mut() {
            last.word = word;
        }
        figure.len
    }

    fn space(&mut self, at: usize, end: usize) -> usize {
        self.pending |= TokenFlags::SPACE_BEFORE;
        if self.text.as_bytes()[at] == b'\n' {
            self.pending |= TokenFlags::NEWLINE_BEFORE;
            let line = &self.text[..at];
            let hard = line.strip_suffix('\r').unwrap_or(line).ends_with("  ");
            let mut next = self.text[at..end].chars().take(INDENT);
            let bullet = next
                .find(|c| !c.is_whitespace())
                .is_some_and(punct::is_bullet);
            if hard || bullet || self.between_rows(at) {
                self.cut(at);
            }
        }
        1
    }

    /// Whether the line break at `at` parts two rows of a table without outer pipes: `S3|5 TB|Standard`.
    fn between_rows(&self, at: usize) -> bool {
        let is_row = |line: &str| line.bytes().filter(|byte| *byte == b'|').count() > 1;
        let above = self.text[..at].rsplit('\n').next();
        let below = self.text[at + 1..].split('\n').next();
        above.is_some_and(is_row) && below.is_some_and(is_row)
    }

    fn sign(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        if bytes[at] == b'.'
            && self.pending.has(TokenFlags::SPACE_BEFORE)
            && bytes[at + 1..end].first().is_some_and(u8::is_ascii_digit)
        {
            return self.number(at, end);
        }
        let Some((sign, len)) = punct::sign(&self.text[at..end]) else {
            return 1;
        };
        match sign {
            Punct::Hyphen => return self.hyphen(at, end, len),
            // A table that is none.
            Punct::Pipe if self.pending.has(TokenFlags::SPACE_BEFORE) => self.cut(at),
            // Inside `message.max.bytes`.
            Punct::Stop
                if bytes[at + 1..end]
                    .first()
                    .is_some_and(u8::is_ascii_alphabetic) =>
            {
                return len;
            }
            _ => {}
        }
        self.push(TokenKind::Punct(sign), at, len)
    }

    /// A dash between spaces, a hyphen beside a number, else nothing.
    fn hyphen(&mut self, at: usize, end: usize, len: usize) -> usize {
        let next = self.text[at + len..end].chars().next();
        let spaced_after = next.is_none_or(char::is_whitespace);
        if spaced_after && self.pending.has(TokenFlags::SPACE_BEFORE) {
            return self.push(TokenKind::Punct(Punct::Dash), at, len);
        }
        let after_number = self
            .last()
            .is_some_and(|last| last.kind == TokenKind::Number && last.range.end == at);
        if after_number || next.is_some_and(|c| c.is_ascii_digit() || c == '$') {
            return self.push(TokenKind::Punct(Punct::Hyphen), at, len);
        }
        len
    }

    fn wide(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let Some(c) = rest.chars().next() else {
            return 1;
        };
        if c.is_alphanumeric() {
            return self.odd_word(at, end).max(c.len_utf8());
        }
        match c {
            '€' | '£' | '¥' => return self.push(TokenKind::Currency, at, c.len_utf8()),
            _ if c.is_whitespace() => self.pending |= TokenFlags::SPACE_BEFORE,
            _ if punct::is_plain_bullet(c) => self.cut(at),
            _ => {
                if let Some((sign, len)) = punct::sign(rest) {
                    return if sign == Punct::Hyphen {
                        self.hyphen(at, end, len)
                    } else {
                        self.push(TokenKind::Punct(sign), at, len)
                    };
                }
            }
        }
        c.len_utf8()
    }

    pub fn last(&self) -> Option<&Token> {
        self.out[self.first..].last()
    }

    fn cut(&mut self, at: usize) {
        if self
            .last()
            .is_some_and(|last| last.kind != TokenKind::Break)
        {
            let range = TextRange::new(at, at);
            self.out.push(Token {
                range,
                kind: TokenKind::Break,
                word: WordId(0),
                flags: TokenFlags::default(),
            });
        }
    }

    fn push(&mut self, kind: TokenKind, at: usize, len: usize) -> usize {
        let flags = self.pending | self.zone;
        self.pending = TokenFlags::default();
        self.out.push(Token {
            range: TextRange::new(at, at + len),
            kind,
            word: WordId(0),
            flags,
        });
        len
    }

    #[inline]
    fn push_word(&mut self, word: WordId, case: TokenFlags, at: usize, len: usize) -> usize {
        let flags = self.pending | self.zone | case | negation_flag(word);
        self.pending = TokenFlags::default();
        self.out.push(Token {
            range: TextRange::new(at, at + len),
            kind: TokenKind::Word,
            word,
            flags,
        });
        len
    }
}

/// Whether the word can be a plural as well as an acronym: "NODES", "EMRFS".
fn may_turn(word: &[u8]) -> bool {
    (4..=LONGEST_ACRONYM).contains(&word.len())
        && matches!(word.last(), Some(b's' | b'S'))
        && word.iter().all(u8::is_ascii_alphabetic)
}

/// The flag of a negating word.
pub(super) fn negation_flag(word: WordId) -> TokenFlags {
    if lexicon::negates(word) {
        TokenFlags::NEGATION
    } else {
        TokenFlags::default()
    }
}

#[cfg(test)]
mod tests;
