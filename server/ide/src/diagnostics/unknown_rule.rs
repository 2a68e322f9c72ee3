//! A marker that names a rule which does not exist.

use cloudgloss_syntax::{TextRange, markers};

use crate::{Code, Finding, Level, Subject, snapshot::Note};

pub fn findings(note: &Note, block: TextRange) -> Vec<Finding> {
    let text = note.document().slice(block);
    if !text.contains("cloudgloss-ignore") {
        return Vec::new();
    }
    let rules = markers(&text).into_iter().flat_map(|marker| marker.rules);
    rules
        .filter_map(|(rule, range)| {
            Some(finding(
                range.shift(block.start),
                rule.parse::<Code>().err()?,
            ))
        })
        .collect()
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
        message,
        source: None,
        fixes: Vec::new(),
        deprecated_name: false,
        trace: "the words after cloudgloss-ignore are rules".to_owned(),
    }
}
