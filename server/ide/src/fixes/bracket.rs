//! Brackets beside a former name, which would say something odd once the name is today's.

use cloudgloss_corpus::Entry;
use cloudgloss_syntax::TextRange;

use super::name::without_brand;

/// Where the bracket behind `name` ends, in bytes of `text`, if it only shortens the former name that was `written`, or what the
/// new one holds: "Elastic MapReduce (EMR)" becomes "Amazon EMR", "Customer Master Key (CMK)" becomes "KMS key".
pub fn behind(
    entry: &Entry,
    written: &str,
    new: &str,
    name: TextRange,
    text: &str,
) -> Option<usize> {
    let behind = text.get(name.end..)?;
    let inner = behind.strip_prefix(" (")?.split_once(')')?.0;
    let short = without_brand(inner);
    let held = entry.abbreviations.iter().any(|known| known == short)
        && new
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == short);
    let gone = held || is_former(entry, short) || is_initials(short, without_brand(written));
    gone.then_some(name.end + " (".len() + inner.len() + ")".len())
}

/// The bracket around `name`, with the space before it, where today's name stands in front: " (KDF)" of "Amazon Data Firehose (KDF)".
pub fn repeats(entry: &Entry, new: &str, name: TextRange, text: &str) -> Option<TextRange> {
    let before = text.get(..name.start)?.strip_suffix(" (")?;
    text.get(name.end..)?.strip_prefix(')')?;
    let before = before.trim_end_matches(['*', '_']).to_lowercase();
    let mut todays = entry.aliases.iter().map(String::as_str);
    let new = without_brand(new);
    let is_today = |today: &str| before.ends_with(&without_brand(today).to_lowercase());
    let same = is_today(new) || is_today(&entry.name) || todays.any(is_today);
    same.then(|| TextRange::new(name.start - " (".len(), name.end + ")".len()))
}

/// A former name, or the plural of one.
fn is_former(entry: &Entry, short: &str) -> bool {
    let singular = short.strip_suffix('s').unwrap_or(short);
    entry
        .formerly
        .iter()
        .flat_map(|former| std::iter::once(&former.name).chain(&former.also))
        .map(|name| without_brand(name))
        .any(|name| name.eq_ignore_ascii_case(short) || name.eq_ignore_ascii_case(singular))
}

/// "SSO" of "Single Sign-On".
fn is_initials(short: &str, written: &str) -> bool {
    let initials = written
        .split([' ', '-'])
        .filter_map(|word| word.chars().next());
    short.len() > 1 && initials.flat_map(char::to_uppercase).eq(short.chars())
}
