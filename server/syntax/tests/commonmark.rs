//! Our zones held against those of pulldown-cmark, a CommonMark parser.
//!
//! Both sides say of each character whether it is prose, code or hidden. In `samples.md` they must agree everywhere
//! (but in white space). With `CLOUDGLOSS_NOTES=/path/to/notes` a whole folder is compared, and the kinds of difference are
//! printed with how many characters each has; `ZONES.md` explains them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cloudgloss_syntax::{BlockKind, Document, Zone, segments};
use pulldown_cmark::{Event, LinkType, MetadataBlockKind, Options, Parser, Tag};

/// How one side reads a character, and where it stands there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Reading {
    zone: &'static str,
    place: &'static str,
}

const HIDDEN: &str = "hidden";

fn ours(text: &str) -> Vec<Reading> {
    let document = Document::new(text);
    let mut readings = Vec::new();
    for (_, range, block) in document.iter_blocks() {
        let place = name(block.kind);
        readings.resize(
            range.end,
            Reading {
                zone: HIDDEN,
                place,
            },
        );
        for segment in segments(block.kind, &text[range.start..range.end]) {
            let zone = match segment.zone {
                Zone::Prose => "prose",
                Zone::Code => "code",
            };
            let range = segment.range.shift(range.start);
            readings[range.start..range.end].fill(Reading { zone, place });
        }
    }
    readings
}

fn name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::FrontMatter => "front matter",
        BlockKind::Heading { .. } => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem { .. } => "list item",
        BlockKind::TableRow => "table row",
        BlockKind::TableDelimiter => "table delimiter",
        BlockKind::Quote => "quote",
        BlockKind::Code => "fenced code",
        BlockKind::Comment => "comment",
        BlockKind::Marker => "marker",
        BlockKind::Question => "question",
        BlockKind::Answer => "answer",
        BlockKind::Definition => "definition",
        BlockKind::Blank => "blank",
    }
}

fn theirs(text: &str) -> Vec<Reading> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let markup = Reading {
        zone: HIDDEN,
        place: "markup",
    };
    let mut readings = vec![markup; text.len()];
    let mut tags: Vec<Tag<'_>> = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let zone = match event {
            Event::Start(tag) => {
                tags.push(tag);
                continue;
            }
            Event::End(_) => {
                tags.pop();
                continue;
            }
            // An entity is a letter for them; the name it has in the source is nobody's prose.
            Event::Text(_)
                if text[range.clone()].starts_with('&') && text[range.clone()].ends_with(';') =>
            {
                HIDDEN
            }
            Event::Text(_) => "prose",
            Event::Code(_) => "code",
            Event::Html(_) | Event::InlineHtml(_) => HIDDEN,
            _ => continue,
        };
        let ticks = if zone == "code" {
            text[range.clone()]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count()
        } else {
            0
        };
        let reading = match tags.iter().find_map(hides) {
            Some(place) => Reading {
                zone: HIDDEN,
                place,
            },
            None => Reading {
                zone,
                place: tags.last().map_or("text", place),
            },
        };
        readings[range.start + ticks..range.end - ticks].fill(reading);
    }
    readings
}

/// The name of a tag in which nothing is prose.
fn hides(tag: &Tag<'_>) -> Option<&'static str> {
    match tag {
        Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented) => Some("indented code"),
        Tag::CodeBlock(_) => Some("fenced code"),
        Tag::HtmlBlock => Some("HTML block"),
        Tag::Strikethrough => Some("struck through"),
        Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
            Some("front matter")
        }
        Tag::Link {
            link_type: LinkType::Autolink | LinkType::Email,
            ..
        } => Some("autolink"),
        _ => None,
    }
}

fn place(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Paragraph | Tag::Emphasis | Tag::Strong => "text",
        Tag::Heading { .. } => "heading",
        Tag::BlockQuote(_) => "quote",
        Tag::Item => "list item",
        Tag::TableCell => "cell",
        Tag::Link { .. } => "link",
        Tag::Image { .. } => "image",
        Tag::FootnoteDefinition(_) => "footnote",
        _ => "other",
    }
}

/// The differing characters: by kind of difference, how many, and the lines of the first ones.
#[derive(Default)]
struct Differences {
    kinds: BTreeMap<(Reading, Reading), (usize, Vec<String>)>,
    characters: usize,
}

impl Differences {
    fn add(&mut self, name: &str, text: &str) {
        let (ours, theirs) = (ours(text), theirs(text));
        let mut last_line = usize::MAX;
        for (at, _) in text
            .char_indices()
            .filter(|(_, char)| !char.is_whitespace())
        {
            self.characters += 1;
            if ours[at].zone == theirs[at].zone {
                continue;
            }
            let (count, examples) = self.kinds.entry((ours[at], theirs[at])).or_default();
            *count += 1;
            let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            if line != last_line {
                examples.push(format!("{name}: …{}", excerpt(text, line, at)));
                last_line = line;
            }
        }
    }
}

/// The line that begins at `line`, with `⟦` before the character at `at`.
fn excerpt(text: &str, line: usize, at: usize) -> String {
    let from = floor(text, line.max(at.saturating_sub(60)));
    let rest = text[at..].lines().next().unwrap_or_default();
    let to = floor(rest, 80);
    format!("{}⟦{}", &text[from..at], &rest[..to])
}

/// The start of the character that `offset` falls into, at most the end of `text`.
fn floor(text: &str, offset: usize) -> usize {
    let mut starts = (0..=offset.min(text.len())).rev();
    starts
        .find(|start| text.is_char_boundary(*start))
        .unwrap_or(0)
}

#[test]
fn samples_agree() {
    for sample in include_str!("samples.md").split("<!-- next -->\n") {
        let mut differences = Differences::default();
        differences.add("sample", sample);
        let kinds: Vec<_> = differences.kinds.into_iter().collect();
        assert!(kinds.is_empty(), "{sample}\n{kinds:#?}");
    }
}

#[test]
fn notes_agree_but_for_what_is_explained() {
    let Some(folder) = std::env::var_os("CLOUDGLOSS_NOTES") else {
        eprintln!("skipped: set CLOUDGLOSS_NOTES to a folder of notes to compare them");
        return;
    };
    let mut differences = Differences::default();
    compare(Path::new(&folder), &mut differences);
    assert!(
        differences.characters > 0,
        "no Markdown below {}",
        folder.display()
    );
    let mut kinds: Vec<_> = differences.kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    println!("{} characters", differences.characters);
    let shown = std::env::var("CLOUDGLOSS_EXAMPLES")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(3);
    for ((ours, theirs), (count, examples)) in kinds {
        let (ours, theirs) = (
            format!("{} ({})", ours.zone, ours.place),
            format!("{} ({})", theirs.zone, theirs.place),
        );
        println!(
            "{count:7}  {ours:24} but {theirs:24} in {} lines",
            examples.len()
        );
        // Spread over all notes rather than from the first.
        let step = examples.len().div_ceil(shown).max(1);
        examples
            .iter()
            .step_by(step)
            .for_each(|example| println!("         {example}"));
    }
}

fn compare(folder: &Path, differences: &mut Differences) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            compare(&path, differences);
        } else if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
        {
            let text = fs::read(&path).unwrap_or_default();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            differences.add(&name, &String::from_utf8_lossy(&text));
        }
    }
}
