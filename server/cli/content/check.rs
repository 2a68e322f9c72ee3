//! `cloudgloss content check [DIR]`: what is wrong in a folder of knowledge.

use std::{
    io::{Write, stdout},
    path::PathBuf,
    sync::Arc,
};

use clap::Args;
use cloudgloss_corpus::{Corpus, compile, load};

use super::super::{CLEAN, FOUND};

/// Arguments of `content check`.
#[derive(Args)]
pub struct Arguments {
    /// The folder
    #[arg(default_value = "content")]
    folder: PathBuf,
}

/// 0 when all is well, 1 when there are problems; each is printed with file and line.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let (files, mut problems) = load::read_folder(&arguments.folder);
    let (knowledge, more) = compile::compile(&files);
    problems.extend(more);
    problems.extend(compile::check_references(&knowledge));
    let corpus = Arc::new(Corpus::new(knowledge));
    problems.extend(cloudgloss_ide::review(&corpus, &files));
    problems.sort();
    let mut out = stdout().lock();
    for problem in &problems {
        writeln!(out, "{}/{problem}", arguments.folder.display())?;
    }
    writeln!(
        out,
        "{} services and terms, {} facts, {} questions, {} problems",
        corpus.entries().len(),
        corpus.facts().len(),
        corpus.cards().len(),
        problems.len()
    )?;
    Ok(if problems.is_empty() { CLEAN } else { FOUND })
}
