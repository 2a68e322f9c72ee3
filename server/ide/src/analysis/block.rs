//! Everything that one block says.

use std::{borrow::Cow, sync::Arc};

use cloudgloss_corpus::{Brand, Corpus, EntryIx, FactIx, Mention};
use cloudgloss_syntax::{BlockKind, Marker, TextRange, markers};

use crate::diagnostics::Made;

use super::{
    behaviour,
    claim::{Claim, Silence, Verdict},
    context::Context,
    figure, mood,
    names::{self, NameUse},
    past::{self, Dated},
    pipe_table,
    reading::Reading,
    scope::Scope,
};

/// What a block says; ranges are relative to its start.
#[derive(Clone, Debug, Default)]
pub struct BlockAnalysis {
    /// Every name in it, in order.
    pub names: Vec<NameUse>,
    /// Every statement about a fact, in order.
    pub claims: Vec<Claim>,
    /// The ignore markers in it, in order.
    pub markers: Vec<Marker>,
    /// What rules say of it.
    pub made: Made,
}

impl BlockAnalysis {
    /// Which rules may have something to say of the block.
    pub fn notes(&self) -> Notes {
        let mut notes = Notes {
            markers: !self.markers.is_empty(),
            ..Notes::default()
        };
        for name in self.names.iter().filter(|name| name.silence.is_none()) {
            notes.rules |= name.notable;
            notes.brands |= name.mention.brand != Brand::None;
        }
        let claim = |claim: &Claim| claim.verdict != Verdict::Current && claim.may_be_told();
        notes.rules |= notes.markers || self.claims.iter().any(claim);
        notes
    }

    /// Whether the block says that `entry` is gone.
    pub fn tells_end(&self, entry: EntryIx) -> bool {
        let mut names = self.names.iter();
        names.any(|name| name.tells_end && name.mention.entry == entry)
    }

    /// What the block states that is so today: the words, in bytes of the block, and the fact, in order.
    pub fn verified(&self) -> impl Iterator<Item = (TextRange, FactIx)> {
        let holds = |claim: &&Claim| claim.verdict == Verdict::Current && claim.silence.is_none();
        let claims = self.claims.iter().filter(holds);
        claims.map(|claim| (claim.range, claim.fact))
    }
}

/// What a block holds that rules ask for; kept beside it, so that most blocks are passed over without a look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notes {
    /// Former names, names of what is leaving, claims that are outdated, markers.
    pub rules: bool,
    /// Names with a brand in front.
    pub brands: bool,
    /// Ignore markers.
    pub markers: bool,
}

/// Reads a block in its scope; `None` when it says nothing that matters.
pub fn analyse(
    corpus: &Corpus,
    scope: &Scope,
    kind: BlockKind,
    reading: &Reading,
) -> Option<Arc<BlockAnalysis>> {
    let markers = read_markers(kind, reading.text);
    if !speaks(scope, kind, reading) {
        let only_markers = BlockAnalysis {
            markers,
            ..BlockAnalysis::default()
        };
        return (!only_markers.markers.is_empty()).then(|| Arc::new(only_markers));
    }
    let own = own_scope(scope, kind, reading);
    let mut analysis = BlockAnalysis {
        names: names::uses(
            corpus,
            names_scope(scope, &own, kind),
            kind,
            is_listed(corpus, scope, kind),
            reading,
        ),
        claims: Vec::new(),
        markers,
        made: Made::default(),
    };
    let columns = match kind {
        BlockKind::Paragraph => pipe_table::columns(corpus, reading),
        _ => None,
    };
    let table = columns.map(|columns| own.with_columns(columns));
    // What parts its sentences is what parts those of a row.
    let (scope, kind) = match &table {
        Some(table) => (table, BlockKind::TableRow),
        None => (&*own, kind),
    };
    let mut before = None;
    for sentence in reading.sentences() {
        let earlier = before.replace(sentence.clone());
        let context = Context::new(corpus, scope, kind, reading, sentence.clone(), earlier);
        let mut claims = figure::claims(corpus, reading, &context, sentence.clone());
        claims.extend(behaviour::claims(
            corpus,
            reading,
            &context,
            sentence.clone(),
        ));
        if claims.is_empty() {
            continue;
        }
        drop_repeated(corpus, &mut claims);
        let silence = sentence_silence(corpus, scope, kind, reading, &context, sentence.clone());
        let dated = past::dated(corpus, reading, sentence);
        for claim in &mut claims {
            settle(claim, silence, dated);
        }
        analysis.claims.append(&mut claims);
    }
    analysis
        .claims
        .sort_by_key(|claim| (claim.range.start, claim.range.end));
    let says_nothing =
        analysis.names.is_empty() && analysis.claims.is_empty() && analysis.markers.is_empty();
    (!says_nothing).then(|| Arc::new(analysis))
}

/// The names of a block that count: the same as in [`analyse`], without what it states.
pub fn mentions(
    corpus: &Corpus,
    scope: &Scope,
    kind: BlockKind,
    reading: &Reading,
) -> Vec<Mention> {
    if reading.mentions.is_empty() || !speaks(scope, kind, reading) {
        return Vec::new();
    }
    let own = own_scope(scope, kind, reading);
    names::mentions(
        names_scope(scope, &own, kind),
        kind,
        is_listed(corpus, scope, kind),
        reading,
    )
}

