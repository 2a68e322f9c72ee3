//! What a note says, block by block. Kept from one keystroke to the next for every block that still means the same.
//!
//! A block is read together with its *scope*: the headings, list parents and table header above it. Its analysis holds
//! only ranges relative to the block, so it stays right when the text before it grows.

mod behaviour;
mod block;
mod claim;
mod context;
mod figure;
mod level;
mod mood;
mod names;
mod past;
mod reading;
mod scope;
mod subject;

use std::sync::Arc;

use cloudgloss_corpus::Corpus;
use cloudgloss_syntax::{Document, Splice};

pub(crate) use block::BlockAnalysis;
pub(crate) use claim::{Claim, Verdict};
pub(crate) use names::NameUse;
use reading::Reading;
pub(crate) use scope::Scope;

/// What all blocks of a note say.
pub struct Analysis {
    blocks: Vec<Read>,
    /// The scope after the last block, where the next one would stand.
    end: Arc<Scope>,
}

/// A block that was read: the scope in which it stood, and what it says.
#[derive(Clone)]
struct Read {
    scope: Arc<Scope>,
    says: Option<Arc<BlockAnalysis>>,
    /// `BlockAnalysis::is_notable`, here so that most blocks are passed over without a look.
    notable: bool,
}

/// Which blocks of an earlier analysis stand unchanged: so many at the start, so many at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    head: usize,
    tail: usize,
}

impl Window {
    /// Every one of `blocks` blocks is unchanged.
    pub fn whole(blocks: usize) -> Window {
        Window {
            head: blocks,
            tail: blocks,
        }
    }

    /// After an edit that replaced blocks as `splice` says, in a note that had `blocks_before` blocks.
    pub fn after(self, splice: &Splice, blocks_before: usize) -> Window {
        Window {
            head: self.head.min(splice.start),
            tail: self.tail.min(blocks_before.saturating_sub(splice.old_end)),
        }
    }
}

impl Analysis {
    /// Reads a note. `before` is an analysis of an earlier text with the same name and corpus.
    pub fn new(
        corpus: &Corpus,
        name: &str,
        document: &Document,
        before: Option<(&Analysis, Window)>,
    ) -> Analysis {
        let start = Arc::new(Scope::of_note(corpus, name, &document.front_matter()));
        let mut reader = Reader {
            corpus,
            document,
            blocks: Vec::with_capacity(document.blocks().len()),
        };
        let end = match before {
            Some((old, window)) => reader.read_changed(start, old, window),
            None => reader.read(start, 0, |_, _| None),
        };
        Analysis {
            blocks: reader.blocks,
            end,
        }
    }

    /// What each block says, by its index in `Document::blocks`.
    pub fn block(&self, index: usize) -> Option<&BlockAnalysis> {
        self.blocks.get(index)?.says.as_deref()
    }

    /// What a block says, if a rule may have something to say of it.
    pub fn notable_block(&self, index: usize) -> Option<&BlockAnalysis> {
        let read = self.blocks.get(index).filter(|read| read.notable)?;
        read.says.as_deref()
    }

    /// The scope of a block.
    pub fn scope(&self, index: usize) -> Option<&Scope> {
        self.blocks.get(index).map(|read| read.scope.as_ref())
    }
}

struct Reader<'a> {
    corpus: &'a Corpus,
    document: &'a Document,
    blocks: Vec<Read>,
}

impl Reader<'_> {
    /// Reads only what changed: the blocks between the unchanged ones, and those after them that now stand in another scope.
    fn read_changed(&mut self, start: Arc<Scope>, old: &Analysis, window: Window) -> Arc<Scope> {
        let total = self.document.blocks().len();
        let head = window.head.min(old.blocks.len()).min(total);
        let tail = window.tail.min(old.blocks.len() - head).min(total - head);
        self.blocks.extend_from_slice(&old.blocks[..head]);
        let scope = match head {
            0 => start,
            _ => old
                .blocks
                .get(head)
                .map_or_else(|| Arc::clone(&old.end), |read| Arc::clone(&read.scope)),
        };
        self.read(scope, head, |index, scope| {
            let left = total - index;
            let rest = old.blocks.get(old.blocks.len().checked_sub(left)?..)?;
            let same = left <= tail && rest.first().is_none_or(|read| *read.scope == *scope);
            same.then(|| (rest, Arc::clone(&old.end)))
        })
    }

    /// Reads block by block from `first`. Stops where `rest_from(index, scope)` knows the rest already.
    fn read<'o>(
        &mut self,
        mut scope: Arc<Scope>,
        first: usize,
        rest_from: impl Fn(usize, &Scope) -> Option<(&'o [Read], Arc<Scope>)>,
    ) -> Arc<Scope> {
        for (index, range, block) in self.document.iter_blocks().skip(first) {
            if let Some((rest, end)) = rest_from(index, &scope) {
                self.blocks.extend_from_slice(rest);
                return end;
            }
            let text = self.document.slice(range);
            let reading = Reading::new(self.corpus, block.kind, &text);
            let says = block::analyse(self.corpus, &scope, block.kind, &reading);
            let next = scope.after(self.corpus, block.kind, &reading);
            let notable = says.as_deref().is_some_and(BlockAnalysis::is_notable);
            self.blocks.push(Read {
                scope: Arc::clone(&scope),
                says,
                notable,
            });
            scope = next.map_or(scope, Arc::new);
        }
        scope
    }
}
