//! `textDocument/inlayHint`

use tower_lsp::ls_types::*;

use crate::state::World;
use crate::to_proto::Writer;
use crate::{from_proto, to_proto};

/// The hints beside a stretch of a note.
pub fn inlay_hint(world: &World, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let (id, note) = world
        .note(&params.text_document.uri)
        .filter(|(_, note)| !note.open.is_ours)?;
    let range = from_proto::range(note.document, params.range, note.client.encoding);
    let hints = cloudgloss_ide::inlay_hints(&world.snapshot, &id, range);
    Some(hints.into_iter().map(|hint| shown(&note, hint)).collect())
}

fn shown(note: &Writer<'_>, hint: cloudgloss_ide::InlayHint) -> InlayHint {
    let tooltip = to_proto::markup(hint.tooltip, note.client.hover);
    InlayHint {
        position: note.position(hint.offset),
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: Some(
            tooltip.map_or_else(InlayHintTooltip::String, InlayHintTooltip::MarkupContent),
        ),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