/// Whether a list item follows one about a service, or a row stands in a table of services.
fn is_listed(corpus: &Corpus, scope: &Scope, kind: BlockKind) -> bool {
    match kind {
        BlockKind::ListItem { indent } => scope.lists_services(indent),
        BlockKind::TableRow => scope.is_table_of_services(corpus),
        _ => false,
    }
}

/// Whether a block holds words of the note's own. Behind "The documentation says:" a quote does not.
fn speaks(scope: &Scope, kind: BlockKind, reading: &Reading) -> bool {
    let quoted = kind == BlockKind::Quote && scope.intro.is_some();
    !reading.tokens.is_empty() && !quoted
}

/// The scope in which a block itself stands.
fn own_scope<'s>(scope: &'s Scope, kind: BlockKind, reading: &Reading) -> Cow<'s, Scope> {
    match kind {
        BlockKind::ListItem { indent } => Cow::Owned(scope.for_item(indent)),
        // A table below a list stands apart from it, unless it is indented like a part of the item.
        BlockKind::TableRow if !scope.parents.is_empty() => {
            Cow::Owned(scope.for_item(indent(reading.text)))
        }
        BlockKind::Paragraph if scope.ends_list(indent(reading.text)) => {
            Cow::Owned(scope.below_list())
        }
        BlockKind::Heading { level } => Cow::Owned(scope.for_heading(level)),
        _ => Cow::Borrowed(scope),
    }
}

/// The scope in which its names stand: what a list said of a name holds for a paragraph below it, too.
fn names_scope<'s>(scope: &'s Scope, own: &'s Scope, kind: BlockKind) -> &'s Scope {
    match kind {
        BlockKind::Paragraph => scope,
        _ => own,
    }
}

/// Columns of leading white space, as blocks count them.
fn indent(text: &str) -> u8 {
    let blanks = text.bytes().map_while(|byte| match byte {
        b' ' => Some(1),
        b'\t' => Some(4),
        _ => None,
    });
    blanks.fold(0, u8::saturating_add)
}

/// Read with the block, so that a keystroke need not look for markers in the whole note.
fn read_markers(kind: BlockKind, text: &str) -> Vec<Marker> {
    let verbatim = matches!(kind, BlockKind::Code | BlockKind::FrontMatter);
    if verbatim || !text.contains("cloudgloss-ignore") {
        return Vec::new();
    }
    markers(text)
}

/// Of several ways to say one thing ("1095 days (3 years)", "60 seconds latency") the first is kept, and figures before words.
fn drop_repeated(corpus: &Corpus, claims: &mut Vec<Claim>) {
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims.drain(..) {
        let same = |other: &Claim| {
            let overlaps =
                other.range.start < claim.range.end && claim.range.start < other.range.end;
            let subject = |claim: &Claim| &corpus.fact(claim.fact).subject;
            // The two ends of a range are two statements.
            let two_ends = other.quantity.is_some() && claim.quantity.is_some();
            let again = overlaps && !two_ends && subject(other) == subject(&claim);
            let states = other.verdict != Verdict::Current && other.is_about_fact();
            states && (other.fact == claim.fact || again)
        };
        match kept.iter_mut().find(|other| same(other)) {
            Some(first) => first.repeated |= claim.quantity.is_some(),
            None => kept.push(claim),
        }
    }
    *claims = kept;
}

/// Why nothing in this sentence is reported, whatever it claims.
fn sentence_silence(
    corpus: &Corpus,
    scope: &Scope,
    kind: BlockKind,
    reading: &Reading,
    context: &Context,
    sentence: std::ops::Range<usize>,
) -> Option<Silence> {
    let tokens = &reading.tokens;
    if scope.is_past()
        || context.is_past_column(corpus)
        || past::is_past(corpus, tokens, sentence.clone())
    {
        Some(Silence::Past)
    } else if is_citation(reading.text) {
        Some(Silence::Cited)
    } else if mood::asks(reading.text, &tokens[sentence.clone()]) || kind == BlockKind::Question {
        Some(Silence::Question)
    } else {
        let start = tokens[sentence]
            .first()
            .map_or(0, |token| token.range.start);
        context.option(corpus, kind, reading.text, start)
    }
}

/// An item or paragraph that is one link to a page elsewhere: its words are that page's title.
fn is_citation(text: &str) -> bool {
    let marker =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\t' | '-' | '*' | '+' | '.' | '>');
    let text = text.trim_start_matches(marker).trim_end();
    let title = text
        .strip_prefix('[')
        .and_then(|text| text.split_once("]("));
    title.is_some_and(|(_, target)| {
        target.starts_with("http") && target.find(')') == Some(target.len() - 1)
    })
}

fn settle(claim: &mut Claim, silence: Option<Silence>, dated: Dated) {
    claim.silence = claim.silence.or(silence);
    match dated {
        Dated::No => {}
        Dated::Bounded => claim.silence = claim.silence.or(Some(Silence::Past)),
        Dated::AsOf(day) => claim.as_of = Some(day),
    }
}
