//! Queries that take the beginnings of a name's words: "kdf", "dynstr" for "DynamoDB Streams", "queue" for "Simple Queue Service".

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// More words than a name has.
const WORDS: usize = 24;

/// Where words begin in a folded name, in bytes; see `super::fold`. A word begins behind a space or mark, at a hump, and at a digit.
pub(super) fn starts(name: &str) -> Box<[u8]> {
    let (mut starts, mut length) = (Vec::new(), 0);
    let mut before = ' ';
    for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            let hump = before.is_lowercase() && c.is_uppercase();
            let digit = before.is_alphabetic() && c.is_ascii_digit();
            if !before.is_alphanumeric() || hump || digit {
                starts.extend(u8::try_from(length).ok());
            }
            length += c.to_lowercase().map(char::len_utf8).sum::<usize>();
        }
        before = c;
    }
    starts.truncate(WORDS);
    starts.into()
}

/// Whether a folded query is put together from beginnings of words of `name`, in their order. With `first`, of the first word too.
pub(super) fn abbreviates(query: &str, name: &str, starts: &[u8], first: bool) -> bool {
    let (query, name) = (query.as_bytes(), name.as_bytes());
    let starts: Vec<usize> = starts.iter().map(|start| usize::from(*start)).collect();
    // `reached[at]`: the earliest word that may follow when so much of the query is taken.
    let mut reached: Vec<Option<usize>> = vec![None; query.len() + 1];
    reached[0] = Some(0);
    for at in 0..query.len() {
        let Some(from) = reached[at] else { continue };
        let words = starts.iter().enumerate().skip(from);
        for (word, start) in words.take(if first && at == 0 { 1 } else { WORDS }) {
            let end = starts.get(word + 1).copied().unwrap_or(name.len());
            let Some(letters) = name.get(*start..end) else {
                continue;
            };
            let pairs = letters.iter().zip(&query[at..]);
            let taken = pairs.take_while(|(letter, typed)| letter == typed).count();
            for length in 1..=taken {
                let next = &mut reached[at + length];
                *next = Some(next.map_or(word + 1, |other| other.min(word + 1)));
            }
        }
    }
    reached[query.len()].is_some()
}

#[cfg(test)]
mod tests {
    use super::{super::fold, *};

    fn fits(query: &str, name: &str, first: bool) -> bool {
        abbreviates(&fold(query), &fold(name), &starts(name), first)
    }

    #[test]
    fn words_begin_at_spaces_marks_humps_and_digits() {
        assert_eq!(*starts("DynamoDB Streams"), [0, 6, 8]);
        assert_eq!(*starts("Site-to-Site VPN"), [0, 4, 6, 10]);
        assert_eq!(*starts("Éla Route53"), [0, 3, 8]);
    }

    #[test]
    fn beginnings_of_words_abbreviate_a_name() {
        for query in ["kdf", "kinfire", "kinesisf", "kindafi"] {
            assert!(fits(query, "Kinesis Data Firehose", true), "{query}");
        }
        for query in ["krehose", "kose", "dfk", "fire"] {
            assert!(!fits(query, "Kinesis Data Firehose", true), "{query}");
        }
    }

    #[test]
    fn a_word_inside_is_enough_where_the_first_need_not_be_meant() {
        assert!(fits("queue", "Simple Queue Service", false));
        assert!(!fits("queue", "quarantine zone", false));
        assert!(!fits("queue", "query result caching", false));
    }
}
