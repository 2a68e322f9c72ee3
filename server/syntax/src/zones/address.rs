//! Addresses in running text: URLs, hosts, e-mail.

use super::bytes::{skip, skip_back};
use crate::TextRange;

/// Endings by which a host is known when no scheme stands before it.
const DOMAINS: [&str; 14] = [
    "com",
    "net",
    "org",
    "io",
    "aws",
    "dev",
    "cn",
    "edu",
    "gov",
    "cloud",
    "app",
    "co",
    "amazonaws",
    "info",
];

/// The URL around the `:` at `colon`, in `floor..bytes.len()`: `https://…`, `s3://bucket/key`.
pub(super) fn url(bytes: &[u8], floor: usize, colon: usize) -> Option<TextRange> {
    if !bytes[colon..].starts_with(b"://") {
        return None;
    }
    let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let start = skip_back(bytes, floor.max(colon.saturating_sub(32)), colon, is_scheme);
    if start + 2 > colon {
        return None;
    }
    let end = url_end(bytes, colon + 3);
    (end > colon + 3).then_some(TextRange::new(start, end))
}

/// The host, with what follows it, around the `.` at `dot`: `docs.aws.amazon.com/lambda`, `sqs.amazonaws.com`.
pub(super) fn host(bytes: &[u8], floor: usize, dot: usize) -> Option<TextRange> {
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = skip(bytes, dot + 1, is_label);
    let label = &bytes[dot + 1..end];
    if !DOMAINS.iter().any(|domain| domain.as_bytes() == label) {
        return None;
    }
    let is_host = |byte| is_label(byte) || matches!(byte, b'.' | b'*');
    let start = skip_back(bytes, floor, dot, is_host);
    let has_name = bytes[start..dot]
        .last()
        .is_some_and(|byte| is_label(*byte) || *byte == b'*');
    if !has_name {
        return None;
    }
    let end = match bytes.get(end) {
        Some(b'.' | b'/' | b':') => url_end(bytes, end),
        _ => end,
    };
    Some(TextRange::new(start, end))
}

/// The e-mail address around the `@` at `at`. `Lambda@Edge` is none: no domain follows.
pub(super) fn email(bytes: &[u8], floor: usize, at: usize) -> Option<TextRange> {
    let is_name =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let start = skip_back(bytes, floor, at, is_name);
    let is_domain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let mut end = skip(bytes, at + 1, is_domain);
    while end > at + 1 && !bytes[end - 1].is_ascii_alphanumeric() {
        end -= 1;
    }
    let top = bytes[at + 1..end].rsplit(|byte| *byte == b'.').next()?;
    let has_top =
        top.len() >= 2 && top.len() < end - at - 1 && top.iter().all(u8::is_ascii_lowercase);
    (start < at && has_top).then_some(TextRange::new(start, end))
}

/// Where the URL of which `start` is a part ends. Punctuation at its end belongs to the sentence.
fn url_end(bytes: &[u8], start: usize) -> usize {
    let is_part = |byte: u8| {
        byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'`' | b']' | b'|' | b'\\')
    };
    let mut end = skip(bytes, start, is_part);
    let mut open = parentheses(&bytes[start..end]);
    while end > start {
        match bytes[end - 1] {
            b'?' | b'!' | b'.' | b',' | b':' | b';' | b'*' | b'_' | b'~' | b'\'' | b'=' => end -= 1,
            b')' if open < 0 => {
                open += 1;
                end -= 1;
            }
            _ => break,
        }
    }
    end
}

/// How many more parentheses are opened than closed.
fn parentheses(bytes: &[u8]) -> isize {
    bytes.iter().fold(0, |open, byte| match byte {
        b'(' => open + 1,
        b')' => open - 1,
        _ => open,
    })
}
