//! Findings for people (an excerpt with a caret) and for programs (one JSON object a line, or SARIF).

pub mod sarif;

use std::path::Path;

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle,
};
use cloudgloss_ide::{Finding, FixKind, Level};
use serde::Serialize;

use super::printable;

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
    let lines = Lines::new(text);
    let mut out = String::new();
    for finding in findings {
        let replace = finding
            .fixes
            .iter()
            .find(|fix| fix.kind == FixKind::Replace);
        let line = Line {
            path: &path,
            start: lines.place(finding.range.start),
            end: lines.place(finding.range.end),
            code: finding.code.as_str(),
            severity: finding.level.as_str(),
            subject: &finding.subject.id,
            message: &finding.message,
            source: finding.source.as_deref(),
            replacement: replace
                .and_then(|fix| fix.edits.first())
                .map(|edit| edit.new_text.as_str()),
        };
        // A struct of strings and numbers always serialises.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}

/// A text and where its lines begin, looked up once for all findings.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Lines { text, starts }
    }

    /// The number of the line that holds byte `offset`, 1-based.
    fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.number(offset);
        let before = self
            .text
            .get(self.starts[line - 1]..offset)
            .unwrap_or_default();
        Place {
            line,
            column: before.chars().count() + 1,
        }
    }

    /// The lines of a finding, the number of the first, and the byte at which they begin.
    fn excerpt(&self, finding: &Finding) -> (&'a str, usize, usize) {
        let first = self.number(finding.range.start);
        let start = self.starts[first - 1];
        let end = self.text[finding.range.end..]
            .find('\n')
            .map_or(self.text.len(), |at| finding.range.end + at);
        (&self.text[start..end], first, start)
    }
}

/// An excerpt with a caret for each finding.
pub fn text(path: &Path, text: &str, findings: &[Finding], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let path = printable::path(path);
    let lines = Lines::new(text);
    findings
        .iter()
        .map(|finding| format!("{}\n\n", renderer.render(&[group(&path, &lines, finding)])))
        .collect()
}

fn group<'a>(path: &'a str, lines: &Lines<'a>, finding: &'a Finding) -> Group<'a> {
    let (excerpt, first, start) = lines.excerpt(finding);
    let span = finding.range.start - start..finding.range.end - start;
    let snippet = Snippet::source(excerpt)
        .path(path)
        .line_start(first)
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = title(finding.level)
        .primary_title(finding.message.as_str())
        .id(finding.code.as_str())
        .element(snippet);
    if let Some(fix) = finding
        .fixes
        .iter()
        .find(|fix| fix.kind == FixKind::Replace)
    {
        group = group.element(Title::HELP.message(fix.title.as_str()));
    }
    if let Some(source) = &finding.source {
        group = group.element(Title::NOTE.message(format!("source: {source}")));
    }
    group
}

fn title(level: Level) -> Title<'static> {
    match level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Information => Title::INFO,
        Level::Hint | Level::Off => Title::NOTE,
    }
}
