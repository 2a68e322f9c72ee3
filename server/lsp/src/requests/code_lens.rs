//! `textDocument/codeLens`

use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command};

use crate::commands::SHOW_PAGE;
use crate::state::World;

/// The lines above a note's questions.
pub fn code_lens(world: &World, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let (id, note) = world
        .note(&params.text_document.uri)
        .filter(|(_, note)| !note.open.is_ours)?;
    let lenses = cloudgloss_ide::code_lenses(&world.snapshot, &id);
    let lens = |lens: cloudgloss_ide::CodeLens| CodeLens {
        range: note.range(lens.range),
        command: Some(Command {
            title: lens.title,
            command: SHOW_PAGE.to_owned(),
            arguments: Some(vec![lens.entry.into()]),
        }),
        data: None,
    };
    Some(lenses.into_iter().map(lens).collect())
}
