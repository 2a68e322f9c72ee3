//! Links within a note to a heading follow the heading's new words.

use cloudgloss_syntax::{BlockKind, Document, TextEdit, TextRange};

/// `edits`, and where they change headings, what keeps links to these alive: `(#kinesis-firehose)` in a table of contents.
/// In order, as `edits` have to be.
pub(crate) fn follow_headings(document: &Document, mut edits: Vec<TextEdit>) -> Vec<TextEdit> {
    let mut headings: Vec<TextRange> = edits
        .iter()
        .filter_map(|edit| document.block_at(edit.range.start))
        .filter(|(_, _, block)| matches!(block.kind, BlockKind::Heading { .. }))
        .map(|(_, range, _)| range)
        .collect();
    headings.dedup();
    let followed: Vec<TextEdit> = headings
        .iter()
        .flat_map(|heading| links(document, *heading, &edits))
        .collect();
    edits.extend(followed);
    edits.sort_by_key(|edit| edit.range.start);
    edits.dedup_by_key(|edit| edit.range);
    edits
}

fn links(document: &Document, heading: TextRange, edits: &[TextEdit]) -> Vec<TextEdit> {
    let title = document.slice(heading);
    let mut changed = title.clone().into_owned();
    let inside = edits
        .iter()
        .filter(|edit| heading.start <= edit.range.start && edit.range.end <= heading.end);
    for edit in inside.rev() {
        let range = edit.range.start - heading.start..edit.range.end - heading.start;
        changed.replace_range(range, &edit.new_text);
    }
    let (old, new) = (anchor(&title), anchor(&changed));
    // A link's address is no part of what an anchor is made of.
    if title.contains("](") || old == new {
        return Vec::new();
    }
    let text = document.slice(TextRange::new(0, document.len()));
    let to_anchor = |(at, _)| {
        let start = at + "](#".len();
        TextEdit::replace(TextRange::new(start, start + old.len()), new.as_str())
    };
    text.match_indices(&format!("](#{old})"))
        .map(to_anchor)
        .collect()
}

/// The anchor that GitHub and its like make of a heading.
fn anchor(heading: &str) -> String {
    let title = heading.trim().trim_matches('#').trim();
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let dashed = |c: char| if c == ' ' { '-' } else { c };
    title
        .to_lowercase()
        .chars()
        .filter(kept)
        .map(dashed)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::apply;

    #[track_caller]
    fn check(note: &str, old: &str, new: &str, expected: &str) {
        let at = note.rfind(old).expect(old);
        let edit = TextEdit::replace(TextRange::new(at, at + old.len()), new);
        let edits = follow_headings(&Document::new(note), vec![edit]);
        assert_eq!(apply(note, &edits), expected);
    }

    #[test]
    fn links_to_a_heading_follow_it() {
        check(
            "- [a](#21-old-queue--more)\n\n## 2.1 Old Queue & more\n",
            "Old Queue",
            "Bus",
            "- [a](#21-bus--more)\n\n## 2.1 Bus & more\n",
        );
    }

    #[test]
    fn other_links_stay() {
        check(
            "[a](#old) [b](x.md#old-queue)\n\n# Old Queue\n",
            "Old Queue",
            "Bus",
            "[a](#old) [b](x.md#old-queue)\n\n# Bus\n",
        );
        check("[a](#old)\n\nold\n", "old", "new", "[a](#old)\n\nnew\n");
    }
}
