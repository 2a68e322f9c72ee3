//! Verb endings and silent letters, over small ASCII letters.

/// Drops `-ed` and `-ing` and mends what stands before: `mapp` to `map`, `stor` to `store`, `tri` to `try`.
/// Works on `word[..len]` and returns the new length.
pub(super) fn without_ed_or_ing(word: &mut [u8], len: usize) -> usize {
    let rest = match &word[..len] {
        [rest @ .., b'e', b'd'] if rest.last() != Some(&b'e') => rest.len(),
        [rest @ .., b'i', b'n', b'g'] => rest.len(),
        _ => return len,
    };
    if rest < 2
        || len < 4
        || !word[..rest]
            .iter()
            .enumerate()
            .any(|(at, _)| is_vowel(word, at))
    {
        return len;
    }
    if word[len - 1] == b'd' && word[rest - 1] == b'i' && rest > 2 {
        word[rest - 1] = b'y';
        return rest;
    }
    mend(word, rest)
}

/// Puts back the `e` that the ending swallowed, takes away the letter that it doubled.
fn mend(word: &mut [u8], len: usize) -> usize {
    let needs_e = match &word[..len] {
        [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] | [.., b'u'] => true,
        [_, last] => !is_vowel_letter(*last),
        _ => measure(word, len) == 1 && ends_short(word, len),
    };
    if needs_e {
        word[len] = b'e';
        return len + 1;
    }
    let last = word[len - 1];
    let doubled = len > 3 && word[len - 2] == last && !is_vowel_letter(last);
    if doubled && !matches!(last, b'l' | b's' | b'z') {
        len - 1
    } else {
        len
    }
}

/// Drops a silent `e` after more than a lone short syllable and one `l` of a last `ll`; `-ie` becomes `-y`.
pub(super) fn without_silent_end(word: &mut [u8], len: usize) -> usize {
    if len < 4 {
        return len;
    }
    match &word[..len] {
        [.., b'i', b'e'] if len > 4 => {
            word[len - 2] = b'y';
            len - 1
        }
        [.., b'e'] => {
            let measure = measure(word, len - 1);
            let silent = measure > 1 || (measure == 1 && !ends_short(word, len - 1));
            if silent { len - 1 } else { len }
        }
        [.., b'l', b'l'] if measure(word, len) > 1 => len - 1,
        _ => len,
    }
}

fn is_vowel_letter(letter: u8) -> bool {
    // A bit for each of a, e, i, o, u.
    letter.is_ascii_lowercase() && 0x0010_4111_u32 >> (letter - b'a') & 1 == 1
}

/// `y` is a vowel after a consonant.
fn is_vowel(word: &[u8], at: usize) -> bool {
    is_vowel_letter(word[at]) || (word[at] == b'y' && at > 0 && !is_vowel(word, at - 1))
}

/// How many times a vowel is followed by a consonant: roughly the syllables of `word[..len]`, 2 for all that has more.
fn measure(word: &[u8], len: usize) -> usize {
    let mut count = 0;
    let mut vowel = false;
    for (at, letter) in word[..len].iter().enumerate() {
        let now = is_vowel_letter(*letter) || (*letter == b'y' && at > 0 && !vowel);
        count += usize::from(vowel && !now);
        if count == 2 {
            break;
        }
        vowel = now;
    }
    count
}

/// Ends in consonant, vowel, consonant, the last none of `w`, `x`, `y`: "rat", "fil", "plan".
fn ends_short(word: &[u8], len: usize) -> bool {
    len >= 3
        && !is_vowel(word, len - 3)
        && is_vowel(word, len - 2)
        && !is_vowel(word, len - 1)
        && !matches!(word[len - 1], b'w' | b'x' | b'y')
}
