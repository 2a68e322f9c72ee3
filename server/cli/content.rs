//! `cloudgloss content check [DIR]`: what is wrong in a folder of knowledge.

use std::{
    io::{Write, stdout},
    path::PathBuf,
};

use clap::{Args, Subcommand};
use cloudgloss_corpus::{compile, load};

use super::{CLEAN, FOUND};

/// Arguments of `content`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Check the files of a folder in the layout of content/
    Check {
        /// The folder
        #[arg(default_value = "content")]
        folder: PathBuf,
    },
}

/// 0 when all is well, 1 when there are problems; each is printed with file and line.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let Action::Check { folder } = &arguments.action;
    let (knowledge, mut problems) = load::folder(folder);
    problems.extend(compile::check_references(&knowledge));
    problems.sort();
    let mut out = stdout().lock();
    for problem in &problems {
        writeln!(out, "{}/{problem}", folder.display())?;
    }
    writeln!(
        out,
        "{} services and terms, {} facts, {} questions, {} problems",
        knowledge.entries.len(),
        knowledge.facts.len(),
        knowledge.cards.len(),
        problems.len()
    )?;
    Ok(if problems.is_empty() { CLEAN } else { FOUND })
}
