//! "AWS EMR" for "Amazon EMR": style, off by default.

use cloudgloss_corpus::{Brand, MentionKind};
use cloudgloss_syntax::{TextEdit, TextRange};

use super::Place;
use crate::{Code, Finding, Fix, FixKind, Level, Subject, analysis::NameUse};

pub fn finding(place: &Place, name: &NameUse) -> Option<Finding> {
    let entry = place.corpus.entry(name.mention.entry);
    let right = if entry.name.starts_with("Amazon ") {
        Brand::Amazon
    } else {
        Brand::Aws
    };
    let has_brand = entry.name.starts_with("Amazon ") || entry.name.starts_with("AWS ");
    let (wrong, written, brand) = match (name.mention.brand, right) {
        (Brand::Aws, Brand::Amazon) => (true, 3, "Amazon"),
        (Brand::Amazon, Brand::Aws) => (true, 6, "AWS"),
        _ => (false, 0, ""),
    };
    if !wrong || !has_brand || matches!(name.mention.kind, MentionKind::Former(_)) {
        return None;
    }
    let range = place.absolute(name.mention.full);
    let edit = TextEdit {
        range: TextRange::new(range.start, range.start + written),
        new_text: brand.to_owned(),
    };
    Some(Finding {
        range,
        code: Code::BrandPrefix,
        level: Level::Hint,
        subject: Subject {
            id: entry.id.clone(),
            name: entry.name.clone(),
        },
        about: entry.id.clone(),
        message: format!("The name is {}", entry.name),
        source: (!entry.docs.is_empty()).then(|| entry.docs.clone()),
        fixes: vec![Fix {
            title: format!("Write \"{brand}\""),
            edits: vec![edit],
            safe: true,
            preferred: true,
            kind: FixKind::Replace,
        }],
        related: Vec::new(),
        deprecated_name: false,
        trace: format!("{} is called {}", entry.id, entry.name),
    })
}
