//! What is told about a note.

use cloudgloss_syntax::{TextEdit, TextRange};

use crate::{Code, Level};

/// Something to tell about a place in a note.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where, in bytes of the note.
    pub range: TextRange,
    /// Which rule.
    pub code: Code,
    /// How loudly.
    pub level: Level,
    /// What it is about.
    pub subject: Subject,
    /// Id of the fact that it contradicts, or of the entry that is named: what `ignore` in the settings may list.
    pub about: String,
    /// One or two sentences.
    pub message: String,
    /// The page that proves it.
    pub source: Option<String>,
    /// What could be done, best first.
    pub fixes: Vec<Fix>,
    /// Other places of the note that it has to do with, in bytes, and what is there.
    pub related: Vec<(TextRange, String)>,
    /// The range is a name to be struck through.
    pub deprecated_name: bool,
    /// How it was found, for `explain --trace`.
    pub trace: String,
}

impl Finding {
    /// Moves all its ranges as the byte at `from` moves to `to`; none lies before `from`.
    pub(crate) fn move_by(&mut self, from: usize, to: usize) {
        let moved =
            |range: TextRange| TextRange::new(range.start - from + to, range.end - from + to);
        self.range = moved(self.range);
        for (place, _) in &mut self.related {
            *place = moved(*place);
        }
        for edit in self.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.range = moved(edit.range);
        }
    }
}

/// The entry that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its name today.
    pub name: String,
}

/// A change that answers a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a menu.
    pub title: String,
    /// Not overlapping, in order.
    pub edits: Vec<TextEdit>,
    /// May be applied with all others without a look.
    pub safe: bool,
    /// What most people would choose.
    pub preferred: bool,
    /// What sort of change.
    pub kind: FixKind,
}

/// The sorts of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// The present name or value instead of the former.
    Replace,
    /// The same, and the former one in parentheses.
    ReplaceAndAdd,
    /// The statement stays and says until when it held.
    MarkAsHistory,
    /// A marker that keeps it silent.
    Ignore,
}
