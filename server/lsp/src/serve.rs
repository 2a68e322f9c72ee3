//! The life of a server: from the pipes to the exit code.

use std::fs::File;
use std::io;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, mpsc};
use tower_lsp::LspService;

use crate::lifeline::{self, Parent};
use crate::server::Server;
use crate::state::{LoadCorpus, Session};
use crate::transport::{Intake, Output};
use crate::{diagnostics_push, indexer, log};

/// Requests that may be worked on at a time. tower-lsp reads on only below that number, so it has to be beyond
/// what a client has under way.
const CONCURRENCY: usize = 1024;
/// How long answers may still take when there is nobody left to ask.
const GRACE: Duration = Duration::from_secs(1);

/// What the server needs from outside.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Loads the knowledge. Called more than once, at first in the background; has to keep what it loaded.
    pub corpus: LoadCorpus,
    /// The version that the server tells the client.
    pub version: &'static str,
}

/// Serves a client on stdin and stdout until it leaves. The exit code is the protocol's: 0 after `shutdown`,
/// 1 without.
pub fn serve(options: Options) -> ExitCode {
    log::start();
    let pipes = pipes().and_then(|pipes| Ok((pipes, runtime()?)));
    match pipes {
        Ok(((input, output), runtime)) => {
            let code = runtime.block_on(run(options, input, output));
            // What is still being worked on is of no use to anybody.
            runtime.shutdown_background();
            code
        }
        Err(error) => {
            tracing::error!("cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One thread for the protocol: work is done on others.
fn runtime() -> io::Result<Runtime> {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    Builder::new_current_thread()
        .enable_time()
        .max_blocking_threads(cores.max(4))
        .thread_keep_alive(Duration::from_secs(60))
        .build()
}

async fn run(options: Options, input: File, output: File) -> ExitCode {
    // The automaton of names is what the first note would wait for longest.
    std::thread::spawn(move || {
        (options.corpus)().names();
    });
    let output = Output::start(output);
    let (intake, frames) = Intake::start(input, output.clone());
    let (events, changes) = mpsc::unbounded_channel();
    let session = Arc::new(Session::new(options.corpus, events));
    let watch = Watch {
        intake: intake.clone(),
        output: output.clone(),
        session: Arc::clone(&session),
        parent: Arc::default(),
    };
    let alone = watch.start();

    let (service, socket) = LspService::build(|client| {
        tokio::spawn(diagnostics_push::run(
            Arc::clone(&session),
            client.clone(),
            changes,
        ));
        if let Some(jobs) = session.jobs() {
            tokio::spawn(indexer::run(Arc::clone(&session), client.clone(), jobs));
        }
        let set_parent = move |process| watch.set_parent(process);
        Server::new(session, client, output.clone(), options.version, set_parent)
    })
    .custom_method("window/workDoneProgress/cancel", Server::cancel_progress)
    .finish();
    let server =
        tower_lsp::Server::new(frames, output.clone(), socket).concurrency_level(CONCURRENCY);
    tokio::select! {
        () = server.serve(service) => {}
        () = alone.notified() => {}
        () = async { intake.ended().await; tokio::time::sleep(GRACE).await } => {}
    }
    output.finish(GRACE);
    if intake.course().shutdown {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Looks once a second whether the client is there and its messages come through.
#[derive(Clone)]
struct Watch {
    intake: Intake,
    output: Output,
    session: Arc<Session>,
    parent: Arc<Mutex<Option<Parent>>>,
}

impl Watch {
    fn start(&self) -> Arc<Notify> {
        let (watch, alone) = (self.clone(), Arc::new(Notify::new()));
        let notify = Arc::clone(&alone);
        lifeline::every_second(move || {
            watch.intake.look_for_stall();
            watch.session.check_date();
            let gone =
                watch.output.is_closed() || watch.parent().as_ref().is_some_and(Parent::is_gone);
            if gone {
                notify.notify_one();
            }
            !gone
        });
        alone
    }

    fn set_parent(&self, process: Option<u32>) {
        *self.parent() = process.and_then(Parent::watch);
    }

    fn parent(&self) -> std::sync::MutexGuard<'_, Option<Parent>> {
        self.parent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pipes themselves: the standard library's stdout writes a frame in two pieces.
fn pipes() -> io::Result<(File, File)> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        let (input, output) = (
            io::stdin().as_fd().try_clone_to_owned()?,
            io::stdout().as_fd().try_clone_to_owned()?,
        );
        Ok((File::from(input), File::from(output)))
    }
    #[cfg(windows)]
    {
        use std::os::windows::io::AsHandle;
        let input = io::stdin().as_handle().try_clone_to_owned()?;
        let output = io::stdout().as_handle().try_clone_to_owned()?;
        Ok((File::from(input), File::from(output)))
    }
}
