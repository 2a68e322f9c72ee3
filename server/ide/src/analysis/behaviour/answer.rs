//! Answers and cells that only say yes or no: the words that they deny or grant stand above them.
//!
//! "Can it be stopped? No." says "it can not be stopped"; "no" in the row "TTL" under "Keyspaces" says "Keyspaces: not TTL".

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus,
    pattern::Pattern,
    words::{Punct, Token, TokenFlags, TokenKind, WordId, WordSet},
};

use super::super::{context::Context, level::Level, reading::Reading};

/// Begin a question that is answered by yes or no.
const AUXILIARIES: [&str; 12] = [
    "can", "could", "do", "does", "did", "is", "are", "was", "will", "has", "have", "may",
];

/// The words of a cell that says no and nothing else.
const DENIAL: [&str; 9] = [
    "no",
    "not",
    "never",
    "support",
    "possible",
    "available",
    "allow",
    "offer",
    "provide",
];

/// The statements that a yes or no makes.
#[derive(Default)]
pub struct Answer {
    statements: Vec<Vec<Token>>,
    denies: bool,
}

impl Answer {
    /// What a sentence says by yes or no; no statements where it is none.
    pub fn new(
        corpus: &Corpus,
        reading: &Reading,
        context: &Context,
        sentence: Range<usize>,
    ) -> Answer {
        let own = &reading.tokens[sentence];
        let Some(first) = own.iter().position(Token::is_item) else {
            return Answer::default();
        };
        let said = Said {
            corpus,
            word: own[first],
        };
        let alone = own.get(first + 1).is_none_or(|next| !next.is_item());
        let is = |word| said.word.word == corpus.vocabulary().get(word);
        if !context.row().is_empty() {
            let denies = said.word.flags.has(TokenFlags::NEGATION) && said.only_denies(own);
            return match denies {
                true => said.of_cell(context),
                false => Answer::default(),
            };
        }
        let question = context.question().filter(|_| alone);
        match question.and_then(|question| said.asked(question)) {
            Some(asked) if is("no") => said.denied(asked, question),
            Some(asked) if is("yes") => Answer {
                statements: vec![asked.to_vec()],
                denies: false,
            },
            _ => Answer::default(),
        }
    }

    /// Whether there is any.
    pub fn is_none(&self) -> bool {
        self.statements.is_empty()
    }

    /// A sketch of the words.
    pub fn words(&self) -> WordSet {
        let sketch = |words: WordSet, tokens: &Vec<Token>| words.or(WordSet::of(tokens));
        self.statements.iter().fold(WordSet::default(), sketch)
    }

    /// Whether one of the patterns matches. What is denied only patterns of a negation state.
    pub fn states(&self, patterns: &[Pattern]) -> bool {
        let mut patterns = patterns
            .iter()
            .filter(|pattern| pattern.has_negation() == self.denies);
        patterns.any(|pattern| {
            let mut statements = self.statements.iter();
            statements.any(|tokens| {
                let found = pattern.find(tokens, 0..tokens.len(), &[], &|_, _| false);
                found.is_some()
            })
        })
    }
}

/// The "yes" or "no".
struct Said<'a> {
    corpus: &'a Corpus,
    word: Token,
}

impl Said<'_> {
    /// The words of a question that can be answered by yes or no, behind its auxiliary.
    fn asked<'l>(&self, question: &'l Level) -> Option<&'l [Token]> {
        let words = self.corpus.vocabulary();
        let start = question.tokens.iter().position(Token::is_item)?;
        let begins = question.tokens[start].word;
        let mut auxiliaries = AUXILIARIES.iter().map(|word| words.get(word));
        let asks = begins != WordId(0) && auxiliaries.any(|word| word == begins);
        question.tokens.get(start + 1..).filter(|_| asks)
    }

    /// "not …" before all that was asked, and behind the name that it begins with.
    fn denied(&self, asked: &[Token], question: Option<&Level>) -> Answer {
        let not = self.token("not", TokenFlags::NEGATION);
        let mut statements = vec![[&[not], asked].concat()];
        let skipped = question.map_or(0, |question| question.tokens.len() - asked.len());
        let behind = question.and_then(Level::behind_name);
        if let Some(at) = behind.and_then(|at| at.checked_sub(skipped)) {
            statements.push([&asked[..at], &[not], &asked[at..]].concat());
        }
        Answer {
            statements,
            denies: true,
        }
    }

    /// Row and column, one denied of the other.
    fn of_cell(&self, context: &Context) -> Answer {
        let row: Vec<Token> = context
            .row()
            .iter()
            .rev()
            .flat_map(|level| &level.tokens)
            .copied()
            .collect();
        let column = context.column().map_or(&[][..], |level| &level.tokens);
        let not = self.token("not", TokenFlags::NEGATION);
        let support = self.token("support", TokenFlags::NONE);
        let both = [(column, row.as_slice()), (row.as_slice(), column)];
        let ways = both.iter().flat_map(|(of, what)| {
            [
                [of, &[not][..], what].concat(),
                [of, &[not, support][..], what].concat(),
            ]
        });
        Answer {
            statements: ways.collect(),
            denies: true,
        }
    }

    /// "No", "not supported", "no (dynamic DNS)".
    fn only_denies(&self, own: &[Token]) -> bool {
        let words = self.corpus.vocabulary();
        let before_bracket = own.iter().take_while(|token| !token.is(Punct::Open));
        let mut items = before_bracket.filter(|token| token.is_item());
        items.all(|token| DENIAL.iter().any(|word| words.get(word) == token.word))
    }

    /// A word that stands for the yes or no.
    fn token(&self, word: &str, flags: TokenFlags) -> Token {
        Token {
            range: self.word.range,
            kind: TokenKind::Word,
            word: self.corpus.vocabulary().get(word),
            flags,
        }
    }
}
