//! For tests: reading small texts without the syntax crate. `*`, backticks, `|` and HTML tags are hidden.

use std::{fmt, ops::Range};

use cloudgloss_syntax::{Segment, TextRange, Zone};

use super::{Punct, Token, TokenKind, Vocabulary, tokenize};

/// A text with its tokens.
pub(crate) struct Read {
    pub text: String,
    pub tokens: Vec<Token>,
    pub vocabulary: Vocabulary,
}

impl Read {
    pub fn new(text: &str) -> Read {
        Read::with(text, Vocabulary::default())
    }

    pub fn with(text: &str, vocabulary: Vocabulary) -> Read {
        let mut tokens = Vec::new();
        tokenize(text, &segments(text), &vocabulary, &mut tokens);
        Read {
            text: text.to_owned(),
            tokens,
            vocabulary,
        }
    }

    pub fn text_of(&self, tokens: Range<usize>) -> String {
        match self.tokens[tokens].to_vec().as_slice() {
            [] => String::new(),
            [first, .., last] => self.text[first.range.start..last.range.end].to_owned(),
            [only] => self.text[only.range.start..only.range.end].to_owned(),
        }
    }
}

impl fmt::Display for Read {
    /// Tokens with spaces between, `#` before numbers, `¶` for breaks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, token) in self.tokens.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            let text = &self.text[token.range.start..token.range.end];
            match token.kind {
                TokenKind::Break => write!(f, "{space}¶")?,
                TokenKind::Number => write!(f, "{space}#{text}")?,
                TokenKind::Punct(Punct::Stop) => write!(f, ".")?,
                _ => write!(f, "{space}{text}")?,
            }
        }
        Ok(())
    }
}

/// The stretches of `text` between markup.
pub(crate) fn segments(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let (mut start, mut at, mut code, mut glued) = (0, 0, false, true);
    while at < text.len() {
        let hidden = hidden(&text[at..]);
        if hidden == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let zone = if code { Zone::Code } else { Zone::Prose };
        if start < at {
            segments.push(Segment {
                range: TextRange { start, end: at },
                zone,
                glued,
            });
            glued = true;
        }
        code ^= text[at..].starts_with('`');
        glued &= text[at..].starts_with(['*', '`']);
        at += hidden;
        start = at;
    }
    if start < text.len() {
        segments.push(Segment {
            range: TextRange {
                start,
                end: text.len(),
            },
            zone: Zone::Prose,
            glued,
        });
    }
    segments
}

fn hidden(rest: &str) -> usize {
    let run = rest.bytes().take_while(|byte| *byte == b'*').count();
    if run > 0 {
        return run;
    }
    if rest.starts_with(['`', '|']) {
        return 1;
    }
    let tag = rest.starts_with('<')
        && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    if tag {
        rest.find('>').map_or(0, |end| end + 1)
    } else {
        0
    }
}
