//! `textDocument/codeAction`

use cloudgloss_ide::{self as ide, Action, ActionKind};
use tower_lsp::ls_types::*;

use crate::capabilities::{AS_OF, FIX_ALL};
use crate::from_proto;
use crate::state::World;
use crate::to_proto::Writer;

/// What can be done about the findings in a range.
pub fn code_action(world: &World, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let (id, note) = world
        .note(&params.text_document.uri)
        .filter(|(_, note)| !note.open.is_ours)?;
    let range = from_proto::range(note.document, params.range, note.client.encoding);
    let only = params.context.only.as_deref();
    let mut actions = ide::code_actions(&world.snapshot, &id, range);
    let is_dated = |action: &Action| action.kind == ActionKind::AsOf;
    // Who asks for actions of the whole note is offered it wherever the cursor is.
    if only.is_some() && !actions.iter().any(is_dated) {
        actions.extend(ide::as_of_action(&world.snapshot, &id));
    }
    let wanted = actions
        .into_iter()
        .filter(|action| is_wanted(only, &kind(action.kind)));
    let edit = |action: &Action| match action.kind {
        ActionKind::IgnoreInWorkspace => settings_edit(world, &note, action),
        _ => Some(note.workspace_edit(&action.edits)),
    };
    let codes = wanted.filter_map(|action| Some(code(&note, edit(&action)?, action)));
    Some(codes.map(CodeActionOrCommand::CodeAction).collect())
}

/// Writes what the workspace does not want to be told again into its settings file.
fn settings_edit(world: &World, note: &Writer<'_>, action: &Action) -> Option<WorkspaceEdit> {
    let about = &action.finding.as_ref()?.about;
    let file = world.settings_file(&note.open.uri)?;
    let text = ide::ignored_in_settings(&file.text, about)?;
    file.replaced(text, note.client)
}

/// The edit that applies every safe fix of a note; `None` when there is nothing to fix.
pub fn fix_all(world: &World, uri: &Uri) -> Option<WorkspaceEdit> {
    let (id, note) = world.note(uri).filter(|(_, note)| !note.open.is_ours)?;
    let edits = ide::fix_all(&world.snapshot, &id);
    (!edits.is_empty()).then(|| note.workspace_edit(&edits))
}

fn code(note: &Writer<'_>, edit: WorkspaceEdit, action: Action) -> CodeAction {
    CodeAction {
        title: action.title,
        kind: Some(kind(action.kind)),
        diagnostics: action
            .finding
            .map(|finding| vec![note.diagnostic(&finding)]),
        edit: Some(edit),
        is_preferred: action.preferred.then_some(true),
        ..CodeAction::default()
    }
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::QuickFix | ActionKind::IgnoreInWorkspace => CodeActionKind::QUICKFIX,
        ActionKind::FixAll => FIX_ALL,
        ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
        ActionKind::AsOf => AS_OF,
    }
}

/// A kind is wanted when it or one above it is asked for: `source` includes `source.fixAll.cloudgloss`.
fn is_wanted(only: Option<&[CodeActionKind]>, kind: &CodeActionKind) -> bool {
    let kind = kind.as_str();
    only.is_none_or(|asked| {
        asked.iter().any(|asked| {
            let rest = kind.strip_prefix(asked.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || asked.as_str().is_empty()
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_includes_those_below_it() {
        let wanted = |asked: &'static str| is_wanted(Some(&[CodeActionKind::new(asked)]), &FIX_ALL);
        assert!(
            wanted("source")
                && wanted("source.fixAll")
                && wanted("source.fixAll.cloudgloss")
                && wanted("")
        );
        assert!(
            !wanted("source.fix") && !wanted("quickfix") && !wanted("source.fixAll.cloudgloss.x")
        );
        assert!(is_wanted(None, &FIX_ALL));
    }
}
