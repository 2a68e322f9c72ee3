//! Lines that were ended on purpose, and lines that an editor wrapped.
//!
//! An editor breaks a line where the next word has no room. Where it would have had room, somebody ended the line.

use cloudgloss_corpus::words::{Token, TokenFlags};

use super::reading::Reading;

/// Editors wrap lines at this many bytes at the least.
const WRAPPED: usize = 60;
/// A wrapped line may be so many bytes shorter than it need be: since it was wrapped, a name in it may have become another.
const RAGGED: usize = 16;

/// The lines of one block.
pub struct LineEnds<'r> {
    reading: &'r Reading<'r>,
    /// Counted when the first line asks for it: few blocks have two.
    width: Option<usize>,
}

impl<'r> LineEnds<'r> {
    /// The lines of a block that has been read.
    pub fn new(reading: &'r Reading<'r>) -> LineEnds<'r> {
        LineEnds {
            reading,
            width: None,
        }
    }

    /// Whether a line was ended on purpose before token `at`: it begins a line with a capital, no name runs over the break,
    /// and its word would have had room in the line above.
    pub fn end_before(&mut self, at: usize) -> bool {
        let Reading {
            text,
            tokens,
            mentions,
        } = self.reading;
        let token = &tokens[at];
        if !begins_line(token) {
            return false;
        }
        let start = token.range.start;
        let (before, after) = text.split_at_checked(start).unwrap_or_default();
        let line = before.trim_end().rsplit(['\n', '\r']).next();
        let line = line.unwrap_or_default();
        // A row of a table without outer pipes.
        if line.contains(" | ") {
            return true;
        }
        if !token.flags.has(TokenFlags::CAPITALISED) {
            return false;
        }
        let goes_on = line.ends_with([',', '-', '(', '/', '&']);
        let in_name = mentions
            .iter()
            .any(|mention| mention.full.start < start && start < mention.full.end);
        let word = after.split_whitespace().next().unwrap_or_default();
        !goes_on && !in_name && line.len() + " ".len() + word.len() <= self.width()
    }

    /// How many bytes a line may have, as far as the lines tell. Where one of them begins with a small letter the block is
    /// plainly wrapped, so that a line has to be much shorter to stand for itself.
    fn width(&mut self) -> usize {
        *self.width.get_or_insert_with(|| {
            let Reading { text, tokens, .. } = self.reading;
            let lines = text.split(['\n', '\r']);
            let widest = lines.map(|line| line.trim_end().len()).max();
            let begins_small = |token: &Token| {
                let word = text.get(token.range.start..).unwrap_or_default();
                begins_line(token) && word.starts_with(char::is_lowercase)
            };
            let wrapped = tokens.iter().any(begins_small);
            widest.unwrap_or(0).max(WRAPPED) - if wrapped { RAGGED } else { 0 }
        })
    }
}

fn begins_line(token: &Token) -> bool {
    token.flags.has(TokenFlags::NEWLINE_BEFORE)
}

#[cfg(test)]
mod tests {
    use cloudgloss_syntax::BlockKind;

    use super::*;
    use crate::{analysis::reading::span, fixture};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (snapshot, ..) = fixture::team_note("");
        let reading = Reading::new(snapshot.corpus(), BlockKind::Paragraph, text);
        let sentences = reading.sentences().into_iter();
        let ranges = sentences.filter_map(|tokens| span(&reading.tokens[tokens]));
        let texts: Vec<&str> = ranges.map(|range| &text[range.start..range.end]).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn short_lines_are_statements() {
        check(
            "It holds 5 GB\nNothing else",
            &["It holds 5 GB", "Nothing else"],
        );
        check(
            "It holds 5 GB,\nNothing else",
            &["It holds 5 GB,\nNothing else"],
        );
        check("It holds 5 GB\nand more", &["It holds 5 GB\nand more"]);
    }

    #[test]
    fn a_line_above_which_a_word_has_room_is_a_statement() {
        let [wide, narrow] = [
            "A message is kept in three zones of one region, and nobody here knows",
            "Europe has them too",
        ];
        check(
            &format!("{wide}\n{narrow}"),
            &[&format!("{wide}\n{narrow}")],
        );
        check(&format!("{narrow}\n{wide}"), &[narrow, wide]);
    }

    #[test]
    fn a_wrapped_line_stays_one_when_a_name_in_it_gets_shorter() {
        for name in ["Team Queue for Everybody", "Team Bus"] {
            let text = format!(
                "Whoever sends a message with the {name} in\nEurope pays for it there, and he who\nreads it in another place pays again"
            );
            check(&text, &[&text]);
        }
    }
}
