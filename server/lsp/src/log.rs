//! Messages for the people who look after the server, on stderr; quiet unless `CLOUDGLOSS_LOG` asks for more.
//!
//! A client need not read stderr, and a full pipe would stop whoever writes to it. So lines go through a
//! thread and are dropped when it cannot keep up.

use std::io::{self, Write};
use std::sync::mpsc::{self, SyncSender, TrySendError};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

const MOST_WAITING: usize = 1024;

/// Starts logging, and makes panics part of the log. Does nothing when a subscriber is there already.
pub fn start() {
    let filter = EnvFilter::try_from_env("CLOUDGLOSS_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,tower_lsp_server=error"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false);
    if subscriber.with_writer(Lines::start()).try_init().is_ok() {
        std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    }
}

#[derive(Clone)]
struct Lines(SyncSender<Vec<u8>>);

impl Lines {
    fn start() -> Lines {
        let (sender, lines) = mpsc::sync_channel::<Vec<u8>>(MOST_WAITING);
        std::thread::spawn(move || {
            let mut stderr = io::stderr();
            lines.iter().try_for_each(|line| stderr.write_all(&line))
        });
        Lines(sender)
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        match self.0.try_send(line.to_vec()) {
            Ok(()) | Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Ok(line.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;

    fn make_writer(&'a self) -> Lines {
        self.clone()
    }
}
