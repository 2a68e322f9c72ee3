//! Design scenarios: a page each, found like a question by its title.

use cloudgloss_syntax::Document;

use crate::{
    Problem,
    graph::Graph,
    model::{Card, Origin},
};

/// The topic of the cards that are scenarios.
pub const TOPIC: &str = "scenarios";

/// Reads `scenarios/<name>.md`: front matter with id, title, level and services, then the page.
pub fn read(path: &str, text: &str) -> Result<Card, Problem> {
    let document = Document::new(text);
    let front = document.front_matter();
    let value = |key: &str| front.get(key).map(|entry| entry.value.trim().to_owned());
    let lacks = |key: &str| {
        let message = format!("the scenario lacks `{key}`: write it into its front matter");
        Problem::at(path, text, 0, message)
    };
    check_architecture(path, text)?;
    let id = value("id").ok_or_else(|| lacks("id"))?;
    let question = value("title").ok_or_else(|| lacks("title"))?;
    let services = value("services").unwrap_or_default();
    let body = text.get(front.range.map_or(0, |range| range.end)..);
    Ok(Card {
        id,
        question,
        answer: without_title(body.unwrap_or_default()).to_owned(),
        key_points: Vec::new(),
        level: value("level").unwrap_or_default(),
        topic: TOPIC.to_owned(),
        entries: services
            .split(',')
            .map(|id| id.trim().to_owned())
            .filter(|id| !id.is_empty())
            .collect(),
        origin: Origin {
            file: path.to_owned(),
            own: false,
            line: 1,
        },
    })
}

/// Every scenario draws its architecture, in the part of Mermaid that we can draw too.
fn check_architecture(path: &str, text: &str) -> Result<(), Problem> {
    const FENCE: &str = "```mermaid\n";
    let lacks = || {
        let message = "the scenario lacks an architecture: write it as a ```mermaid block";
        Problem::at(path, text, 0, message)
    };
    let start = text.find(FENCE).ok_or_else(lacks)? + FENCE.len();
    let block = text.get(start..).unwrap_or_default();
    let source = block.split("```").next().unwrap_or_default();
    Graph::parse(source).map(|_| ()).map_err(|error| {
        let before: usize = source
            .split_inclusive('\n')
            .take(error.line)
            .map(str::len)
            .sum();
        Problem::at(path, text, start + before, error.message)
    })
}

/// The page without its first heading, which repeats the title.
fn without_title(body: &str) -> &str {
    let body = body.trim();
    match body
        .strip_prefix("# ")
        .and_then(|rest| rest.split_once('\n'))
    {
        Some((_, rest)) => rest.trim_start(),
        None => body,
    }
}
