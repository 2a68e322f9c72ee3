//! `textDocument/definition`

use cloudgloss_ide::Target;
use tower_lsp::ls_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range, Uri,
};

use crate::from_proto;
use crate::state::World;

/// The page of the thing that the words at a position name.
pub fn definition(world: &World, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let at = &params.text_document_position_params;
    let (id, note) = world.note(&at.text_document.uri)?;
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let found = cloudgloss_ide::definition(&world.snapshot, &id, offset)?;
    let (target_uri, target) = match &found.target {
        Target::Page(entry) => (page(world, entry)?, Range::default()),
        Target::Note(note, range) => {
            let place = world.location(note, *range)?;
            (place.uri, place.range)
        }
    };
    if !note.client.links {
        return Some(GotoDefinitionResponse::Scalar(Location {
            uri: target_uri,
            range: target,
        }));
    }
    Some(GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(note.range(found.origin)),
        target_uri,
        target_range: target,
        target_selection_range: target,
    }]))
}

/// Writes the page of an entry and gives its address; `None` where there is no such entry or no place for it.
pub fn page(world: &World, entry: &str) -> Option<Uri> {
    let page = cloudgloss_ide::page(&world.snapshot, entry)?;
    match world.pages.write(&page) {
        Ok(uri) => Some(uri),
        Err(error) => {
            tracing::error!("the page of `{entry}` cannot be written: {error}");
            None
        }
    }
}
