//! Names that only machines read: ARNs and API actions.

use super::bytes::{skip, skip_back};
use crate::TextRange;

/// Longer actions are text, so that endless ones cannot make reading slow.
const LONGEST_ACTION: usize = 128;

/// The ARN around the `:` at `colon`, the first in it: `arn:aws:s3:::bucket/*`.
pub(super) fn arn(bytes: &[u8], floor: usize, colon: usize) -> Option<TextRange> {
    let start = colon.checked_sub(3).filter(|start| *start >= floor)?;
    let begins =
        bytes[start..colon].eq_ignore_ascii_case(b"arn") && bytes[colon..].starts_with(b":aws");
    if !begins || is_word(bytes, floor, start) {
        return None;
    }
    let mut end = colon;
    while let Some(next) = arn_part(bytes, end) {
        end = next;
    }
    Some(TextRange::new(start, trim_end(bytes, colon, end)))
}

/// Where the next part of an ARN ends: a character, or a placeholder such as `<account-id>`.
fn arn_part(bytes: &[u8], at: usize) -> Option<usize> {
    let byte = *bytes.get(at)?;
    if byte == b'<' {
        let end = skip(bytes, at + 1, |byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
        });
        return (end > at + 1 && bytes.get(end) == Some(&b'>')).then_some(end + 1);
    }
    let is_part = byte.is_ascii_alphanumeric() || b":/_-.*${}@=,+#?()".contains(&byte);
    is_part.then_some(at + 1)
}

/// Leaves punctuation and emphasis at the end to the sentence.
fn trim_end(bytes: &[u8], floor: usize, mut end: usize) -> usize {
    while end > floor {
        match &bytes[floor..end] {
            [.., b'*', b'*'] => end -= 2,
            [.., b'.' | b',' | b';' | b')' | b'_'] => end -= 1,
            _ => break,
        }
    }
    end
}

/// The API action around the `:` at `colon`: `s3:GetObject`, `aws:SourceIp`.
///
/// `sqs:*` is not hidden: emphasis may end in the same way (`*metrics:*`), and nothing is said in it.
pub(super) fn action(bytes: &[u8], floor: usize, colon: usize) -> Option<TextRange> {
    let is_service = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let start = skip_back(bytes, floor, colon, is_service);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'/' | b'-');
    let bytes = &bytes[..bytes.len().min(colon + LONGEST_ACTION)];
    let end = skip(bytes, colon + 1, is_name);
    let name = bytes[colon + 1..end]
        .strip_suffix(b":")
        .unwrap_or(&bytes[colon + 1..end]);
    let found = TextRange::new(start, colon + 1 + name.len());
    let is_action = name.first()?.is_ascii_uppercase() && has_humps(name);
    (start + 2 <= colon && is_action && !is_word(bytes, floor, start)).then_some(found)
}

/// Whether a capital stands behind a small letter, as in `GetObject`.
fn has_humps(name: &[u8]) -> bool {
    name.windows(2)
        .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
}

/// Whether the byte before `start` belongs to the same word.
fn is_word(bytes: &[u8], floor: usize, start: usize) -> bool {
    start > floor
        && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'_' | 128..))
}
