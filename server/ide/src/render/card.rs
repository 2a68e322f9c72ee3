//! Questions.

use std::fmt::Write;

use cloudgloss_corpus::{Card, Corpus};

use super::{diagram::drawn, escape, tame, written};

/// How an editor can hide an answer until it is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curtain {
    /// A line between the key points and the answer.
    #[default]
    Rule,
    /// `<details>`, for editors that render HTML.
    Details,
}

/// Key points first: the answer is what one wants to recall before one reads it.
pub fn card_hover(card: &Card, curtain: Curtain) -> String {
    let answer = tame(&card.answer);
    if card.key_points.is_empty() {
        return drawn(&answer).into_owned();
    }
    let mut text = "**Key points**\n\n".to_owned();
    points(&mut text, card);
    let _ = match curtain {
        Curtain::Rule => write!(text, "\n---\n\n{answer}"),
        Curtain::Details => write!(
            text,
            "\n<details><summary>Answer</summary>\n\n{answer}\n\n</details>"
        ),
    };
    drawn(&text).into_owned()
}

fn points(text: &mut String, card: &Card) {
    let points = card.key_points.iter();
    points.for_each(|point| text.push_str(&format!("- {}\n", tame(point))));
}

/// Question, answer, key points and what it is about.
pub fn card_page(corpus: &Corpus, card: &Card) -> String {
    let mut text = format!("# {}\n\n{}\n", escape(&card.question), tame(&card.answer));
    if !card.key_points.is_empty() {
        text.push_str("\n## Key points\n\n");
        points(&mut text, card);
    }
    let names: Vec<String> = card
        .entries
        .iter()
        .filter_map(|id| Some(escape(&corpus.entry(corpus.entry_by_id(id)?).name)))
        .collect();
    if !names.is_empty() {
        let _ = writeln!(text, "\n**About**: {}", names.join(", "));
    }
    let _ = writeln!(text, "\n{}", written(&card.origin));
    text
}
