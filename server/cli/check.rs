//! `cloudgloss check PATH…`: the findings of notes.

use std::{
    io::{IsTerminal, Write, stdout},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use cloudgloss_ide::{Config, Date, Finding, NoteId, Snapshot, all_findings, diagnostics};
use rayon::prelude::*;

use super::{CLEAN, FAILED, FOUND, notes, notes::Found, report, today, workspace};

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
}

/// What came of one note.
struct Checked {
    report: String,
    findings: usize,
    unread: Option<String>,
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
        let (mut notes, mut with_findings, mut findings, mut failed) = (0, 0, 0, false);
        let mut out = stdout().lock();
        for batch in found.chunks(BATCH) {
            let checked: Vec<Checked> = batch.par_iter().map(|note| self.check(note)).collect();
            for ((_, found), checked) in batch.iter().zip(checked) {
                out.write_all(checked.report.as_bytes())?;
                findings += checked.findings;
                with_findings += usize::from(checked.findings > 0);
                notes += usize::from(checked.unread.is_none());
                if let Some(reason) = checked.unread {
                    eprintln!("cloudgloss: {reason}");
                    failed |= self.was_named(found);
                }
            }
        }
        if self.arguments.format == Format::Text {
            writeln!(out, "{}", self.summary(notes, with_findings, findings))?;
        }
        Ok(if failed {
            FAILED
        } else if findings > 0 {
            FOUND
        } else {
            CLEAN
        })
    }

    fn summary(&self, notes: usize, with_findings: usize, findings: usize) -> String {
        let knowledge = self.worlds[0].corpus().as_of();
        let count = |n: usize, word: &str| {
            if n == 1 {
                format!("1 {word}")
            } else {
                format!("{n} {word}s")
            }
        };
        match findings {
            0 => format!(
                "{} checked, nothing outdated (knowledge of {knowledge})",
                count(notes, "note")
            ),
            _ => format!(
                "{} in {with_findings} of {} (knowledge of {knowledge})",
                count(findings, "finding"),
                count(notes, "note")
            ),
        }
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
        match text {
            Ok(text) => self.check_text(*place, path, &text),
            Err(reason) => Checked {
                report: String::new(),
                findings: 0,
                unread: Some(format!("{}: {reason}", path.display())),
            },
        }
    }

    fn check_text(&self, place: usize, path: &Path, text: &str) -> Checked {
        let findings = self.findings(place, path, text);
        let report = match self.arguments.format {
            Format::Text => report::text(path, text, &findings, self.colour),
            Format::Jsonl => report::jsonl(path, text, &findings),
        };
        Checked {
            report,
            findings: findings.len(),
            unread: None,
        }
    }

    fn findings(&self, place: usize, path: &Path, text: &str) -> Vec<Finding> {
        let mut world = self.worlds[place].clone();
        let id = NoteId::from("note");
        world.open_note(id.clone(), &notes::title(path), text);
        if self.arguments.all_occurrences {
            all_findings(&world, &id)
        } else {
            diagnostics(&world, &id)
        }
    }
}
