//! Markers in a note that keep findings silent.

use cloudgloss_syntax::{Document, Marker, MarkerKind, TextRange};

use crate::{Code, analysis::Analysis};

/// Where which rules are silent.
#[derive(Debug, Default)]
pub struct Ignored {
    stretches: Vec<(TextRange, Vec<Code>)>,
}

impl Ignored {
    /// From the markers of a note.
    pub fn of(document: &Document, analysis: &Analysis) -> Ignored {
        let mut ignored = Ignored::default();
        let mut open: Vec<(usize, Vec<Code>)> = Vec::new();
        for (_, block, _, says) in analysis.notable(|notes| notes.markers) {
            for marker in &says.markers {
                ignored.add(document, block, marker, &mut open);
            }
        }
        let rest = |(start, codes)| (TextRange::new(start, document.len()), codes);
        ignored.stretches.extend(open.into_iter().map(rest));
        ignored
    }

    /// Adds what a marker silences; `open` holds the starts that no end has closed yet.
    fn add(
        &mut self,
        document: &Document,
        block: TextRange,
        marker: &Marker,
        open: &mut Vec<(usize, Vec<Code>)>,
    ) {
        let rules = marker.rules.iter();
        let codes: Vec<Code> = rules.filter_map(|(rule, _)| rule.parse().ok()).collect();
        // Rules that do not exist must not silence all the others.
        if !marker.rules.is_empty() && codes.is_empty() {
            return;
        }
        let range = marker.range.shift(block.start);
        let silent = match marker.kind {
            MarkerKind::Start => return open.push((range.end, codes)),
            MarkerKind::Next => (next_line(document, range.end), codes),
            MarkerKind::Line => (line(document, range.start), codes),
            MarkerKind::File => (TextRange::new(0, document.len()), codes),
            MarkerKind::End => match open.pop() {
                Some((start, codes)) => (TextRange::new(start, range.start), codes),
                None => return,
            },
        };
        self.stretches.push(silent);
    }

    /// Whether `code` is silent at byte `offset`.
    pub fn covers(&self, code: Code, offset: usize) -> bool {
        code != Code::UnknownRule
            && self.stretches.iter().any(|(range, codes)| {
                range.contains_inclusive(offset) && (codes.is_empty() || codes.contains(&code))
            })
    }
}

/// The line in which byte `offset` lies, without its line end.
pub fn line(document: &Document, offset: usize) -> TextRange {
    let rope = document.rope();
    let line = rope.byte_to_line(offset.min(document.len()));
    line_range(document, line)
}

fn next_line(document: &Document, offset: usize) -> TextRange {
    let rope = document.rope();
    let line = rope.byte_to_line(offset.min(document.len())) + 1;
    if line < rope.len_lines() {
        line_range(document, line)
    } else {
        TextRange::new(document.len(), document.len())
    }
}

fn line_range(document: &Document, line: usize) -> TextRange {
    let rope = document.rope();
    let start = rope.line_to_byte(line);
    let end = if line + 1 < rope.len_lines() {
        rope.line_to_byte(line + 1)
    } else {
        document.len()
    };
    let text = document.slice(TextRange::new(start, end));
    TextRange::new(start, start + text.trim_end_matches(['\n', '\r']).len())
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, check_all};

    #[test]
    fn the_next_line_is_the_one_behind_the_marker() {
        check("<!-- cloudgloss-ignore -->\nQLDB\n");
        check("<!-- cloudgloss-ignore -->\n\nQLDB\n^^^^ retired-service\n");
        check_all("<!-- cloudgloss-ignore -->\nQLDB and\nQLDB\n^^^^ retired-service\n");
        check("text\n<!-- cloudgloss-ignore -->\nQLDB\n");
        check("<!-- cloudgloss-ignore -->");
    }

    #[test]
    fn line_ends_of_any_sort_end_a_line() {
        check_all("QLDB <!-- cloudgloss-ignore-line -->\r\nQLDB\r\n^^^^ retired-service\n");
        check("<!-- cloudgloss-ignore -->\r\nQLDB\r\n");
    }

    #[test]
    fn a_marker_may_name_rules() {
        check("QLDB, KDF <!-- cloudgloss-ignore-line renamed-service retired-service -->\n");
        check("QLDB, KDF <!-- cloudgloss-ignore-line renamed-service -->\n^^^^ retired-service\n");
    }

    #[test]
    fn stretches_nest() {
        let start = "<!-- cloudgloss-ignore-start -->\n";
        let end = "<!-- cloudgloss-ignore-end -->\n";
        check(&format!(
            "{start}{start}QLDB\n{end}QLDB\n{end}\nQLDB\n^^^^ retired-service\n"
        ));
    }

    #[test]
    fn an_end_without_a_start_does_nothing() {
        check("<!-- cloudgloss-ignore-end -->\n\nQLDB\n^^^^ retired-service\n");
    }

    #[test]
    fn a_file_marker_holds_for_what_stands_before_it() {
        check("QLDB\n\n<!-- cloudgloss-ignore-file -->\n");
        check(
            "QLDB\n^^^^ retired-service\n\n<!-- cloudgloss-ignore-file renamed-service -->\n\nKDF\n",
        );
    }

    #[test]
    fn a_marker_that_only_names_what_does_not_exist_silences_nothing() {
        check(
            "<!-- cloudgloss-ignore-file nonsense -->\n                            ^^^^^^^^ unknown-rule\n\nQLDB\n^^^^ retired-service\n",
        );
    }

    #[test]
    fn a_marker_cannot_silence_the_rule_about_markers() {
        check(
            "<!-- cloudgloss-ignore-file -->\n<!-- cloudgloss-ignore nonsense -->\n                       ^^^^^^^^ unknown-rule\n",
        );
    }

    #[test]
    fn markers_in_code_are_none() {
        check("```\n<!-- cloudgloss-ignore-file -->\n```\n\nQLDB\n^^^^ retired-service\n");
        check(
            "Write `<!-- cloudgloss-ignore-line -->`: QLDB\n                                         ^^^^ retired-service\n",
        );
    }
}
