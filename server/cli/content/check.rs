//! `cloudgloss content check [DIR]`: what is wrong in a folder of knowledge.

use std::{
    io::{Write, stdout},
    path::PathBuf,
};

use clap::Args;

use super::{
    super::{CLEAN, FOUND},
    Content, stats,
};

/// Arguments of `content check`.
#[derive(Args)]
pub struct Arguments {
    /// The folder
    #[arg(default_value = "content")]
    folder: PathBuf,
    /// Count what is known
    #[arg(long)]
    stats: bool,
}

/// 0 when all is well, 1 when there are problems; each is printed with file and line.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let content = Content::read(&arguments.folder);
    let mut problems = content.problems;
    problems.extend(cloudgloss_ide::review(&content.corpus, &content.files));
    problems.sort();
    let mut out = stdout().lock();
    for problem in &problems {
        writeln!(out, "{}/{problem}", arguments.folder.display())?;
    }
    if arguments.stats {
        write!(out, "{}", stats::told(&content.corpus))?;
    }
    writeln!(
        out,
        "{} services and terms, {} facts, {} questions, {} problems",
        content.corpus.entries().len(),
        content.corpus.facts().len(),
        content.corpus.cards().len(),
        problems.len()
    )?;
    Ok(if problems.is_empty() { CLEAN } else { FOUND })
}
