//! `textDocument/codeAction`

use cloudgloss_ide::{self as ide, Action, ActionKind};
use tower_lsp::ls_types::*;

use crate::capabilities::{AS_OF, FIX_ALL};
use crate::commands::APPLY_EDIT;
use crate::from_proto;
use crate::state::World;
use crate::to_proto::Writer;

/// Under this name an action carries the note that it is about.
const FIXES: &str = "fixes";

/// What can be done about the findings in a range.
pub fn code_action(world: &World, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let (id, note) = world
        .note(&params.text_document.uri)
        .filter(|(_, note)| !note.open.is_ours)?;
    if !note.client.code_actions && !note.client.applies_edits {
        return None;
    }
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
        ActionKind::FixAll => fix_all(world, &note.open.uri),
        _ => Some(note.workspace_edit(&action.edits)),
    };
    let offer = |action: Action| match action.kind {
        // Its edits are many, and it is asked for at every move of the cursor.
        ActionKind::FixAll if note.client.resolves_edits => Some(unresolved(&note, action)),
        _ => Some(offered(&note, edit(&action)?, action)),
    };
    Some(wanted.filter_map(offer).collect())
}

/// Adds the edit to an action that was chosen: what there is to fix in the note as it is now.
pub fn resolve_code_action(world: &World, mut action: CodeAction) -> CodeAction {
    let data = action.data.as_ref();
    let uri = data.and_then(|data| data.get(FIXES)?.as_str()?.parse().ok());
    action.edit = uri.and_then(|uri| fix_all(world, &uri)).or(action.edit);
    action
}

fn unresolved(note: &Writer<'_>, action: Action) -> CodeActionOrCommand {
    CodeActionOrCommand::CodeAction(CodeAction {
        data: Some(serde_json::json!({ FIXES: note.open.uri })),
        edit: None,
        ..code(note, WorkspaceEdit::default(), action)
    })
}

/// A client that knows commands only is given one that has the edit sent to it.
fn offered(note: &Writer<'_>, edit: WorkspaceEdit, action: Action) -> CodeActionOrCommand {
    if note.client.code_actions {
        return CodeActionOrCommand::CodeAction(code(note, edit, action));
    }
    CodeActionOrCommand::Command(Command {
        title: action.title,
        command: APPLY_EDIT.to_owned(),
        arguments: serde_json::to_value(edit).ok().map(|edit| vec![edit]),
    })
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
