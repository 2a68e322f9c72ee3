//! Edits of a text, and edits of what they make of it, as edits of the text.

use cloudgloss_syntax::{TextEdit, TextRange};

/// What `first` and then `second` do, each not overlapping and in order. `second` counts bytes in the text that `first` gives.
pub fn compose(first: Vec<TextEdit>, second: &[TextEdit]) -> Vec<TextEdit> {
    // From the end, so that what stands before keeps its place.
    second.iter().rev().fold(first, then)
}

/// `edits`, and then `edit` of what they give. Those that it touches become one with it.
fn then(edits: Vec<TextEdit>, edit: &TextEdit) -> Vec<TextEdit> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    // So many bytes were put in, and taken out, by those up to the start and up to the end of `edit`.
    let (mut to_start, mut to_end) = (Grown::default(), Grown::default());
    let (mut start, mut end) = (None, None);
    let mut new_text = edit.new_text.clone();
    for one in edits {
        let written = to_end.shift_on(one.range.start);
        let written = TextRange::new(written, written + one.new_text.len());
        if written.end <= edit.range.start {
            to_start.add(&one);
            to_end.add(&one);
            before.push(one);
        } else if edit.range.end <= written.start {
            after.push(one);
        } else {
            to_end.add(&one);
            if let Some(kept) = edit.range.start.checked_sub(written.start) {
                new_text.insert_str(0, one.new_text.get(..kept).unwrap_or_default());
                start = Some(one.range.start);
            }
            if let Some(kept) = written.end.checked_sub(edit.range.end) {
                let from = one.new_text.len() - kept;
                new_text.push_str(one.new_text.get(from..).unwrap_or_default());
                end = Some(one.range.end);
            }
        }
    }
    let start = start.unwrap_or_else(|| to_start.shift_back(edit.range.start));
    let end = end.unwrap_or_else(|| to_end.shift_back(edit.range.end));
    before.push(TextEdit::replace(TextRange::new(start, end), new_text));
    before.append(&mut after);
    before
}

/// By how many bytes some edits make a text longer, and shorter.
#[derive(Default)]
struct Grown {
    by: usize,
    less: usize,
}

impl Grown {
    fn add(&mut self, edit: &TextEdit) {
        self.by += edit.new_text.len();
        self.less += edit.range.len();
    }

    fn shift_on(&self, offset: usize) -> usize {
        (offset + self.by).saturating_sub(self.less)
    }

    fn shift_back(&self, offset: usize) -> usize {
        (offset + self.less).saturating_sub(self.by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::apply;

    const TEXT: &str = "abcdefgh";

    /// Every way to replace some bytes of a text of that length by one of a few texts.
    fn edits(length: usize) -> Vec<TextEdit> {
        let ranges = (0..=length).flat_map(|start| (start..=length).map(move |end| (start, end)));
        let edit = |(start, end)| {
            ["", "X", "YZW"].map(|text| TextEdit::replace(TextRange::new(start, end), text))
        };
        ranges.flat_map(edit).collect()
    }

    #[test]
    fn two_edits_and_one_more_do_what_they_do_one_after_the_other() {
        let first = vec![
            TextEdit::replace(TextRange::new(1, 3), "12345"),
            TextEdit::insert(4, "6"),
            TextEdit::delete(TextRange::new(6, 7)),
        ];
        let once = apply(TEXT, &first);
        for second in edits(once.len()) {
            let twice = apply(&once, std::slice::from_ref(&second));
            let composed = compose(first.clone(), std::slice::from_ref(&second));
            assert_eq!(apply(TEXT, &composed), twice, "{second:?}: {composed:?}");
            let in_order = composed.is_sorted_by(|a, b| a.range.end <= b.range.start);
            assert!(in_order, "{second:?}: {composed:?}");
        }
    }

    #[test]
    fn edits_of_the_second_are_taken_together() {
        let first = vec![TextEdit::replace(TextRange::new(2, 4), "12345")];
        let second = [
            TextEdit::replace(TextRange::new(1, 3), "x"),
            TextEdit::replace(TextRange::new(5, 8), "y"),
        ];
        let twice = apply(&apply(TEXT, &first), &second);
        assert_eq!(apply(TEXT, &compose(first, &second)), twice);
    }
}
