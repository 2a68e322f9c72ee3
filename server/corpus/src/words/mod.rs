//! From text to tokens, sentences and clauses: the reading that quantities and phrase patterns stand on.
//!
//! Nothing here allocates per word: a token is a range, a kind and the number of its stem.

mod abbreviation;
mod case;
mod clause;
mod figure_span;
mod fold;
mod gap;
mod join;
mod key;
pub(crate) mod lexicon;
mod negation;
mod numeral;
mod punct;
mod scan;
mod sentence;
mod set;
mod stem;
mod suffix;
#[cfg(test)]
pub(crate) mod testing;
mod token;
mod tokenize;
mod vocabulary;

pub use clause::clauses;
pub use lexicon::is_filler;
pub use lexicon::is_rule_word;
pub use negation::negated;
pub(crate) use negation::{extends_negation, is_answer, is_negation};
pub use sentence::sentences;
pub use set::WordSet;
pub use stem::stem;
pub use token::{Punct, Token, TokenFlags, TokenKind};
pub use tokenize::tokenize;
pub use vocabulary::{Vocabulary, WordId};

#[cfg(test)]
mod tests;
