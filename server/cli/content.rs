//! `cloudgloss content …`: keeping the knowledge true.

mod check;

use clap::{Args, Subcommand};

/// Arguments of `content`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Check the files of a folder in the layout of content/
    Check(check::Arguments),
}

/// Runs the action; each tells its own exit codes.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    match &arguments.action {
        Action::Check(arguments) => check::run(arguments),
    }
}
