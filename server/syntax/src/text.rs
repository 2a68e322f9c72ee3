//! Places in a text, and the way from one kind to another.
//!
//! A place has four representations, and each has one home:
//!
//! | kind | what is counted | where it is used |
//! | --- | --- | --- |
//! | offset: `usize`, [`TextRange`](crate::TextRange) | bytes of UTF-8 from the start of the text, 0-based | everywhere in Cloudgloss |
//! | block-relative offset | bytes from the start of a block, 0-based | [`segments`](crate::segments), [`markers`](crate::markers), findings that are kept |
//! | [`Position`] | 0-based line, and on it bytes, UTF-16 code units or characters, as [`PositionEncoding`] says | the protocol, nowhere else |
//! | line and column for people | 1-based line, 1-based character | messages of the command line |
//!
//! From block-relative to absolute is [`TextRange::shift`](crate::TextRange::shift).
//! The two functions here lead between offset and `Position`; both clamp and so never fail:
//! an editor may be a keystroke ahead of the server or behind it.
//!
//! Lines end at `\n`, `\r\n` and `\r`, and nowhere else, as in the protocol.

use ropey::Rope;

/// What the `character` of a [`Position`] counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum PositionEncoding {
    /// Bytes. Cheapest for us; used when the editor offers it.
    Utf8,
    /// UTF-16 code units: what the protocol takes for granted.
    #[default]
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

/// A place as an editor names it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Default)]
pub struct Position {
    /// 0-based.
    pub line: u32,
    /// 0-based; its unit is a [`PositionEncoding`].
    pub character: u32,
}

/// The byte at `position`.
///
/// A line past the end gives the end of the text; a character past the line's end gives the line's end, before
/// its line break; the inside of a character gives that character's start.
pub fn offset_at(rope: &Rope, position: Position, encoding: PositionEncoding) -> usize {
    let line = position.line as usize;
    if line >= rope.len_lines() {
        return rope.len_bytes();
    }
    let start = rope.line_to_byte(line);
    let character = position.character as usize;
    let offset = match encoding {
        PositionEncoding::Utf8 => floor(rope, start.saturating_add(character)),
        PositionEncoding::Utf16 => {
            let units = rope
                .char_to_utf16_cu(rope.byte_to_char(start))
                .saturating_add(character);
            rope.char_to_byte(rope.utf16_cu_to_char(units.min(rope.len_utf16_cu())))
        }
        PositionEncoding::Utf32 => {
            let char = rope.byte_to_char(start).saturating_add(character);
            rope.char_to_byte(char.min(rope.len_chars()))
        }
    };
    offset.min(line_end(rope, line))
}

/// The position of the byte at `offset`.
///
/// An offset past the end gives the end of the text; the inside of a character gives that character's start; the
/// inside of `\r\n` gives the place before it.
pub fn position_at(rope: &Rope, offset: usize, encoding: PositionEncoding) -> Position {
    let offset = before_line_feed(rope, floor(rope, offset));
    let line = rope.byte_to_line(offset);
    let start = rope.line_to_byte(line);
    let units = |offset| match encoding {
        PositionEncoding::Utf8 => offset,
        PositionEncoding::Utf16 => rope.char_to_utf16_cu(rope.byte_to_char(offset)),
        PositionEncoding::Utf32 => rope.byte_to_char(offset),
    };
    Position {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        character: u32::try_from(units(offset) - units(start)).unwrap_or(u32::MAX),
    }
}

/// The start of the character that `offset` falls into, at most the end of the text.
pub(crate) fn floor(rope: &Rope, offset: usize) -> usize {
    let offset = offset.min(rope.len_bytes());
    let (chunk, start, _, _) = rope.chunk_at_byte(offset);
    // Chunks begin and end between characters.
    let inside = offset - start;
    let boundary = (0..=inside).rev().find(|at| chunk.is_char_boundary(*at));
    start + boundary.unwrap_or(0)
}

/// Out of the middle of `\r\n`, to the place before it.
fn before_line_feed(rope: &Rope, offset: usize) -> usize {
    let is = |at: usize, byte| rope.get_byte(at) == Some(byte);
    let inside = offset > 0 && is(offset, b'\n') && is(offset - 1, b'\r');
    offset - usize::from(inside)
}

/// Where `line` ends, before its line break.
fn line_end(rope: &Rope, line: usize) -> usize {
    let start = rope.line_to_byte(line);
    let end = rope.line_to_byte(line + 1);
    let has = |end: usize, byte| end > start && rope.byte(end - 1) == byte;
    match end {
        end if has(end, b'\n') => end - 1 - usize::from(has(end - 1, b'\r')),
        end if has(end, b'\r') => end - 1,
        end => end,
    }
}

#[cfg(test)]
mod tests {
    use super::PositionEncoding::{Utf8, Utf16, Utf32};
    use super::*;

    fn at(text: &str, line: u32, character: u32, encoding: PositionEncoding) -> usize {
        offset_at(
            &Rope::from_str(text),
            Position { line, character },
            encoding,
        )
    }

    #[test]
    fn counts_in_each_unit() {
        let text = "é😀x"; // 2 + 4 + 1 bytes, 1 + 2 + 1 units
        assert_eq!(at(text, 0, 6, Utf8), 6);
        assert_eq!(at(text, 0, 3, Utf16), 6);
        assert_eq!(at(text, 0, 2, Utf32), 6);
    }

    #[test]
    fn goes_back_to_the_start_of_a_character() {
        assert_eq!(at("é😀x", 0, 2, Utf16), 2, "between two surrogates");
        assert_eq!(at("é😀x", 0, 1, Utf8), 0);
        let rope = Rope::from_str("é😀x");
        assert_eq!(position_at(&rope, 4, Utf16).character, 1);
    }

    #[test]
    fn clamps_lines_and_characters() {
        for encoding in [Utf8, Utf16, Utf32] {
            assert_eq!(at("ab\r\ncd", 0, 9, encoding), 2);
            assert_eq!(at("ab\rcd", 0, u32::MAX, encoding), 2);
            assert_eq!(at("ab\ncd", 1, 9, encoding), 5);
            assert_eq!(at("ab\ncd", u32::MAX, u32::MAX, encoding), 5);
            assert_eq!(at("", 0, 3, encoding), 0);
        }
    }

    #[test]
    fn breaks_lines_as_the_protocol_does() {
        let rope = Rope::from_str("a\rb\r\nc\u{2028}d\u{b}e\u{85}f\n");
        assert_eq!(rope.len_lines(), 4);
        assert_eq!(
            position_at(&rope, 2, Utf8),
            Position {
                line: 1,
                character: 0
            }
        );
        assert_eq!(
            position_at(&rope, 4, Utf8),
            Position {
                line: 1,
                character: 1
            },
            "inside \\r\\n"
        );
        assert_eq!(position_at(&rope, 999, Utf8).line, 3);
    }

    #[test]
    fn comes_back_to_where_it_began() {
        let rope = Rope::from_str("# Ü\r\n\r\nda 😀 — ta\rz\n\n");
        for offset in rope.chars().scan(0, |at, char| {
            *at += char.len_utf8();
            Some(*at)
        }) {
            let inside_line_break =
                rope.get_byte(offset) == Some(b'\n') && rope.byte(offset - 1) == b'\r';
            for encoding in [Utf8, Utf16, Utf32] {
                let back = offset_at(&rope, position_at(&rope, offset, encoding), encoding);
                assert_eq!(back, offset - usize::from(inside_line_break));
            }
        }
    }
}
