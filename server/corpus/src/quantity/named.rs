//! Numbers that are part of a name: "port 443", "Route 53", "Windows 10".

use super::{figure::Figure, reader::Reader};
use crate::words::{Punct, Token, TokenFlags, TokenKind, is_rule_word, lexicon};

/// After a word that numbers things: "port 443", "Route 53", "DynamoDB 2".
pub(super) fn is_named(reader: &Reader, figure: &Figure) -> bool {
    let Some(before) = reader.before(figure.start).filter(|before| {
        before.kind == TokenKind::Word && !matches!(before.word, lexicon::AND | lexicon::OR)
    }) else {
        return joins_rejected(reader, figure);
    };
    if lexicon::numbers_things(before.word)
        || matches!(before.word, lexicon::STEP | lexicon::EXAMPLE)
    {
        return !counts_something(reader, figure) || before.word == lexicon::ROUTE;
    }
    let name = before.flags.has(TokenFlags::CAPITALISED)
        && !lexicon_word(before)
        && !starts_statement(reader, figure.start - 1);
    (name || has_hump(reader.text_of(before))) && !counts_something(reader, figure)
}

/// A capital inside: "cuDNN", "iOS".
fn has_hump(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase)
}

/// How many tokens of a list are looked at.
const LONGEST: usize = 16;

/// The second of "ports 80 and 443".
fn joins_rejected(reader: &Reader, figure: &Figure) -> bool {
    let mut at = figure.start;
    while at > reader.start.max(figure.start.saturating_sub(LONGEST)) {
        at -= 1;
        match reader.kind(at) {
            Some(TokenKind::Number) => {}
            Some(TokenKind::Punct(Punct::Comma | Punct::Slash | Punct::Hyphen)) => {}
            _ if matches!(reader.word(at), lexicon::AND | lexicon::OR) => {}
            _ => return lexicon::numbers_things(reader.word(at)) && at + 1 < figure.start,
        }
    }
    false
}

pub(super) fn lexicon_word(token: &Token) -> bool {
    is_rule_word(token.word) && !lexicon::numbers_things(token.word)
}

/// The first word of a sentence, a cell, a bracket, or after a colon: its capital means nothing.
fn starts_statement(reader: &Reader, at: usize) -> bool {
    let walls = [
        Punct::Colon,
        Punct::Open,
        Punct::Dash,
        Punct::Arrow,
        Punct::Semicolon,
        Punct::Quote,
    ];
    reader.has(at, TokenFlags::NEWLINE_BEFORE)
        || reader
            .before(at)
            .is_none_or(|before| walls.iter().any(|wall| before.is(*wall)))
}

/// Something that is counted follows: a word in the plural, perhaps after an adjective.
pub(super) fn counts_something(reader: &Reader, figure: &Figure) -> bool {
    (figure.end..figure.end + 3)
        .map_while(|at| reader.get(at).filter(|token| token.kind == TokenKind::Word))
        .any(|token| {
            let text = reader.text_of(token);
            let plural = text.len() > 3 && text.ends_with('s') && !text.ends_with("ss");
            plural && text.starts_with(char::is_lowercase) && !lexicon_word(token)
        })
}
