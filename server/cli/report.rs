//! Findings for people (an excerpt with a caret) and for programs (one JSON object a line).

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle};
use cloudgloss_ide::{Finding, FixKind, Level};
use serde::Serialize;

/// Columns of an excerpt.
const WIDTH: usize = 120;

/// A place: both 1-based, columns in characters.
#[derive(Serialize, Clone, Copy)]
struct Place {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    start: Place,
    end: Place,
    code: &'a str,
    severity: &'a str,
    subject: &'a str,
    message: &'a str,
    source: Option<&'a str>,
    replacement: Option<&'a str>,
}

/// One JSON object a finding, each on a line of its own.
pub fn jsonl(path: &Path, text: &str, findings: &[Finding]) -> String {
    let path = path.to_string_lossy();
    let mut out = String::new();
    for finding in findings {
        let replace = finding.fixes.iter().find(|fix| fix.kind == FixKind::Replace);
        let line = Line {
            path: &path,
            start: place(text, finding.range.start),
            end: place(text, finding.range.end),
            code: finding.code.as_str(),
            severity: finding.level.as_str(),
            subject: &finding.subject.id,
            message: &finding.message,
            source: finding.source.as_deref(),
            replacement: replace.and_then(|fix| fix.edits.first()).map(|edit| edit.new_text.as_str()),
        };
        // A struct of strings and numbers always serialises.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Place { line: before.matches('\n').count() + 1, column: before[start..].chars().count() + 1 }
}

/// An excerpt with a caret for each finding.
pub fn text(path: &Path, text: &str, findings: &[Finding], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let path = path.to_string_lossy();
    findings.iter().map(|finding| format!("{}\n\n", renderer.render(&[group(&path, text, finding)]))).collect()
}

fn group<'a>(path: &'a str, text: &'a str, finding: &'a Finding) -> Group<'a> {
    let (lines, first, start) = excerpt(text, finding);
    let span = finding.range.start - start..finding.range.end - start;
    let snippet = Snippet::source(lines).path(path).line_start(first).annotation(AnnotationKind::Primary.span(span));
    let mut group = title(finding.level).primary_title(finding.message.as_str()).id(finding.code.as_str()).element(snippet);
    if let Some(fix) = finding.fixes.iter().find(|fix| fix.kind == FixKind::Replace) {
        group = group.element(Title::HELP.message(fix.title.as_str()));
    }
    if let Some(source) = &finding.source {
        group = group.element(Title::NOTE.message(format!("source: {source}")));
    }
    group
}

/// The lines of a finding, the number of the first, and the byte at which they begin.
fn excerpt<'a>(text: &'a str, finding: &Finding) -> (&'a str, usize, usize) {
    let start = text[..finding.range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[finding.range.end..].find('\n').map_or(text.len(), |at| finding.range.end + at);
    (&text[start..end], text[..start].matches('\n').count() + 1, start)
}

fn title(level: Level) -> Title<'static> {
    match level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Information => Title::INFO,
        Level::Hint | Level::Off => Title::NOTE,
    }
}
