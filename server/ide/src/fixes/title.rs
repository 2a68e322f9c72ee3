//! Titles of other people's pages, which keep their words.

use cloudgloss_syntax::TextRange;

/// More than a name: so many words stand beside it.
const WORDS_BESIDE: usize = 3;

/// Whether `name` is a part of the title of a page elsewhere: "[S3 to QuickSight with Glue](https://…)". A link on the name
/// itself is the note's own word.
pub fn is_in_one(name: TextRange, text: &str) -> bool {
    title_around(name, text).is_some_and(|(before, after)| {
        before.split_whitespace().count() + after.split_whitespace().count() >= WORDS_BESIDE
    })
}

/// What stands before and behind the name in the link's text.
fn title_around(name: TextRange, text: &str) -> Option<(&str, &str)> {
    let before = text.get(..name.start)?;
    let before = before.get(before.rfind(['[', ']'])?..)?.strip_prefix('[')?;
    let (after, behind) = text.get(name.end..)?.split_once(']')?;
    let elsewhere = behind.starts_with("(http") && !after.contains('[');
    elsewhere.then_some((before, after))
}
