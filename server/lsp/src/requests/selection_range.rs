//! `textDocument/selectionRange`

use tower_lsp::ls_types::{Position, SelectionRange, SelectionRangeParams};

use crate::from_proto;
use crate::state::World;
use crate::to_proto::Writer;

/// For each position the stretches around it, inner ones first.
pub fn selection_range(
    world: &World,
    params: &SelectionRangeParams,
) -> Option<Vec<SelectionRange>> {
    let (id, note) = world.note(&params.text_document.uri)?;
    let around = |position: &Position| {
        let offset = from_proto::offset(note.document, *position, note.client.encoding);
        let ranges = cloudgloss_ide::selection_ranges(&world.snapshot, &id, offset);
        nested(&note, &ranges).unwrap_or_else(|| nothing(*position))
    };
    Some(params.positions.iter().map(around).collect())
}

fn nested(note: &Writer<'_>, ranges: &[cloudgloss_ide::TextRange]) -> Option<SelectionRange> {
    let outer_first = ranges.iter().rev();
    outer_first.fold(None, |parent, range| {
        Some(SelectionRange {
            range: note.range(*range),
            parent: parent.map(Box::new),
        })
    })
}

/// The protocol wants an answer for every position.
fn nothing(at: Position) -> SelectionRange {
    SelectionRange {
        range: tower_lsp::ls_types::Range { start: at, end: at },
        parent: None,
    }
}
