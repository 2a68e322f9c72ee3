//! What a feature shows for a note, written so that a person can read it: see `shown`.

use std::fmt::Write;

use cloudgloss_ide::{
    self as ide, ActionKind, FoldKind, NoteId, Snapshot, Symbol, Target, TextRange, TokenKind,
};

/// A place in a note.
pub struct Place<'a> {
    pub world: &'a Snapshot,
    pub id: &'a NoteId,
    /// The note without its cursor.
    pub text: &'a str,
    /// Where the cursor is, in bytes.
    pub offset: usize,
}

/// As many completions as a person looks at.
const OFFERED: usize = 6;

/// What `feature` shows there; `words` are what the user types for it. `None` where there is no such feature.
pub fn shown(feature: &str, words: &str, place: &Place) -> Option<String> {
    let shown = match feature {
        "hover" => hover(place),
        "completion" => completion(place),
        "definition" => definition(place),
        "references" => references(place),
        "highlights" => marked(place, ide::highlights(place.world, place.id, place.offset)),
        "selection" => selection(place),
        "symbols" => symbols(&ide::document_symbols(place.world, place.id), 0),
        "search" => search(place, words),
        "folds" => folds(place),
        "links" => links(place),
        "code-lens" => lenses(place),
        "actions" => actions(place),
        "action" => action(place, words),
        "hints" => hints(place),
        "tokens" => tokens(place),
        "rename" => rename(place, words),
        _ => return None,
    };
    Some(match shown.as_str() {
        "" => "nothing\n".to_owned(),
        text if text.ends_with('\n') => shown,
        text => format!("{text}\n"),
    })
}

fn hover(at: &Place) -> String {
    let hover = ide::hover(at.world, at.id, at.offset, ide::Curtain::Rule);
    hover.map_or_else(String::new, |hover| hover.markdown)
}

/// Label, detail and what is written.
fn completion(at: &Place) -> String {
    let found = ide::completions(at.world, at.id, at.offset, OFFERED);
    let line = |item: &ide::Completion| {
        let written = one_line(&item.edit.new_text);
        format!("{} ({}): {written}\n", item.label, item.detail)
    };
    found.items.iter().map(line).collect()
}

fn definition(at: &Place) -> String {
    let found = ide::definition(at.world, at.id, at.offset);
    found.map_or_else(String::new, |found| {
        let words = &at.text[found.origin.start..found.origin.end];
        format!("{words}: {}\n", target(at, &found.target))
    })
}

fn target(at: &Place, target: &Target) -> String {
    match target {
        Target::Page(entry) => format!("the page of {entry}"),
        Target::Note(id, range) => {
            let note = at
                .world
                .note(id)
                .map(|note| note.document().rope().to_string());
            format!(
                "{}, line {}",
                id.0,
                line_of(&note.unwrap_or_default(), range.start)
            )
        }
    }
}

/// Note, line, and the line with the words in brackets.
fn references(at: &Place) -> String {
    let found = ide::references(at.world, at.id, at.offset, |id, text, places| {
        let text = text.to_string();
        let line = |range: &TextRange| format!("{} {}\n", id.0, bracketed(&text, *range));
        places.iter().map(line).collect()
    });
    found.concat()
}

fn marked(at: &Place, places: Vec<TextRange>) -> String {
    let lines = places
        .into_iter()
        .map(|range| bracketed(at.text, range) + "\n");
    lines.collect()
}

/// From the smallest to the whole note.
fn selection(at: &Place) -> String {
    let ranges = ide::selection_ranges(at.world, at.id, at.offset);
    let line = |range: &TextRange| {
        let words = at.text[range.start..range.end].replace('\n', " \u{23ce} ");
        format!("{}\n", words.trim_end())
    };
    ranges.iter().map(line).collect()
}

fn symbols(found: &[Symbol], depth: usize) -> String {
    let mut out = String::new();
    for symbol in found {
        let kind = format!("{:?}", symbol.kind).to_lowercase();
        let _ = writeln!(
            out,
            "{:1$}{kind}: {name}",
            "",
            depth * 2,
            name = symbol.name
        );
        out.push_str(&symbols(&symbol.children, depth + 1));
    }
    out
}

fn search(at: &Place, query: &str) -> String {
    let line = |found: ide::WorkspaceSymbol| {
        format!(
            "{} ({}): {}\n",
            found.name,
            found.container,
            target(at, &found.target)
        )
    };
    ide::workspace_symbols(at.world, query)
        .into_iter()
        .map(line)
        .collect()
}

