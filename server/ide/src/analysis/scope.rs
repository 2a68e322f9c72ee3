//! What stands above a block: title, headings, list parents, table header. It decides what "Max timeout: 5 min" is about.

use std::sync::Arc;

use cloudgloss_corpus::{
    Brand, Corpus, EntryIx, EntryKind, MentionKind, When,
    words::{Punct, WordId},
};
use cloudgloss_syntax::{BlockKind, FrontMatter, cells};
use jiff::civil::Date;

use super::{
    level::{Level, subjects},
    reading::Reading,
};

/// The levels above a block. Two scopes are equal when they say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// What the file's name names.
    pub title: Vec<EntryIx>,
    /// The date on which the note was true, by its front matter.
    pub as_of: Option<Date>,
    /// Headings from outer to inner, with their numbers of `#`.
    pub headings: Vec<(u8, Arc<Level>)>,
    /// A line that introduces what follows it: "Limits:", a question.
    pub intro: Option<Arc<Level>>,
    /// Whether the introduction is a question of a card whose answer has not begun.
    pub asked: bool,
    /// List items from outer to inner, with their columns.
    pub parents: Vec<(u8, Arc<Level>)>,
    /// The header of the table.
    pub columns: Option<Arc<Vec<Level>>>,
    /// What a paragraph or item that begins "SQS is …" opens the note or section with.
    pub opening: Option<Opening>,
}

/// What a note or section is about whose headings name nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// What is named.
    pub entry: EntryIx,
    /// The rank of the heading above it; 0 without one.
    depth: u8,
    /// An item of a list says so, not a paragraph.
    in_list: bool,
}

impl Scope {
    /// The scope at the start of a note.
    pub fn of_note(corpus: &Corpus, name: &str, front_matter: &FrontMatter) -> Scope {
        let stem = name.rsplit('/').next().unwrap_or(name);
        let mut title = subjects(corpus, &corpus.names().find_any_case(stem));
        if title.is_empty() {
            let folder = name.rsplit('/').nth(1).unwrap_or_default();
            title = subjects(corpus, &corpus.names().find_any_case(folder));
        }
        let as_of = front_matter
            .get("as_of")
            .and_then(|entry| last_day(&entry.value));
        Scope {
            title,
            as_of,
            headings: Vec::new(),
            intro: None,
            asked: false,
            parents: Vec::new(),
            columns: None,
            opening: None,
        }
    }

    /// The scope of the next block; `None` when it is this one.
    pub fn after(&self, corpus: &Corpus, kind: BlockKind, reading: &Reading) -> Option<Scope> {
        let level = || Arc::new(Level::new(corpus, reading));
        match kind {
            BlockKind::Heading { level: depth } => Some(self.under_heading(depth, level())),
            BlockKind::ListItem { indent } => Some(self.under_item(corpus, indent, reading)),
            BlockKind::Paragraph => self.under_paragraph(corpus, reading),
            BlockKind::Question => Some(Scope {
                intro: Some(level()),
                asked: true,
                ..self.without_blocks()
            }),
            BlockKind::Answer => Some(Scope {
                intro: self.intro.clone(),
                ..self.without_blocks()
            }),
            BlockKind::Definition => Some(Scope {
                intro: Some(Arc::new(Level::of_definition(corpus, reading))),
                ..self.without_blocks()
            }),
            BlockKind::TableRow if self.columns.is_none() => {
                let columns = cells(reading.text)
                    .into_iter()
                    .map(|cell| Level::of_range(corpus, reading, cell))
                    .collect();
                Some(Scope {
                    columns: Some(Arc::new(columns)),
                    ..self.clone()
                })
            }
            BlockKind::Blank if self.columns.is_some() => Some(Scope {
                columns: None,
                ..self.clone()
            }),
            _ => None,
        }
    }

    /// The same under a table's header.
    pub fn with_columns(&self, columns: Vec<Level>) -> Scope {
        Scope {
            columns: Some(Arc::new(columns)),
            ..self.without_blocks()
        }
    }

    fn without_blocks(&self) -> Scope {
        Scope {
            intro: None,
            asked: false,
            parents: Vec::new(),
            columns: None,
            ..self.clone()
        }
    }

    fn under_heading(&self, depth: u8, level: Arc<Level>) -> Scope {
        let mut scope = self.for_heading(depth);
        scope.headings.push((depth, level));
        scope
    }

    fn under_item(&self, corpus: &Corpus, indent: u8, reading: &Reading) -> Scope {
        let mut scope = Scope {
            columns: None,
            ..self.for_item(indent)
        };
        let opening = scope.opened_by(corpus, reading, true);
        scope.opening = opening.filter(|_| scope.opens()).or(scope.opening);
        let mut level = Level::new(corpus, reading);
        if self.lists_services(indent) {
            level = level.listed(corpus, reading);
        }
        scope.parents.push((indent, Arc::new(level)));
        scope
    }

    /// Whether an item at column `indent` follows one about a service: "Athena: SQL on S3".
    pub fn lists_services(&self, indent: u8) -> bool {
        let mut parents = self.parents.iter();
        parents.any(|(other, level)| *other == indent && level.heads_service)
    }

    /// Whether the first column of the table is headed "Service".
    pub fn is_table_of_services(&self, corpus: &Corpus) -> bool {
        let words = ["service", "services"].map(|word| corpus.vocabulary().get(word));
        let corner = self.columns.as_ref().and_then(|columns| columns.first());
        let mut tokens = corner.iter().flat_map(|level| &level.tokens);
        tokens.any(|token| token.word != WordId(0) && words.contains(&token.word))
    }

