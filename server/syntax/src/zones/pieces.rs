//! What is not plain prose in a stretch of text, and how segments come of it.

use super::{Segment, Zone};
use crate::TextRange;

/// A stretch found by the scanner. Pieces are in order and do not overlap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) range: TextRange,
    pub(super) what: What,
}

/// How a piece is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// Might have been markup, and is text.
    Text,
    /// Hidden; the words around it stand side by side.
    Markup,
    /// Hidden; something is seen there that parts the words.
    Gap,
    /// Context.
    Code,
    /// A run of emphasis marks: so many at its left and at its right are markup, those between are text.
    Run { left: usize, right: usize },
    /// Struck-through text begins.
    StruckStart,
    /// Struck-through text ends.
    StruckEnd,
}

/// Adds the segments of `range`, in which `pieces` were found, to `out`.
pub(super) fn emit(range: TextRange, pieces: &[Piece], out: &mut Vec<Segment>) {
    let mut writer = Writer {
        out,
        prose: range.start,
        glued: false,
        struck: 0,
    };
    for piece in pieces {
        writer.piece(*piece);
    }
    writer.prose_until(range.end);
}

struct Writer<'a> {
    out: &'a mut Vec<Segment>,
    /// Where the prose not yet written begins.
    prose: usize,
    glued: bool,
    struck: usize,
}

impl Writer<'_> {
    fn piece(&mut self, Piece { range, what }: Piece) {
        match what {
            What::Text => {}
            What::Markup => self.hide(range, true),
            What::Gap => self.hide(range, false),
            What::Code => {
                self.prose_until(range.start);
                self.segment(range, Zone::Code);
            }
            What::Run { left, right } => {
                self.hide(TextRange::new(range.start, range.start + left), true);
                self.hide(TextRange::new(range.end - right, range.end), true);
            }
            What::StruckStart => {
                self.hide(range, false);
                self.struck += 1;
            }
            What::StruckEnd => {
                self.hide(range, false);
                self.struck = self.struck.saturating_sub(1);
            }
        }
    }

    fn hide(&mut self, range: TextRange, glue: bool) {
        if range.is_empty() {
            return;
        }
        self.prose_until(range.start);
        self.prose = self.prose.max(range.end);
        self.glued &= glue;
    }

    fn prose_until(&mut self, end: usize) {
        self.segment(TextRange::new(self.prose, end), Zone::Prose);
    }

    fn segment(&mut self, range: TextRange, zone: Zone) {
        self.prose = self.prose.max(range.end);
        if range.is_empty() || self.struck > 0 {
            return;
        }
        let glued = self.glued;
        self.out.push(Segment { range, zone, glued });
        self.glued = true;
    }
}
