//! A whole note, read for the first time; a long one on all cores. Which words a block has does not depend on what stands
//! above it; what stands above it follows from the words of block after block, which is quickly told; and from both follows
//! what it says.

use std::sync::{Arc, LazyLock};

use cloudgloss_syntax::Block;
use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};

use super::{Reader, Reading, Scope, block};

/// From so many bytes on other cores are asked to help.
const LONG: usize = 128 << 10;

/// Blocks whose words are kept at a time.
const BATCH: usize = 8192;

/// Blocks that are too few to be shared out.
const FEW: usize = 64;

/// Threads of its own: whoever waits for a note must not be given other work meanwhile, for that might wait for the same note.
static CORES: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().build().ok());

impl Reader<'_> {
    /// Reads a whole note; gives the scope behind its last block.
    pub(super) fn read_whole(&mut self, start: Arc<Scope>) -> Arc<Scope> {
        // In one piece its blocks need not be looked for in the rope.
        let text = self.document.rope().to_string();
        let ranges = self.document.iter_blocks();
        let blocks = ranges
            .map(|(_, range, block)| (block, text.get(range.start..range.end).unwrap_or_default()));
        // Of many notes each is read on one core.
        let is_one_of_many = rayon::current_thread_index().is_some();
        let cores = CORES.as_ref();
        match cores.filter(|_| text.len() >= LONG && !is_one_of_many) {
            Some(cores) => self.read_on(cores, &blocks.collect::<Vec<_>>(), start),
            None => blocks.fold(start, |scope, (block, text)| {
                let next = self.read_block(&scope, block, text);
                next.map_or(scope, Arc::new)
            }),
        }
    }

    fn read_on(
        &mut self,
        cores: &ThreadPool,
        blocks: &[(Block, &str)],
        mut scope: Arc<Scope>,
    ) -> Arc<Scope> {
        let corpus = self.corpus;
        for batch in blocks.chunks(BATCH) {
            let readings = on(cores, batch, |(block, text)| {
                Reading::new(corpus, block.kind, text)
            });
            let mut placed = Vec::with_capacity(batch.len());
            for ((block, _), reading) in batch.iter().zip(&readings) {
                let next = scope.after(corpus, block.kind, reading);
                let after = next.map_or_else(|| Arc::clone(&scope), Arc::new);
                placed.push((*block, std::mem::replace(&mut scope, after), reading));
            }
            let says = on(cores, &placed, |(block, scope, reading)| {
                block::analyse(corpus, scope, block.kind, reading)
            });
            for ((block, scope, _), says) in placed.into_iter().zip(says) {
                self.push(block, scope, says);
            }
        }
        scope
    }
}

fn on<'t, T: Sync, R: Send>(
    cores: &ThreadPool,
    items: &'t [T],
    work: impl Fn(&'t T) -> R + Sync + Send,
) -> Vec<R> {
    let shared = items.par_iter().with_min_len(FEW);
    cores.install(|| shared.map(work).collect())
}
