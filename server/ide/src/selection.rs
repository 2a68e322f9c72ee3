//! What a growing selection takes in: word, name, sentence, block, card and sections, the note.

use cloudgloss_syntax::{Document, TextRange};

use crate::{NoteId, Snapshot, Symbol, analysis::sentence_at, document_symbols, thing::thing_at};

/// The stretches around byte `offset`, from the smallest to the whole note; each holds the one before and is longer.
pub fn selection_ranges(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Vec<TextRange> {
    let Some(note) = snapshot.note(id) else {
        return Vec::new();
    };
    let document = note.document();
    let offset = offset.min(document.len());
    let mut around = Vec::new();
    if let Some((_, range, block)) = document.block_at(offset) {
        let text = document.slice(range);
        let inner = offset - range.start;
        around.extend(word(&text, inner).map(|word| word.shift(range.start)));
        around.extend(thing_at(snapshot, id, offset).map(|(words, _)| words));
        let sentence = sentence_at(snapshot.corpus(), block.kind, &text, inner);
        around.extend(sentence.map(|sentence| sentence.shift(range.start)));
        around.push(TextRange::new(
            range.start,
            range.start + text.trim_end().len(),
        ));
    }
    sections(
        &document_symbols(snapshot, id),
        document,
        offset,
        &mut around,
    );
    around.push(TextRange::new(0, document.len()));
    growing(around, offset)
}

/// The letters and digits around a byte of `text`.
fn word(text: &str, offset: usize) -> Option<TextRange> {
    let (before, after) = (text.get(..offset)?, text.get(offset..)?);
    let is_end = |c: char| !c.is_alphanumeric();
    let start = before.rfind(is_end).map_or(0, |at| {
        at + before[at..].chars().next().map_or(0, char::len_utf8)
    });
    let end = offset + after.find(is_end).unwrap_or(after.len());
    (start < end).then(|| TextRange::new(start, end))
}

/// Inner ones first.
fn sections(symbols: &[Symbol], document: &Document, offset: usize, out: &mut Vec<TextRange>) {
    let around = symbols
        .iter()
        .find(|symbol| symbol.range.contains_inclusive(offset) && symbol.range.end != offset);
    let Some(symbol) = around else { return };
    sections(&symbol.children, document, offset, out);
    let text = document.slice(symbol.range);
    let end = symbol.range.start + text.trim_end().len();
    out.push(TextRange::new(symbol.range.start, end));
}

/// Only what holds the cursor and all that was taken before.
fn growing(around: Vec<TextRange>, offset: usize) -> Vec<TextRange> {
    let mut kept: Vec<TextRange> = Vec::new();
    for range in around {
        let grows = kept
            .last()
            .is_none_or(|last| range.contains_range(*last) && range != *last);
        if grows && range.contains_inclusive(offset) {
            kept.push(range);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[track_caller]
    fn check(note: &str, expected: &[&str]) {
        let (snapshot, id, offset) = fixture::team_note(note);
        let text = note.replacen("<|>", "", 1);
        let around = selection_ranges(&snapshot, &id, offset);
        let around: Vec<&str> = around.iter().map(|range| range.of(&text)).collect();
        assert_eq!(around, expected, "{note}");
    }

    #[test]
    fn a_selection_grows_from_word_to_note() {
        check(
            "é\n\n# A\n\n## B\n\nFirst. The Team B<|>us goes. Last.\n\n## C\n",
            &[
                "Bus",
                "Team Bus",
                "The Team Bus goes.",
                "First. The Team Bus goes. Last.",
                "## B\n\nFirst. The Team Bus goes. Last.",
                "# A\n\n## B\n\nFirst. The Team Bus goes. Last.\n\n## C",
                "é\n\n# A\n\n## B\n\nFirst. The Team Bus goes. Last.\n\n## C\n",
            ],
        );
    }

    #[test]
    fn a_card_is_taken_in_whole() {
        check(
            "Q: One?\nA: S<|>o.\n\nQ: Two?\n",
            &[
                "So",
                "So.",
                "A: So.",
                "Q: One?\nA: So.",
                "Q: One?\nA: So.\n\nQ: Two?\n",
            ],
        );
    }

    #[test]
    fn every_place_of_a_note_has_ranges_that_grow() {
        let note = "---\na: b\n---\n# Éč Lambda\n\n| a | 😀 |\n|--|--|\n\n- DynamoDB `x` \r\n\r\n> SQS\n\n```\nx\n```";
        let (snapshot, id, _) = fixture::note(note);
        for offset in
            (0..=note.len() + 2).filter(|at| *at > note.len() || note.is_char_boundary(*at))
        {
            let around = selection_ranges(&snapshot, &id, offset);
            assert!(!around.is_empty(), "{offset}");
            for pair in around.windows(2) {
                assert!(pair[1].contains_range(pair[0]), "{offset}: {pair:?}");
            }
            for range in around {
                assert!(
                    note.get(range.start..range.end).is_some(),
                    "{offset}: {range:?}"
                );
            }
        }
    }
}
