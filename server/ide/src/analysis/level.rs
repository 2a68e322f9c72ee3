//! One thing that a block stands under: a heading, a list parent, a table's column, the note's title.

use std::hash::{Hash, Hasher};

use cloudgloss_corpus::{
    Corpus, EntryIx, EntryKind, Mention, MentionKind,
    pattern::Pattern,
    words::{Punct, Token, WordSet},
};
use cloudgloss_syntax::TextRange;
use rustc_hash::FxHasher;

use super::{mood, past, reading::Reading};

/// How many words of a level are kept: enough for a heading, too few for a paragraph.
const KEPT: usize = 24;

/// What a level says, as far as it matters to what stands under it. Compared by its content.
#[derive(Clone, Debug)]
pub struct Level {
    /// The services that it names, in order.
    pub subjects: Vec<EntryIx>,
    /// Its first words.
    pub tokens: Vec<Token>,
    /// A sketch of them.
    pub words: WordSet,
    /// Where it names services by today's names, in the bytes of its tokens.
    named: Vec<TextRange>,
    /// It opens with the name of a service, and goes on to say what that is: "Athena: SQL on S3".
    pub heads_service: bool,
    /// It says that what follows is past.
    pub past: bool,
    /// It asks a question.
    pub question: bool,
    hash: u64,
}

impl PartialEq for Level {
    fn eq(&self, other: &Level) -> bool {
        self.hash == other.hash
    }
}

impl Level {
    /// What a whole block says as a level.
    pub fn new(corpus: &Corpus, reading: &Reading) -> Level {
        Level::of_tokens(corpus, reading, &reading.tokens, &reading.mentions)
    }

    /// What a definition says as a level. Whether what follows is past only its term can say.
    pub fn of_definition(corpus: &Corpus, reading: &Reading) -> Level {
        let mut level = Level::new(corpus, reading);
        let mut tokens = reading.tokens.iter();
        let term = tokens.position(|token| token.is(Punct::Colon)).unwrap_or(0);
        level.past &= past::is_past_section(corpus, reading, &reading.tokens[..term], &[]);
        level
    }

    /// What a part of a block says as a level: a table's cell.
    pub fn of_range(corpus: &Corpus, reading: &Reading, range: TextRange) -> Level {
        let start = reading
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let end = reading
            .tokens
            .partition_point(|token| token.range.start < range.end);
        let tokens = &reading.tokens[start..end.max(start)];
        let mentions: Vec<Mention> = reading
            .mentions
            .iter()
            .filter(|mention| range.contains(mention.range.start))
            .copied()
            .collect();
        Level::of_tokens(corpus, reading, tokens, &mentions)
    }

    /// The same of an item in a list of services: there an ordinary word that heads an entry is a name, too.
    pub fn listed(mut self, corpus: &Corpus, reading: &Reading) -> Level {
        let mut first = reading.mentions.first().into_iter();
        let heads = first.any(|first| heads_service(corpus, &reading.tokens, first));
        if heads && !self.heads_service {
            self.heads_service = true;
            self.hash = !self.hash;
        }
        self
    }

    /// The token behind the first name, if it names anything.
    pub fn behind_name(&self) -> Option<usize> {
        let name = self.named.first()?;
        let behind = |token: &Token| name.end <= token.range.start;
        self.tokens.iter().position(behind)
    }

    /// Whether one of the patterns matches one of its names.
    pub fn names_any(&self, patterns: &[Pattern]) -> bool {
        let in_name = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| {
                self.named
                    .iter()
                    .any(|name| name.contains(token.range.start))
            })
        };
        let mut patterns = patterns.iter().filter(|_| !self.named.is_empty());
        patterns.any(|pattern| {
            let all = 0..self.tokens.len();
            let found = pattern.find_despite_negation(&self.tokens, all, &[], &|_, _| false);
            found.is_some_and(|mut found| found.any(in_name))
        })
    }

    fn of_tokens(
        corpus: &Corpus,
        reading: &Reading,
        tokens: &[Token],
        mentions: &[Mention],
    ) -> Level {
        let subjects = subjects(corpus, mentions);
        let named = mentions
            .iter()
            .filter(|mention| !matches!(mention.kind, MentionKind::Former(_)))
            .filter(|mention| corpus.entry(mention.entry).kind != EntryKind::Term)
            .map(|mention| mention.full)
            .collect();
        let heads_service = mentions
            .first()
            .is_some_and(|first| !first.is_ordinary() && heads_service(corpus, tokens, first));
        let past = past::is_past_section(corpus, reading, tokens, mentions);
        let question = mood::asks(reading.text, tokens);
        let tokens = tokens[..tokens.len().min(KEPT)].to_vec();
        let mut hasher = FxHasher::default();
        (&subjects, past, question).hash(&mut hasher);
        tokens.iter().for_each(|token| {
            (
                token.word,
                reading.text.get(token.range.start..token.range.end),
            )
                .hash(&mut hasher)
        });
        Level {
            subjects,
            words: WordSet::of(&tokens),
            tokens,
            named,
            heads_service,
            past,
            question,
            hash: hasher.finish(),
        }
    }
}

fn heads_service(corpus: &Corpus, tokens: &[Token], first: &Mention) -> bool {
    corpus.entry(first.entry).kind != EntryKind::Term && !first.loose && is_head(tokens, first)
}

/// Whether a name is what an entry is about: it stands first, and a colon, a dash or nothing behind it.
pub fn is_head(tokens: &[Token], mention: &Mention) -> bool {
    let first = tokens.first().map(|token| token.range.start);
    let behind = tokens
        .iter()
        .find(|token| token.range.start >= mention.full.end);
    first == Some(mention.full.start)
        && behind.is_none_or(|token| token.is(Punct::Colon) || token.is(Punct::Dash))
}

/// The services among some mentions, each once. Terms tell nothing about whose figure follows.
pub fn subjects(corpus: &Corpus, mentions: &[Mention]) -> Vec<EntryIx> {
    let mut subjects = Vec::new();
    for mention in mentions {
        if corpus.entry(mention.entry).kind != EntryKind::Term && !subjects.contains(&mention.entry)
        {
            subjects.push(mention.entry);
        }
    }
    subjects
}
