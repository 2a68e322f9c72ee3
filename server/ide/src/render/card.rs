//! Questions.

use std::fmt::Write;

use cloudgloss_corpus::{Card, Corpus};

use super::{diagram::drawn, written};

/// Key points first: the answer is what one wants to recall before one reads it.
pub fn card_hover(card: &Card) -> String {
    let mut text = String::new();
    if card.key_points.is_empty() {
        text.push_str(&card.answer);
    } else {
        text.push_str("**Key points**\n\n");
        card.key_points
            .iter()
            .for_each(|point| text.push_str(&format!("- {point}\n")));
        let _ = write!(text, "\n---\n\n{}", card.answer);
    }
    drawn(&text).into_owned()
}

/// Question, answer, key points and what it is about.
pub fn card_page(corpus: &Corpus, card: &Card) -> String {
    let mut text = format!("# {}\n\n{}\n", card.question, card.answer);
    if !card.key_points.is_empty() {
        text.push_str("\n## Key points\n\n");
        card.key_points
            .iter()
            .for_each(|point| text.push_str(&format!("- {point}\n")));
    }
    let names: Vec<&str> = card
        .entries
        .iter()
        .filter_map(|id| Some(corpus.entry(corpus.entry_by_id(id)?).name.as_str()))
        .collect();
    if !names.is_empty() {
        let _ = writeln!(text, "\n**About**: {}", names.join(", "));
    }
    let _ = writeln!(text, "\n{}", written(&card.origin));
    text
}
