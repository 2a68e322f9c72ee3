//! `cloudgloss`: arguments → subcommand → exit code.

mod cli;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Keeps AWS study notes true: hover, completion and warnings about outdated claims.
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve an editor over stdin and stdout
    Server(ServerArguments),
    /// Check notes for outdated names and claims
    Check(cli::check::Arguments),
    /// Explain a service, a term, a fact or a rule
    Explain(cli::explain::Arguments),
    /// Check the knowledge itself
    Content(cli::content::Arguments),
}

/// Editors name the transport; there is only one.
#[derive(clap::Args)]
struct ServerArguments {
    /// Talk over stdin and stdout, which is done anyway
    #[arg(long)]
    stdio: bool,
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Server(_) => serve(),
        Command::Check(arguments) => cli::exit_code(cli::check::run(&arguments)),
        Command::Explain(arguments) => cli::exit_code(cli::explain::run(&arguments)),
        Command::Content(arguments) => cli::exit_code(cli::content::run(&arguments)),
    }
}

fn serve() -> ExitCode {
    cloudgloss_lsp::serve(cloudgloss_lsp::Options {
        corpus: cloudgloss_knowledge::corpus,
        version: env!("CARGO_PKG_VERSION"),
    })
}
