//! `textDocument/references`

use tower_lsp::ls_types::{Location, ReferenceParams};

use crate::from_proto;
use crate::state::World;

/// Where the user's notes speak of what stands at a position.
pub fn references(world: &World, params: &ReferenceParams) -> Option<Vec<Location>> {
    let at = &params.text_document_position;
    let (id, note) = world.note(&at.text_document.uri)?;
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let found =
        cloudgloss_ide::references(
            &world.snapshot,
            &id,
            offset,
            |note, text, places| match world.is_users(note) {
                true => world.locations(note, text, places),
                false => Vec::new(),
            },
        );
    Some(found)
}
