//! What a body may have wrong and still be understood: bytes, escapes, figures.
//!
//! Each replacement is as long as what it replaces in UTF-16 units, the usual measure of columns, so that
//! the text stays in step with the client's.

use serde_json::Value;

/// Bytes to text. Encoded surrogates are joined to their character or become U+FFFD, as other wrong bytes do.
pub fn utf8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let error = match std::str::from_utf8(rest) {
            Ok(valid) => {
                text.push_str(valid);
                return text;
            }
            Err(error) => error,
        };
        let (valid, bad) = rest.split_at(error.valid_up_to());
        text.push_str(&String::from_utf8_lossy(valid));
        let (character, length) = wrong_bytes(bad, error.error_len());
        text.push(character);
        rest = &bad[length..];
    }
}

fn wrong_bytes(bad: &[u8], error: Option<usize>) -> (char, usize) {
    match (encoded_unit(bad), bad.get(3..).and_then(encoded_unit)) {
        (Some(high), Some(low)) => match char::decode_utf16([high, low]).next() {
            Some(Ok(character)) => (character, 6),
            _ => (char::REPLACEMENT_CHARACTER, 3),
        },
        (Some(_), None) => (char::REPLACEMENT_CHARACTER, 3),
        (None, _) => (char::REPLACEMENT_CHARACTER, error.unwrap_or(bad.len())),
    }
}

/// A surrogate written as three bytes, which UTF-8 forbids.
fn encoded_unit(bytes: &[u8]) -> Option<u16> {
    match *bytes {
        [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..] => {
            Some(0xD000 | u16::from(b & 0x3F) << 6 | u16::from(c & 0x3F))
        }
        _ => None,
    }
}

/// JSON in which every `\uD83D` without its other half is `\uFFFD`; `None` when there is none to mend.
pub fn lone_surrogates(json: &str) -> Option<String> {
    let mut mended = json.as_bytes().to_vec();
    let (mut at, mut changed) = (0, false);
    while at < mended.len() {
        if mended[at] != b'\\' {
            at += 1;
            continue;
        }
        let (length, lone) = escape_at(&mended[at..]);
        if lone {
            mended[at + 2..at + 6].copy_from_slice(b"FFFD");
            changed = true;
        }
        at += length;
    }
    changed.then(|| String::from_utf8(mended).ok()).flatten()
}

/// The length in bytes of the escape at the start, and whether it is half a character.
fn escape_at(bytes: &[u8]) -> (usize, bool) {
    match (escaped_unit(bytes), bytes.get(6..).and_then(escaped_unit)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, false),
        (Some(0xD800..=0xDFFF), _) => (6, true),
        (Some(_), _) => (6, false),
        (None, _) => (2, false),
    }
}

fn escaped_unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Brings lines, characters and versions that are no natural numbers into the range that the protocol allows.
pub fn figures(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(figures),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(name, field)| match name.as_str() {
                "line" | "character" | "version" => figure(field),
                _ => figures(field),
            }),
        _ => {}
    }
}

fn figure(value: &mut Value) {
    match value.as_f64() {
        Some(figure) if !value.as_i64().is_some_and(|n| (0..=MOST).contains(&n)) => {
            *value = Value::from((figure as i64).clamp(0, MOST));
        }
        _ => figures(value),
    }
}

/// The greatest `uinteger` of the protocol.
const MOST: i64 = i32::MAX as i64;

#[cfg(test)]
mod tests;
