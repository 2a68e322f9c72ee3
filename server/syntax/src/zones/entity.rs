//! HTML entities: `&amp;`, `&#160;`.

use super::bytes::skip;

/// Where the entity that begins with the `&` at `start` ends.
pub(super) fn entity(bytes: &[u8], start: usize) -> Option<usize> {
    let name = start + 1;
    let digits = name + usize::from(bytes.get(name) == Some(&b'#'));
    let end = skip(bytes, digits, |byte| byte.is_ascii_alphanumeric());
    let len = end - digits;
    ((1..=32).contains(&len) && bytes.get(end) == Some(&b';')).then_some(end + 1)
}
