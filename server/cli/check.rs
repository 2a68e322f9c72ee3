//! `cloudgloss check PATH…`: the findings of notes.

mod fix;
mod summary;

use std::{
    io::{IsTerminal, Write, stdout},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use cloudgloss_ide::{Config, Date, Finding, NoteId, Snapshot, all_findings, diagnostics};
use rayon::prelude::*;

use super::{CLEAN, FAILED, FOUND, notes, notes::Found, printable, report, today, workspace};
use fix::Fixed;
use report::sarif;
use summary::Summary;

/// Notes that are read and checked before the next ones are begun: bounds the memory of a large run.
const BATCH: usize = 512;

/// Arguments of `check`.
#[derive(Args)]
pub struct Arguments {
    /// Notes, or folders of which the Markdown files are checked
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the safe fixes into the notes, and report what is left
    #[arg(long)]
    fix: bool,
    /// Show what `--fix` would write, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "format", "all_occurrences"])]
    diff: bool,
    /// Report every mention of a former or retired name, not only the first of a note
    #[arg(long)]
    all_occurrences: bool,
    /// Judge as on this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// An excerpt with a caret
    Text,
    /// One JSON object a line
    Jsonl,
    /// One SARIF 2.1 document, for code scanning
    Sarif,
}

/// What came of one note.
#[derive(Default)]
struct Checked {
    report: String,
    results: Vec<sarif::Result>,
    read: bool,
    findings: usize,
    fixed: usize,
    /// Why it could not be read, or not be written.
    failed: Option<String>,
}

/// Runs the check; 0 when nothing was found, 1 when something was, 2 when something named could not be read.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let (workspaces, places) = workspace::around_each(&arguments.paths);
    let problems = workspaces.iter().flat_map(|workspace| &workspace.problems);
    problems.for_each(|problem| eprintln!("cloudgloss: {problem}"));
    let mut found = Vec::new();
    for (path, &place) in arguments.paths.iter().zip(&places) {
        let notes = notes::find(path, &workspaces[place].selection());
        found.extend(notes.into_iter().map(|found| (place, found)));
    }
    let worlds = workspaces.into_iter().map(|workspace| {
        let config = Config {
            as_of: arguments.as_of.or(workspace.config.as_of),
            ..workspace.config
        };
        Snapshot::new(workspace.corpus, config, today())
    });
    let checker = Checker {
        worlds: worlds.collect(),
        arguments,
        colour: stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    checker.run(&found)
}

/// A note, and the world that it is checked in.
type Placed = (usize, Found);

struct Checker<'a> {
    worlds: Vec<Snapshot>,
    arguments: &'a Arguments,
    colour: bool,
}

impl Checker<'_> {
    fn run(&self, found: &[Placed]) -> anyhow::Result<u8> {
        let mut summary = Summary::new(self.worlds[0].corpus().as_of(), self.arguments.diff);
        let (mut results, mut failed) = (Vec::new(), false);
        let mut out = stdout().lock();
        for batch in found.chunks(BATCH) {
            let checked: Vec<Checked> = batch.par_iter().map(|note| self.check(note)).collect();
            for ((_, found), checked) in batch.iter().zip(checked) {
                out.write_all(checked.report.as_bytes())?;
                summary.add(checked.findings, checked.fixed, checked.read);
                results.extend(checked.results);
                if let Some(reason) = checked.failed {
                    eprintln!("cloudgloss: {reason}");
                    failed |= checked.read || self.was_named(found);
                }
            }
        }
        match self.arguments.format {
            Format::Text => writeln!(out, "{summary}")?,
            Format::Sarif => writeln!(out, "{}", sarif::document(results)?)?,
            Format::Jsonl => {}
        }
        Ok(if failed {
            FAILED
        } else if summary.is_clean() {
            CLEAN
        } else {
            FOUND
        })
    }

    fn was_named(&self, found: &Found) -> bool {
        match found {
            Found::Note(path) => self.arguments.paths.contains(path),
            Found::Unreadable { named, .. } => *named,
        }
    }

    fn check(&self, (place, found): &Placed) -> Checked {
        let (path, text) = match found {
            Found::Note(path) => (path, notes::read(path)),
            Found::Unreadable { path, reason, .. } => (path, Err(reason.clone())),
        };
        let mut checked = match text {
            Ok(text) => self.check_text(*place, path, &text),
            Err(reason) => Checked {
                failed: Some(reason),
                ..Checked::default()
            },
        };
        let name = |reason| format!("{}: {reason}", printable::path(path));
        checked.failed = checked.failed.map(name);
        checked
    }

    fn check_text(&self, place: usize, path: &Path, text: &str) -> Checked {
        let mut world = self.worlds[place].clone();
        let id = NoteId::from("note");
        world.open_note(id.clone(), &notes::title(path), text);
        if self.arguments.diff {
            return shown(&world, &id, path, text);
        }
        let (mut fixed, mut failed) = (None, None);
        if self.arguments.fix
            && let Some(new) = Fixed::of(&world, &id, text)
        {
            match new.write(path, text) {
                Ok(()) => fixed = Some(new),
                Err(reason) => failed = Some(reason),
            }
        }
        if let Some(fixed) = &fixed {
            world.replace_note(&id, &fixed.text);
        }
        let text = fixed.as_ref().map_or(text, |fixed| &fixed.text);
        let findings = self.findings(&world, &id);
        Checked {
            read: true,
            fixed: fixed.as_ref().map_or(0, |fixed| fixed.places),
            findings: findings.len(),
            failed,
            ..self.report(path, text, &findings)
        }
    }

    fn report(&self, path: &Path, text: &str, findings: &[Finding]) -> Checked {
        let mut checked = Checked::default();
        match self.arguments.format {
            Format::Text => checked.report = report::text(path, text, findings, self.colour),
            Format::Jsonl => checked.report = report::jsonl(path, text, findings),
            Format::Sarif => checked.results = sarif::results(path, text, findings),
        }
        checked
    }

    fn findings(&self, world: &Snapshot, id: &NoteId) -> Vec<Finding> {
        if self.arguments.all_occurrences {
            all_findings(world, id)
        } else {
            diagnostics(world, id)
        }
    }
}

/// What `--fix` would write.
fn shown(world: &Snapshot, id: &NoteId, path: &Path, text: &str) -> Checked {
    let fixed = Fixed::of(world, id, text);
    let diff = |fixed: &Fixed| fixed.diff(path, text);
    Checked {
        report: fixed.as_ref().map(diff).unwrap_or_default(),
        read: true,
        fixed: fixed.map_or(0, |fixed| fixed.places),
        ..Checked::default()
    }
}
