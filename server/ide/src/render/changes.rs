//! What changed lately.

use std::fmt::Write;

use super::{escape, sources::Sources};
use crate::changes::{Change, YEARS};

/// A page with a heading for each month.
pub fn changes_page(changes: &[Change<'_>]) -> String {
    let mut text = format!("# What changed in the last {YEARS} years\n");
    if changes.is_empty() {
        text.push_str("\nNothing that is known here.\n");
    }
    let mut sources = Sources::default();
    let mut month = String::new();
    for change in changes {
        let since = change.since.to_string();
        let this: String = since.chars().take("2026-11".len()).collect();
        if this != month {
            let _ = writeln!(text, "\n## {this}\n");
            month = this;
        }
        let number = sources.number(change.source);
        let (name, says) = (change.name, escape(&change.says));
        let _ = writeln!(text, "- {since} {name}: {says}{number} `{}`", change.id);
    }
    sources.list(&mut text);
    text
}
