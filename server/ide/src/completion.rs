//! Names, questions and answers while one types.
//!
//! Silent in ordinary prose: something is offered only when what stands before the cursor begins a name.

mod cards;
mod facts;
mod front_matter;
mod markers;
mod names;
mod own;
#[cfg(test)]
mod tests;

use cloudgloss_syntax::{BlockKind, Document, TextEdit, TextRange, Zone, segments};

use crate::{Code, NoteId, Snapshot, ignore::line, render};

/// What an editor offers.
#[derive(Clone, Debug, Default)]
pub struct Completions {
    /// Best first.
    pub items: Vec<Completion>,
    /// More would come with more letters.
    pub incomplete: bool,
    /// For those who ask: what was typed is a whole name already, or a guess. An editor that asked by itself had better show nothing, or
    /// its list takes the next Enter.
    pub on_request: bool,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words beside the label.
    pub detail: String,
    /// Replaces what was typed.
    pub edit: TextEdit,
    /// The same with places to fill in, for editors that know snippets.
    pub snippet: Option<String>,
    /// What the editor compares with what was typed.
    pub filter_text: String,
    /// Keeps our order.
    pub sort_text: String,
    /// For `completion_documentation`.
    pub entry: String,
}

/// The sorts of completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A service, feature or class.
    Service,
    /// A term.
    Term,
    /// A question, inserted with its answer.
    Question,
    /// The answer to the question above.
    Answer,
    /// The present value of a fact.
    Fact,
    /// A key or value of the front matter.
    Key,
    /// An ignore marker or a rule in it.
    Marker,
}

/// Where the cursor is.
pub(crate) struct Cursor<'a> {
    pub document: &'a Document,
    /// Byte offset in the note.
    pub offset: usize,
    /// Where the line begins.
    pub line_start: usize,
    /// The line up to the cursor.
    pub before: String,
    /// The line behind the cursor.
    pub after: String,
}

/// Characters after which an editor that suggests nothing by itself in Markdown should ask.
/// Letters, because a name has no mark at its start; the answer is empty unless they begin one.
/// `?`, because an editor that is not asked there goes on to show the questions that it was given before.
pub fn completion_trigger_characters() -> &'static [char] {
    const LETTERS: &[char] = &[
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r',
        's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J',
        'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '0', '1',
        '2', '3', '4', '5', '6', '7', '8', '9', ':', ' ', '-', '?',
    ];
    LETTERS
}

/// At most `limit` completions at byte `offset`.
pub fn completions(snapshot: &Snapshot, id: &NoteId, offset: usize, limit: usize) -> Completions {
    let Some(note) = snapshot.note(id).filter(|_| snapshot.config(id).completion) else {
        return Completions::default();
    };
    let document = note.document();
    let special = front_matter::front_matter(snapshot, document, offset)
        .or_else(|| markers::markers(document, offset));
    let in_prose = || {
        let cursor = cursor(document, offset)?;
        cards::questions(snapshot, &cursor, limit)
            .or_else(|| cards::answer(snapshot, &cursor))
            .or_else(|| facts::facts(snapshot, &cursor, limit))
            .or_else(|| {
                let known = names::names(snapshot, &cursor, limit);
                let none = known.items.is_empty();
                Some(if none {
                    own::terms(snapshot, &cursor, limit)
                } else {
                    known
                })
            })
    };
    special.or_else(in_prose).unwrap_or_default()
}

/// What a completion is about, as Markdown.
pub fn completion_documentation(snapshot: &Snapshot, entry: &str) -> Option<String> {
    let own = front_matter::documentation(entry).map(str::to_owned);
    let rule = || Some(entry.parse::<Code>().ok()?.describe().to_owned());
    own.or_else(|| markers::documentation(entry))
        .or_else(rule)
        .or_else(|| own::documentation(snapshot, entry))
        .or_else(|| render::explain(snapshot.corpus(), entry))
}

/// `None` where nothing is completed: in code, front matter and comments.
fn cursor(document: &Document, offset: usize) -> Option<Cursor<'_>> {
    let (_, block, kind) = document
        .block_at(offset.min(document.len().saturating_sub(1)))
        .unwrap_or((0, TextRange::default(), BLANK));
    if matches!(
        kind.kind,
        BlockKind::Code | BlockKind::FrontMatter | BlockKind::Comment | BlockKind::Marker
    ) {
        return None;
    }
    let inner = offset.saturating_sub(block.start);
    let in_code = |segment: &cloudgloss_syntax::Segment| {
        segment.zone == Zone::Code && segment.range.contains_inclusive(inner)
    };
    if segments(kind.kind, &document.slice(block))
        .iter()
        .any(in_code)
    {
        return None;
    }
    let line = line(document, offset);
    let offset = offset.clamp(line.start, line.end.max(line.start));
    let before = document
        .slice(TextRange::new(line.start, offset))
        .into_owned();
    let after = document
        .slice(TextRange::new(offset, line.end))
        .into_owned();
    Some(Cursor {
        document,
        offset,
        line_start: line.start,
        before,
        after,
    })
}

const BLANK: cloudgloss_syntax::Block = cloudgloss_syntax::Block {
    len: 0,
    kind: BlockKind::Blank,
};
