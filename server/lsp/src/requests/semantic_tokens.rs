//! `textDocument/semanticTokens/full` and `/range`

use cloudgloss_ide::{SemanticToken as Token, TextRange, TokenKind};
use tower_lsp::ls_types::*;

use crate::from_proto;
use crate::state::World;
use crate::to_proto::Writer;

/// The sorts of tokens and what may be added to them, in the order in which answers count them.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: vec![
            SemanticTokenType::CLASS,
            SemanticTokenType::TYPE,
            SemanticTokenType::NUMBER,
        ],
        token_modifiers: vec![SemanticTokenModifier::DEPRECATED],
    }
}

/// What a note's words are, each place counted from the one before.
pub fn semantic_tokens(
    world: &World,
    params: &SemanticTokensParams,
) -> Option<SemanticTokensResult> {
    let (id, note) = world
        .note(&params.text_document.uri)
        .filter(|(_, note)| !note.open.is_ours)?;
    let all = TextRange::new(0, note.document.len());
    let tokens = cloudgloss_ide::semantic_tokens(&world.snapshot, &id, all);
    Some(SemanticTokensResult::Tokens(encoded(&note, tokens)))
}

/// The same for what the editor shows of it.
pub fn semantic_tokens_in(
    world: &World,
    params: &SemanticTokensRangeParams,
) -> Option<SemanticTokensRangeResult> {
    let (id, note) = world
        .note(&params.text_document.uri)
        .filter(|(_, note)| !note.open.is_ours)?;
    let within = from_proto::range(note.document, params.range, note.client.encoding);
    let tokens = cloudgloss_ide::semantic_tokens(&world.snapshot, &id, within);
    Some(SemanticTokensRangeResult::Tokens(encoded(&note, tokens)))
}

fn encoded(note: &Writer<'_>, tokens: Vec<Token>) -> SemanticTokens {
    let mut before = Position::default();
    let data = tokens.into_iter().map(|token| {
        let place = note.range(token.range);
        let same_line = place.start.line == before.line;
        let column = if same_line { before.character } else { 0 };
        let encoded = SemanticToken {
            delta_line: place.start.line - before.line,
            delta_start: place.start.character - column,
            length: place.end.character.saturating_sub(place.start.character),
            token_type: match token.kind {
                TokenKind::Service => 0,
                TokenKind::Term => 1,
                TokenKind::Fact => 2,
            },
            token_modifiers_bitset: u32::from(token.outdated),
        };
        before = place.start;
        encoded
    });
    SemanticTokens {
        result_id: None,
        data: data.collect(),
    }
}
