//! Which key points of a known question an answer names: by their words, forgiving their form and order.

use std::collections::BTreeSet;

use cloudgloss_corpus::{Card, words::stem};

/// Words that say nothing of the matter.
const EMPTY: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "each", "for",
    "from", "has", "have", "how", "if", "in", "instead", "into", "is", "it", "its", "more", "must",
    "need", "needs", "no", "not", "of", "on", "one", "only", "or", "out", "per", "so", "than",
    "that", "the", "their", "them", "then", "they", "this", "to", "up", "use", "uses", "used",
    "when", "where", "what", "which", "while", "who", "why", "will", "with", "without", "you",
    "your",
];

/// For each key point of the card, in order, whether the answer names it.
pub(crate) fn named(card: &Card, answer: &str) -> Vec<bool> {
    let said = words(answer);
    let is_named = |point: &String| {
        let wanted = words(point);
        let hits = wanted.intersection(&said).count();
        // Half of the words: an answer is in somebody's own words.
        hits * 2 >= wanted.len()
    };
    card.key_points.iter().map(is_named).collect()
}

/// The stems of the words that matter. Figures part from their units, so that "256KB" is "256 KB".
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        for word in runs_of_a_kind(run) {
            let word = word.to_lowercase();
            if !EMPTY.contains(&word.as_str()) && !word.is_empty() {
                words.insert(stem(&word).into_owned());
            }
        }
    }
    words
}

/// Digits and letters by themselves.
fn runs_of_a_kind(run: &str) -> impl Iterator<Item = &str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let figure = run.find(|c| !is_digit(c)).unwrap_or(run.len());
    let (digits, rest) = run.split_at(figure);
    [digits, rest].into_iter().filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn named_in(answer: &str) -> Vec<bool> {
        let (snapshot, _, _) = fixture::team_note("");
        let mut card = snapshot
            .corpus()
            .card_by_id("q.team-order")
            .expect("a card")
            .clone();
        card.key_points = ["Messages up to 256 KB", "replicas lag behind", "the and of"]
            .map(str::to_owned)
            .to_vec();
        named(&card, answer)
    }

    #[test]
    fn words_count_in_any_form_and_order() {
        assert_eq!(
            named_in("A message has 256KB; a replica lags."),
            [true, true, true]
        );
        assert_eq!(named_in("Lagging replicas."), [false, true, true]);
        assert_eq!(named_in(""), [false, false, true]);
    }

    /// How well it measures: our own answers name what they should, answers to other questions do not.
    #[test]
    fn model_answers_name_their_points_and_others_do_not() {
        let (snapshot, _, _) = fixture::note("");
        let cards = snapshot.corpus().cards();
        let (mut own, mut other, mut all) = (0, 0, 0);
        for (at, card) in cards.iter().enumerate() {
            let count = |answer: &str| named(card, answer).iter().filter(|named| **named).count();
            own += count(&card.answer);
            other += count(&cards[(at + cards.len() / 2) % cards.len()].answer);
            all += card.key_points.len();
        }
        assert!(own * 100 >= all * 80, "{own} of {all} by our own answers");
        assert!(other * 100 <= all * 5, "{other} of {all} by other answers");
    }
}
