//! `cloudgloss content stale`: what is due for a new look at its source.

use std::{
    collections::BTreeMap,
    io::{Write, stdout},
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use cloudgloss_corpus::{Corpus, Entry, Fact, Source};
use cloudgloss_files::Selection;
use cloudgloss_ide::{Config, NoteId, Snapshot, stated};
use jiff::{Span, civil::Date};

use super::{
    super::{CLEAN, FOUND, notes, today},
    Content,
};

/// Arguments of `content stale`.
#[derive(Args)]
pub struct Arguments {
    /// The folder
    #[arg(default_value = "content")]
    folder: PathBuf,
    /// How long a look at the source lasts: 90d, 3 months
    #[arg(long, default_value = "90d", value_name = "SPAN")]
    older_than: Span,
    /// Notes in which statements are counted, so that what they state most comes first
    #[arg(long, value_name = "DIR")]
    notes: Vec<PathBuf>,
}

/// Something with sources.
struct Due {
    id: String,
    place: String,
    checked: Option<Date>,
    /// Statements in the notes.
    stated: usize,
}

/// 0 when nothing is due, 1 otherwise.
pub fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let content = Content::read(&arguments.folder);
    let limit = today().checked_sub(arguments.older_than)?;
    let counts = count(&content.corpus, &arguments.notes);
    let mut due = due(&content.corpus, &arguments.folder, limit, &counts);
    due.sort_by(|a, b| (b.stated, a.checked, &a.id).cmp(&(a.stated, b.checked, &b.id)));
    let mut out = stdout().lock();
    for item in &due {
        let checked = item
            .checked
            .map_or("never".to_owned(), |date| date.to_string());
        writeln!(
            out,
            "{}: {}: checked {checked}, stated {} times",
            item.place, item.id, item.stated
        )?;
    }
    writeln!(out, "{} due", due.len())?;
    Ok(if due.is_empty() { CLEAN } else { FOUND })
}

fn due(corpus: &Corpus, folder: &Path, limit: Date, counts: &BTreeMap<String, usize>) -> Vec<Due> {
    let item = |id: &str, origin: &cloudgloss_corpus::Origin, sources: &[Source]| {
        // The page read longest ago decides.
        let checked = sources
            .iter()
            .map(|source| source.checked.earliest())
            .min()
            .flatten();
        let is_due = checked.is_none_or(|checked| checked < limit);
        is_due.then(|| Due {
            id: id.to_owned(),
            place: format!("{}/{}:{}", folder.display(), origin.file, origin.line),
            checked,
            stated: counts.get(id).copied().unwrap_or(0),
        })
    };
    let of_fact = |fact: &Fact| item(&fact.id, &fact.origin, &fact.sources);
    let of_entry = |entry: &Entry| {
        let names = entry.formerly.iter().flat_map(|former| &former.sources);
        let sources: Vec<Source> = names.chain(&entry.lifecycle.sources).cloned().collect();
        let has_history = !entry.formerly.is_empty() || !entry.lifecycle.sources.is_empty();
        has_history
            .then(|| item(&entry.id, &entry.origin, &sources))
            .flatten()
    };
    let facts = corpus.facts().iter().filter_map(of_fact);
    facts
        .chain(corpus.entries().iter().filter_map(of_entry))
        .collect()
}

/// How often notes state each fact, and name each entry.
fn count(corpus: &Arc<Corpus>, folders: &[PathBuf]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let all = Selection::all(Path::new(""));
    for found in folders.iter().flat_map(|folder| notes::find(folder, &all)) {
        let notes::Found::Note(path) = found else {
            continue;
        };
        let Ok(text) = notes::read(&path) else {
            continue;
        };
        let mut world = Snapshot::new(Arc::clone(corpus), Config::default(), corpus.as_of());
        let id = NoteId::from("note");
        world.open_note(id.clone(), &notes::title(&path), &text);
        for what in stated(&world, &id) {
            *counts.entry(what.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}
