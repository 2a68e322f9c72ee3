//! `textDocument/diagnostic`, and what is published without being asked

use cloudgloss_ide::{Level, NoteId};
use tower_lsp::ls_types::*;

use crate::from_proto;
use crate::state::World;

/// What is to be said about a note; nothing about one that is not read, or about our own pages.
pub fn diagnostics(world: &World, id: &NoteId) -> Vec<Diagnostic> {
    let Some(note) = world.writer(id).filter(|note| !note.open.is_page) else {
        return Vec::new();
    };
    let findings = cloudgloss_ide::diagnostics(&world.snapshot, id);
    findings
        .iter()
        .filter(|finding| finding.level != Level::Off)
        .map(|finding| note.diagnostic(finding))
        .collect()
}

/// Answers a client that asks for diagnostics.
pub fn document_diagnostic(
    world: &World,
    params: &DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let id = from_proto::note_id(&params.text_document.uri);
    let result_id = result_id(world, &id);
    let known = result_id.is_some() && result_id == params.previous_result_id;
    let report = match result_id {
        Some(result_id) if known => {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id,
                },
            })
        }
        result_id => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id,
                items: diagnostics(world, &id),
            },
        }),
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// Names the text, the knowledge and the settings that a report was made from.
fn result_id(world: &World, id: &NoteId) -> Option<String> {
    world
        .opened(id)
        .map(|open| format!("{}.{}", world.generation, open.revision))
}
