//! After `Q:` the questions that are known, with their answers; after `A:` the answer to the question above.

use cloudgloss_corpus::{Card, compile::scenarios::TOPIC as SCENARIOS};
use cloudgloss_syntax::{BlockKind, TextEdit, TextRange, question_text};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{Completion, CompletionKind, Completions, Cursor};
use crate::Snapshot;

/// `None` when the line does not begin a question.
pub fn questions(snapshot: &Snapshot, cursor: &Cursor, limit: usize) -> Option<Completions> {
    let typed_at = after_marker(&cursor.before, 'Q')?;
    let typed = &cursor.before[typed_at..];
    let matcher = SkimMatcherV2::default().ignore_case();
    // A scenario is a page to read, too long to be an answer in a note.
    let cards = snapshot
        .corpus()
        .cards()
        .iter()
        .filter(|card| card.topic != SCENARIOS);
    let mut scored: Vec<(i64, &Card)> = cards
        .filter_map(|card| Some((matcher.fuzzy_match(&card.question, typed.trim())?, card)))
        .collect();
    scored.sort_by_key(|(score, card)| (-score, &card.id));
    let range = TextRange::new(
        cursor.line_start + typed_at,
        cursor.offset + rest_of_word(&cursor.after),
    );
    let gap = gap(&cursor.before[..typed_at]);
    let known = scored
        .iter()
        .take(limit)
        .enumerate()
        .map(|(rank, (_, card))| question(card, gap, range, rank));
    let mut items = super::own::questions(snapshot, typed, gap, range);
    items.extend(known);
    items.truncate(limit);
    // Asked again with each letter: our order knows more than the editor's filter.
    Some(Completions {
        items,
        incomplete: true,
        // Enter then begins the answer: the user's own question is not to be replaced by one that is like it.
        on_request: typed.trim_end().ends_with('?'),
    })
}

/// `None` when the line does not begin an answer to a question that is known, or that the user has answered elsewhere.
pub fn answer(snapshot: &Snapshot, cursor: &Cursor) -> Option<Completions> {
    let typed_at = after_marker(&cursor.before, 'A')?;
    let above = cursor
        .document
        .iter_blocks()
        .take_while(|(_, range, _)| range.start < cursor.line_start);
    let (_, range, block) = above
        .filter(|(_, _, block)| {
            matches!(block.kind, BlockKind::Question | BlockKind::Heading { .. })
        })
        .last()?;
    let text = cursor.document.slice(range);
    let words = question_text(block.kind, &text)?;
    let asked = text.get(words.start..words.end)?;
    let (marker, typed) = cursor.before.split_at(typed_at);
    let range = TextRange::new(cursor.line_start + typed_at, cursor.offset);
    let item = match snapshot.corpus().card_by_question(asked) {
        Some(card) => model_answer(card, gap(marker), typed, range),
        None => super::own::answer(snapshot, asked, typed, gap(marker), range)?,
    };
    Some(Completions {
        items: vec![item],
        incomplete: false,
        on_request: false,
    })
}

fn model_answer(card: &Card, gap: &str, typed: &str, range: TextRange) -> Completion {
    Completion {
        label: "Model answer".to_owned(),
        kind: CompletionKind::Answer,
        detail: card.topic.clone(),
        edit: TextEdit {
            range,
            new_text: format!("{gap}{}", card.answer),
        },
        snippet: None,
        filter_text: typed.to_owned(),
        sort_text: "0000".to_owned(),
        entry: card.id.clone(),
    }
}

fn question(card: &Card, gap: &str, range: TextRange, rank: usize) -> Completion {
    Completion {
        label: card.question.clone(),
        kind: CompletionKind::Question,
        detail: card.topic.clone(),
        edit: TextEdit {
            range,
            new_text: format!("{gap}{}\nA: {}", card.question, card.answer),
        },
        snippet: None,
        filter_text: card.question.clone(),
        sort_text: format!("{rank:04}"),
        entry: card.id.clone(),
    }
}

/// The byte behind `Q: `, `**Q:** `, `Q12: ` at the start of a line.
fn after_marker(before: &str, letter: char) -> Option<usize> {
    let rest = before.trim_start().trim_start_matches('*');
    let rest = rest
        .strip_prefix(letter)?
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(':')?.trim_start_matches('*');
    Some(before.len() - rest.trim_start().len())
}

/// The space that nobody typed behind `Q:` or `A:` yet.
fn gap(marker: &str) -> &'static str {
    if marker.ends_with([' ', '\t']) {
        ""
    } else {
        " "
    }
}

fn rest_of_word(after: &str) -> usize {
    after
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(after.len())
}
