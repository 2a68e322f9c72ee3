//! `workspace/diagnostic`: what the command `cloudgloss.checkWorkspace` has found in notes that are not open. Nothing before it
//! was given.

use std::collections::BTreeMap;

use tower_lsp::ls_types::*;

use crate::checker::Report;
use crate::from_proto;
use crate::state::World;

/// Answers a client that asks for the diagnostics of the workspace.
pub fn workspace_diagnostic(
    world: &World,
    params: WorkspaceDiagnosticParams,
) -> WorkspaceDiagnosticReportResult {
    let known = params.previous_result_ids.into_iter();
    let mut known: BTreeMap<_, _> = known
        .map(|known| (from_proto::note_id(&known.uri), known))
        .collect();
    let reports = world.closed_reports();
    let mut items: Vec<_> = reports
        .map(|(id, report)| item(report, known.remove(id).map(|known| known.value)))
        .collect();
    // What had findings and has none any more; open notes are asked for one by one.
    let gone = known
        .into_iter()
        .filter(|(id, _)| world.opened(id).is_none());
    items.extend(gone.map(|(_, known)| full(known.uri, None, Vec::new())));
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

fn item(report: &Report, known: Option<String>) -> WorkspaceDocumentDiagnosticReport {
    let result_id = format!("closed.{}", report.number);
    if known.as_ref() != Some(&result_id) {
        return full(
            report.uri.clone(),
            Some(result_id),
            report.diagnostics.clone(),
        );
    }
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri: report.uri.clone(),
        version: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}

fn full(
    uri: Uri,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}
