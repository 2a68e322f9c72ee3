//! Words that stand in several segments: `**S**imple`, `**DynamoDB**'s`.

use super::{
    TokenFlags, TokenKind,
    case::case_flags,
    scan,
    tokenize::{Tokenizer, negation_flag},
};

/// Longest word that is still joined, in bytes with its markup.
const LONGEST: usize = 200;

/// The letters of the word that was joined last, and its token's index.
pub(super) struct Joined {
    letters: String,
    at: usize,
}

impl Default for Joined {
    fn default() -> Self {
        Joined {
            letters: String::new(),
            at: usize::MAX,
        }
    }
}

impl Tokenizer<'_> {
    /// Continues the word that ended with the former segment; returns how many bytes it took.
    pub fn join(&mut self, seen: usize, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let index = self.out.len().wrapping_sub(1);
        let Some(last) = self
            .last()
            .copied()
            .filter(|last| last.kind == TokenKind::Word && last.range.end == seen)
        else {
            return 0;
        };
        let len = scan::word_len(rest);
        if last.range.len() > LONGEST
            || len == 0
            || (len == 1 && !rest.starts_with(char::is_alphanumeric))
        {
            return 0;
        }
        if last.flags.has(TokenFlags::CODE) != self.zone.has(TokenFlags::CODE) {
            return if matches!(&rest[..len], "s" | "es") {
                len
            } else {
                0
            };
        }
        if self.joined.at != index {
            self.joined.letters.clear();
            self.joined
                .letters
                .push_str(&self.text[last.range.start..last.range.end]);
        }
        self.joined.at = index;
        self.joined.letters.push_str(&rest[..len]);
        let word = self.vocabulary.get(&self.joined.letters);
        let keep = last.flags;
        let Some(last) = self.out.last_mut() else {
            return 0;
        };
        last.range.end = at + len;
        last.word = word;
        last.flags =
            keep_gap(keep) | case_flags(self.joined.letters.as_bytes()) | negation_flag(word);
        len
    }
}

fn keep_gap(flags: TokenFlags) -> TokenFlags {
    let mut kept = TokenFlags::default();
    for flag in [
        TokenFlags::CODE,
        TokenFlags::SPACE_BEFORE,
        TokenFlags::SEGMENT_START,
        TokenFlags::NEWLINE_BEFORE,
    ] {
        if flags.has(flag) {
            kept |= flag;
        }
    }
    kept
}
