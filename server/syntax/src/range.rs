//! A stretch of a text.

use std::ops::Range;

/// A half-open range of bytes; empty when `end <= start`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Default)]
pub struct TextRange {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl TextRange {
    /// The bytes from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> TextRange {
        TextRange { start, end }
    }

    /// The empty range at `offset`.
    pub const fn empty(offset: usize) -> TextRange {
        TextRange::new(offset, offset)
    }

    /// The number of bytes; 0 when the ends are the wrong way round.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the byte at `offset` is inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether a cursor at `offset` touches it: inside, or at either end.
    pub const fn contains_inclusive(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether all bytes of `other` are inside.
    pub const fn contains_range(self, other: TextRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both hold a common byte. Ranges that only touch do not intersect.
    pub const fn intersects(self, other: TextRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same stretch, `by` bytes further on: from block-relative to absolute.
    pub const fn shift(self, by: usize) -> TextRange {
        TextRange::new(self.start + by, self.end + by)
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: TextRange) -> TextRange {
        TextRange::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// This stretch of `text`; empty when the range does not fit it.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl From<Range<usize>> for TextRange {
    fn from(range: Range<usize>) -> TextRange {
        TextRange::new(range.start, range.end)
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Range<usize> {
        range.start..range.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANGE: TextRange = TextRange::new(3, 6);

    #[test]
    fn is_half_open() {
        assert_eq!(RANGE.len(), 3);
        assert!(RANGE.contains(3) && !RANGE.contains(6));
        assert!(RANGE.contains_inclusive(6) && !RANGE.contains_inclusive(7));
        assert!(TextRange::empty(4).is_empty());
    }

    #[test]
    fn reversed_ends_are_empty() {
        assert!(TextRange::new(6, 3).is_empty());
        assert_eq!(TextRange::new(6, 3).of("0123456789"), "");
    }

    #[test]
    fn touching_is_not_intersecting() {
        assert!(!RANGE.intersects(TextRange::new(6, 9)));
        assert!(RANGE.intersects(TextRange::new(5, 9)));
        assert!(RANGE.contains_range(TextRange::new(4, 6)));
        assert!(!RANGE.contains_range(TextRange::new(4, 7)));
    }

    #[test]
    fn moves_and_covers() {
        assert_eq!(RANGE.shift(10), TextRange::new(13, 16));
        assert_eq!(RANGE.cover(TextRange::new(8, 9)), TextRange::new(3, 9));
        assert_eq!(TextRange::from(3..6), RANGE);
        assert_eq!(Range::from(RANGE), 3..6);
    }

    #[test]
    fn reads_text() {
        assert_eq!(RANGE.of("an SNS topic"), "SNS");
        assert_eq!(RANGE.of("ab"), "");
    }
}
