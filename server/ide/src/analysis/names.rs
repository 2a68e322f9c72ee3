//! Names in use: which are former, which name something that is gone, and where that is said already.

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus, Entry, EntryIx, Mention, MentionKind, Status,
    pattern::Pattern,
    words::{Token, TokenFlags, WordId},
};
use cloudgloss_syntax::{BlockKind, TextRange};
use jiff::civil::Date;

use super::{
    claim::Silence,
    context::Context,
    level, mood,
    past::{self, Dated, says, vetoes},
    reading::Reading,
    scope::Scope,
    veto::without_former_names,
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
    /// The sentence, or the next one, says plainly that it is gone.
    pub tells_end: bool,
    /// The last day of the date that the sentence itself carries.
    pub as_of: Option<Date>,
}

/// All names of a block that count: an ordinary word counts only where AWS is spoken of.
/// `listed`: it stands in a list behind an entry about a service, or in a table of services.
pub fn uses(
    corpus: &Corpus,
    scope: &Scope,
    kind: BlockKind,
    listed: bool,
    reading: &Reading,
) -> Vec<NameUse> {
    if reading.mentions.is_empty() {
        return Vec::new();
    }
    let mut uses = Vec::with_capacity(reading.mentions.len());
    let sentences = reading.sentences();
    for (index, range) in sentences.iter().enumerate() {
        let mentions = reading.mentions_in(range.clone());
        if mentions.is_empty() {
            continue;
        }
        let sentence = Sentence::new(
            corpus,
            scope,
            kind,
            reading,
            range.clone(),
            sentences.get(index + 1).cloned(),
        );
        let counting = mentions
            .iter()
            .filter(|mention| counts(scope, kind, listed, reading, range, mention));
        uses.extend(counting.map(|mention| sentence.name_use(*mention)));
    }
    silence_what_is_gone(&mut uses);
    uses
}

/// The mentions of a block that count, in order; `listed` as in [`uses`].
pub fn mentions(scope: &Scope, kind: BlockKind, listed: bool, reading: &Reading) -> Vec<Mention> {
    if reading.mentions.is_empty() {
        return Vec::new();
    }
    let sentences = reading.sentences();
    let counting = sentences.iter().flat_map(|sentence| {
        let mentions = reading.mentions_in(sentence.clone()).iter();
        mentions.filter(|mention| counts(scope, kind, listed, reading, sentence, mention))
    });
    counting.copied().collect()
}

/// Where the block goes on to say of a name that it is gone, the mentions before need no telling.
fn silence_what_is_gone(uses: &mut [NameUse]) {
    let mut gone: Vec<EntryIx> = Vec::new();
    for name in uses.iter_mut().rev() {
        if name.tells_end {
            gone.push(name.mention.entry);
        } else if gone.contains(&name.mention.entry) {
            name.silence = name.silence.or(Some(Silence::SaysSo));
        }
    }
}

/// An ordinary word names a service when the brand stands in front, when a heading names it too,
/// when it is a capitalised word amid a sentence, or heads an entry in a list or table of services.
fn counts(
    scope: &Scope,
    kind: BlockKind,
    listed: bool,
    reading: &Reading,
    sentence: &Range<usize>,
    mention: &Mention,
) -> bool {
    if !mention.is_ordinary() {
        return true;
    }
    let named_above = scope.title.contains(&mention.entry)
        || scope
            .levels()
            .any(|(_, level)| level.subjects.contains(&mention.entry));
    let short = sentence.len() <= 4 && matches!(kind, BlockKind::Heading { .. });
    let first = reading.token_at(mention.range.start) == sentence.start;
    let (before, _) = reading.tokens.split_at(sentence.start);
    let heads = listed
        && !mention.loose
        && !before.iter().any(Token::is_item)
        && level::is_head(&reading.tokens[sentence.clone()], mention);
    named_above || short || !first || heads || is_title(reading, mention)
}

/// "Data Pipeline moves …": that the second word has a capital too, and what follows has none, tells a name at the start of a sentence.
fn is_title(reading: &Reading, mention: &Mention) -> bool {
    let capital = |token: &Token| token.flags.has(TokenFlags::CAPITALISED);
    let start = reading.token_at(mention.range.start);
    let end = reading.token_at(mention.range.end);
    let words = &reading.tokens[start..end.max(start)];
    let goes_on = reading
        .tokens
        .get(end)
        .is_some_and(|next| next.is_item() && !capital(next));
    words.len() > 1 && words.iter().all(capital) && goes_on && !mention.loose
}

/// A sentence that names something.
struct Sentence<'a> {
    corpus: &'a Corpus,
    kind: BlockKind,
    reading: &'a Reading<'a>,
    context: Context<'a>,
    range: Range<usize>,
    past: bool,
    dated: Dated,
    /// The sentence after it.
    next: Option<Range<usize>>,
}

