//! What stands hidden between two segments: a break, a space, or nothing.

use super::TokenFlags;

/// HTML elements that cut a text; others (`<b>`, `<span>`) do not.
const CUTTING: [&str; 16] = [
    "br", "p", "li", "ul", "ol", "td", "th", "tr", "div", "hr", "h1", "h2", "h3", "h4", "h5",
    "summary",
];

/// Whether the hidden text cuts the statement: a table pipe, a list marker at a line's start, an HTML break.
pub(super) fn cuts(hidden: &str) -> bool {
    hidden.contains('|')
        || hidden
            .match_indices('<')
            .any(|(at, _)| is_cutting_tag(&hidden[at + 1..]))
        || has_list_marker(hidden)
}

/// How the token after the hidden text is flagged.
pub(super) fn flags(hidden: &str, glued: bool) -> TokenFlags {
    let mut flags = TokenFlags::SEGMENT_START;
    if hidden.contains('\n') {
        flags |= TokenFlags::NEWLINE_BEFORE | TokenFlags::SPACE_BEFORE;
    }
    if !glued || hidden.contains([' ', '\t']) {
        flags |= TokenFlags::SPACE_BEFORE;
    }
    flags
}

fn is_cutting_tag(tag: &str) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let len = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
    CUTTING
        .iter()
        .any(|name| name.eq_ignore_ascii_case(&tag[..len]))
}

fn has_list_marker(hidden: &str) -> bool {
    hidden.split('\n').skip(1).any(|line| {
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        line.starts_with(['-', '*', '+']) && line[1..].starts_with([' ', '\t'])
            || digits > 0 && line[digits..].starts_with(['.', ')'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_structure_cuts() {
        for hidden in [" | ", "<br>", "<BR/>", "</li><li>", "\n  - ", "\n2. "] {
            assert!(cuts(hidden), "{hidden}");
        }
        for hidden in [
            "**",
            "](https://example.org/a-b)",
            " ",
            "\n",
            "<b>",
            "</span>",
            "<!-- x -->",
            "\n**",
            "\\",
        ] {
            assert!(!cuts(hidden), "{hidden}");
        }
    }
}
