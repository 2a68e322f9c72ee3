//! What begins with `<`: comments, autolinks, tags.

use memchr::memmem;

use super::bytes::{is_space, skip};
use crate::TextRange;

/// Longer tags are text, so that unclosed quotes cannot make reading slow.
const LONGEST_TAG: usize = 2048;

/// What stands behind a `<`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Html {
    /// `<!-- … -->`, and tags such as `<b>` that do not part words; up to this byte.
    Glue(usize),
    /// `<br>` and all other tags; `<https://…>`; up to this byte.
    Break(usize),
    /// `<code>…</code>`: up to this byte, and the range between the tags.
    Code(usize, TextRange),
}

/// Which tags and comments nothing closes, so that the rest of the text is not searched for each of them.
#[derive(Default)]
pub(super) struct Unclosed {
    comment: bool,
    /// One bit for each of [`CODE`] and [`HIDDEN`].
    elements: u16,
}

/// Elements whose content is code.
const CODE: [&str; 4] = ["code", "kbd", "samp", "tt"];

/// Elements whose content is not read: struck through, or no text at all.
const HIDDEN: [&str; 6] = ["del", "s", "strike", "script", "style", "pre"];

/// What begins with the `<` at `start`; `None` if that is a mere less-than sign.
pub(super) fn html(bytes: &[u8], start: usize, unclosed: &mut Unclosed) -> Option<Html> {
    match bytes.get(start + 1)? {
        b'!' => comment(bytes, start, unclosed),
        b'?' => within(bytes, start + 2, b"?>").map(Html::Break),
        b'/' => tag(bytes, start, start + 2),
        _ => autolink(bytes, start).or_else(|| element(bytes, start, unclosed)),
    }
}

/// `<!-- … -->` of any length, or a short declaration such as `<!DOCTYPE html>`.
fn comment(bytes: &[u8], start: usize, unclosed: &mut Unclosed) -> Option<Html> {
    if !bytes[start..].starts_with(b"<!--") {
        let is_name = bytes.get(start + 2).is_some_and(u8::is_ascii_alphabetic);
        return is_name.then(|| within(bytes, start, b">"))?.map(Html::Glue);
    }
    if unclosed.comment {
        return None;
    }
    let body = start + 4;
    for empty in [&b">"[..], b"->"] {
        if bytes[body..].starts_with(empty) {
            return Some(Html::Glue(body + empty.len()));
        }
    }
    let close = memmem::find(&bytes[body..], b"-->");
    unclosed.comment = close.is_none();
    close.map(|close| Html::Glue(body + close + 3))
}

/// Where the nearest `close` ends, if it is not far from `start`.
fn within(bytes: &[u8], start: usize, close: &[u8]) -> Option<usize> {
    let end = bytes.len().min(start + LONGEST_TAG);
    memmem::find(bytes.get(start..end)?, close).map(|found| start + found + close.len())
}

/// `<https://…>` or `<someone@example.com>`.
fn autolink(bytes: &[u8], start: usize) -> Option<Html> {
    let inner = start + 1;
    let end = skip(bytes, inner, |byte| {
        !is_space(byte) && !matches!(byte, b'<' | b'>')
    });
    let link = &bytes[inner..end];
    let scheme = skip(link, 0, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
    });
    let is_url = (2..=32).contains(&scheme)
        && link.get(scheme) == Some(&b':')
        && link[0].is_ascii_alphabetic();
    let is_address = memchr::memchr(b'@', link).is_some_and(|at| at > 0 && at + 1 < link.len());
    let is_link = bytes.get(end) == Some(&b'>') && (is_url || is_address);
    is_link.then_some(Html::Break(end + 1))
}

/// An opening tag; with some, what they enclose goes with them.
fn element(bytes: &[u8], start: usize, unclosed: &mut Unclosed) -> Option<Html> {
    let found = tag(bytes, start, start + 1)?;
    let (Html::Glue(open) | Html::Break(open) | Html::Code(open, _)) = found;
    let name = name(bytes, start + 1);
    let known = CODE
        .iter()
        .chain(&HIDDEN)
        .position(|known| name.eq_ignore_ascii_case(known.as_bytes()));
    let Some(index) = known.filter(|index| unclosed.elements & 1 << index == 0) else {
        return Some(found);
    };
    let Some((close, end)) = closing(bytes, open, name) else {
        unclosed.elements |= 1 << index;
        return Some(found);
    };
    let is_code = index < CODE.len();
    Some(if is_code {
        Html::Code(end, TextRange::new(open, close))
    } else {
        Html::Break(end)
    })
}

/// The tag at `start` whose name begins at `at`.
fn tag(bytes: &[u8], start: usize, at: usize) -> Option<Html> {
    let bytes = &bytes[..bytes.len().min(start + LONGEST_TAG)];
    let name = name(bytes, at);
    if !name.first()?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = at + name.len();
    while let Some(next) = attribute(bytes, at) {
        at = next;
    }
    at = skip(bytes, at, is_space);
    at += usize::from(bytes.get(at) == Some(&b'/'));
    let end = at + 1;
    (bytes.get(at) == Some(&b'>')).then(|| {
        if parts_words(name) {
            Html::Break(end)
        } else {
            Html::Glue(end)
        }
    })
}

fn name(bytes: &[u8], at: usize) -> &[u8] {
    &bytes[at..skip(bytes, at, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'-'
    })]
}

/// Where the attribute behind `at` ends: white space, a name, perhaps a value.
fn attribute(bytes: &[u8], at: usize) -> Option<usize> {
    let start = skip(bytes, at, is_space);
    let is_name =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.' | b'-' | b'@');
    let end = skip(bytes, start, is_name);
    if start == at || end == start {
        return None;
    }
    let equals = skip(bytes, end, is_space);
    if bytes.get(equals) != Some(&b'=') {
        return Some(end);
    }
    value(bytes, skip(bytes, equals + 1, is_space))
}

fn value(bytes: &[u8], start: usize) -> Option<usize> {
    match *bytes.get(start)? {
        quote @ (b'"' | b'\'') => {
            let close = memchr::memchr(quote, &bytes[start + 1..])?;
            Some(start + 1 + close + 1)
        }
        _ => {
            let is_bare =
                |byte| !is_space(byte) && !matches!(byte, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`');
            Some(skip(bytes, start, is_bare)).filter(|end| *end > start)
        }
    }
}

/// The closing tag of `name` behind `open`: where it begins and ends.
fn closing(bytes: &[u8], open: usize, name: &[u8]) -> Option<(usize, usize)> {
    memmem::find_iter(&bytes[open..], b"</").find_map(|found| {
        let at = open + found + 2;
        let after = at + name.len();
        let same = bytes.get(at..after)?.eq_ignore_ascii_case(name);
        let end = skip(bytes, after, is_space);
        (same && bytes.get(end) == Some(&b'>')).then_some((open + found, end + 1))
    })
}

/// Whether the words before and after a tag stand apart. Tags that only change how words look are the exception.
fn parts_words(name: &[u8]) -> bool {
    const LOOKS: [&str; 27] = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark", "q", "samp", "small", "span", "strong", "sub", "sup", "tt", "u",
        "var", "wbr",
    ];
    !LOOKS
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}
