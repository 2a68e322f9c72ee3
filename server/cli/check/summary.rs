//! The last line of a check.

use std::fmt;

use cloudgloss_ide::Date;

/// What was found and fixed, counted.
pub struct Summary {
    knowledge: Date,
    /// Nothing was written.
    only_shown: bool,
    notes: usize,
    findings: Count,
    fixed: Count,
}

/// Places, and the notes that they are in.
#[derive(Clone, Copy, Default)]
struct Count {
    places: usize,
    notes: usize,
}

impl Count {
    fn add(&mut self, places: usize) {
        self.places += places;
        self.notes += usize::from(places > 0);
    }
}

impl Summary {
    /// Nothing yet.
    pub fn new(knowledge: Date, only_shown: bool) -> Summary {
        Summary {
            knowledge,
            only_shown,
            notes: 0,
            findings: Count::default(),
            fixed: Count::default(),
        }
    }

    /// Counts a note.
    pub fn add(&mut self, findings: usize, fixed: usize, read: bool) {
        self.notes += usize::from(read);
        self.findings.add(findings);
        self.fixed.add(fixed);
    }

    /// Whether nothing is left to be done.
    pub fn is_clean(&self) -> bool {
        self.findings.places == 0 && !(self.only_shown && self.fixed.places > 0)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let (notes, knowledge) = (counted(self.notes, "note"), self.knowledge);
        let Count {
            places,
            notes: with,
        } = self.fixed;
        match (self.only_shown, places) {
            (true, 0) => {
                return write!(out, "nothing to fix in {notes} (knowledge of {knowledge})");
            }
            (true, _) => {
                let places = counted(places, "place");
                return write!(
                    out,
                    "{places} to fix in {with} of {notes} (knowledge of {knowledge})"
                );
            }
            (false, 0) => {}
            (false, _) => write!(
                out,
                "{} fixed in {with} of {notes}; ",
                counted(places, "place")
            )?,
        }
        let Count {
            places: found,
            notes: with,
        } = self.findings;
        match found {
            0 if places > 0 => write!(out, "nothing outdated is left (knowledge of {knowledge})"),
            0 => write!(
                out,
                "{notes} checked, nothing outdated (knowledge of {knowledge})"
            ),
            _ => {
                let found = counted(found, "finding");
                write!(
                    out,
                    "{found} in {with} of {notes} (knowledge of {knowledge})"
                )
            }
        }
    }
}

fn counted(n: usize, word: &str) -> String {
    if n == 1 {
        format!("1 {word}")
    } else {
        format!("{n} {word}s")
    }
}