impl<'a> Sentence<'a> {
    fn new(
        corpus: &'a Corpus,
        scope: &'a Scope,
        kind: BlockKind,
        reading: &'a Reading,
        range: Range<usize>,
        next: Option<Range<usize>>,
    ) -> Sentence<'a> {
        let context = Context::new(corpus, scope, kind, reading, range.clone(), None);
        let past = scope.is_past() || context.is_past_column(corpus);
        Sentence {
            corpus,
            kind,
            reading,
            context,
            past,
            dated: past::dated(corpus, reading, range.clone()),
            range,
            next,
        }
    }

    fn name_use(&self, mention: Mention) -> NameUse {
        let entry = self.corpus.entry(mention.entry);
        let leaving = is_leaving(entry);
        let tells_end = leaving && self.tells_end();
        let silence = match mention.kind {
            // A row with both names is a row about the rename.
            MentionKind::Former(_)
                if self.kind == BlockKind::TableRow
                    && self.has_present_name(&self.reading.mentions, &mention) =>
            {
                Some(Silence::PresentBeside)
            }
            MentionKind::Former(at) => self.former_silence(&mention, entry, at as usize),
            _ if leaving => self.leaving_silence(entry, tells_end),
            _ => None,
        };
        let as_of = if let Dated::AsOf(day) = self.dated {
            Some(day)
        } else {
            None
        };
        let bounded = (self.past || self.dated == Dated::Bounded).then_some(Silence::Past);
        let former = matches!(mention.kind, MentionKind::Former(_));
        NameUse {
            notable: former || leaving,
            silence: silence.or(bounded),
            advised: self.is_advised(&mention),
            tells_end,
            as_of,
            mention,
        }
    }

    fn former_silence(&self, mention: &Mention, entry: &Entry, at: usize) -> Option<Silence> {
        let former = entry.formerly.get(at);
        let present = self.has_present_name(self.reading.mentions_in(self.range.clone()), mention);
        let tokens = &self.reading.tokens;
        if former.is_some_and(|former| self.is_vetoed(tokens, &former.unless)) {
            Some(Silence::Unless)
        } else if present {
            Some(Silence::PresentBeside)
        } else if says(
            &self.corpus.phrases().renaming,
            &self.reading.tokens,
            self.around(mention),
        ) {
            Some(Silence::Past)
        } else {
            None
        }
    }

    /// Whether today's name stands there too, by which one sees that the writer knows it.
    fn has_present_name(&self, mentions: &[Mention], mention: &Mention) -> bool {
        let entry = self.corpus.entry(mention.entry);
        let bracket = abbreviated(entry, mention.full, self.reading.text);
        let is_short = |other: &Mention| {
            bracket.is_some_and(|end| (mention.full.end..end).contains(&other.full.start))
        };
        mentions.iter().any(|other| {
            other.entry == mention.entry && other.kind == MentionKind::Current && !is_short(other)
        })
    }

    /// Whether it says plainly that something is gone, or the next one does of "it".
    fn tells_end(&self) -> bool {
        let tokens = &self.reading.tokens;
        let gone = |range: &Range<usize>| says(&self.corpus.phrases().gone, tokens, range.clone());
        let about_it = |next: &&Range<usize>| is_about_it(self.corpus, self.reading, next);
        gone(&self.range) || self.next.as_ref().filter(about_it).is_some_and(gone)
    }

    fn leaving_silence(&self, entry: &Entry, tells_end: bool) -> Option<Silence> {
        // Words of a former name beside it do not count: a fix takes them away.
        let tokens = without_former_names(&self.reading.tokens, self.range.clone());
        if self.is_vetoed(&tokens, &entry.lifecycle.unless) {
            Some(Silence::Unless)
        } else if tells_end
            || says(
                &self.corpus.phrases().ending,
                &self.reading.tokens,
                self.range.clone(),
            )
        {
            Some(Silence::SaysSo)
        } else {
            None
        }
    }

    /// Whether a phrase under `unless` matches in the sentence, or in what it stands under.
    fn is_vetoed(&self, tokens: &[Token], unless: &[Pattern]) -> bool {
        vetoes(unless, tokens, self.range.clone(), &[], &|_, _| false)
            || self.context.is_vetoed(unless)
    }

    /// The words around a mention, within its sentence.
    fn around(&self, mention: &Mention) -> Range<usize> {
        let token_at = |offset| self.reading.token_at(offset);
        let start = token_at(mention.full.start).saturating_sub(NEAR);
        let start = start.max(self.range.start);
        let end = (token_at(mention.full.end) + NEAR).min(self.range.end);
        start..end.max(start)
    }

    fn is_advised(&self, mention: &Mention) -> bool {
        let at = self.reading.token_at(mention.full.start);
        let clause = mood::clause_of(&self.reading.tokens, self.range.clone(), at);
        says(
            &self.corpus.phrases().advice,
            &self.reading.tokens,
            clause.start..at.max(clause.start),
        )
    }
}

/// The sentence goes on about what the one before named: "It …", "This …".
fn is_about_it(corpus: &Corpus, reading: &Reading, sentence: &Range<usize>) -> bool {
    let words = corpus.vocabulary();
    let first = reading.tokens.get(sentence.start).map(|token| token.word);
    ["it", "this", "they", "these"]
        .iter()
        .any(|word| first == Some(words.get(word)) && first != Some(WordId(0)))
}

/// Whether an abbreviation stands in brackets right behind a name: it shortens that name, whatever it is called today.
/// Gives where the bracket ends, in bytes of `text`.
fn abbreviated(entry: &Entry, name: TextRange, text: &str) -> Option<usize> {
    let behind = text.get(name.end..)?;
    let inner = behind.strip_prefix(" (")?.split_once(')')?.0;
    let short = inner
        .strip_prefix("Amazon ")
        .or_else(|| inner.strip_prefix("AWS "))
        .unwrap_or(inner);
    let former = entry.formerly.iter().flat_map(|former| &former.also);
    let mut known = entry.abbreviations.iter().chain(former);
    known
        .any(|known| known == short)
        .then_some(name.end + " (".len() + inner.len() + ")".len())
}

/// Whether new customers cannot have it, now or soon.
pub fn is_leaving(entry: &Entry) -> bool {
    entry.lifecycle.verified
        && matches!(
            entry.lifecycle.status,
            Status::Closed | Status::Ending | Status::Retired
        )
}
