//! What a note says, block by block. Kept from one keystroke to the next for every block that still means the same.
//!
//! A block is read together with its *scope*: the headings, list parents and table header above it. Its analysis holds
//! only ranges relative to the block, so it stays right when the text before it grows.

mod behaviour;
mod block;
mod chunks;
mod claim;
mod context;
mod figure;
mod level;
mod line_ends;
mod mentions;
mod mood;
mod names;
mod past;
mod pipe_table;
mod reading;
mod scope;
mod subject;
mod veto;
mod whole;

use std::sync::Arc;

use cloudgloss_corpus::{Corpus, EntryIx};
use cloudgloss_syntax::{Block, Document, Splice, TextRange};

pub(crate) use block::{BlockAnalysis, Notes};
use chunks::{Builder, Chunks, Read};
pub(crate) use claim::{Claim, DecidedBy, Silence, Verdict};
pub(crate) use mentions::mentions;
pub(crate) use names::NameUse;
use reading::Reading;
pub(crate) use reading::sentence_at;
pub(crate) use scope::Scope;

/// Among so many blocks the next item is: a blank line may stand between.
const NEXT: usize = 2;

/// What all blocks of a note say.
pub struct Analysis {
    blocks: Chunks,
    /// The scope after the last block, where the next one would stand.
    end: Arc<Scope>,
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
        let start = || Arc::new(Scope::of_note(corpus, name, &document.front_matter()));
        let mut reader = Reader {
            corpus,
            document,
            blocks: Builder::default(),
        };
        let end = match before {
            Some((old, window)) => reader.read_changed(start, old, window),
            None => reader.read_whole(start()),
        };
        Analysis {
            blocks: reader.blocks.finish(),
            end,
        }
    }

    /// What each block says, by its index in `Document::blocks`.
    pub fn block(&self, index: usize) -> Option<&BlockAnalysis> {
        self.blocks.get(index)?.says.as_deref()
    }

    /// The blocks that hold what is `wanted`: their indices, where they are, their scopes, and what they say.
    pub fn notable(
        &self,
        wanted: impl Fn(Notes) -> bool + Copy,
    ) -> impl Iterator<Item = (usize, TextRange, &Scope, &BlockAnalysis)> {
        self.blocks
            .notable(wanted)
            .filter_map(|(index, range, read)| {
                Some((index, range, read.scope.as_ref(), read.says.as_deref()?))
            })
    }

    /// Whether the next item or paragraph says that `entry` is gone, so that the block at `index` need not be told.
    pub fn is_told_next(&self, index: usize, entry: EntryIx) -> bool {
        let mut next = (index + 1..=index + NEXT).map_while(|index| self.blocks.get(index));
        let says = next.find_map(|read| read.says.as_deref());
        says.is_some_and(|says| says.tells_end(entry))
    }
}

struct Reader<'a> {
    corpus: &'a Corpus,
    document: &'a Document,
    blocks: Builder,
}

impl Reader<'_> {
    /// Reads only what changed: the blocks between the unchanged ones, and those after them that now stand in another scope.
    fn read_changed(
        &mut self,
        start: impl FnOnce() -> Arc<Scope>,
        old: &Analysis,
        window: Window,
    ) -> Arc<Scope> {
        let (total, before) = (self.document.blocks().len(), old.blocks.len());
        let head = window.head.min(before).min(total);
        let tail = window.tail.min(before - head).min(total - head);
        self.blocks.share(&old.blocks, 0..head);
        let scope_at = |index| {
            let read = old.blocks.get(index);
            Arc::clone(read.map_or(&old.end, |read| &read.scope))
        };
        let scope = if head == 0 { start() } else { scope_at(head) };
        self.read(scope, head, |index, scope| {
            let first = before - (total - index).min(before);
            let unchanged = total - index <= tail;
            let same = unchanged && (first == before || *scope_at(first) == *scope);
            same.then_some((old, first))
        })
    }

    /// Reads block by block from `first`. Stops where `rest_from(index, scope)` knows the rest already: an analysis, and from which block.
    fn read<'o>(
        &mut self,
        mut scope: Arc<Scope>,
        first: usize,
        rest_from: impl Fn(usize, &Scope) -> Option<(&'o Analysis, usize)>,
    ) -> Arc<Scope> {
        for (index, block) in self.document.blocks().iter().enumerate().skip(first) {
            if let Some((old, from)) = rest_from(index, &scope) {
                self.blocks.share(&old.blocks, from..old.blocks.len());
                return Arc::clone(&old.end);
            }
            let start = self.blocks.bytes();
            let range = TextRange::new(start, start + block.len as usize);
            let next = self.read_block(&scope, *block, &self.document.slice(range));
            scope = next.map_or(scope, Arc::new);
        }
        scope
    }

    /// Reads the next block; gives the scope of the one behind it, where that is another.
    fn read_block(&mut self, scope: &Arc<Scope>, block: Block, text: &str) -> Option<Scope> {
        let reading = Reading::new(self.corpus, block.kind, text);
        let says = block::analyse(self.corpus, scope, block.kind, &reading);
        self.push(block, Arc::clone(scope), says);
        scope.after(self.corpus, block.kind, &reading)
    }

    fn push(&mut self, block: Block, scope: Arc<Scope>, says: Option<Arc<BlockAnalysis>>) {
        let notes = says.as_deref().map(BlockAnalysis::notes);
        self.blocks.push(Read {
            scope,
            notes: notes.unwrap_or_default(),
            says,
            len: block.len,
        });
    }
}
