//! Text of others on its way to a terminal: a file's name must not steer it.

use std::path::Path;

/// Stands for a character that would steer the terminal or turn the direction of the text.
const SIGN: char = '\u{fffd}';

/// A path for people. Not for programs: the file may not be found under it.
pub fn path(path: &Path) -> String {
    text(&path.to_string_lossy())
}

/// One line of text for people.
pub fn text(text: &str) -> String {
    let shown = |c: char| if steers(c) { SIGN } else { c };
    text.chars().map(shown).collect()
}

/// Control characters, and the marks that turn what follows from right to left.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_steers_a_terminal_is_shown_as_a_sign() {
        assert_eq!(text("é 漢/a.md"), "é 漢/a.md");
        assert_eq!(
            text("a\u{1b}[31mb\u{202e}c\n"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}"
        );
    }
}
