//! Small questions about bytes.

/// Bytes at which markup may begin or end; the scanner skips all others.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"\\`*_~=[]<&:@.\n\r";
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
};

/// The next special byte in `start..end`, or `end`.
pub(super) fn next_special(bytes: &[u8], start: usize, end: usize) -> usize {
    let rest = &bytes[start..end];
    rest.iter()
        .position(|byte| SPECIAL[usize::from(*byte)])
        .map_or(end, |found| start + found)
}

/// Where the bytes that fulfil `wanted` end, seen from `start`.
pub(super) fn skip(bytes: &[u8], start: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| wanted(**byte)).count()
}

/// Where the bytes that fulfil `wanted` begin, seen from `end` backwards, not before `floor`.
pub(super) fn skip_back(
    bytes: &[u8],
    floor: usize,
    end: usize,
    wanted: impl Fn(u8) -> bool,
) -> usize {
    let before = bytes.get(floor..end).unwrap_or_default();
    end - before
        .iter()
        .rev()
        .take_while(|byte| wanted(**byte))
        .count()
}

/// A blank or a tab.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// A carriage return or a line feed.
pub(super) fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// White space within a paragraph.
pub(super) fn is_space(byte: u8) -> bool {
    is_blank(byte) || is_line_break(byte)
}
