//! `textDocument/diagnostic`, and what is published without being asked

use std::collections::{BTreeMap, HashMap};

use cloudgloss_ide::{Code, Level, NoteId, Snapshot};
use tower_lsp::ls_types::*;

use crate::state::{Open, World};
use crate::to_proto::Writer;
use crate::{from_proto, to_proto};

/// What is to be said about a note; nothing about one that is not read, that is not the user's, or that is excluded.
pub fn diagnostics(world: &World, id: &NoteId) -> Vec<Diagnostic> {
    let wanted = |note: &Writer| !note.open.is_ours && world.counts(id);
    let Some(note) = world.writer(id).filter(wanted) else {
        return Vec::new();
    };
    log_claims(world, id);
    written(&world.snapshot, id, &note)
}

fn written(snapshot: &Snapshot, id: &NoteId, note: &Writer<'_>) -> Vec<Diagnostic> {
    let findings = cloudgloss_ide::diagnostics(snapshot, id);
    let shown = findings
        .iter()
        .filter(|finding| finding.level != Level::Off);
    shown.map(|finding| note.diagnostic(finding)).collect()
}

/// What is to be said about a note that no editor shows, read from the disk; `None` where there is nothing.
pub fn closed_diagnostics(world: &World, id: &NoteId) -> Option<Vec<Diagnostic>> {
    let snapshot = world.snapshot.alone(id)?;
    let open = Open {
        uri: id.0.parse().ok()?,
        version: 0,
        revision: 0,
        too_long: false,
        is_ours: false,
        long: None,
    };
    let note = Writer {
        document: snapshot.note(id)?.document(),
        open: &open,
        client: world.abilities,
    };
    let found = written(&snapshot, id, &note);
    (!found.is_empty()).then_some(found)
}

/// What was read in a note and why it is silent, for whoever looks with `CLOUDGLOSS_LOG=cloudgloss::claim=debug`.
fn log_claims(world: &World, id: &NoteId) {
    let wanted = tracing::enabled!(target: "cloudgloss::claim", tracing::Level::DEBUG);
    let Some(note) = world.snapshot.note(id).filter(|_| wanted) else {
        return;
    };
    for traced in cloudgloss_ide::trace(&world.snapshot, id) {
        let words = note.document().slice(traced.range);
        let message = &traced.message;
        tracing::debug!(target: "cloudgloss::claim", "{}: {words:?}: {message}", id.0);
    }
}

/// The problems of the workspace's own files, by file. They are published to every client.
pub fn file_problems(world: &World) -> BTreeMap<Uri, Vec<Diagnostic>> {
    let mut found: BTreeMap<Uri, Vec<Diagnostic>> = BTreeMap::new();
    for problem in world.problems.iter() {
        let Some(uri) = Uri::from_file_path(&problem.path) else {
            continue;
        };
        let diagnostic = to_proto::file_problem(problem, world.abilities.encoding);
        found.entry(uri).or_default().push(diagnostic);
    }
    found
}

/// Answers a client that asks for diagnostics.
pub fn document_diagnostic(
    world: &World,
    params: &DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let id = from_proto::note_id(&params.text_document.uri);
    let result_id = result_id(world, &id);
    let known = result_id.is_some() && result_id == params.previous_result_id;
    let related_documents = related(world, &id);
    let report = match result_id {
        Some(result_id) if known => {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id,
                },
            })
        }
        result_id => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id,
                items: diagnostics(world, &id),
            },
        }),
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// The other open notes, where what they are told depends on this one; nothing where the client shows no such.
fn related(world: &World, id: &NoteId) -> Option<HashMap<Uri, DocumentDiagnosticReportKind>> {
    if !world.abilities.related_documents || !depends_on_others(world, id) {
        return None;
    }
    let others = world.users_notes().filter(|other| *other != id);
    let report = |other: &NoteId| {
        let full = FullDocumentDiagnosticReport {
            result_id: result_id(world, other),
            items: diagnostics(world, other),
        };
        let uri = world.opened(other)?.uri.clone();
        Some((uri, DocumentDiagnosticReportKind::Full(full)))
    };
    Some(others.filter_map(report).collect())
}

/// Whether what a note is told depends on other notes: of all rules only that of questions that stand twice.
fn depends_on_others(world: &World, id: &NoteId) -> bool {
    world.snapshot.config(id).level(Code::DuplicateQuestion) != Level::Off
}

/// Names the text, the knowledge and the settings that a report was made from.
fn result_id(world: &World, id: &NoteId) -> Option<String> {
    let open = world.opened(id)?;
    let of_note = format!("{}.{}", world.generation, open.revision);
    match depends_on_others(world, id) {
        true => Some(format!("{of_note}.{}", world.last_revision())),
        false => Some(of_note),
    }
}
