//! Answers on their way to the client: taken at once, written by a thread of their own.
//!
//! tower-lsp handles no message while it waits for its output, so a client that writes much before it reads
//! would wait for ever. Here frames queue up; only far beyond any honest traffic is the writer made to wait.

use std::io::{self, Write};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::io::AsyncWrite;

/// Bytes that may queue up before tower-lsp has to wait.
const MOST_QUEUED: usize = 64 << 20;

/// The way to the client. Clones write to the same pipe; each write is whole frames and stays together.
#[derive(Clone, Debug)]
pub struct Output {
    queue: Sender<Item>,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    queued: AtomicUsize,
    closed: AtomicBool,
    waiting: Mutex<Option<Waker>>,
}

#[derive(Debug)]
enum Item {
    Bytes(Vec<u8>),
    End(Sender<()>),
}

impl Output {
    /// Starts the thread that writes to `sink`.
    pub fn start(sink: impl Write + Send + 'static) -> Output {
        let (queue, items) = mpsc::channel();
        let output = Output {
            queue,
            shared: Arc::default(),
        };
        let shared = Arc::clone(&output.shared);
        std::thread::spawn(move || {
            if let Err(error) = write_items(sink, &items, &shared) {
                tracing::error!("cannot write to the client: {error}");
            }
            shared.closed.store(true, Ordering::Release);
            shared.wake();
        });
        output
    }

    /// Sends one message, given without its header.
    pub fn send(&self, body: &[u8]) {
        let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        frame.extend_from_slice(body);
        self.enqueue(frame);
    }

    /// Waits until everything is written, but no longer than `limit`.
    pub fn finish(&self, limit: Duration) {
        let (done, finished) = mpsc::channel();
        if self.queue.send(Item::End(done)).is_ok() {
            let _ = finished.recv_timeout(limit);
        }
    }

    /// The client has closed its end.
    pub fn is_closed(&self) -> bool {
        self.shared.closed.load(Ordering::Acquire)
    }

    fn enqueue(&self, bytes: Vec<u8>) {
        self.shared.queued.fetch_add(bytes.len(), Ordering::AcqRel);
        // Without a thread to write them the bytes are lost, as they would be in a broken pipe.
        let _ = self.queue.send(Item::Bytes(bytes));
    }
}

impl Shared {
    fn wake(&self) {
        let waker = self
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn is_full(&self) -> bool {
        self.queued.load(Ordering::Acquire) > MOST_QUEUED && !self.closed.load(Ordering::Acquire)
    }
}

fn write_items(mut sink: impl Write, items: &Receiver<Item>, shared: &Shared) -> io::Result<()> {
    for item in items {
        match item {
            Item::Bytes(bytes) => {
                sink.write_all(&bytes)?;
                sink.flush()?;
                shared.queued.fetch_sub(bytes.len(), Ordering::AcqRel);
                shared.wake();
            }
            Item::End(done) => {
                let _ = done.send(());
                return Ok(());
            }
        }
    }
    Ok(())
}

impl AsyncWrite for Output {
    /// Takes all of `bytes`: tower-lsp's encoder hands over whole frames, and an answer of the filter must not
    /// come to stand inside one.
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.shared.is_full() {
            let mut waiting = self
                .shared
                .waiting
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            *waiting = Some(cx.waker().clone());
            drop(waiting);
            if self.shared.is_full() {
                return Poll::Pending;
            }
        }
        if self.is_closed() {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        self.enqueue(bytes.to_vec());
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests;
