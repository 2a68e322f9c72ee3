//! `cloudgloss explain TERM|CODE|FACT`, and with `--trace NOTE` why a note gives the findings that it gives.

use std::{
    io::{Write, stdout},
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::Args;
use cloudgloss_ide::{CHANGES, Code, NoteId, Snapshot, explain, page, trace};

use super::{CLEAN, FOUND, notes, printable, today, workspace};

/// Arguments of `explain`.
#[derive(Args)]
pub struct Arguments {
    /// A name, an abbreviation, a name and a topic (`lambda timeout`), the id of a fact or question, a rule, or `changes`
    #[arg(required_unless_present = "trace", value_name = "TERM|CODE|FACT")]
    query: Vec<String>,
    /// Print all that is understood of a note, and why each thing is reported or not
    #[arg(long, value_name = "NOTE")]
    trace: Option<PathBuf>,
}

/// 0 when something is known about it, 1 when not.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    if let Some(note) = &arguments.trace {
        return run_trace(note);
    }
    let mut out = stdout().lock();
    let query = arguments.query.join(" ");
    if let Ok(code) = query.parse::<Code>() {
        writeln!(
            out,
            "{code} ({} by default)\n\n{}",
            code.default_level().as_str(),
            code.describe()
        )?;
        return Ok(CLEAN);
    }
    let workspace = workspace::around(Path::new("."));
    let known = match query.as_str() {
        CHANGES => {
            let world = Snapshot::new(workspace.corpus, workspace.config, today());
            page(&world, CHANGES).map(|page| page.text)
        }
        _ => explain(&workspace.corpus, &query),
    };
    match known {
        Some(text) => {
            writeln!(out, "{}", text.trim_end())?;
            Ok(CLEAN)
        }
        None => {
            eprintln!("cloudgloss: nothing is known about `{query}`");
            Ok(FOUND)
        }
    }
}

fn run_trace(path: &Path) -> anyhow::Result<u8> {
    let text = match notes::read(path) {
        Ok(text) => text,
        Err(reason) => bail!("{}: {reason}", printable::path(path)),
    };
    let workspace = workspace::around(path);
    let mut world = Snapshot::new(workspace.corpus, workspace.config, today());
    let id = NoteId::from("note");
    world.open_note(id.clone(), &notes::title(path), &text);
    let mut out = stdout().lock();
    for traced in trace(&world, &id) {
        let line = text[..traced.range.start].matches('\n').count() + 1;
        let words = text[traced.range.start..traced.range.end]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        writeln!(
            out,
            "{}:{line}: \"{}\": {}",
            printable::path(path),
            printable::text(&words),
            traced.message
        )?;
    }
    Ok(CLEAN)
}
