//! Pattern sources to signs and words.

use super::{PatternError, Slot};
use crate::words::{TokenKind, Vocabulary, WordId, tokenize};
use cloudgloss_syntax::{Segment, TextRange, Zone};

/// A piece of a pattern's source and where it starts, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A word as written, split at hyphens and slashes: "read-replica" is two.
    Words(Vec<WordId>),
    Open,
    Close,
    Bar,
    Optional,
    Gap(u8),
    Not,
    Quantity(Slot),
}

/// How many words `..` and `...` may skip.
const SHORT_GAP: u8 = 3;
const LONG_GAP: u8 = 8;

pub(super) fn lex(
    source: &str,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<(usize, Sign)>, PatternError> {
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let (sign, len) = match c {
            _ if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '(' => (Sign::Open, 1),
            ')' => (Sign::Close, 1),
            '|' => (Sign::Bar, 1),
            '?' => (Sign::Optional, 1),
            '.' if rest.starts_with("..") => gap(rest),
            '{' => slot(rest)
                .ok_or_else(|| error(at, "only {n}, {value} and {was} stand for quantities"))?,
            _ => word(rest, vocabulary),
        };
        if matches!(&sign, Sign::Words(words) if words.is_empty()) {
            return Err(error(
                at,
                &format!("`{}` is no word: leave it out", &rest[..len]),
            ));
        }
        signs.push((at, sign));
        at += len;
    }
    Ok(signs)
}

pub(super) fn error(at: usize, message: &str) -> PatternError {
    PatternError {
        at,
        message: message.to_owned(),
    }
}

fn gap(rest: &str) -> (Sign, usize) {
    let dots = rest.bytes().take_while(|byte| *byte == b'.').count();
    (Sign::Gap(if dots > 2 { LONG_GAP } else { SHORT_GAP }), dots)
}

fn slot(rest: &str) -> Option<(Sign, usize)> {
    let len = rest.find('}')? + 1;
    let slot = match &rest[1..len - 1] {
        "n" => Slot::Any,
        "value" => Slot::Value,
        "was" => Slot::Was,
        _ => return None,
    };
    Some((Sign::Quantity(slot), len))
}

fn word(rest: &str, vocabulary: &mut Vocabulary) -> (Sign, usize) {
    let end = rest
        .find(|c: char| c.is_whitespace() || "()|?{".contains(c))
        .unwrap_or(rest.len());
    let len = rest[..end]
        .find("..")
        .filter(|dots| *dots > 0)
        .unwrap_or(end);
    let text = &rest[..len];
    if text == "NOT" {
        return (Sign::Not, len);
    }
    let segment = Segment {
        range: TextRange { start: 0, end: len },
        zone: Zone::Prose,
        glued: false,
    };
    let mut tokens = Vec::new();
    tokenize(text, &[segment], vocabulary, &mut tokens);
    let words = tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    (
        Sign::Words(
            words
                .map(|token| vocabulary.intern(&text[token.range.start..token.range.end]))
                .collect(),
        ),
        len,
    )
}
