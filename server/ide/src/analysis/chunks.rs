//! The blocks of a note that were read, in chunks that one analysis shares with the next: a keystroke copies one chunk, not all blocks.

use std::{ops::Range, sync::Arc};

use cloudgloss_syntax::TextRange;

use super::{BlockAnalysis, Notes, Scope};

/// A chunk has no fewer blocks than this, but for the last one.
const FEWEST: usize = 64;

/// A chunk that has grown to so many blocks is closed.
const MOST: usize = 256;

/// A block that was read: the scope in which it stood, and what it says.
#[derive(Clone)]
pub struct Read {
    pub scope: Arc<Scope>,
    pub says: Option<Arc<BlockAnalysis>>,
    /// Bytes.
    pub len: u32,
    /// `BlockAnalysis::notes`.
    pub notes: Notes,
}

/// Blocks in order.
#[derive(Default)]
pub struct Chunks {
    chunks: Vec<Arc<Chunk>>,
    /// The index and the offset of the first block of each chunk.
    starts: Vec<(usize, usize)>,
    len: usize,
    bytes: usize,
}

struct Chunk {
    reads: Vec<Read>,
    bytes: usize,
    /// The blocks of which rules may have something to say.
    notable: Vec<Notable>,
}

/// A block's index and offset in its chunk.
struct Notable {
    at: usize,
    offset: usize,
    notes: Notes,
}

impl Chunks {
    /// How many blocks.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The block of that index.
    pub fn get(&self, index: usize) -> Option<&Read> {
        let chunk = self.chunk_of(index)?;
        let (first, _) = self.starts[chunk];
        self.chunks[chunk].reads.get(index - first)
    }

    /// The blocks that are `wanted`, their indices and where they are.
    pub fn notable(
        &self,
        wanted: impl Fn(Notes) -> bool + Copy,
    ) -> impl Iterator<Item = (usize, TextRange, &Read)> {
        let pairs = self.chunks.iter().zip(&self.starts);
        pairs.flat_map(move |(chunk, &(first, start))| {
            let notable = chunk.notable.iter();
            let wanted = notable.filter(move |notable| wanted(notable.notes));
            wanted.map(move |notable| {
                let read = &chunk.reads[notable.at];
                let start = start + notable.offset;
                let range = TextRange::new(start, start + read.len as usize);
                (first + notable.at, range, read)
            })
        })
    }

    fn chunk_of(&self, index: usize) -> Option<usize> {
        let next = self.starts.partition_point(|(first, _)| *first <= index);
        next.checked_sub(1)
    }
}

/// Puts chunks together, from blocks and from chunks of an earlier analysis.
#[derive(Default)]
pub struct Builder {
    done: Chunks,
    open: Vec<Read>,
    open_bytes: usize,
}

impl Builder {
    /// Where the next block begins.
    pub fn bytes(&self) -> usize {
        self.done.bytes + self.open_bytes
    }

    /// Adds a block.
    pub fn push(&mut self, read: Read) {
        self.open_bytes += read.len as usize;
        self.open.push(read);
        if self.open.len() >= MOST {
            self.close();
        }
    }

    /// Adds blocks `range` of `other`, sharing its chunks where they are wanted whole.
    pub fn share(&mut self, other: &Chunks, range: Range<usize>) {
        let mut index = range.start;
        while let Some(at) = other.chunk_of(index).filter(|_| index < range.end) {
            let (first, chunk) = (other.starts[at].0, &other.chunks[at]);
            let end = range.end.min(first + chunk.reads.len());
            if end <= index {
                return;
            }
            let whole = index == first && end == first + chunk.reads.len();
            // What is open is closed if it is no crumb; else it takes in the blocks of this chunk.
            if whole && self.open.len() >= FEWEST {
                self.close();
            }
            if whole && self.open.is_empty() {
                self.add(Arc::clone(chunk));
            } else {
                let reads = &chunk.reads[index - first..end - first];
                reads.iter().cloned().for_each(|read| self.push(read));
            }
            index = end;
        }
    }

    /// All blocks.
    pub fn finish(mut self) -> Chunks {
        self.close();
        self.done
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let mut chunk = Chunk {
            reads: std::mem::take(&mut self.open),
            bytes: 0,
            notable: Vec::new(),
        };
        for (at, read) in chunk.reads.iter().enumerate() {
            if read.notes.rules || read.notes.brands {
                chunk.notable.push(Notable {
                    at,
                    offset: chunk.bytes,
                    notes: read.notes,
                });
            }
            chunk.bytes += read.len as usize;
        }
        self.open_bytes = 0;
        self.add(Arc::new(chunk));
    }

    fn add(&mut self, chunk: Arc<Chunk>) {
        let done = &mut self.done;
        done.starts.push((done.len, done.bytes));
        done.len += chunk.reads.len();
        done.bytes += chunk.bytes;
        done.chunks.push(chunk);
    }
}
