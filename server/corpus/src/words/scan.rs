//! Byte classes and the ends of words.

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Says nothing: `#`, `&`, `@`, backslash, control characters.
    Quiet,
    Space,
    Letter,
    Digit,
    Sign,
    Currency,
    Percent,
    /// The first byte of a character outside ASCII.
    Wide,
}

/// The class of every byte.
pub(super) const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Quiet; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'.' | b',' | b';' | b':' | b'?' | b'!' | b'(' | b')' | b'[' | b']' | b'"' | b'|'
            | b'~' | b'+' | b'/' | b'*' | b'-' | b'=' | b'>' | b'<' => Class::Sign,
            b'$' => Class::Currency,
            b'%' => Class::Percent,
            0x80.. => Class::Wide,
            _ => Class::Quiet,
        };
        byte += 1;
    }
    classes
}

/// The length in bytes of the word that `rest` starts with: letters, digits, `_`, apostrophes before letters,
/// dots between digits (`v1.2`). Starts with a letter.
pub(super) fn word_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let ideographic = rest.chars().next().is_some_and(is_ideographic);
    let mut len = 0;
    while len < bytes.len() {
        let byte = bytes[len];
        len += match CLASSES[byte as usize] {
            Class::Letter | Class::Digit if !ideographic => 1,
            Class::Quiet if byte == b'_' && !ideographic => 1,
            Class::Quiet
                if byte == b'\''
                    && bytes.get(len + 1).is_some_and(u8::is_ascii_alphabetic)
                    && !ideographic =>
            {
                1
            }
            Class::Sign if byte == b'.' && is_inner_dot(bytes, len) => 1,
            Class::Wide => match wide_len(&rest[len..], ideographic) {
                0 => break,
                wide => wide,
            },
            _ => break,
        };
    }
    while len > 1 && bytes[len - 1] == b'_' {
        len -= 1;
    }
    len
}

fn is_inner_dot(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The length of a character outside ASCII that continues a word, 0 if it does not.
fn wide_len(rest: &str, ideographic: bool) -> usize {
    let mut chars = rest.chars();
    match chars.next() {
        Some('’' | 'ʼ')
            if !ideographic && chars.next().is_some_and(|next| next.is_ascii_alphabetic()) =>
        {
            rest.len() - chars.as_str().len() - 1
        }
        Some(c) if is_joining(c) || (c.is_alphanumeric() && is_ideographic(c) == ideographic) => {
            c.len_utf8()
        }
        _ => 0,
    }
}

/// Combining accents and soft hyphens stand inside words.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

/// Scripts that are written without spaces: they do not join with Latin letters.
pub(super) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_people_see_it() {
        for (text, word) in [
            ("in-flight", "in"),
            ("DynamoDB,", "DynamoDB"),
            ("doesn't do", "doesn't"),
            ("can’t", "can’t"),
            ("users' data", "users"),
            ("v1.2.3 is", "v1.2.3"),
            ("m5.24xlarge", "m5.24xlarge"),
            ("message.max.bytes", "message"),
            ("EC2.Then", "EC2"),
            ("snake_case_", "snake_case"),
            ("Lambda函数", "Lambda"),
            ("函数Lambda", "函数"),
            ("naïve x", "naïve"),
            ("x", "x"),
        ] {
            assert_eq!(&text[..word_len(text)], word);
        }
    }
}
