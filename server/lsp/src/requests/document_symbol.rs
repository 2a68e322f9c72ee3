//! `textDocument/documentSymbol`

use cloudgloss_ide::Symbol;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
};

use crate::state::World;
use crate::to_proto::{self, Writer};

/// Headings, questions and definitions of a note.
pub fn document_symbol(
    world: &World,
    params: &DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let (id, note) = world.note(&params.text_document.uri)?;
    let symbols = cloudgloss_ide::document_symbols(&world.snapshot, &id);
    if note.client.nested_symbols {
        return Some(DocumentSymbolResponse::Nested(
            symbols
                .into_iter()
                .map(|symbol| nested(&note, symbol))
                .collect(),
        ));
    }
    let mut all = Vec::new();
    flatten(&note, symbols, None, &mut all);
    Some(DocumentSymbolResponse::Flat(all))
}

#[expect(deprecated, reason = "the type has the field, and no default")]
fn nested(note: &Writer<'_>, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol
        .children
        .into_iter()
        .map(|child| nested(note, child))
        .collect();
    DocumentSymbol {
        name: symbol.name,
        detail: None,
        kind: to_proto::symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: note.range(symbol.range),
        selection_range: note.range(symbol.selection),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "the type has the field, and no default")]
fn flatten(
    note: &Writer<'_>,
    symbols: Vec<Symbol>,
    parent: Option<&str>,
    all: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        all.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: to_proto::symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location {
                uri: note.open.uri.clone(),
                range: note.range(symbol.range),
            },
            container_name: parent.map(str::to_owned),
        });
        flatten(note, symbol.children, Some(&symbol.name), all);
    }
}
