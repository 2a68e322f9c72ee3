//! Ignore markers inside a comment that begins `<!-- cloudgloss`, and the rules behind them.

use cloudgloss_syntax::{Document, TextEdit, TextRange};

use super::{Completion, CompletionKind, Completions};
use crate::{Code, ignore::line};

/// Markers and what they silence.
const MARKERS: &[(&str, &str)] = &[
    ("cloudgloss-ignore", "the next line"),
    ("cloudgloss-ignore-line", "this line"),
    (
        "cloudgloss-ignore-start",
        "from here to `cloudgloss-ignore-end`",
    ),
    (
        "cloudgloss-ignore-end",
        "ends what `cloudgloss-ignore-start` began",
    ),
    ("cloudgloss-ignore-file", "the whole note"),
];

/// `None` when the cursor is not in a comment that begins one of our markers.
pub fn markers(document: &Document, offset: usize) -> Option<Completions> {
    let line = line(document, offset);
    let before = document.slice(TextRange::new(line.start, offset.min(line.end)));
    let after = document.slice(TextRange::new(offset.min(line.end), line.end));
    let comment = before.rfind("<!--").map(|at| &before[at + 4..])?;
    let words = comment.trim_start();
    if words.is_empty() || comment.contains("-->") {
        return None;
    }
    let close = if after.contains("-->") { "" } else { " -->" };
    let items = match words.rsplit_once([' ', ',']) {
        None => names(words, close, offset),
        Some((marker, typed)) => {
            let marker = marker.split([' ', ',']).next().unwrap_or_default();
            MARKERS.iter().find(|(known, _)| *known == marker)?;
            rules(words, typed, close, offset)
        }
    };
    (!items.is_empty()).then_some(Completions {
        items,
        incomplete: false,
        on_request: false,
    })
}

/// What a marker silences.
pub fn documentation(entry: &str) -> Option<String> {
    let (marker, about) = MARKERS.iter().find(|(marker, _)| *marker == entry)?;
    Some(format!(
        "`{marker}` keeps findings silent: {about}. Names of rules behind it limit it to those."
    ))
}

fn names(typed: &str, close: &str, offset: usize) -> Vec<Completion> {
    let fitting = MARKERS
        .iter()
        .filter(|(marker, _)| marker.starts_with(typed));
    let item = |(marker, about): &(&str, &str)| {
        let mut item = item(marker, about, typed, close, offset);
        let starts = marker.ends_with("-start") && !close.is_empty();
        item.snippet = starts.then(|| format!("{marker} -->\n$0\n<!-- cloudgloss-ignore-end -->"));
        item
    };
    fitting.map(item).collect()
}

/// Rules that do not stand there yet, with their level: editors cut a rule short for a long detail; the documentation says more.
fn rules(words: &str, typed: &str, close: &str, offset: usize) -> Vec<Completion> {
    let is_there = |code: &Code| words.split([' ', ',']).any(|word| word == code.as_str());
    let codes = Code::ALL.into_iter();
    let fitting = codes.filter(|code| code.as_str().starts_with(typed) && !is_there(code));
    fitting
        .map(|code| {
            item(
                code.as_str(),
                code.default_level().as_str(),
                typed,
                close,
                offset,
            )
        })
        .collect()
}

fn item(label: &str, detail: &str, typed: &str, close: &str, offset: usize) -> Completion {
    let range = TextRange::new(offset - typed.len(), offset);
    Completion {
        label: label.to_owned(),
        kind: CompletionKind::Marker,
        detail: detail.to_owned(),
        edit: TextEdit {
            range,
            new_text: format!("{label}{close}"),
        },
        snippet: None,
        filter_text: label.to_owned(),
        sort_text: label.to_owned(),
        entry: label.to_owned(),
    }
}