/// The line that stays and the last that goes.
fn folds(at: &Place) -> String {
    let line = |fold: &ide::Fold| {
        let [from, to] = [fold.range.start, fold.range.end].map(|end| line_of(at.text, end));
        let kind = match fold.kind {
            FoldKind::FrontMatter => "front matter",
            FoldKind::Section => "section",
            FoldKind::Answer => "answer",
        };
        format!("{from}-{to} {kind}\n")
    };
    ide::folds(at.world, at.id).iter().map(line).collect()
}

fn links(at: &Place) -> String {
    let line = |link: ide::DocumentLink| {
        let words = bracketed(at.text, link.range);
        format!("{words}: the page of {}\n", link.entry)
    };
    ide::document_links(at.world, at.id)
        .into_iter()
        .map(line)
        .collect()
}

fn lenses(at: &Place) -> String {
    let line =
        |lens: ide::CodeLens| format!("{}: {}\n", line_of(at.text, lens.range.start), lens.title);
    ide::code_lenses(at.world, at.id)
        .into_iter()
        .map(line)
        .collect()
}

fn offered(at: &Place) -> Vec<ide::Action> {
    ide::code_actions(at.world, at.id, TextRange::new(at.offset, at.offset))
}

/// Title and sort.
fn actions(at: &Place) -> String {
    let line = |action: ide::Action| {
        let kind = match action.kind {
            ActionKind::QuickFix => "quick fix",
            ActionKind::FixAll => "fix all",
            ActionKind::IgnoreInWorkspace => "quick fix, in .cloudgloss.toml",
            ActionKind::Rewrite => "rewrite",
            ActionKind::AsOf => "source",
        };
        let preferred = if action.preferred { ", preferred" } else { "" };
        format!("{} ({kind}{preferred})\n", action.title)
    };
    offered(at).into_iter().map(line).collect()
}

/// The note after the action of that title.
fn action(at: &Place, title: &str) -> String {
    let action = offered(at).into_iter().find(|action| action.title == title);
    action.map_or_else(String::new, |action| crate::apply(at.text, &action.edits))
}

/// The note with the hints where they are seen.
fn hints(at: &Place) -> String {
    let mut text = at.text.to_owned();
    let found = ide::inlay_hints(at.world, at.id, TextRange::new(0, text.len()));
    for hint in found.iter().rev() {
        text.insert_str(hint.offset, &format!(" \u{ab}{}\u{bb}", hint.label));
    }
    text
}

/// Under each line what its words are.
fn tokens(at: &Place) -> String {
    let found = ide::semantic_tokens(at.world, at.id, TextRange::new(0, at.text.len()));
    let (mut out, mut start) = (String::new(), 0);
    for line in at.text.split_inclusive('\n') {
        out.push_str(line);
        let here = found
            .iter()
            .filter(|token| (start..start + line.len()).contains(&token.range.start));
        for token in here {
            let before = at.text[start..token.range.start].chars().count();
            let width = at.text[token.range.start..token.range.end].chars().count();
            let kind = match token.kind {
                TokenKind::Service => "service",
                TokenKind::Term => "term",
                TokenKind::Fact => "fact",
            };
            let outdated = if token.outdated { ", outdated" } else { "" };
            let _ = writeln!(out, "{:before$}{:~<width$} {kind}{outdated}", "", "");
        }
        start += line.len();
    }
    out
}

/// Each changed note, or why there is none.
fn rename(at: &Place, name: &str) -> String {
    let changed = match ide::rename(at.world, at.id, at.offset, name) {
        Ok(changed) => changed,
        Err(why) => return format!("refused: {why}\n"),
    };
    let after = |(id, edits): (NoteId, Vec<ide::TextEdit>)| {
        let note = at
            .world
            .note(&id)
            .map(|note| note.document().rope().to_string());
        format!(
            "{}:\n{}",
            id.0,
            crate::apply(&note.unwrap_or_default(), &edits)
        )
    };
    changed.into_iter().map(after).collect()
}

/// 1-based.
fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Its line's number and its line, with the range in brackets.
fn bracketed(text: &str, range: TextRange) -> String {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at);
    let [before, words, after] =
        [start..range.start, range.start..range.end, range.end..end].map(|part| &text[part]);
    one_line(&format!(
        "{}: {before}[{words}]{after}",
        line_of(text, range.start)
    ))
}

fn one_line(text: &str) -> String {
    text.trim_end_matches('\n').replace('\n', " \u{23ce} ")
}
