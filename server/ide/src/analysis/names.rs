//! Names in use: which are former, which name something that is gone, and where that is said already.

use std::ops::Range;

use cloudgloss_corpus::{Brand, Corpus, Entry, Mention, MentionKind, Status};
use cloudgloss_syntax::BlockKind;
use jiff::civil::Date;

use super::{
    claim::Silence,
    context::Context,
    mood,
    past::{self, Dated, says, vetoes},
    reading::Reading,
    scope::Scope,
};

/// How far from a name "formerly" may stand, in tokens.
const NEAR: usize = 14;

/// A name in a block.
#[derive(Clone, Debug)]
pub struct NameUse {
    /// What is named, and where.
    pub mention: Mention,
    /// Whether a rule may have something to say of it: a former name, something that is leaving.
    pub notable: bool,
    /// Why nothing is reported of it, if there were something to report.
    pub silence: Option<Silence>,
    /// Whether it is advised to be used.
    pub advised: bool,
    /// The last day of the date that the sentence itself carries.
    pub as_of: Option<Date>,
}

/// All names of a block that count: an ordinary word counts only where AWS is spoken of.
pub fn uses(corpus: &Corpus, scope: &Scope, kind: BlockKind, reading: &Reading) -> Vec<NameUse> {
    if reading.mentions.is_empty() {
        return Vec::new();
    }
    let past = scope.is_past();
    let mut uses = Vec::with_capacity(reading.mentions.len());
    for sentence in reading.sentences() {
        let dated = past::dated(corpus, reading, sentence.clone());
        let past = past
            || Context::new(corpus, scope, kind, reading, sentence.clone()).is_past_column(corpus);
        for &mention in reading.mentions_in(sentence.clone()) {
            if counts(scope, kind, reading, &sentence, &mention) {
                uses.push(name_use(
                    corpus,
                    kind,
                    reading,
                    sentence.clone(),
                    mention,
                    past,
                    dated,
                ));
            }
        }
    }
    uses
}

/// An ordinary word names a service when the brand stands in front, when a heading names it too,
/// or when it is a capitalised word amid a sentence.
fn counts(
    scope: &Scope,
    kind: BlockKind,
    reading: &Reading,
    sentence: &Range<usize>,
    mention: &Mention,
) -> bool {
    if mention.kind != MentionKind::Ambiguous || mention.brand != Brand::None {
        return true;
    }
    let named_above = scope.title.contains(&mention.entry)
        || scope
            .levels()
            .any(|(_, level)| level.subjects.contains(&mention.entry));
    let short = sentence.len() <= 4 && matches!(kind, BlockKind::Heading { .. });
    let first = reading.token_at(mention.range.start) == sentence.start;
    named_above || short || !first
}

fn name_use(
    corpus: &Corpus,
    kind: BlockKind,
    reading: &Reading,
    sentence: Range<usize>,
    mention: Mention,
    past: bool,
    dated: Dated,
) -> NameUse {
    let entry = corpus.entry(mention.entry);
    let silence = match mention.kind {
        // A row with both names is a row about the rename.
        MentionKind::Former(_)
            if kind == BlockKind::TableRow && has_present_name(&reading.mentions, &mention) =>
        {
            Some(Silence::PresentBeside)
        }
        MentionKind::Former(at) => former_silence(
            corpus,
            reading,
            sentence.clone(),
            &mention,
            entry,
            at as usize,
        ),
        _ if is_leaving(entry) => leaving_silence(corpus, reading, sentence.clone(), entry),
        _ => None,
    };
    let as_of = if let Dated::AsOf(day) = dated {
        Some(day)
    } else {
        None
    };
    let bounded = (past || dated == Dated::Bounded).then_some(Silence::Past);
    let notable = matches!(mention.kind, MentionKind::Former(_)) || is_leaving(entry);
    NameUse {
        mention,
        notable,
        silence: silence.or(bounded),
        advised: is_advised(corpus, reading, sentence, &mention),
        as_of,
    }
}

fn has_present_name(mentions: &[Mention], mention: &Mention) -> bool {
    mentions
        .iter()
        .any(|other| other.entry == mention.entry && other.kind == MentionKind::Current)
}

/// Whether new customers cannot have it, now or soon.
pub fn is_leaving(entry: &Entry) -> bool {
    entry.lifecycle.verified
        && matches!(
            entry.lifecycle.status,
            Status::Closed | Status::Ending | Status::Retired
        )
}

fn former_silence(
    corpus: &Corpus,
    reading: &Reading,
    sentence: Range<usize>,
    mention: &Mention,
    entry: &Entry,
    at: usize,
) -> Option<Silence> {
    let tokens = &reading.tokens;
    if entry
        .formerly
        .get(at)
        .is_some_and(|former| vetoes(&former.unless, tokens, sentence.clone(), &[], &|_, _| false))
    {
        Some(Silence::Unless)
    } else if has_present_name(reading.mentions_in(sentence.clone()), mention) {
        Some(Silence::PresentBeside)
    } else if says(
        &corpus.phrases().renaming,
        tokens,
        around(reading, &sentence, mention),
    ) {
        Some(Silence::Past)
    } else {
        None
    }
}

fn leaving_silence(
    corpus: &Corpus,
    reading: &Reading,
    sentence: Range<usize>,
    entry: &Entry,
) -> Option<Silence> {
    if vetoes(
        &entry.lifecycle.unless,
        &reading.tokens,
        sentence.clone(),
        &[],
        &|_, _| false,
    ) {
        Some(Silence::Unless)
    } else if says(&corpus.phrases().ending, &reading.tokens, sentence) {
        Some(Silence::SaysSo)
    } else {
        None
    }
}

/// The words around a mention, within its sentence.
fn around(reading: &Reading, sentence: &Range<usize>, mention: &Mention) -> Range<usize> {
    let start = reading
        .token_at(mention.full.start)
        .saturating_sub(NEAR)
        .max(sentence.start);
    let end = (reading.token_at(mention.full.end) + NEAR).min(sentence.end);
    start..end.max(start)
}

fn is_advised(
    corpus: &Corpus,
    reading: &Reading,
    sentence: Range<usize>,
    mention: &Mention,
) -> bool {
    let at = reading.token_at(mention.full.start);
    let clause = mood::clause_of(&reading.tokens, sentence, at);
    says(
        &corpus.phrases().advice,
        &reading.tokens,
        clause.start..at.max(clause.start),
    )
}
