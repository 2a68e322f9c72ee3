//! What changed lately.

use std::fmt::Write;

use super::escape;
use crate::changes::{Change, YEARS};

/// A page with a heading for each month.
pub fn changes_page(changes: &[Change<'_>]) -> String {
    let mut text = format!("# What changed in the last {YEARS} years\n");
    if changes.is_empty() {
        text.push_str("\nNothing that is known here.\n");
    }
    let mut month = String::new();
    for change in changes {
        let since = change.since.to_string();
        let this: String = since.chars().take("2026-11".len()).collect();
        if this != month {
            let _ = writeln!(text, "\n## {this}\n");
            month = this;
        }
        line(&mut text, change, &since);
    }
    text
}

fn line(text: &mut String, change: &Change<'_>, since: &str) {
    let source = change
        .source
        .map(|source| format!(" [Source]({})", source.url));
    let _ = writeln!(
        text,
        "- {since} **{}**: {} `{}`{}",
        change.name,
        escape(&change.says),
        change.id,
        source.unwrap_or_default()
    );
}