    /// A paragraph ends lists and tables; one that ends in a colon, or a short bold line, introduces what follows.
    fn under_paragraph(&self, corpus: &Corpus, reading: &Reading) -> Option<Scope> {
        let text = reading.text.trim();
        let bold = text.len() > 4
            && text.len() < 80
            && (text.starts_with("**") && text.ends_with("**")
                || text.starts_with("__") && text.ends_with("__"));
        let introduces = bold
            || text.trim_end_matches(['*', '_']).ends_with([':', '?'])
            || is_bare_name(corpus, reading);
        if introduces {
            return Some(Scope {
                intro: Some(Arc::new(Level::new(corpus, reading))),
                ..self.without_blocks()
            });
        }
        let plain = self.intro.is_none() && self.parents.is_empty() && self.columns.is_none();
        match self.opened_by(corpus, reading, false) {
            Some(opening) => {
                let known = self.opening.as_ref() == Some(&opening);
                (!plain || !known).then(|| Scope {
                    opening: Some(opening),
                    ..self.without_blocks()
                })
            }
            None => (!plain).then(|| self.without_blocks()),
        }
    }

    fn opened_by(&self, corpus: &Corpus, reading: &Reading, in_list: bool) -> Option<Opening> {
        let entry = defined(corpus, reading).filter(|_| !self.names_any())?;
        let depth = self.headings.last().map_or(0, |(depth, _)| *depth);
        Some(Opening {
            entry,
            depth,
            in_list,
        })
    }

    /// Whether an item here may open the section: what an announced list goes through is no more than a part of what a paragraph
    /// has opened.
    fn opens(&self) -> bool {
        let paragraph = self
            .opening
            .as_ref()
            .is_some_and(|opening| !opening.in_list);
        let announced = self.intro.as_ref();
        let parted = announced.is_some_and(|level| paragraph || !level.subjects.is_empty());
        self.parents.is_empty() && !parted
    }

    /// Whether the title or a heading names a service.
    fn names_any(&self) -> bool {
        let mut headings = self.headings.iter();
        !self.title.is_empty() || headings.any(|(_, level)| !level.subjects.is_empty())
    }

    /// From the nearest list parent to the title: the levels, nearest first.
    pub fn levels(&self) -> impl Iterator<Item = (Nearness, &Level)> {
        let parents = self
            .parents
            .iter()
            .rev()
            .map(|(_, level)| (Nearness::ListParent, level.as_ref()));
        let intro = self
            .intro
            .iter()
            .map(|level| (Nearness::Intro, level.as_ref()));
        let headings = self
            .headings
            .iter()
            .rev()
            .map(|(_, level)| (Nearness::Heading, level.as_ref()));
        parents.chain(intro).chain(headings)
    }

    /// The scope in which a list item itself stands: without its siblings and their children.
    pub fn for_item(&self, indent: u8) -> Scope {
        let mut scope = self.clone();
        scope.parents.retain(|(other, _)| *other < indent);
        scope
    }

    /// Whether a paragraph at column `indent` stands below the list and not in it. What an item asks or announces may
    /// follow anywhere.
    pub fn ends_list(&self, indent: u8) -> bool {
        let announces = |level: &Level| {
            level.question
                || level
                    .tokens
                    .last()
                    .is_some_and(|last| last.is(Punct::Colon))
        };
        let last = self.parents.last();
        indent == 0 && last.is_some_and(|(_, level)| !announces(level))
    }

    /// The scope in which a paragraph below a list stands: the line that announced the list announces no more.
    pub fn below_list(&self) -> Scope {
        Scope {
            intro: self.intro.clone().filter(|level| level.question),
            parents: Vec::new(),
            ..self.clone()
        }
    }

    /// The scope in which a heading itself stands: under those of higher rank only.
    pub fn for_heading(&self, depth: u8) -> Scope {
        let mut scope = self.without_blocks();
        scope.headings.retain(|(other, _)| *other < depth);
        scope.opening = scope.opening.filter(|opening| opening.depth < depth);
        scope
    }

    /// Whether a heading says that this is about the past.
    pub fn is_past(&self) -> bool {
        self.levels().any(|(_, level)| level.past)
    }
}

/// A line that is the name of a service and nothing else, like a heading.
fn is_bare_name(corpus: &Corpus, reading: &Reading) -> bool {
    let [name] = reading.mentions.as_slice() else {
        return false;
    };
    let mut tokens = reading.tokens.iter();
    let alone = tokens.all(|token| name.full.contains(token.range.start));
    alone && corpus.entry(name.entry).kind != EntryKind::Term
}

/// What a paragraph is about that begins with a name and goes on: "SQS is a queue", "SQS stores messages".
fn defined(corpus: &Corpus, reading: &Reading) -> Option<EntryIx> {
    let first = reading.mentions.first()?;
    // An ordinary word that begins a sentence names nothing.
    let ordinary = first.kind == MentionKind::Ambiguous && first.brand == Brand::None;
    let starts = reading.token_at(first.full.start) == 0;
    let goes_on = reading
        .tokens
        .get(reading.token_at(first.full.end))
        .is_none_or(|token| token.is_item() || token.is(Punct::Colon) || token.is(Punct::Dash));
    let service = corpus.entry(first.entry).kind != EntryKind::Term;
    (starts && goes_on && service && !ordinary).then_some(first.entry)
}

/// Which level decided what a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// The list item above.
    ListParent,
    /// The line that introduces the list or answer.
    Intro,
    /// A heading.
    Heading,
}

/// The last day that `2023`, `2023-05` or `2023-05-17` can mean: a note is as new as it may be.
pub fn last_day(text: &str) -> Option<Date> {
    match When::parse(text.trim())? {
        When::Day(day) => Some(day),
        When::Month(year, month) => Date::new(year, month, 1).ok().map(Date::last_of_month),
        When::Year(year) => Date::new(year, 12, 31).ok(),
        When::Unknown => None,
    }
}
