//! Sources at the foot of a page, each once.

use std::fmt::Write;

use cloudgloss_corpus::Source;

use super::{escape, link};

/// The sources that a page has referred to so far.
#[derive(Default)]
pub struct Sources<'a>(Vec<&'a Source>);

impl<'a> Sources<'a> {
    /// " (3)": the number under which a source will be listed; nothing for nothing.
    pub fn number(&mut self, source: Option<&'a Source>) -> String {
        let Some(source) = source else {
            return String::new();
        };
        let known = self.0.iter().position(|other| *other == source);
        let index = known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        });
        format!(" ({})", index + 1)
    }

    /// The list.
    pub fn list(&self, text: &mut String) {
        if !self.0.is_empty() {
            text.push_str("\nSources:\n\n");
        }
        for (index, source) in self.0.iter().enumerate() {
            let url = autolink(&source.url);
            let _ = writeln!(text, "{}. {url}, read {}", index + 1, source.checked);
        }
    }
}

/// The address, to be clicked where it leads to the web.
fn autolink(url: &str) -> String {
    match link(url, url).starts_with('[') {
        true => format!("<{url}>"),
        false => escape(url),
    }
}
