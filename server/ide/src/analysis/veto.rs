//! Phrases under `unless`, which rule a fact out in a sentence.

use std::{borrow::Cow, ops::Range};

use cloudgloss_corpus::{
    Fact,
    quantity::Quantity,
    words::{Token, TokenFlags, WordId},
};

use super::{
    context::Completed,
    figure::{moved, wants},
    past::vetoes,
};

/// Whether a phrase under `unless` matches in the sentence, or across it and what stands above.
/// Words of a former name do not count: a fix takes them away, and the "sign" of "Single Sign-On" signs nothing.
pub fn is_vetoed(
    fact: &Fact,
    tokens: &[Token],
    sentence: Range<usize>,
    quantities: &[Quantity],
    completed: Option<&Completed>,
) -> bool {
    let matches = |tokens: &[Token], range: Range<usize>, quantities: &[Quantity]| {
        let want = |quantity: &Quantity, slot| wants(fact, quantity, slot);
        let tokens = without_former_names(tokens, range.clone());
        vetoes(&fact.unless, &tokens, range, quantities, &want)
    };
    let in_context = |completed: &Completed| {
        let shift = |at: usize| at - sentence.start + completed.own;
        let quantities: Vec<Quantity> = quantities
            .iter()
            .map(|quantity| moved(quantity, &shift))
            .collect();
        let all = 0..completed.tokens.len();
        matches(&completed.tokens, all, &quantities)
    };
    matches(tokens, sentence.clone(), quantities) || completed.is_some_and(in_context)
}

/// The tokens, without what makes up former names in `range`.
pub fn without_former_names(tokens: &[Token], range: Range<usize>) -> Cow<'_, [Token]> {
    let former = |token: &Token| token.flags.has(TokenFlags::FORMER_NAME);
    if !tokens[range].iter().any(former) {
        return Cow::Borrowed(tokens);
    }
    let masked = tokens.iter().map(|token| Token {
        word: if former(token) { WordId(0) } else { token.word },
        ..*token
    });
    Cow::Owned(masked.collect())
}
