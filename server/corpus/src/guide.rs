//! Pages for the reader: how to prepare, what to bring, what to ask.

use serde::{Deserialize, Serialize};

use crate::{Problem, model::Origin};

/// A page of `interview/`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Guide {
    /// `interview.` and the name of its file; unique.
    pub id: String,
    /// Its first heading.
    pub title: String,
    /// Markdown, with the facts filled in.
    pub text: String,
    /// Where it is written.
    pub origin: Origin,
}

impl Guide {
    /// Reads `interview/<name>.md`.
    pub fn read(path: &str, name: &str, text: &str) -> Result<Guide, Problem> {
        let title = text
            .lines()
            .find_map(|line| line.strip_prefix("# "))
            .map(str::trim)
            .filter(|title| !title.is_empty());
        let lacks = || Problem::at(path, text, 0, "the page lacks a title: begin it with `# …`");
        Ok(Guide {
            id: format!("interview.{name}"),
            title: title.ok_or_else(lacks)?.to_owned(),
            text: text.to_owned(),
            origin: Origin {
                file: path.to_owned(),
                own: false,
                line: 1,
            },
        })
    }
}
