//! Which characters are punctuation, and which sequences of them are one sign.

use super::Punct;

/// The sign that `rest` begins with and its length in bytes; `None` for characters that say nothing.
pub(super) fn sign(rest: &str) -> Option<(Punct, usize)> {
    let bytes = rest.as_bytes();
    let next = bytes.get(1).copied().unwrap_or(0);
    Some(match bytes.first()? {
        b'.' => (Punct::Stop, 1),
        b',' => (Punct::Comma, 1),
        b';' => (Punct::Semicolon, 1),
        b':' => (Punct::Colon, 1),
        b'?' => (Punct::Question, 1),
        b'!' => (Punct::Exclamation, 1),
        b'(' => (Punct::Open, 1),
        b')' => (Punct::Close, 1),
        b'[' => (Punct::OpenBracket, 1),
        b']' => (Punct::CloseBracket, 1),
        b'"' => (Punct::Quote, 1),
        b'|' => (Punct::Pipe, 1),
        b'~' => (Punct::Tilde, 1),
        b'+' => (Punct::Plus, 1),
        b'/' => (Punct::Slash, 1),
        b'*' => (Punct::Star, 1),
        b'-' if bytes.starts_with(b"-->") => (Punct::Arrow, 3),
        b'-' if next == b'>' => (Punct::Arrow, 2),
        b'-' if bytes.starts_with(b"---") => (Punct::Dash, 3),
        b'-' if next == b'-' => (Punct::Dash, 2),
        b'-' => (Punct::Hyphen, 1),
        b'=' if next == b'>' => (Punct::Arrow, 2),
        b'=' => (Punct::Equal, 1 + usize::from(next == b'=')),
        b'>' if next == b'=' => (Punct::AtLeast, 2),
        b'>' => (Punct::Greater, 1),
        b'<' if next == b'=' => (Punct::AtMost, 2),
        b'<' => (Punct::Less, 1),
        _ => return wide_sign(rest.chars().next()?),
    })
}

/// Typographic and full-width signs.
fn wide_sign(c: char) -> Option<(Punct, usize)> {
    let punct = match c {
        '。' => Punct::Stop,
        '，' | '、' => Punct::Comma,
        '；' => Punct::Semicolon,
        '：' => Punct::Colon,
        '？' => Punct::Question,
        '！' => Punct::Exclamation,
        '（' => Punct::Open,
        '）' => Punct::Close,
        '“' | '”' | '„' | '«' | '»' => Punct::Quote,
        '—' | '―' => Punct::Dash,
        '–' | '‐' | '‑' | '−' => Punct::Hyphen,
        '→' | '⇒' | '➡' | '⟶' => Punct::Arrow,
        '≤' => Punct::AtMost,
        '≥' => Punct::AtLeast,
        '≈' | '～' => Punct::Tilde,
        '×' => Punct::Times,
        _ => return None,
    };
    Some((punct, c.len_utf8()))
}

/// A sign that sets off one statement from the next when it stands at a line's start: an emoji, a bullet, an arrow.
pub(super) fn is_bullet(c: char) -> bool {
    !c.is_ascii()
        && !c.is_alphanumeric()
        && !c.is_whitespace()
        && !matches!(wide_sign(c), Some((punct, _)) if punct != Punct::Arrow)
        && !matches!(c, '‘' | '’' | '€' | '£' | '¥' | '°' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// A bullet that sets off statements wherever it stands.
pub(super) fn is_plain_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '▪' | '●' | '◦' | '■')
}
