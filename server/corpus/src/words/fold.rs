//! A word as it is compared: small letters, no accents, its stem.

use std::borrow::Cow;

use super::stem::{stem_folded, stem_letters};

/// Longest word that is folded in place.
const INLINE: usize = 64;

/// Longest word in capitals that counts as an acronym and is not stemmed.
pub(super) const LONGEST_ACRONYM: usize = 5;

/// Every letter, digit and `_` of ASCII as a small letter, 0 for all other bytes.
const SMALL: [u8; 256] = small();

const fn small() -> [u8; 256] {
    let mut small = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() || letter == b'_' {
            small[byte] = letter.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
}

/// Room for the folded stem of one word, used again and again.
pub(super) struct Folder {
    inline: [u8; INLINE],
    len: usize,
    long: Vec<u8>,
}

/// How a plain word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub len: usize,
    /// How many capitals.
    pub capitals: usize,
    /// Not letters alone.
    pub figures: bool,
}

impl Folder {
    pub fn new() -> Folder {
        Folder {
            inline: [0; INLINE],
            len: 0,
            long: Vec::new(),
        }
    }

    /// The folded stem of what was read last.
    pub fn stem(&self) -> &[u8] {
        if self.len <= INLINE {
            &self.inline[..self.len]
        } else {
            &self.long
        }
    }

    /// Reads the letters, digits and `_` that `rest` starts with; its first byte is a letter.
    /// `None` when the word goes on with anything else (an apostrophe, an inner dot, letters outside ASCII) or is very long:
    /// then [`Folder::fold`] has to be used.
    #[inline]
    pub fn fold_plain(&mut self, rest: &[u8]) -> Option<Shape> {
        let mut shape = Shape::default();
        for (to, from) in self.inline.iter_mut().zip(rest) {
            let small = SMALL[usize::from(*from)];
            if small == 0 {
                break;
            }
            *to = small;
            shape.len += 1;
            shape.capitals += usize::from(small != *from);
            shape.figures |= small < b'a';
        }
        let next = rest.get(shape.len).copied().unwrap_or(b' ');
        if shape.len == INLINE
            || matches!(next, b'\'' | b'.' | 0x80..)
            || rest[shape.len - 1] == b'_'
        {
            return None;
        }
        self.len = shape.len;
        if !shape.figures {
            self.shorten(
                shape.capitals,
                is_plural_acronym(&rest[..shape.len]),
                stem_letters,
            );
        }
        Some(shape)
    }

    /// Reads a short plain word that ends in `s` in its other form: `NODES` as the word that it is, "emrfs" as an acronym.
    #[cold]
    pub fn turn(&mut self, word: &[u8]) {
        let len = word.len().min(INLINE);
        self.inline[..len].copy_from_slice(&word[..len]);
        self.inline[..len].make_ascii_lowercase();
        self.len = match word.iter().all(u8::is_ascii_uppercase) {
            true => stem_letters(&mut self.inline[..len]),
            false => len,
        };
    }

    /// Reads any word.
    pub fn fold(&mut self, word: &str) {
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        if word.len() <= INLINE && word.is_ascii() {
            self.len = word.len();
            self.inline[..word.len()].copy_from_slice(word.as_bytes());
            self.inline[..word.len()].make_ascii_lowercase();
        } else {
            self.set_slowly(word);
        }
        self.shorten(capitals, is_plural_acronym(word.as_bytes()), stem_folded);
    }

    /// To the stem. Acronyms have none, but may have a small `s` for the plural: `SNS`, `CMKs`, `vCPUs`.
    #[inline]
    fn shorten(&mut self, capitals: usize, plural: bool, stem: fn(&mut [u8]) -> usize) {
        let len = self.len;
        if capitals == len && len <= LONGEST_ACRONYM {
            return;
        }
        if len > INLINE {
            let len = stem(&mut self.long);
            self.long.truncate(len);
            return;
        }
        self.len = if plural {
            len - 1
        } else {
            stem(&mut self.inline[..len])
        };
    }

    fn set_slowly(&mut self, word: &str) {
        let plain: String = word
            .chars()
            .flat_map(char::to_lowercase)
            .map(plain)
            .filter(|c| *c != '\0')
            .collect();
        self.len = plain.len();
        if plain.len() <= INLINE {
            self.inline[..plain.len()].copy_from_slice(plain.as_bytes());
        } else {
            self.long = plain.into_bytes();
        }
    }
}

/// A small `s` after a capital.
#[inline]
fn is_plural_acronym(word: &[u8]) -> bool {
    matches!(word, [_, .., before, b's'] if before.is_ascii_uppercase())
}

/// Without accents; `\0` for what is dropped (combining accents, soft hyphens); typographic apostrophes become plain.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | 'ʼ' => '\'',
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}' => '\0',
        other => other,
    }
}

/// The stem of a word, as [`super::Vocabulary`] compares it.
pub(super) fn stem_of(word: &str) -> Cow<'_, str> {
    let mut folder = Folder::new();
    folder.fold(word);
    // Folding keeps the text valid, and stems end at ASCII letters.
    match std::str::from_utf8(folder.stem()) {
        Ok(stem) if stem != word => Cow::Owned(stem.to_owned()),
        _ => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_and_accents() {
        for (word, stem) in [
            ("Café", "cafe"),
            ("NAÏFS", "naif"),
            ("CMKs", "cmk"),
            ("vCPUs", "vcpu"),
            ("SNS", "sns"),
            ("Has", "has"),
            ("IDs", "id"),
            ("IOPS", "iops"),
            ("isn’t", "isn't"),
            ("日本", "日本"),
        ] {
            assert_eq!(stem_of(word), stem);
        }
    }

    #[test]
    fn both_ways_to_fold_agree() {
        for word in [
            "Buckets",
            "CMKs",
            "vCPUs",
            "EC2",
            "IOPS",
            "processing",
            "DynamoDB",
            "Is",
            "As",
            "snake_case",
            "APIs",
            "Bs",
            "Has",
            "Bus",
            "DBs",
        ] {
            let mut folder = Folder::new();
            let shape = folder.fold_plain(word.as_bytes()).expect("plain");
            assert_eq!(shape.len, word.len());
            assert_eq!(folder.stem(), stem_of(word).as_bytes(), "{word}");
        }
    }

    #[test]
    fn very_long_words_are_words_too() {
        let long = "é".repeat(100) + "s";
        assert_eq!(stem_of(&long), "e".repeat(100));
    }
}
