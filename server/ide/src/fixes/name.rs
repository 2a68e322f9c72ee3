//! Today's name instead of the former one.

use cloudgloss_corpus::{Brand, Entry, FormerName};
use cloudgloss_syntax::{TextEdit, TextRange};

use super::{bracket, title, wiki};
use crate::{Fix, FixKind, analysis::NameUse, diagnostics::Place};

/// Replace; replace and add "(formerly …)". `dated`: it was the name on the date that the note or sentence carries.
pub(crate) fn rename(
    place: &Place,
    name: &NameUse,
    entry: &Entry,
    former: &FormerName,
    dated: bool,
) -> Vec<Fix> {
    let full = place.absolute(name.mention.full);
    let written = place.note.document().slice(full).into_owned();
    // Markup or a line break inside the name would be lost.
    if written.contains(['\n', '\r', '*', '_', '[', ']', '`', '|']) {
        return Vec::new();
    }
    let text = place.note.document().slice(place.block);
    let new = todays_form(entry, name.mention.brand, &written, former);
    if wiki::is_target(name.mention.full, &text) {
        let words = wiki::unsaid(&new, name.mention.full, &text);
        return vec![wiki::words(place, full.end, words, dated)];
    }
    if let Some(range) = bracket::repeats(entry, &new, name.mention.full, &text) {
        return vec![drop_bracket(place, range, &written, dated)];
    }
    let end = bracket::behind(entry, &written, &new, name.mention.full, &text);
    let range = TextRange::new(
        full.start - said_before(&new, name.mention.full, &text),
        end.map_or(full.end, |end| place.block.start + end),
    );
    let replace = |new_text: String| vec![TextEdit { range, new_text }];
    vec![
        Fix {
            title: format!("Replace with \"{new}\""),
            edits: replace(new.clone()),
            safe: !dated && !title::is_in_one(name.mention.full, &text),
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

/// "Amazon Data Firehose (KDF)": today's name stands there already.
fn drop_bracket(place: &Place, range: TextRange, written: &str, dated: bool) -> Fix {
    Fix {
        title: format!("Remove \"({written})\""),
        edits: vec![TextEdit::delete(place.absolute(range))],
        safe: !dated,
        preferred: true,
        kind: FixKind::Replace,
    }
}

/// The full name where the brand was written or the name needs it, else the name without brand; plural like the former.
fn todays_form(entry: &Entry, brand: Brand, written: &str, former: &FormerName) -> String {
    let full = former.todays_name(entry);
    let bare = without_brand(full);
    let of_its_own = !former.now.is_empty() && bare.contains(' ');
    let short_is_name = of_its_own || entry.aliases.iter().any(|alias| alias == bare);
    let form = if brand != Brand::None || !short_is_name {
        full
    } else {
        bare
    };
    let bare_written = written.to_lowercase();
    let bare_written = without_brand(&bare_written);
    let mut names = std::iter::once(&former.name).chain(&former.also);
    let was_plural = bare_written.ends_with('s')
        && !names.any(|name| name.to_lowercase().ends_with(bare_written));
    if was_plural && takes_plural(form) {
        format!("{form}s")
    } else {
        form.to_owned()
    }
}

/// How many bytes in front of the name today's begins with already: "KMS CMK" becomes "KMS key".
fn said_before(new: &str, name: TextRange, text: &str) -> usize {
    let before = text.get(..name.start).unwrap_or_default();
    let said = new.split_once(' ').and_then(|(first, _)| {
        let rest = before.strip_suffix(' ')?.strip_suffix(first)?;
        (!rest.ends_with(char::is_alphanumeric)).then_some(first.len() + 1)
    });
    said.unwrap_or(0)
}

/// "KMS key" has a plural; "EventBridge", "Quick Sight" and other names have none.
fn takes_plural(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.chars().all(char::is_lowercase) && !last.ends_with('s')
}

/// The name without "Amazon" or "AWS" in front.
pub(super) fn without_brand(name: &str) -> &str {
    ["Amazon ", "AWS ", "amazon ", "aws "]
        .iter()
        .find_map(|brand| name.strip_prefix(brand))
        .unwrap_or(name)
}
