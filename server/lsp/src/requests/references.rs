//! `textDocument/references`

use cloudgloss_ide as ide;
use tower_lsp::ls_types::{Location, ReferenceParams};

use crate::from_proto;
use crate::pieces::Pieces;
use crate::state::World;

/// Where the user's notes speak of what stands at a position. Nothing is left to answer where it is told in pieces.
pub fn references(
    world: &World,
    params: &ReferenceParams,
    pieces: Option<Pieces<Location>>,
) -> Option<Vec<Location>> {
    let at = &params.text_document_position;
    let (id, note) = world.note(&at.text_document.uri)?;
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let whole = |piece: Vec<Location>| piece;
    let found = ide::references(&world.snapshot, &id, offset, |note, text, places| {
        if !world.is_users(note) {
            return Vec::new();
        }
        let found = world.locations(note, text, places);
        match &pieces {
            None => found,
            Some(pieces) => {
                pieces.add(found, whole);
                Vec::new()
            }
        }
    });
    if let Some(pieces) = pieces {
        pieces.finish(whole);
    }
    Some(found)
}
