//! Finding names in prose: one automaton over every name, abbreviation and former name.
//!
//! It runs over *squashed* text: small letters and digits only, so that `Cloud Watch`, `cloud-watch`, `CloudWatch`
//! and a name broken over two lines are one pattern. What was squeezed out is checked afterwards:
//! a mention begins and ends at a word's edge, nothing but blanks, hyphens and emphasis stands inside it,
//! and only where the name itself has a gap or a hump.

mod emphasis;
mod form;
mod squash;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cloudgloss_syntax::{Segment, TextRange};

use crate::{Entry, EntryIx};
use form::{Form, forms};
use squash::Squashed;

/// Words that name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name itself, in bytes of the text.
    pub range: TextRange,
    /// With "Amazon" or "AWS" in front, where it stands there.
    pub full: TextRange,
    /// What is named.
    pub entry: EntryIx,
    /// How.
    pub kind: MentionKind,
    /// The word in front.
    pub brand: Brand,
    /// In small letters and parted where the name is not ("media store"): tells what is spoken of, is never reported.
    pub loose: bool,
    /// Inside a code span that may be code: tells what is spoken of, is never reported.
    pub code: bool,
}

impl Mention {
    /// Whether it is words that may mean no service at all: the brand does not stand in front.
    pub fn is_ordinary(&self) -> bool {
        self.kind == MentionKind::Ambiguous && self.brand == Brand::None
    }
}

/// Which of its names an entry is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// A right name.
    Current,
    /// A right name that is an ordinary word too.
    Ambiguous,
    /// A former name: index into `Entry::formerly`.
    Former(u16),
}

/// The brand in front of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Brand {
    /// Nothing.
    None,
    /// "Amazon".
    Amazon,
    /// "AWS".
    Aws,
}

impl Brand {
    /// Letters.
    fn len(self) -> usize {
        match self {
            Brand::None => 0,
            Brand::Amazon => 6,
            Brand::Aws => 3,
        }
    }
}

/// The automaton and what its patterns mean.
#[derive(Debug)]
pub struct Names {
    automaton: Option<AhoCorasick>,
    forms: Vec<Form>,
}

impl Names {
    /// Builds the automaton over all names of `entries`; their order gives the `EntryIx`.
    pub fn new(entries: &[Entry]) -> Names {
        let forms: Vec<Form> = (0..)
            .zip(entries)
            .flat_map(|(ix, entry)| forms(EntryIx(ix), entry))
            .collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(forms.iter().map(|form| &form.squashed))
            .ok();
        Names { automaton, forms }
    }

    /// All mentions in `text`, in order, none overlapping: the longest name wins, then the present one.
    pub fn find(&self, text: &str, segments: &[Segment]) -> Vec<Mention> {
        let mut mentions = self.find_in(&Squashed::new(text, segments), false);
        let in_code = |mention: &&mut Mention| mention.code && !mention.is_ordinary();
        for mention in mentions.iter_mut().filter(in_code) {
            let is_emphasised = |range| emphasis::is_emphasised(text, segments, range);
            mention.code = !is_emphasised(mention.full);
            // "AWS [[Personal Health Dashboard]]": the brand stands outside.
            if mention.code && mention.range != mention.full && is_emphasised(mention.range) {
                mention.code = false;
                mention.full = mention.range;
                mention.brand = Brand::None;
            }
        }
        for mention in &mut mentions {
            mention.code |= is_in_identifier(text, mention.full);
        }
        mentions
    }

    /// Like `find`, for a file's name or a query: abbreviations count in any case.
    pub fn find_any_case(&self, text: &str) -> Vec<Mention> {
        self.find_in(&Squashed::plain(text), true)
    }

    fn find_in(&self, squashed: &Squashed, any_case: bool) -> Vec<Mention> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let mut found: Vec<(usize, usize, &Form)> = automaton
            .find_overlapping_iter(squashed.bytes())
            .filter_map(|hit| {
                let form = &self.forms[hit.pattern().as_usize()];
                let end = squashed.fits(form, hit.start(), hit.end(), any_case)?;
                // A longer name without the brand must not lose to a shorter one with it.
                Some((hit.start() + form.brand.len(), end, form))
            })
            .collect();
        found.sort_by_key(|&(start, end, form)| {
            (
                start,
                usize::MAX - end,
                form.brand == Brand::None,
                form.kind,
                form.entry,
            )
        });
        let mut mentions = Vec::new();
        let mut covered = 0;
        for (start, end, form) in found {
            if start >= covered {
                covered = end;
                mentions.push(squashed.mention(start, end, form));
            }
        }
        mentions
    }
}

/// Whether it is a part of `AWS::AppStream::Fleet`, which is what it is whatever the service is called.
fn is_in_identifier(text: &str, name: TextRange) -> bool {
    let before = text.get(..name.start).unwrap_or_default();
    let behind = text.get(name.end..).unwrap_or_default();
    before.ends_with("::") || behind.starts_with("::")
}
