use std::future::poll_fn;
use std::sync::{Arc, Condvar, Mutex};

use super::{AsyncWrite, Context, Duration, MOST_QUEUED, Output, Pin, Poll, Waker, Write, io};

/// A client that reads only when it is let.
#[derive(Clone, Default)]
struct Pipe(Arc<Shared>);

#[derive(Default)]
struct Shared {
    client: Mutex<Client>,
    changed: Condvar,
}

#[derive(Default)]
struct Client {
    reads: bool,
    has: Vec<u8>,
}

impl Pipe {
    fn open(&self) {
        self.0.client.lock().unwrap().reads = true;
        self.0.changed.notify_all();
    }

    fn read(&self) -> Vec<u8> {
        self.0.client.lock().unwrap().has.clone()
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let client = self.0.client.lock().unwrap();
        let mut client = self
            .0
            .changed
            .wait_while(client, |client| !client.reads)
            .unwrap();
        client.has.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn poll(output: &Output, bytes: &[u8]) -> Poll<io::Result<usize>> {
    let mut output = output.clone();
    Pin::new(&mut output).poll_write(&mut Context::from_waker(Waker::noop()), bytes)
}

#[test]
fn nothing_waits_for_a_client_that_does_not_read() {
    let pipe = Pipe::default();
    let output = Output::start(pipe.clone());
    for _ in 0..1000 {
        assert!(matches!(
            poll(&output, &[b'x'; 1000]),
            Poll::Ready(Ok(1000))
        ));
    }
    output.send(b"{}");
    pipe.open();
    output.finish(Duration::from_secs(10));
    let written = pipe.read();
    assert_eq!(
        written.len(),
        1_000_000 + "Content-Length: 2\r\n\r\n{}".len()
    );
    assert!(written.ends_with(b"Content-Length: 2\r\n\r\n{}"));
}

#[tokio::test]
async fn beyond_measure_it_waits_until_there_is_room() {
    let pipe = Pipe::default();
    let mut output = Output::start(pipe.clone());
    let megabyte = vec![b'x'; 1 << 20];
    let taken = (0..1000)
        .take_while(|_| poll(&output, &megabyte).is_ready())
        .count();
    assert_eq!(taken, (MOST_QUEUED >> 20) + 1);
    pipe.open();
    let written = poll_fn(|cx| Pin::new(&mut output).poll_write(cx, b"last")).await;
    assert_eq!(written.unwrap(), 4);
}

#[test]
fn a_closed_pipe_is_an_error_and_no_wait() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let output = Output::start(Closed);
    output.send(b"{}");
    output.finish(Duration::from_secs(10));
    while !output.is_closed() {
        std::thread::yield_now();
    }
    assert!(matches!(poll(&output, b"x"), Poll::Ready(Err(_))));
}
