//! Keys and values of the front matter that mean something here.

use cloudgloss_syntax::{Document, TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions};
use crate::{Snapshot, ignore::line};

/// A front matter that is not closed after so many lines is none.
const LINES: usize = 64;
/// Keys and what they do.
const KEYS: &[(&str, &str)] = &[
    (
        "as_of",
        "The date on which the note was true. What changed after it is only hinted at.",
    ),
    ("exam", "The exam that the note is for, by its code."),
    ("tags", "Words of your own to find the note by."),
    ("cloudgloss", "`off`: nothing is reported in this note."),
];
const PREFIX: &str = "front-matter.";

/// `None` when the cursor is not in the front matter, which need not be closed yet.
pub fn front_matter(
    snapshot: &Snapshot,
    document: &Document,
    offset: usize,
) -> Option<Completions> {
    let lines = lines_before(document, offset)?;
    let (before, above) = lines.split_last()?;
    let typed_at = before
        .rfind([' ', '[', ',', ':', '\t'])
        .map_or(0, |at| at + 1);
    let typed = &before[typed_at..];
    let range = TextRange::new(offset - typed.len(), offset);
    let is_item = before.trim_start().starts_with('-');
    let items = match before.split_once(':') {
        Some((key, _)) => values(snapshot, key.trim(), typed, range),
        None if is_item => {
            let key = above.iter().rev().find_map(|line| line.split_once(':'));
            values(
                snapshot,
                key.map_or("", |(key, _)| key.trim()),
                typed,
                range,
            )
        }
        None if before.starts_with([' ', '\t']) => Vec::new(),
        None => keys(snapshot, above, typed, range),
    };
    Some(Completions {
        items,
        incomplete: false,
        on_request: false,
    })
}

/// What a key of ours means.
pub fn documentation(entry: &str) -> Option<&'static str> {
    let key = entry.strip_prefix(PREFIX)?;
    let known = KEYS.iter().find(|(known, _)| *known == key);
    known.map(|(_, about)| *about)
}

/// The lines from the opening fence to the cursor, without the fence; `None` outside.
fn lines_before(document: &Document, offset: usize) -> Option<Vec<String>> {
    let here = line(document, offset);
    let start = TextRange::new(0, offset.clamp(here.start, here.end.max(here.start)));
    if document.rope().byte_to_line(here.start) > LINES {
        return None;
    }
    let text = document.slice(start);
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    let opens = lines.next()?.trim_end() == "---";
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    let closed = lines.iter().any(|line| line.trim_end() == "---");
    (opens && !closed && !lines.is_empty()).then_some(lines)
}

fn keys(snapshot: &Snapshot, above: &[String], typed: &str, range: TextRange) -> Vec<Completion> {
    let is_there = |key: &str| {
        above
            .iter()
            .any(|line| line.starts_with(&format!("{key}:")))
    };
    let keys = KEYS
        .iter()
        .filter(|(key, _)| begins(key, typed) && !is_there(key));
    let today = snapshot.today();
    let item = |(key, about): &(&str, &str)| {
        let mut item = item(key, format!("{key}: "), range);
        item.snippet = (*key == "as_of").then(|| format!("as_of: ${{1:{today}}}"));
        item.detail = (*about).to_owned();
        item.entry = format!("{PREFIX}{key}");
        item
    };
    keys.map(item).collect()
}

fn values(snapshot: &Snapshot, key: &str, typed: &str, range: TextRange) -> Vec<Completion> {
    match key {
        "exam" => {
            let exams = snapshot.corpus().exams().iter();
            let fitting = exams.filter(|exam| begins(&exam.code, typed));
            let item = |exam: &cloudgloss_corpus::Exam| Completion {
                detail: exam.name.clone(),
                entry: exam.code.clone(),
                ..item(&exam.code, exam.code.clone(), range)
            };
            fitting.map(item).collect()
        }
        "as_of" => one(&snapshot.today().to_string(), "today", key, typed, range),
        "cloudgloss" => one("off", "report nothing in this note", key, typed, range),
        _ => Vec::new(),
    }
}

fn one(value: &str, detail: &str, key: &str, typed: &str, range: TextRange) -> Vec<Completion> {
    let item = Completion {
        detail: detail.to_owned(),
        entry: format!("{PREFIX}{key}"),
        ..item(value, value.to_owned(), range)
    };
    begins(value, typed).then_some(item).into_iter().collect()
}

fn begins(value: &str, typed: &str) -> bool {
    let start = value.get(..typed.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(typed))
}

fn item(label: &str, new_text: String, range: TextRange) -> Completion {
    Completion {
        label: label.to_owned(),
        kind: CompletionKind::Key,
        detail: String::new(),
        edit: TextEdit { range, new_text },
        snippet: None,
        filter_text: label.to_owned(),
        sort_text: label.to_owned(),
        entry: String::new(),
    }
}
