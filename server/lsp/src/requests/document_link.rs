//! `textDocument/documentLink` and `documentLink/resolve`

use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams};

use super::page;
use crate::state::World;

const ENTRY: &str = "entry";

/// The ids and known questions in a note. Their pages are written when somebody follows them.
pub fn document_link(world: &World, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let (id, note) = world.note(&params.text_document.uri)?;
    let links = cloudgloss_ide::document_links(&world.snapshot, &id);
    let link = |link: cloudgloss_ide::DocumentLink| DocumentLink {
        range: note.range(link.range),
        target: match note.client.resolves_links {
            true => None,
            false => page(world, &link.entry),
        },
        tooltip: (note.client.link_tooltips).then(|| link.tooltip.to_owned()),
        data: (note.client.resolves_links).then(|| serde_json::json!({ ENTRY: link.entry })),
    };
    Some(links.into_iter().map(link).collect())
}

/// Adds the address of the page.
pub fn resolve_document_link(world: &World, mut link: DocumentLink) -> DocumentLink {
    let data = link.data.as_ref();
    let entry = data.and_then(|data| data.get(ENTRY)?.as_str());
    link.target = entry.and_then(|entry| page(world, entry)).or(link.target);
    link
}
