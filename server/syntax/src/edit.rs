//! A change to a text.

use crate::TextRange;

/// Puts `new_text` in the place of the bytes in `range`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextEdit {
    /// What is replaced; empty for an insertion.
    pub range: TextRange,
    /// What stands there afterwards; empty for a deletion.
    pub new_text: String,
}

impl TextEdit {
    /// Puts `new_text` in the place of `range`.
    pub fn replace(range: TextRange, new_text: impl Into<String>) -> TextEdit {
        TextEdit {
            range,
            new_text: new_text.into(),
        }
    }

    /// Puts `new_text` before the byte at `offset`.
    pub fn insert(offset: usize, new_text: impl Into<String>) -> TextEdit {
        TextEdit::replace(TextRange::empty(offset), new_text)
    }

    /// Takes `range` away.
    pub fn delete(range: TextRange) -> TextEdit {
        TextEdit::replace(range, "")
    }
}
