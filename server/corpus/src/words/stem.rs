//! A light English stemmer: plurals, `-ed`, `-ing`, a last silent `e`, a possessive `'s`.
//!
//! Patterns and texts go through it alike, so what counts is that forms of one word meet and different words do not:
//! "plane" and "plan", "note" and "not", "role" and "roll" stay apart. The rule for a silent `e` is the classic one:
//! it stays after a lone short syllable (`rate`, `note`) and goes elsewhere (`messag`, `databas`).

use std::borrow::Cow;

use super::{fold, suffix};

/// The stem of a word in small letters, as [`super::Vocabulary`] compares words. Allocates unless the word is its own stem.
pub fn stem(word: &str) -> Cow<'_, str> {
    fold::stem_of(word)
}

/// Stems a folded word in place and returns the length of the stem.
pub(super) fn stem_folded(word: &mut [u8]) -> usize {
    let len = without_possessive(word);
    let word = &mut word[..len];
    if word.iter().all(u8::is_ascii_lowercase) {
        stem_letters(word)
    } else {
        len
    }
}

/// The same for a word of small ASCII letters alone.
#[inline]
pub(super) fn stem_letters(word: &mut [u8]) -> usize {
    let len = word.len();
    // Most words end in none of these.
    if len < 4 || !matches!(word[len - 1], b's' | b'd' | b'g' | b'e' | b'l') {
        return len;
    }
    let len = without_plural(word);
    let len = suffix::without_ed_or_ing(word, len);
    suffix::without_silent_end(word, len)
}

/// `'s` goes, also under four letters; `n't` stays.
fn without_possessive(word: &[u8]) -> usize {
    match word {
        [rest @ .., b'\'', b's'] if !rest.is_empty() => rest.len(),
        _ => word.len(),
    }
}

/// `-s` goes, `-ies` becomes `-y`, `-sses` becomes `-ss`.
fn without_plural(word: &mut [u8]) -> usize {
    let len = word.len();
    if word[len - 1] != b's' || is_no_plural(word) {
        return len;
    }
    if word.ends_with(b"sses") {
        return len - 2;
    }
    if word.ends_with(b"ies") && len > 4 {
        word[len - 3] = b'y';
        return len - 2;
    }
    len - 1
}

fn is_no_plural(word: &[u8]) -> bool {
    let before = word[word.len() - 2];
    match before {
        b's' | b'i' => true,
        // "cpus" and "gpus" are plurals, "status" and "plus" are not.
        b'u' => {
            !matches!(
                word,
                [_, b'p', b'u', b's'] | [b'v', _, b'p', b'u', b's'] | [_, b'c', b'u', b's']
            ) || word == b"opus"
        }
        // These are names, or end in -as.
        _ => matches!(
            word,
            b"alias"
                | b"https"
                | b"iops"
                | b"atlas"
                | b"canvas"
                | b"bias"
                | b"kubernetes"
                | b"postgres"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            "cache caches cached caching",
            "use uses used using",
            "store stores stored storing",
            "queue queues queued queuing queueing",
            "policy policies",
            "query queries queried querying",
            "cookie cookies",
            "box boxes",
            "batch batches batched batching",
            "process processes processed processing",
            "index indexes indexed",
            "alias aliases",
            "map maps mapped mapping",
            "control controls controlled controlling",
            "install installs installed installing",
            "bill bills billed billing",
            "create creates created creating",
            "replicate replicates replicated replicating",
            "treat treated",
            "rate rates rated",
            "note notes noted",
            "file files filed",
            "change changes changed changing",
            "release releases released",
            "encrypt encrypted encrypting encrypts",
            "route routes routed routing",
            "retry retries retried retrying",
            "exceed exceeds exceeded exceeding",
            "support supports supported supporting",
            "limit limits limited limiting",
            "message messages",
            "value values valued",
            "set sets setting settings",
            "log logs logged logging",
            "copy copies copied copying",
            "cpu cpus",
            "address addresses",
            "class classes",
        ] {
            let stems: Vec<_> = forms.split(' ').map(stem).collect();
            assert!(
                stems.iter().all(|one| *one == stems[0]),
                "{forms}: {stems:?}"
            );
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for words in [
            "plan plane",
            "not note",
            "role roll",
            "file fill",
            "http https",
            "rat rate",
            "cod code",
            "access acces",
            "tap tape",
            "stream steam",
            "status stat",
            "plus plu",
            "string str",
            "host hose",
            "cap cape",
            "cube cub",
            "sit site",
            "bar bare",
            "on one",
            "add ad",
        ] {
            let (left, right) = words.split_once(' ').expect("two words");
            assert_ne!(stem(left), stem(right));
        }
    }

    #[test]
    fn names_keep_their_s() {
        for word in [
            "access", "bus", "dns", "sns", "process", "class", "kinesis", "redis", "analysis",
            "https", "iops", "status", "alias", "aws",
        ] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn words_with_digits_are_left_alone() {
        for word in ["ec2s", "s3", "x1ed", "ipv4ing"] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn stems_are_stable_enough_to_be_patterns() {
        assert_eq!(stem("Athena's"), "athena");
        assert_eq!(stem("Streaming"), "stream");
        assert_eq!(stem("can't"), "can't");
    }
}
