//! Wiki links, whose target names a file: today's name goes behind a bar.

use cloudgloss_syntax::{BlockKind, TextEdit, TextRange};

use crate::{Fix, FixKind, diagnostics::Place};

/// Whether a name is the whole target of a wiki link without words of its own: `[[Kinesis Firehose]]`.
pub fn is_target(name: TextRange, text: &str) -> bool {
    let before = text.get(..name.start).unwrap_or_default();
    let behind = text.get(name.end..).unwrap_or_default();
    before.ends_with("[[") && behind.starts_with("]]")
}

/// Today's name without the brand that stands in front of the link: "Amazon [[Kinesis Firehose]]".
pub fn unsaid<'n>(new: &'n str, name: TextRange, text: &str) -> &'n str {
    let before = text.get(..name.start).unwrap_or_default();
    let before = before.trim_end_matches('[').trim_end();
    let bare = ["Amazon ", "AWS "].into_iter().find_map(|brand| {
        let said = before.ends_with(brand.trim_end());
        new.strip_prefix(brand).filter(|_| said)
    });
    bare.unwrap_or(new)
}

/// Gives the link words: `[[Kinesis Firehose|Amazon Data Firehose]]`. `end`: of its target, in bytes of the note.
pub fn words(place: &Place, end: usize, new: &str, dated: bool) -> Fix {
    // In a table's row a bare bar ends the cell.
    let block = place.note.document().block_at(end);
    let in_row = block.is_some_and(|(_, _, block)| block.kind == BlockKind::TableRow);
    let bar = if in_row { "\\|" } else { "|" };
    Fix {
        title: format!("Show \"{new}\" as the link's words"),
        edits: vec![TextEdit {
            range: TextRange::empty(end),
            new_text: format!("{bar}{new}"),
        }],
        safe: !dated,
        preferred: true,
        kind: FixKind::Replace,
    }
}

/// The edit of a fix with another name than the one it writes.
pub(crate) fn retyped(edit: TextEdit, name: &str) -> TextEdit {
    let bar = edit.new_text.find('|').filter(|_| edit.range.is_empty());
    let kept = bar.map_or("", |bar| &edit.new_text[..=bar]);
    let new_text = format!("{kept}{name}");
    TextEdit { new_text, ..edit }
}
