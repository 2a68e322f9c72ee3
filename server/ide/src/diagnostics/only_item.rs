//! The one item below a question is its answer; of several, most are wrong.

use cloudgloss_syntax::{Block, BlockKind};

/// Whether the list item at `index` stands right below the item that it belongs to, and nothing beside it.
pub fn is_only_item(blocks: &[Block], index: usize) -> bool {
    let Some((before, rest)) = blocks.split_at_checked(index) else {
        return false;
    };
    let Some((own, after)) = rest.split_first() else {
        return false;
    };
    let BlockKind::ListItem { indent } = own.kind else {
        return false;
    };
    let written = |block: &&Block| block.kind != BlockKind::Blank;
    let further_out = |block: &Block| matches!(block.kind, BlockKind::ListItem { indent: other } if other < indent);
    let apart =
        |block: &Block| further_out(block) || matches!(block.kind, BlockKind::Heading { .. });
    before.iter().rev().find(written).is_some_and(further_out)
        && after.iter().find(written).is_none_or(apart)
}
