//! On which side of a run of emphasis marks words stand.

/// What stands next to a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    Punctuation,
    Word,
}

/// Whether a run of emphasis marks can open and can close emphasis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flanking {
    pub(super) opens: bool,
    pub(super) closes: bool,
}

/// Reads what stands around the run of `mark` at `start..end`, by the rules of CommonMark.
pub(super) fn flanking(text: &str, start: usize, end: usize, mark: u8) -> Flanking {
    let before = side(text[..start].chars().next_back());
    let after = side(text[end..].chars().next());
    let left = after != Side::Space && (after == Side::Word || before != Side::Word);
    let right = before != Side::Space && (before == Side::Word || after != Side::Word);
    if mark == b'_' {
        // Inside a word it is part of the word: snake_case.
        return Flanking {
            opens: left && (!right || before == Side::Punctuation),
            closes: right && (!left || after == Side::Punctuation),
        };
    }
    Flanking {
        opens: left,
        closes: right,
    }
}

fn side(char: Option<char>) -> Side {
    match char {
        None => Side::Space,
        Some(char) if char.is_whitespace() => Side::Space,
        Some(char) if char.is_alphanumeric() => Side::Word,
        Some(char) if char.is_ascii_control() => Side::Word,
        Some(_) => Side::Punctuation,
    }
}
