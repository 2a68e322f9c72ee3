//! How a word is written, as flags.

use super::{TokenFlags, fold::Shape};

/// The flags of a plain word that `rest` starts with.
#[inline]
pub(super) fn shape_flags(rest: &[u8], shape: Shape) -> TokenFlags {
    match shape.capitals {
        0 => TokenFlags::default(),
        1 if shape.len > 1 && rest[0].is_ascii_uppercase() && rest[1].is_ascii_lowercase() => {
            TokenFlags::CAPITALISED
        }
        _ => case_flags(&rest[..shape.len]),
    }
}

/// The flags of any word.
pub(super) fn case_flags(word: &[u8]) -> TokenFlags {
    if !word[0].is_ascii_uppercase() {
        return TokenFlags::default();
    }
    let body = if word.len() > 2 {
        word.strip_suffix(b"s").unwrap_or(word)
    } else {
        word
    };
    if body.len() > 1 && !body.iter().any(u8::is_ascii_lowercase) {
        TokenFlags::CAPITALISED | TokenFlags::ALL_CAPS
    } else {
        TokenFlags::CAPITALISED
    }
}
