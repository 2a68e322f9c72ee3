//! From our types to the protocol's. With `from_proto`, the only place that knows `Position`.

use std::collections::HashMap;

use cloudgloss_ide::{self as ide, Document, Finding, Level, TextEdit as Edit, TextRange};
use cloudgloss_syntax::{PositionEncoding, Rope, position_at};
use tower_lsp::ls_types::*;

use crate::abilities::{Abilities, Format};
use crate::state::Open;
use crate::workspace::FileProblem;

/// A note's text and what its client can take: all that turns bytes into answers.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The text.
    pub document: &'a Document,
    /// How the editor has it open.
    pub open: &'a Open,
    /// What the client can do.
    pub client: Abilities,
}

impl Writer<'_> {
    /// A range of the note.
    pub fn range(&self, range: TextRange) -> Range {
        span(self.document.rope(), range, self.client.encoding)
    }

    /// A place in the note.
    pub fn position(&self, offset: usize) -> Position {
        position(self.document.rope(), offset, self.client.encoding)
    }

    /// An edit of the note.
    pub fn edit(&self, edit: &Edit) -> TextEdit {
        TextEdit {
            range: self.range(edit.range),
            new_text: edit.new_text.clone(),
        }
    }

    /// Edits of the note as the client applies them.
    pub fn workspace_edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits = edits.iter().map(|edit| self.edit(edit)).collect();
        let changed = NoteEdits {
            uri: self.open.uri.clone(),
            version: Some(self.open.version),
            edits,
        };
        workspace_edit(vec![changed], self.client)
    }

    /// The other places of a finding; `None` where there are none or the client shows none.
    fn related(&self, finding: &Finding) -> Option<Vec<DiagnosticRelatedInformation>> {
        let place = |(range, message): &(TextRange, String)| DiagnosticRelatedInformation {
            location: Location {
                uri: self.open.uri.clone(),
                range: self.range(*range),
            },
            message: message.clone(),
        };
        let wanted = self.client.related && !finding.related.is_empty();
        wanted.then(|| finding.related.iter().map(place).collect())
    }

    /// A finding as a diagnostic.
    pub fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        // An editor may run what a `command:` address names.
        let source = finding.source.as_ref();
        let source = source.filter(|source| source.starts_with("https://"));
        let source: Option<Uri> = source.and_then(|source| source.parse().ok());
        let described = source.filter(|_| self.client.code_description);
        Diagnostic {
            range: self.range(finding.range),
            severity: severity(finding.level),
            code: Some(NumberOrString::String(finding.code.as_str().to_owned())),
            code_description: described.map(|href| CodeDescription { href }),
            source: Some("cloudgloss".to_owned()),
            message: finding.message.clone(),
            related_information: self.related(finding),
            tags: (self.client.tags && finding.deprecated_name)
                .then(|| vec![DiagnosticTag::DEPRECATED]),
            data: (self.client.diagnostic_data)
                .then(|| serde_json::json!({ "entry": finding.subject.id })),
        }
    }
}

/// What is to be changed in one note.
pub struct NoteEdits {
    /// Its address.
    pub uri: Uri,
    /// Its version, where it is open.
    pub version: Option<i32>,
    /// In order, not overlapping.
    pub edits: Vec<TextEdit>,
}

/// Changes of several notes as the client applies them.
pub fn workspace_edit(notes: Vec<NoteEdits>, client: Abilities) -> WorkspaceEdit {
    if !client.document_changes {
        let changes: HashMap<_, _> = notes
            .into_iter()
            .map(|note| (note.uri, note.edits))
            .collect();
        return WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        };
    }
    let document_edit = |note: NoteEdits| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: note.uri,
            version: note.version,
        },
        edits: note.edits.into_iter().map(OneOf::Left).collect(),
    };
    let edits = notes.into_iter().map(document_edit).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(edits)),
        ..WorkspaceEdit::default()
    }
}

/// The place of a problem in one of the workspace's own files: from its column to the end of its line.
pub fn file_problem(found: &FileProblem, encoding: PositionEncoding) -> Diagnostic {
    let rope = Rope::from_str(&found.text);
    let line =
        (found.problem.line.saturating_sub(1) as usize).min(rope.len_lines().saturating_sub(1));
    let text = rope.line(line).to_string();
    let text = text.trim_end_matches(['\r', '\n']);
    let column = text
        .char_indices()
        .nth(found.problem.column.saturating_sub(1) as usize);
    let start = rope.line_to_byte(line);
    let range = TextRange::new(start + column.map_or(0, |(at, _)| at), start + text.len());
    Diagnostic {
        range: span(&rope, range, encoding),
        severity: Some(DiagnosticSeverity::WARNING),
        source: Some("cloudgloss".to_owned()),
        message: found.problem.message.clone(),
        ..Diagnostic::default()
    }
}

/// Text for people, in the format that the client takes; `Err` with plain text for one that names no formats.
pub fn markup(markdown: String, format: Format) -> Result<MarkupContent, String> {
    let plain = || ide::plain_text(&markdown);
    let (kind, value) = match format {
        Format::Markdown => (MarkupKind::Markdown, markdown),
        Format::Plain => (MarkupKind::PlainText, plain()),
        Format::Unsaid => return Err(plain()),
    };
    Ok(MarkupContent { kind, value })
}

/// The kind of a completion. The protocol has none for knowledge; these have telling icons.
pub fn completion_kind(kind: ide::CompletionKind) -> CompletionItemKind {
    match kind {
        ide::CompletionKind::Service => CompletionItemKind::MODULE,
        ide::CompletionKind::Term => CompletionItemKind::REFERENCE,
        ide::CompletionKind::Question => CompletionItemKind::EVENT,
        ide::CompletionKind::Answer => CompletionItemKind::TEXT,
        ide::CompletionKind::Fact => CompletionItemKind::VALUE,
        ide::CompletionKind::Key => CompletionItemKind::PROPERTY,
        ide::CompletionKind::Marker => CompletionItemKind::KEYWORD,
    }
}

/// The kind of a symbol.
pub fn symbol_kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::Heading => SymbolKind::STRING,
        ide::SymbolKind::Question => SymbolKind::EVENT,
        ide::SymbolKind::Definition | ide::SymbolKind::Term => SymbolKind::KEY,
        ide::SymbolKind::Service => SymbolKind::MODULE,
    }
}

/// A range of any text.
pub fn span(rope: &Rope, range: TextRange, encoding: PositionEncoding) -> Range {
    Range {
        start: position(rope, range.start, encoding),
        end: position(rope, range.end, encoding),
    }
}

fn position(rope: &Rope, offset: usize, encoding: PositionEncoding) -> Position {
    let position = position_at(rope, offset, encoding);
    Position {
        line: position.line,
        character: position.character,
    }
}

fn severity(level: Level) -> Option<DiagnosticSeverity> {
    match level {
        Level::Error => Some(DiagnosticSeverity::ERROR),
        Level::Warning => Some(DiagnosticSeverity::WARNING),
        Level::Information => Some(DiagnosticSeverity::INFORMATION),
        Level::Hint => Some(DiagnosticSeverity::HINT),
        Level::Off => None,
    }
}
