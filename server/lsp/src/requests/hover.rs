//! `textDocument/hover`

use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkedString};

use crate::abilities::Format;
use crate::state::World;
use crate::{from_proto, to_proto};

/// What is known of the words at a position.
pub fn hover(world: &World, params: &HoverParams) -> Option<Hover> {
    let at = &params.text_document_position_params;
    let (id, note) = world.note(&at.text_document.uri)?;
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let hover = cloudgloss_ide::hover(&world.snapshot, &id, offset, note.client.curtain)?;
    // Where no formats are named, a bare string is Markdown.
    let contents = match note.client.hover {
        Format::Unsaid => HoverContents::Scalar(MarkedString::String(hover.markdown)),
        format => HoverContents::Markup(to_proto::markup(hover.markdown, format).ok()?),
    };
    Some(Hover {
        contents,
        range: Some(note.range(hover.range)),
    })
}
