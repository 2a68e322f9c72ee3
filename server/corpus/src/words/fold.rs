//! A word as it is compared: small letters, no accents, its stem.

use std::borrow::Cow;

use super::stem::stem_folded;

/// Longest word that is folded in place.
const INLINE: usize = 64;

/// The folded stem of a word, on the stack unless the word is very long.
pub(super) struct Folded {
    inline: [u8; INLINE],
    len: usize,
    long: Option<Vec<u8>>,
}

impl Folded {
    pub fn new(word: &str) -> Folded {
        let stemmable = !is_acronym(word);
        let mut folded = Folded { inline: [0; INLINE], len: 0, long: None };
        if word.len() <= INLINE && word.is_ascii() {
            folded.len = word.len();
            for (to, from) in folded.inline.iter_mut().zip(word.as_bytes()) {
                *to = from.to_ascii_lowercase();
            }
        } else {
            folded.set_slowly(word);
        }
        if stemmable {
            let len = stem_folded(folded.bytes_mut());
            folded.truncate(len);
        } else if word.ends_with('s') {
            folded.truncate(folded.as_bytes().len() - 1);
        }
        folded
    }

    pub fn as_bytes(&self) -> &[u8] {
        match &self.long {
            Some(long) => long,
            None => &self.inline[..self.len],
        }
    }

    pub fn as_str(&self) -> &str {
        // Folding keeps the text valid and stems end at ASCII letters.
        std::str::from_utf8(self.as_bytes()).unwrap_or("")
    }

    fn bytes_mut(&mut self) -> &mut [u8] {
        match &mut self.long {
            Some(long) => long,
            None => &mut self.inline[..self.len],
        }
    }

    fn truncate(&mut self, len: usize) {
        match &mut self.long {
            Some(long) => long.truncate(len),
            None => self.len = len,
        }
    }

    fn set_slowly(&mut self, word: &str) {
        let plain: String = word.chars().flat_map(char::to_lowercase).map(plain).filter(|c| *c != '\0').collect();
        if plain.len() <= INLINE {
            self.len = plain.len();
            self.inline[..plain.len()].copy_from_slice(plain.as_bytes());
        } else {
            self.long = Some(plain.into_bytes());
        }
    }
}

/// All capitals up to five letters, a small `s` may follow: `SNS`, `CMKs`, `vCPUs`.
fn is_acronym(word: &str) -> bool {
    let bytes = word.as_bytes();
    let plural = bytes.len() > 2 && bytes[bytes.len() - 1] == b's' && bytes[bytes.len() - 2].is_ascii_uppercase();
    plural || (bytes.len() <= 5 && bytes.iter().all(u8::is_ascii_uppercase))
}

/// Without accents; `\0` for what is dropped (combining accents, soft hyphens, typographic apostrophes become plain).
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
        '\u{300}'..='\u{36f}' | '\u{ad}' => '\0',
        other => other,
    }
}

/// The stem of a word, as [`super::Vocabulary`] compares it.
pub(super) fn stem_of(word: &str) -> Cow<'_, str> {
    let folded = Folded::new(word);
    if folded.as_bytes() == word.as_bytes() { Cow::Borrowed(word) } else { Cow::Owned(folded.as_str().to_owned()) }
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
            ("IOPS", "iops"),
            ("isn’t", "isn't"),
            ("日本", "日本"),
        ] {
            assert_eq!(stem_of(word), stem);
        }
    }

    #[test]
    fn very_long_words_are_words_too() {
        let long = "é".repeat(100) + "s";
        assert_eq!(stem_of(&long), "e".repeat(100));
    }
}
