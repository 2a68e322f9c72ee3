//! `workspace/symbol`

use cloudgloss_ide::{self as ide, Target};
use tower_lsp::ls_types::*;

use super::page;
use crate::state::World;
use crate::to_proto;

/// Headings, questions and definitions of the user's notes, and what is known, on its page.
pub fn workspace_symbol(
    world: &World,
    params: &WorkspaceSymbolParams,
) -> Option<WorkspaceSymbolResponse> {
    let found = ide::workspace_symbols(&world.snapshot, &params.query);
    let symbols = found.into_iter().filter_map(|found| symbol(world, found));
    Some(WorkspaceSymbolResponse::Flat(symbols.collect()))
}

#[expect(deprecated, reason = "the type has the field, and no default")]
fn symbol(world: &World, found: ide::WorkspaceSymbol) -> Option<SymbolInformation> {
    let location = match &found.target {
        Target::Note(note, _) if !world.is_users(note) => return None,
        Target::Note(note, range) => world.location(note, *range)?,
        Target::Page(entry) => Location {
            uri: page(world, entry)?,
            range: Range::default(),
        },
    };
    Some(SymbolInformation {
        name: found.name,
        kind: to_proto::symbol_kind(found.kind),
        tags: None,
        deprecated: None,
        location,
        container_name: Some(found.container),
    })
}
