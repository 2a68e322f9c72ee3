//! Words with dots inside: `e.g.`, `i.e.`, `U.S.`, `a.k.a.`.

/// Longest chain of letters that is taken for an abbreviation.
pub(super) const LONGEST: usize = 6;

/// The length in bytes of a chain of single letters with dots between at the start of `rest`, its last dot included,
/// and its letters; `None` when there is no such chain.
pub(super) fn dotted(rest: &[u8]) -> Option<(usize, [u8; LONGEST], usize)> {
    let mut letters = [0; LONGEST];
    let mut count = 0;
    let mut at = 0;
    while count < LONGEST
        && rest.get(at).is_some_and(u8::is_ascii_alphabetic)
        && rest.get(at + 1) == Some(&b'.')
    {
        letters[count] = rest[at];
        count += 1;
        at += 2;
    }
    if count > 0
        && rest.get(at).is_some_and(u8::is_ascii_alphabetic)
        && !rest.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        && count < LONGEST
    {
        letters[count] = rest[at];
        count += 1;
        at += 1;
    } else if rest.get(at).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    (count > 1).then_some((at, letters, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_of_letters() {
        for (text, len) in [
            ("e.g. this", 4),
            ("i.e this", 3),
            ("U.S. East", 4),
            ("a.k.a.", 6),
        ] {
            assert_eq!(
                dotted(text.as_bytes()).map(|found| found.0),
                Some(len),
                "{text}"
            );
        }
        for text in ["a. b", "e.goo", "x.y1", "s3.amazon", "a"] {
            assert_eq!(dotted(text.as_bytes()), None, "{text}");
        }
    }
}
