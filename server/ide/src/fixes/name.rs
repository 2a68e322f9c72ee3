//! Today's name instead of the former one.

use cloudgloss_corpus::{Brand, Entry, FormerName};
use cloudgloss_syntax::{TextEdit, TextRange};

use crate::{
    Fix, FixKind,
    analysis::{NameUse, abbreviated},
    diagnostics::Place,
};

/// Replace; replace and add "(formerly …)". `dated`: it was the name on the date that the note or sentence carries.
pub(crate) fn rename(
    place: &Place,
    name: &NameUse,
    entry: &Entry,
    former: &FormerName,
    dated: bool,
) -> Vec<Fix> {
    let range = place.absolute(name.mention.full);
    let written = place.note.document().slice(range).into_owned();
    // Markup or a line break inside the name would be lost.
    if written.contains(['\n', '\r', '*', '_', '[', ']', '`', '|']) {
        return Vec::new();
    }
    // "Elastic MapReduce (EMR)" becomes "Amazon EMR", not "Amazon EMR (EMR)".
    let text = place.note.document().slice(place.block);
    let range = match abbreviated(entry, name.mention.full, &text) {
        Some(end) => TextRange::new(range.start, place.block.start + end),
        None => range,
    };
    let new = todays_form(entry, name.mention.brand, &written, former);
    let replace = |text: String| {
        vec![TextEdit {
            range,
            new_text: text,
        }]
    };
    vec![
        Fix {
            title: format!("Replace with \"{new}\""),
            edits: replace(new.clone()),
            safe: !dated,
            preferred: true,
            kind: FixKind::Replace,
        },
        Fix {
            title: format!("Replace with \"{new} (formerly {written})\""),
            edits: replace(format!("{new} (formerly {written})")),
            safe: false,
            preferred: false,
            kind: FixKind::ReplaceAndAdd,
        },
    ]
}

/// The full name where the brand was written or the name needs it, else the name without brand; plural like the former.
fn todays_form(entry: &Entry, brand: Brand, written: &str, former: &FormerName) -> String {
    let full = former.todays_name(entry);
    let bare = full
        .strip_prefix("Amazon ")
        .or_else(|| full.strip_prefix("AWS "))
        .unwrap_or(full);
    let short_is_name = entry.aliases.iter().any(|alias| alias == bare);
    let form = if brand != Brand::None || !short_is_name {
        full
    } else {
        bare
    };
    let bare_written = written.to_lowercase();
    let bare_written = bare_written
        .trim_start_matches("amazon ")
        .trim_start_matches("aws ");
    let mut names = std::iter::once(&former.name).chain(&former.also);
    let was_plural = bare_written.ends_with('s')
        && !names.any(|name| name.to_lowercase().ends_with(bare_written));
    if was_plural && !form.ends_with('s') {
        format!("{form}s")
    } else {
        form.to_owned()
    }
}
