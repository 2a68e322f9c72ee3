//! A figure with a label: "IAM roles per cluster: 10" says "10 IAM roles per cluster", in either order.

use cloudgloss_corpus::{
    EntryKind, Fact, Mention,
    pattern::Pattern,
    quantity::{Bound, Quantity, bound},
    words::{Punct, Token, TokenFlags, TokenKind},
};

use super::{Sentence, topic::moved, value::wants};

/// Between a label and its figure so many words may stand: "in flight: max 20,000".
const BETWEEN: usize = 3;

/// A label of more tokens is a statement of its own.
const LONGEST: usize = 16;

/// The figure with its label behind it.
pub struct Labelled {
    tokens: Vec<Token>,
    figure: Quantity,
}

impl Labelled {
    /// The longest match of a topic of `fact`.
    pub fn best_match(&self, fact: &Fact) -> Option<usize> {
        let want = |quantity: &Quantity, slot| wants(fact, quantity, slot);
        let figures = std::slice::from_ref(&self.figure);
        let all = 0..self.tokens.len();
        let found = |pattern: &Pattern| pattern.find(&self.tokens, all.clone(), figures, &want);
        fact.topic
            .iter()
            .filter_map(found)
            .map(|found| found.len())
            .max()
    }
}

impl Sentence<'_> {
    /// The sentence's figure before its label, if it has one figure and a label.
    pub(super) fn label(&self) -> Option<Labelled> {
        let [figure] = self.quantities.as_slice() else {
            return None;
        };
        let (label, asked) = self
            .own_label(figure)
            .or_else(|| self.row_label())
            .map(|label| (label, false))
            .or_else(|| Some((self.asked()?, true)))?;
        if label.len() > LONGEST || label.iter().any(|token| token.kind == TokenKind::Number) {
            return None;
        }
        let said = bound(&self.reading.tokens, self.range.clone(), figure);
        let most = asked || said.or_else(|| self.bound_of_context(0)) == Some(Bound::Max);
        let mut tokens = Vec::with_capacity(label.len() + figure.tokens.len() + 1);
        tokens.extend(most.then(|| self.most(figure)));
        let start = tokens.len();
        tokens.extend_from_slice(&self.reading.tokens[figure.tokens.clone()]);
        tokens.extend(label);
        Some(Labelled {
            figure: moved(figure, &|at| at - figure.tokens.start + start),
            tokens,
        })
    }

    /// The words before the colon before the figure.
    fn own_label(&self, figure: &Quantity) -> Option<Vec<Token>> {
        let before = &self.reading.tokens[self.range.start..figure.tokens.start];
        let parts = |token: &Token| {
            let signs = [Punct::Colon, Punct::Equal, Punct::Dash, Punct::Arrow];
            signs.iter().any(|sign| token.is(*sign))
        };
        let at = before.iter().rposition(parts)?;
        let near = before[at..].iter().filter(|token| token.is_item()).count() <= BETWEEN;
        let label = &before[..at];
        // "ENI creation timeout": the timeout of something inside.
        let names = self
            .reading
            .mentions_in(self.range.start..self.range.start + at);
        let is_term = |name: &Mention| self.corpus.entry(name.entry).kind == EntryKind::Term;
        let whole = near && !names.iter().any(is_term) && label.iter().any(Token::is_item);
        whole.then(|| label.to_vec())
    }

    /// The cells before it.
    fn row_label(&self) -> Option<Vec<Token>> {
        let row = self.context.row();
        let tokens = row.iter().flat_map(|level| &level.tokens).copied();
        (!row.is_empty()).then(|| tokens.collect())
    }

    /// What the question before it asks for: "How many outputs can a template have?"
    fn asked(&self) -> Option<Vec<Token>> {
        let question = self.context.question()?;
        let many = self.corpus.vocabulary().get("many");
        let how_many = question
            .tokens
            .iter()
            .position(|token| token.word == many)?;
        let asked = question.tokens.get(how_many + 1..)?;
        let items = asked.iter().filter(|token| token.is_item());
        Some(items.copied().collect())
    }

    /// "Max", where the figure stands.
    fn most(&self, figure: &Quantity) -> Token {
        Token {
            range: figure.range,
            kind: TokenKind::Word,
            word: self.corpus.vocabulary().get("max"),
            flags: TokenFlags::NONE,
        }
    }
}
