//! What we offer the client.

use cloudgloss_syntax::PositionEncoding;
use tower_lsp::ls_types::*;

use crate::{abilities::Abilities, commands, requests};

/// The kind of the action that applies every safe fix of a note.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.cloudgloss");

/// The kind of the action that dates a note.
pub const AS_OF: CodeActionKind = CodeActionKind::new("source.asOf.cloudgloss");

/// For what looks through all notes.
const SHOWS_PROGRESS: WorkDoneProgressOptions = WorkDoneProgressOptions {
    work_done_progress: Some(true),
};

/// What we offer to a client with these abilities.
pub fn server(client: &Abilities) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match client.encoding {
            PositionEncoding::Utf8 => PositionEncodingKind::UTF8,
            PositionEncoding::Utf16 => PositionEncodingKind::UTF16,
            PositionEncoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync())),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(completion(client)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Right(ReferenceOptions {
            work_done_progress_options: SHOWS_PROGRESS,
        })),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(client.resolves_links),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
            work_done_progress_options: SHOWS_PROGRESS,
            resolve_provider: None,
        })),
        rename_provider: Some(rename(client)),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(false),
        }),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        semantic_tokens_provider: client.colours.then(|| semantic_tokens(client)),
        code_action_provider: (client.code_actions || client.applies_edits)
            .then(|| code_actions(client)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::NAMES
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
            ..ExecuteCommandOptions::default()
        }),
        diagnostic_provider: client.pulls.then(diagnostics),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}

fn sync() -> TextDocumentSyncOptions {
    TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::Supported(true)),
        ..TextDocumentSyncOptions::default()
    }
}

fn completion(client: &Abilities) -> CompletionOptions {
    let triggers = cloudgloss_ide::completion_trigger_characters();
    CompletionOptions {
        trigger_characters: Some(triggers.iter().map(char::to_string).collect()),
        resolve_provider: Some(client.resolves_completions),
        ..CompletionOptions::default()
    }
}

fn semantic_tokens(client: &Abilities) -> SemanticTokensServerCapabilities {
    SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
        legend: requests::legend(),
        full: Some(SemanticTokensFullOptions::Bool(true)),
        range: client.colours_ranges.then_some(true),
        ..SemanticTokensOptions::default()
    })
}

/// A client that cannot ask first gets the plain offer.
fn rename(client: &Abilities) -> OneOf<bool, RenameOptions> {
    match client.prepares_rename {
        true => OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: SHOWS_PROGRESS,
        }),
        false => OneOf::Left(true),
    }
}

/// A client that knows commands only may not be told of kinds.
fn code_actions(client: &Abilities) -> CodeActionProviderCapability {
    if !client.code_actions {
        return CodeActionProviderCapability::Simple(true);
    }
    CodeActionProviderCapability::Options(CodeActionOptions {
        code_action_kinds: Some(vec![
            CodeActionKind::QUICKFIX,
            CodeActionKind::REFACTOR_REWRITE,
            FIX_ALL,
            AS_OF,
        ]),
        resolve_provider: client.resolves_edits.then_some(true),
        ..CodeActionOptions::default()
    })
}

fn diagnostics() -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some("cloudgloss".to_owned()),
        workspace_diagnostics: true,
        ..DiagnosticOptions::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pull_diagnostics_are_offered_only_to_those_who_pull() {
        let of = |client| Abilities::of(&serde_json::from_value(client).unwrap());
        let pulls = of(serde_json::json!({
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": true } },
        }));
        assert!(server(&pulls).diagnostic_provider.is_some());
        let cannot_be_told = of(serde_json::json!({ "textDocument": { "diagnostic": {} } }));
        assert!(server(&cannot_be_told).diagnostic_provider.is_none());
        assert!(server(&Abilities::default()).diagnostic_provider.is_none());
    }
}
