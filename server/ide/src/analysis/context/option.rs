//! The options of a quiz: wrong answers are no claims.

use cloudgloss_corpus::{
    Corpus,
    words::{Token, TokenFlags, WordId},
};
use cloudgloss_syntax::BlockKind;

use super::{super::claim::Silence, Context, quoted};

impl Context<'_> {
    /// Why one of the options under a question is silent. `at`: where its sentence begins, in bytes of its block's `text`.
    pub fn option(
        &self,
        corpus: &Corpus,
        kind: BlockKind,
        text: &str,
        at: usize,
    ) -> Option<Silence> {
        if matches!(kind, BlockKind::Quote | BlockKind::Paragraph) {
            let labelled = label(quoted::line_around(text, at)) == Label::Letter;
            return (labelled || quoted::is_option(text, at)).then_some(Silence::Option);
        }
        let asked = self.scope.parents.last().map(|(_, level)| level);
        let asked = asked.filter(|level| level.question);
        let answerable = asked.is_some_and(|asked| !asks_for_the_wrong(corpus, &asked.tokens));
        if !self.is_option(kind, text) {
            None
        } else if answerable && label(text) == Label::None {
            Some(Silence::OptionUnlessAlone)
        } else {
            Some(Silence::Option)
        }
    }

    fn is_option(&self, kind: BlockKind, text: &str) -> bool {
        let item = matches!(kind, BlockKind::ListItem { .. });
        let under_question =
            self.scope.asked || self.scope.parents.iter().any(|(_, level)| level.question);
        let under_anything = !self.scope.parents.is_empty() || self.scope.intro.is_some();
        let label = label(text);
        item && (under_question
            || label == Label::Letter
            || (under_anything && label == Label::Other))
    }
}

/// "Which of these is NOT …": the answer to it is a wrong statement.
fn asks_for_the_wrong(corpus: &Corpus, question: &[Token]) -> bool {
    let words = corpus.vocabulary();
    let wrong = ["false", "incorrect", "wrong", "except", "invalid"].map(|word| words.get(word));
    question.iter().any(|token| {
        token.flags.has(TokenFlags::NEGATION)
            || (token.word != WordId(0) && wrong.contains(&token.word))
    })
}

/// What stands before an option of a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// "- A. …", "- **B)** …": nothing else is written so.
    Letter,
    /// "- A: …", "- [ ] …": a task of a list can be, too.
    Other,
    None,
}

fn label(text: &str) -> Label {
    let text = text.trim_start_matches([' ', '\t', '-', '*', '+', '_']);
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some('A'..='H'), Some('.' | ')'))
            if chars.next().is_some_and(|next| !next.is_alphanumeric()) =>
        {
            Label::Letter
        }
        (Some('['), Some(' ' | 'x' | 'X')) | (Some('A'..='H'), Some('.' | ')' | ':')) => {
            Label::Other
        }
        _ => Label::None,
    }
}
