//! One thing that a block stands under: a heading, a list parent, a table's column, the note's title.

use std::hash::{Hash, Hasher};

use cloudgloss_corpus::{Corpus, EntryIx, EntryKind, Mention, words::Token};
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

    fn of_tokens(
        corpus: &Corpus,
        reading: &Reading,
        tokens: &[Token],
        mentions: &[Mention],
    ) -> Level {
        let subjects = subjects(corpus, mentions);
        let past = past::is_past_section(corpus, tokens);
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
            tokens,
            past,
            question,
            hash: hasher.finish(),
        }
    }
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
