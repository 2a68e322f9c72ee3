//! `textDocument/foldingRange`

use cloudgloss_ide::FoldKind;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::state::World;

/// What can be folded away, by whole lines. Answers are regions, so that an editor can fold them all at once.
pub fn folding_range(world: &World, params: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let (id, note) = world.note(&params.text_document.uri)?;
    let fold = |fold: cloudgloss_ide::Fold| {
        let lines = note.range(fold.range);
        FoldingRange {
            start_line: lines.start.line,
            end_line: lines.end.line,
            kind: (fold.kind == FoldKind::Answer).then_some(FoldingRangeKind::Region),
            ..FoldingRange::default()
        }
    };
    let folds = cloudgloss_ide::folds(&world.snapshot, &id);
    Some(folds.into_iter().map(fold).collect())
}
