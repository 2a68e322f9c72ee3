//! A marker that names a rule which does not exist.

use cloudgloss_syntax::{Marker, TextRange};

use crate::{Code, Finding, Level, Subject};

pub fn findings(markers: &[Marker], block: TextRange) -> Vec<Finding> {
    let rules = markers.iter().flat_map(|marker| &marker.rules);
    let wrong = |(rule, range): &(String, TextRange)| {
        let message = rule.parse::<Code>().err()?;
        Some(finding(range.shift(block.start), message))
    };
    rules.filter_map(wrong).collect()
}

fn finding(range: TextRange, message: String) -> Finding {
    Finding {
        range,
        code: Code::UnknownRule,
        level: Level::Warning,
        subject: Subject {
            id: String::new(),
            name: String::new(),
        },
        about: String::new(),
        message,
        source: None,
        fixes: Vec::new(),
        related: Vec::new(),
        deprecated_name: false,
        trace: "the words after cloudgloss-ignore are rules".to_owned(),
    }
}
