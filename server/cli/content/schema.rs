//! `cloudgloss content schema [DIR]`: JSON schemas of the content files and of the settings.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use cloudgloss_corpus::json_schemas;
use cloudgloss_ide::config_schema;

use super::super::CLEAN;

/// Arguments of `content schema`.
#[derive(Args)]
pub struct Arguments {
    /// The folder
    #[arg(default_value = "content/schema")]
    folder: PathBuf,
}

/// Writes a file for each kind of content.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let folder = &arguments.folder;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (name, text) in json_schemas().into_iter().chain([config_schema()]) {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(CLEAN)
}
