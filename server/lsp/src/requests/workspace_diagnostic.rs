//! `workspace/diagnostic`: what the command `cloudgloss.checkWorkspace` has found in notes that are not open. Nothing before it
//! was given.

use std::collections::BTreeMap;

use tower_lsp::ls_types::*;

use crate::checker::Report;
use crate::from_proto;
use crate::pieces::Pieces;
use crate::state::World;

/// An answer of so many notes is told in one.
const FEW: usize = 100;

/// What is to be said of notes that are not open, told apart from what the client knows already.
pub fn workspace_diagnostic(
    world: &World,
    params: &WorkspaceDiagnosticParams,
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let known = params.previous_result_ids.iter();
    let mut known: BTreeMap<_, _> = known
        .map(|known| (from_proto::note_id(&known.uri), known))
        .collect();
    let reports = world.closed_reports();
    let mut items: Vec<_> = reports
        .map(|(id, report)| item(report, known.remove(id).map(|known| &known.value)))
        .collect();
    // What had findings and has none any more; open notes are asked for one by one.
    let gone = known
        .into_iter()
        .filter(|(id, _)| world.opened(id).is_none());
    items.extend(gone.map(|(_, known)| full(known.uri.clone(), None, Vec::new())));
    items
}

/// Whether the client does not know all of that.
pub fn has_news(items: &[WorkspaceDocumentDiagnosticReport]) -> bool {
    let is_new = |item: &WorkspaceDocumentDiagnosticReport| {
        matches!(item, WorkspaceDocumentDiagnosticReport::Full(_))
    };
    items.iter().any(is_new)
}

/// The answer, or its pieces and what is left of it.
pub fn workspace_report(
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    pieces: Option<Pieces<WorkspaceDocumentDiagnosticReport>>,
) -> WorkspaceDiagnosticReportResult {
    let shape = |items| WorkspaceDiagnosticReport { items };
    match pieces.filter(|_| items.len() > FEW) {
        None => shape(items).into(),
        Some(pieces) => {
            pieces.add(items, shape);
            pieces.finish(shape);
            shape(Vec::new()).into()
        }
    }
}

fn item(report: &Report, known: Option<&String>) -> WorkspaceDocumentDiagnosticReport {
    let result_id = format!("closed.{}", report.number);
    if known != Some(&result_id) {
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
