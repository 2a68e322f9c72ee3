//! One spelling of one name, prepared for the automaton.

use crate::{Entry, EntryIx, MentionKind};

/// A spelling.
#[derive(Debug)]
pub struct Form {
    /// Small letters and digits only.
    pub squashed: Vec<u8>,
    /// Whether a gap may stand before byte i of `squashed`.
    pub gaps: Vec<bool>,
    /// The letters in their case, where only that case counts.
    pub exact: Option<Vec<u8>>,
    /// Has to begin with a capital in the text.
    pub capitalised: bool,
    /// Who is named.
    pub entry: EntryIx,
    /// How.
    pub kind: MentionKind,
}

/// All forms of an entry.
pub fn forms(ix: EntryIx, entry: &Entry) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut add = |name: &str, kind, exact, capitalised| {
        let form = form(name, ix, kind, exact, capitalised);
        if form.squashed.len() > 1 && !forms.iter().any(|other: &Form| other.squashed == form.squashed && other.kind <= kind) {
            forms.push(form);
        }
    };
    for name in std::iter::once(&entry.name).chain(&entry.aliases).map(|name| without_brand(name)) {
        if !entry.ambiguous.iter().any(|word| word.eq_ignore_ascii_case(name)) {
            add(name, MentionKind::Current, is_short_capitals(name), false);
        }
    }
    entry.abbreviations.iter().for_each(|name| add(name, MentionKind::Current, true, false));
    entry.ambiguous.iter().for_each(|name| add(without_brand(name), MentionKind::Ambiguous, is_short_capitals(name), true));
    for (at, former) in (0..).zip(&entry.formerly) {
        for name in std::iter::once(&former.name).chain(&former.also).map(|name| without_brand(name)) {
            add(name, MentionKind::Former(at), is_short_capitals(name), false);
        }
    }
    forms
}

/// The brand is looked for in front of each mention, so that one form serves "Glue" and "AWS Glue".
fn without_brand(name: &str) -> &str {
    let rest = name.strip_prefix("Amazon ").or_else(|| name.strip_prefix("AWS ")).unwrap_or(name);
    if rest.len() > 1 { rest } else { name }
}

/// CMK, KDF, KDA: matched in this case only. S3, EC2, X-Ray hold a digit or small letters and are safe in any case.
fn is_short_capitals(name: &str) -> bool {
    name.len() <= 6 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn form(name: &str, entry: EntryIx, kind: MentionKind, exact: bool, capitalised: bool) -> Form {
    let mut squashed = Vec::new();
    let mut gaps = Vec::new();
    let mut letters = Vec::new();
    let mut previous = ' ';
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            let after_gap = !previous.is_ascii_alphanumeric();
            let hump = c.is_ascii_uppercase() && previous.is_ascii_lowercase();
            let digit = c.is_ascii_digit() && previous.is_ascii_alphabetic() && squashed.len() > 2;
            gaps.push(after_gap || hump || digit);
            letters.push(c as u8);
            squashed.push(c.to_ascii_lowercase() as u8);
        }
        previous = c;
    }
    Form { squashed, gaps, exact: exact.then_some(letters), capitalised, entry, kind }
}
