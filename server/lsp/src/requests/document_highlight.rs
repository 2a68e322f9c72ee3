//! `textDocument/documentHighlight`

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use crate::from_proto;
use crate::state::World;

/// The places of a note that speak of what stands at a position.
pub fn document_highlight(
    world: &World,
    params: &DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let at = &params.text_document_position_params;
    let (id, note) = world.note(&at.text_document.uri)?;
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let found = cloudgloss_ide::highlights(&world.snapshot, &id, offset);
    let highlight = |range| DocumentHighlight {
        range: note.range(range),
        kind: Some(DocumentHighlightKind::TEXT),
    };
    // Where nothing is meant the editor may mark equal words itself.
    (!found.is_empty()).then(|| found.into_iter().map(highlight).collect())
}
