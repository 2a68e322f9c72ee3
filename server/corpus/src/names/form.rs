//! One spelling of one name, prepared for the automaton.

use crate::{Brand, Entry, EntryIx, MentionKind};

/// A spelling.
#[derive(Debug)]
pub struct Form {
    /// Small letters and digits only.
    pub squashed: Vec<u8>,
    /// Whether a gap may stand before byte i of `squashed`.
    pub gaps: Vec<bool>,
    /// Which of those gaps are humps (`DynamoDB`) and no gaps of the name itself.
    pub humps: Vec<bool>,
    /// The letters in their case, where only that case counts.
    pub exact: Option<Vec<u8>>,
    /// The name itself holds a colon, slash or at sign (`re:Post`).
    pub punctuated: bool,
    /// Has to begin with a capital in the text.
    pub capitalised: bool,
    /// The brand that it begins with, where it is part of the form.
    pub brand: Brand,
    /// Who is named.
    pub entry: EntryIx,
    /// How.
    pub kind: MentionKind,
}

/// All forms of an entry.
///
/// The brand is looked for in front of each mention, so that one form serves "Glue Studio" and "AWS Glue Studio".
/// A single word loses its brand only where the entry lists it without: "AWS Support" is no licence for "support";
/// nor does a former name that is ambiguous without: "AWS Single Sign-On" is one, single sign-on is not.
pub fn forms(ix: EntryIx, entry: &Entry) -> Vec<Form> {
    let listed = |name: &str| {
        entry
            .aliases
            .iter()
            .chain(&entry.abbreviations)
            .any(|alias| alias == name)
    };
    let ordinary = |name: &str| {
        entry
            .ambiguous
            .iter()
            .any(|word| word.eq_ignore_ascii_case(name))
    };
    let mut forms = Vec::new();
    let mut add = |name: &str, kind, capitalised| {
        let (brand, rest) = split_brand(name);
        let former = matches!(kind, MentionKind::Former(_));
        let speaks_for_itself = rest.contains([' ', '-']) && !(former && ordinary(rest));
        let name = if speaks_for_itself || listed(rest) {
            rest
        } else {
            name
        };
        let brand = if name == rest { Brand::None } else { brand };
        let form = Form {
            brand,
            capitalised,
            ..form(name, ix, kind)
        };
        if form.squashed.len() > 1
            && !forms
                .iter()
                .any(|other: &Form| other.squashed == form.squashed && other.kind <= kind)
        {
            forms.push(form);
        }
    };
    for name in std::iter::once(&entry.name)
        .chain(&entry.aliases)
        .chain(&entry.abbreviations)
    {
        if !ordinary(name) {
            add(name, MentionKind::Current, false);
        }
    }
    for name in &entry.ambiguous {
        add(name, MentionKind::Ambiguous, true);
    }
    for (at, former) in (0..).zip(&entry.formerly) {
        for name in std::iter::once(&former.name).chain(&former.also) {
            add(name, MentionKind::Former(at), false);
        }
    }
    forms
}

fn split_brand(name: &str) -> (Brand, &str) {
    let amazon = name
        .strip_prefix("Amazon ")
        .map(|rest| (Brand::Amazon, rest));
    amazon
        .or_else(|| name.strip_prefix("AWS ").map(|rest| (Brand::Aws, rest)))
        .unwrap_or((Brand::None, name))
}

/// CMK, KDF, KDA: matched in this case only. S3, EC2, X-Ray hold a digit or small letters and are safe in any case.
fn is_short_capitals(name: &str) -> bool {
    name.len() <= 6 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn form(name: &str, entry: EntryIx, kind: MentionKind) -> Form {
    let mut squashed = Vec::new();
    let (mut gaps, mut humps) = (Vec::new(), Vec::new());
    let mut letters = Vec::new();
    let mut previous = ' ';
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            let after_gap = !previous.is_ascii_alphanumeric();
            let hump = c.is_ascii_uppercase() && previous.is_ascii_lowercase();
            let digit = c.is_ascii_digit() && previous.is_ascii_alphabetic() && squashed.len() > 2;
            gaps.push(after_gap || hump || digit);
            humps.push(hump && !after_gap);
            letters.push(c as u8);
            squashed.push(c.to_ascii_lowercase() as u8);
        }
        previous = c;
    }
    let exact = is_short_capitals(name).then_some(letters);
    let punctuated = name.contains([':', '/', '@']);
    Form {
        squashed,
        gaps,
        humps,
        exact,
        punctuated,
        capitalised: false,
        brand: Brand::None,
        entry,
        kind,
    }
}
