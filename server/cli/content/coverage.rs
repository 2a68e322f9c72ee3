//! `cloudgloss content coverage`: services of an installed botocore that nobody has written about.

use std::{
    fs::{self, File},
    io::{BufReader, Read, Write, stdout},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};
use clap::Args;
use cloudgloss_corpus::Corpus;
use flate2::read::GzDecoder;
use serde::Deserialize;

use super::{
    super::{CLEAN, FOUND},
    Content,
};

/// Arguments of `content coverage`.
#[derive(Args)]
pub struct Arguments {
    /// The folder
    #[arg(default_value = "content")]
    folder: PathBuf,
    /// Folder of the package botocore; without it, the one that `python3` finds
    #[arg(long, value_name = "DIR")]
    botocore: Option<PathBuf>,
}

/// What botocore says of a service.
#[derive(Deserialize)]
struct Model {
    metadata: Metadata,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    service_full_name: String,
    #[serde(default)]
    service_abbreviation: String,
}

/// 0 when every name is known, 1 otherwise.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let corpus = Content::read(&arguments.folder).corpus;
    let botocore = match &arguments.botocore {
        Some(folder) => folder.clone(),
        None => installed()?,
    };
    let mut out = stdout().lock();
    let (mut services, mut unknown) = (0, 0);
    for folder in folders(&botocore.join("data"))? {
        let Some(metadata) = metadata(&folder)? else {
            continue;
        };
        services += 1;
        for name in [&metadata.service_full_name, &metadata.service_abbreviation] {
            if !name.is_empty() && !is_known(&corpus, name) {
                unknown += 1;
                let id = folder.file_name().unwrap_or_default().to_string_lossy();
                writeln!(
                    out,
                    "{id}: nothing is known about `{name}`: add it to a file of services/"
                )?;
            }
        }
    }
    writeln!(out, "{services} services, {unknown} names unknown")?;
    Ok(if unknown == 0 { CLEAN } else { FOUND })
}

/// The whole name is one of ours, with "Amazon" or "AWS" in front or without, or a keyword of one: "Amazon Lex Runtime V2".
fn is_known(corpus: &Corpus, name: &str) -> bool {
    if corpus.entry_by_keyword(name).is_some() {
        return true;
    }
    let mentions = corpus.names().find_any_case(name);
    mentions
        .iter()
        .any(|mention| mention.full.len() == name.len())
}

fn installed() -> anyhow::Result<PathBuf> {
    const WHERE: &str = "import botocore, os; print(os.path.dirname(botocore.__file__))";
    let output = Command::new("python3").args(["-c", WHERE]).output();
    let output = output.context("python3 cannot be run: name the folder with --botocore")?;
    if !output.status.success() {
        bail!(
            "python3 finds no botocore: run `pip install botocore`, or name its folder with --botocore"
        );
    }
    Ok(PathBuf::from(
        String::from_utf8_lossy(&output.stdout).trim(),
    ))
}

fn folders(data: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let listing = fs::read_dir(data).with_context(|| {
        format!(
            "{} cannot be read: name the folder of botocore with --botocore",
            data.display()
        )
    })?;
    let mut folders: Vec<PathBuf> = listing
        .flatten()
        .map(|item| item.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}

/// Of the newest version in a service's folder; `None` where it holds no service.
fn metadata(folder: &Path) -> anyhow::Result<Option<Metadata>> {
    let Some(version) = folders(folder)?.pop() else {
        return Ok(None);
    };
    let packed = version.join("service-2.json.gz");
    let plain = version.join("service-2.json");
    let reader: Box<dyn Read> = match (File::open(&packed), File::open(&plain)) {
        (Ok(file), _) => Box::new(GzDecoder::new(BufReader::new(file))),
        (_, Ok(file)) => Box::new(BufReader::new(file)),
        _ => return Ok(None),
    };
    let model: Model = serde_json::from_reader(BufReader::new(reader))
        .with_context(|| format!("{} is no description of a service", version.display()))?;
    Ok(Some(model.metadata))
}
