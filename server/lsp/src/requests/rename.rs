//! `textDocument/prepareRename` and `textDocument/rename`

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::*;

use crate::state::World;
use crate::{from_proto, to_proto};

/// The name at a position that can be renamed.
pub fn prepare_rename(
    world: &World,
    params: &TextDocumentPositionParams,
) -> Option<PrepareRenameResponse> {
    let (id, note) = world.note(&params.text_document.uri)?;
    let offset = from_proto::offset(note.document, params.position, note.client.encoding);
    let found = cloudgloss_ide::prepare_rename(&world.snapshot, &id, offset)?;
    Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: note.range(found.range),
        placeholder: found.placeholder,
    })
}

/// Makes all former names in the user's notes today's.
pub fn rename(world: &World, params: &RenameParams) -> Result<Option<WorkspaceEdit>> {
    let at = &params.text_document_position;
    let Some((id, note)) = world.note(&at.text_document.uri) else {
        return Ok(None);
    };
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let renamed = cloudgloss_ide::rename(&world.snapshot, &id, offset, &params.new_name);
    let notes = renamed.map_err(Error::invalid_params)?.into_iter();
    let of_user = notes.filter(|(note, _)| world.is_users(note));
    let edits = of_user.filter_map(|(note, edits)| world.note_edits(&note, &edits));
    Ok(Some(to_proto::workspace_edit(
        edits.collect(),
        world.abilities,
    )))
}
