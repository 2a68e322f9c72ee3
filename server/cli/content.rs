//! `cloudgloss content …`: keeping the knowledge true.

mod check;
mod coverage;
mod schema;
mod stale;
mod stats;

use std::{path::Path, sync::Arc};

use clap::{Args, Subcommand};
use cloudgloss_corpus::{Corpus, Problem, compile, load};

/// Arguments of `content`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Check the files of a folder in the layout of content/, and try every sentence in them
    Check(check::Arguments),
    /// List what is due for a new look at its source, what notes state most first
    Stale(stale::Arguments),
    /// List the services of an installed botocore that the knowledge does not know
    Coverage(coverage::Arguments),
    /// Write the JSON schemas of the content files into a folder
    Schema(schema::Arguments),
}

/// Runs the action; each tells its own exit codes.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    match &arguments.action {
        Action::Check(arguments) => check::run(arguments),
        Action::Stale(arguments) => stale::run(arguments),
        Action::Coverage(arguments) => coverage::run(arguments),
        Action::Schema(arguments) => schema::run(arguments),
    }
}

/// A folder in the layout of `content/`, read and compiled.
struct Content {
    corpus: Arc<Corpus>,
    files: Vec<load::File>,
    problems: Vec<Problem>,
}

impl Content {
    fn read(folder: &Path) -> Content {
        let (files, mut problems) = load::read_folder(folder);
        let (knowledge, more) = compile::compile(&files);
        problems.extend(more);
        problems.extend(compile::check(&knowledge));
        Content {
            corpus: Arc::new(Corpus::new(knowledge)),
            files,
            problems,
        }
    }
}
