//! The command line: one module per subcommand. Thin: what is found is decided in `ide`, what is known in `corpus`.

pub mod check;
pub mod content;
pub mod explain;
mod notes;
mod printable;
mod report;
mod workspace;

use std::process::ExitCode;

use jiff::civil::Date;

/// Nothing to tell.
pub const CLEAN: u8 = 0;
/// Something was found.
pub const FOUND: u8 = 1;
/// It could not run, or not on everything that was named.
pub const FAILED: u8 = 2;

/// Maps the result of a subcommand to the process's exit code: an error goes to stderr, a closed pipe is no error.
pub fn exit_code(result: anyhow::Result<u8>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_broken_pipe(&error) => ExitCode::from(CLEAN),
        Err(error) => {
            eprintln!("cloudgloss: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let is_pipe = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    error
        .chain()
        .any(|cause| cause.downcast_ref().is_some_and(is_pipe))
}

/// Today, in the time zone of the machine. The only clock of the command line.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}
