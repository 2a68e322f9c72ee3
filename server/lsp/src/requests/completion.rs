//! `textDocument/completion` and `completionItem/resolve`

use cloudgloss_ide::Completion;
use tower_lsp::ls_types::*;

use crate::from_proto;
use crate::state::World;
use crate::to_proto::{self, Writer};

/// As many as a person looks at.
const LIMIT: usize = 50;
const ENTRY: &str = "entry";

/// What could be meant by the word before a position.
pub fn completion(world: &World, params: &CompletionParams) -> Option<CompletionResponse> {
    let at = &params.text_document_position;
    let (id, note) = world.note(&at.text_document.uri)?;
    let offset = from_proto::offset(note.document, at.position, note.client.encoding);
    let mut found = cloudgloss_ide::completions(&world.snapshot, &id, offset, LIMIT);
    if found.on_request && !is_invoked(params) {
        found.items.clear();
    }
    let items = found
        .items
        .into_iter()
        .map(|found| item(&note, found))
        .collect();
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: found.incomplete,
        items,
    }))
}

/// The user asked; the editor does not just follow the typing.
fn is_invoked(params: &CompletionParams) -> bool {
    let context = params.context.as_ref();
    context.is_none_or(|context| context.trigger_kind == CompletionTriggerKind::INVOKED)
}

/// Adds the documentation to an item that the user looks at.
pub fn resolve_completion(world: &World, mut item: CompletionItem) -> CompletionItem {
    let entry = item
        .data
        .as_ref()
        .and_then(|data| data.get(ENTRY)?.as_str());
    let text =
        entry.and_then(|entry| cloudgloss_ide::completion_documentation(&world.snapshot, entry));
    let markup = text.map(|text| to_proto::markup(text, world.abilities.documentation));
    item.documentation = markup
        .map(|markup| markup.map_or_else(Documentation::String, Documentation::MarkupContent));
    item
}

fn item(note: &Writer<'_>, mut found: Completion) -> CompletionItem {
    let snippet = found.snippet.take().filter(|_| note.client.snippets);
    let format = snippet.as_ref().map(|_| InsertTextFormat::SNIPPET);
    found.edit.new_text = snippet.unwrap_or(found.edit.new_text);
    CompletionItem {
        label: found.label,
        kind: Some(to_proto::completion_kind(found.kind)),
        detail: Some(found.detail),
        text_edit: Some(CompletionTextEdit::Edit(note.edit(&found.edit))),
        insert_text_format: format,
        filter_text: Some(found.filter_text),
        sort_text: Some(found.sort_text),
        data: Some(serde_json::json!({ ENTRY: found.entry })),
        ..CompletionItem::default()
    }
}
