//! From the client's pipe to tower-lsp: a thread that reads and mends, and the reader that tower-lsp polls.

use std::io::{self, Read};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::{mpsc, watch};

use super::framing::{Deframer, Frame};
use super::message::{self, Reading, Turn};
use super::output::Output;

/// Messages that may wait for tower-lsp; it takes them at once unless a thousand requests are being answered.
const MOST_WAITING: usize = 256;
/// A body of which nothing has come for so long is looked at as it is.
const STALL: Duration = Duration::from_secs(2);

/// The end of the pipe as the rest of the server sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// `shutdown` has been requested.
    pub shutdown: bool,
    /// `exit` has come, or the pipe is closed.
    pub ended: bool,
}

/// The reading side of the connection.
#[derive(Clone)]
pub struct Intake {
    shared: Arc<Mutex<Shared>>,
    course: watch::Receiver<Course>,
}

struct Shared {
    deframer: Deframer,
    frames: Option<mpsc::Sender<Vec<u8>>>,
    output: Output,
    course: watch::Sender<Course>,
    last: Instant,
}

impl Intake {
    /// Starts the thread that reads `source`; what is wrong with it is answered through `output`.
    pub fn start(source: impl Read + Send + 'static, output: Output) -> (Intake, Frames) {
        let (frames, waiting) = mpsc::channel(MOST_WAITING);
        let (sender, course) = watch::channel(Course::default());
        let shared = Shared {
            deframer: Deframer::default(),
            frames: Some(frames),
            output,
            course: sender,
            last: Instant::now(),
        };
        let intake = Intake {
            shared: Arc::new(Mutex::new(shared)),
            course,
        };
        let shared = Arc::clone(&intake.shared);
        std::thread::spawn(move || pump(source, &shared));
        (
            intake,
            Frames {
                waiting,
                current: Vec::new(),
                at: 0,
            },
        )
    }

    /// How far the conversation has come.
    pub fn course(&self) -> Course {
        *self.course.borrow()
    }

    /// Resolves when there is nothing more to come.
    pub async fn ended(&self) {
        let mut course = self.course.clone();
        let _ = course.wait_for(|course| course.ended).await;
    }

    /// To be called now and then: a frame whose length is longer than its body must not keep the rest waiting.
    pub fn look_for_stall(&self) {
        match self.shared.try_lock() {
            Ok(mut shared) => shared.resolve_stall(),
            Err(TryLockError::Poisoned(shared)) => shared.into_inner().resolve_stall(),
            // The reading thread is at work: nothing has stalled.
            Err(TryLockError::WouldBlock) => {}
        }
    }
}

fn pump(mut source: impl Read, shared: &Mutex<Shared>) {
    let lock = || shared.lock().unwrap_or_else(PoisonError::into_inner);
    let mut chunk = vec![0; 64 << 10];
    loop {
        match source.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => lock().feed(&chunk[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                tracing::error!("cannot read from the client: {error}");
                break;
            }
        }
    }
    lock().end();
}

impl Shared {
    fn feed(&mut self, bytes: &[u8]) {
        self.last = Instant::now();
        self.deframer.push(bytes);
        self.drain();
    }

    fn drain(&mut self) {
        while let Some(frame) = self.deframer.next() {
            match frame {
                Frame::Body(body) => self.take(body),
                Frame::Broken(why) => {
                    self.pass(message::answer(&Value::Null, message::PARSE_ERROR, why))
                }
            }
        }
    }

    fn take(&mut self, body: Vec<u8>) {
        let reading = message::read(body);
        // A length that was too short leaves the end of its body before the next header.
        if reading.messages.is_empty() || !reading.rest.is_empty() {
            self.deframer.unread(&reading.rest);
        }
        self.pass(reading);
    }

    fn pass(&mut self, reading: Reading) {
        for answer in &reading.answers {
            self.output.send(answer);
        }
        for message in reading.messages {
            self.course
                .send_if_modified(|course| note(course, message.turn));
            let mut frame = format!("Content-Length: {}\r\n\r\n", message.body.len()).into_bytes();
            frame.extend_from_slice(&message.body);
            // Fails only when tower-lsp has stopped reading: the server is on its way out.
            let _ = self
                .frames
                .as_ref()
                .map(|frames| frames.blocking_send(frame));
        }
    }

    fn resolve_stall(&mut self) {
        if self.last.elapsed() < STALL {
            return;
        }
        self.last = Instant::now();
        let Some(partial) = self.deframer.take_partial() else {
            return;
        };
        match message::read_prefix(&partial) {
            Some(reading) => {
                self.deframer.unread(&reading.rest);
                self.pass(reading);
                self.drain();
            }
            None => self.deframer.keep_waiting(partial),
        }
    }

    fn end(&mut self) {
        self.frames = None;
        self.course.send_modify(|course| course.ended = true);
    }
}

fn note(course: &mut Course, turn: Turn) -> bool {
    match turn {
        Turn::Work => return false,
        Turn::Shutdown => course.shutdown = true,
        Turn::Exit => course.ended = true,
    }
    true
}

/// Mended frames, as tower-lsp reads them.
#[derive(Debug)]
pub struct Frames {
    waiting: mpsc::Receiver<Vec<u8>>,
    current: Vec<u8>,
    at: usize,
}

impl AsyncRead for Frames {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.at == self.current.len() {
            let Some(next) = ready!(self.waiting.poll_recv(cx)) else {
                return Poll::Ready(Ok(()));
            };
            (self.current, self.at) = (next, 0);
        }
        let length = into.remaining().min(self.current.len() - self.at);
        into.put_slice(&self.current[self.at..self.at + length]);
        self.at += length;
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests;
