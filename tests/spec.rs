//! The literate specifications in `tests/spec/*.md`: prose for people, and notes whose findings are checked.
//!
//! A case is a fenced block `note` under a heading. Under a line of it stands `^^^^ code` for each finding in that line;
//! where no mark stands, nothing may be found. A block `fixed` behind it holds the note after fix-all.
//! Words behind `note` set the stage: `all` (every occurrence), `title=docs/lambda`, `today=2024-01-01`, `brand-prefix=hint`.
//! A mark ends in the finding's level where that is not the rule's own.
//! Behind a note may stand what a feature shows for it, with `<|>` for the cursor: blocks `hover`, `completion`, `rename NAME`
//! and so on, as `spec/features.rs` writes them; such a note is not looked at for findings. A block `also NAME` is another note.
//! `UPDATE=1 cargo test --test spec` writes into these blocks what is shown now. `team` adds the knowledge in `spec/team/`.
//! Cases in `known-failures.md` say what ought to be and must still fail: what is mended moves to its topic.

#[path = "spec/features.rs"]
mod features;

use std::{fmt::Write, fs, path::Path};

use cloudgloss_ide::{
    Code, Config, Finding, NoteId, Snapshot, TextEdit, all_findings, diagnostics, fix_all,
};

/// Cases that are known to fail.
const KNOWN_FAILURES: &str = "known-failures.md";

/// One fenced note with what is expected of it.
#[derive(Default)]
struct Case {
    /// The heading above.
    behaviour: String,
    /// Words behind `note`.
    stage: String,
    /// The file's line of the opening fence, 1-based.
    line: usize,
    /// The note with its marks.
    marked: String,
    /// The file's line of the fence of the block `fixed`, and the block.
    fixed: Option<(usize, String)>,
    /// Other notes: name and text.
    also: Vec<(String, String)>,
    /// What features show.
    shows: Vec<Shows>,
}

/// What a feature shows for the note above.
struct Shows {
    feature: String,
    /// What the user types for it.
    words: String,
    /// The file's line of the opening fence, 1-based.
    line: usize,
    text: String,
}

/// A fenced block that is being read.
struct Open {
    fence: String,
    info: String,
    line: usize,
    text: String,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut behaviour = String::new();
    let mut open: Option<Open> = None;
    for (index, line) in text.lines().enumerate() {
        if let Some(mut block) = open.take() {
            if line.trim_end() == block.fence {
                finish(&mut cases, &behaviour, block);
            } else {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
        } else if line.starts_with("```") {
            let info = line.trim_start_matches('`');
            let fence = line[..line.len() - info.len()].to_owned();
            open = Some(Open {
                fence,
                info: info.trim().to_owned(),
                line: index + 1,
                text: String::new(),
            });
        } else if line.starts_with('#') {
            behaviour = line.trim_start_matches(['#', ' ']).to_owned();
        }
    }
    assert!(
        open.is_none(),
        "the fence at line {} is never closed",
        open.map_or(0, |block| block.line)
    );
    cases
}

fn finish(cases: &mut Vec<Case>, behaviour: &str, block: Open) {
    let (kind, stage) = block.info.split_once(' ').unwrap_or((&block.info, ""));
    match kind {
        "note" => cases.push(Case {
            behaviour: behaviour.to_owned(),
            stage: stage.to_owned(),
            line: block.line,
            marked: block.text,
            ..Case::default()
        }),
        _ => {
            let case = cases.last_mut().expect("it stands behind a `note`");
            match kind {
                "fixed" => case.fixed = Some((block.line, block.text)),
                "also" => case.also.push((stage.to_owned(), block.text)),
                feature => case.shows.push(Shows {
                    feature: feature.to_owned(),
                    words: stage.to_owned(),
                    line: block.line,
                    text: block.text,
                }),
            }
        }
    }
}

/// Corpus and settings of a team, for what would change with our own.
fn team() -> cloudgloss_ide::Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/team");
    let (files, unread) = cloudgloss_corpus::load::read_folder(&folder);
    let (corpus, problems) = cloudgloss_knowledge::corpus().with_overlay(&files);
    assert_eq!((unread, problems), (Vec::new(), Vec::new()));
    corpus
}

/// The world of a case, with its note open.
fn world(case: &Case, text: &str) -> (Snapshot, NoteId, bool) {
    let (mut config, mut title, mut all) = (Config::default(), "note", false);
    let mut corpus = cloudgloss_knowledge::corpus();
    for word in case.stage.split_whitespace() {
        match word.split_once('=') {
            None if word == "all" => all = true,
            None if word == "team" => corpus = team().into(),
            None if word == "inlay-hints" => config.inlay_hints = true,
            None if word == "semantic-tokens" => config.semantic_tokens = true,
            Some(("title", name)) => title = name,
            Some(("today", day)) => config.as_of = Some(day.parse().expect("a date")),
            Some((rule, level)) if rule.parse::<Code>().is_ok() => {
                config.rules.insert(
                    rule.to_owned(),
                    serde_json::from_value(level.into()).expect("a level"),
                );
            }
            _ => panic!("line {}: `{word}` sets no stage", case.line),
        }
    }
    let today = corpus.as_of();
    let mut world = Snapshot::new(corpus, config, today);
    let id = NoteId::from("note");
    world.open_note(id.clone(), title, text);
    for (name, text) in &case.also {
        world.open_note(NoteId::from(name.as_str()), name, text);
    }
    (world, id, all)
}

/// The lines in which what is so and what ought to be first differ: what is wrong, at which line of the file.
type Wrong = Option<(usize, String)>;

fn compare(first_line: usize, wanted: &str, got: &str) -> Wrong {
    let (wanted, got): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), got.lines().collect());
    let at = (0..wanted.len().max(got.len())).find(|&at| wanted.get(at) != got.get(at))?;
    let show = |lines: &[&str]| {
        lines
            .get(at)
            .map_or_else(|| "nothing more".to_owned(), |line| format!("`{line}`"))
    };
    Some((
        first_line + at,
        format!("expected {}, got {}", show(&wanted), show(&got)),
    ))
}

/// What the features show for a case, in the order of its blocks.
fn shown(case: &Case) -> Vec<String> {
    let offset = case.marked.find("<|>").unwrap_or(0);
    let text = case.marked.replacen("<|>", "", 1);
    let (world, id, _) = world(case, &text);
    let place = features::Place {
        world: &world,
        id: &id,
        text: &text,
        offset,
    };
    let show = |shows: &Shows| {
        let shown = features::shown(&shows.feature, &shows.words, &place);
        shown.unwrap_or_else(|| panic!("line {}: no feature `{}`", shows.line, shows.feature))
    };
    case.shows.iter().map(show).collect()
}

fn try_features(case: &Case) -> Wrong {
    let wrong = |(shows, shown): (&Shows, String)| compare(shows.line + 1, &shows.text, &shown);
    case.shows.iter().zip(shown(case)).find_map(wrong)
}

/// The specification with what the features show now.
fn updated(text: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for case in &cases(text) {
        for (shows, shown) in case.shows.iter().zip(shown(case)) {
            let old = shows.text.lines().count();
            lines[shows.line..shows.line + old].fill(String::new());
            lines[shows.line - 1].push_str(&shown);
        }
    }
    lines.concat()
}

fn try_case(case: &Case) -> Wrong {
    if !case.shows.is_empty() {
        return try_features(case);
    }
    let text: String = case
        .marked
        .split_inclusive('\n')
        .filter(|line| !line.trim_start().starts_with('^'))
        .collect();
    let (world, id, all) = world(case, &text);
    let findings = if all {
        all_findings(&world, &id)
    } else {
        diagnostics(&world, &id)
    };
    let fixed = apply(&text, &fix_all(&world, &id));
    compare(case.line + 1, &case.marked, &annotated(&text, &findings))
        .or_else(|| {
            case.fixed
                .as_ref()
                .and_then(|(line, wanted)| compare(line + 1, wanted, &fixed))
        })
        .or_else(|| is_stable(case, &fixed))
}

/// What fix-all leaves is nothing that fix-all would change.
fn is_stable(case: &Case, fixed: &str) -> Wrong {
    let (world, id, _) = self::world(case, fixed);
    let again = apply(fixed, &fix_all(&world, &id));
    compare(case.line, fixed, &again)
        .map(|(_, what)| (case.line, format!("fix-all a second time: {what}")))
}

fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.range.start..edit.range.end, &edit.new_text);
    }
    text
}

/// `text` with a mark under each finding; what runs over a line's end is marked up to there.
fn annotated(text: &str, findings: &[Finding]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        out.push_str(line);
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        for finding in findings
            .iter()
            .filter(|finding| (start..=end).contains(&finding.range.start))
        {
            let before = text[start..finding.range.start].chars().count();
            let width = text[finding.range.start..finding.range.end.min(end)]
                .chars()
                .count();
            let own = finding.level == finding.code.default_level();
            let level = if own {
                String::new()
            } else {
                format!(" {}", finding.level.as_str())
            };
            let _ = writeln!(out, "{:before$}{:^<width$} {}{level}", "", "", finding.code);
        }
        start += line.len();
    }
    out
}

fn check(files: impl Fn(&str) -> bool, judge: impl Fn(&Case, Wrong) -> Wrong) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of specifications")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let (mut tried, mut failures) = (0, String::new());
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
    {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !files(&name) {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            let text = fs::read_to_string(path).expect("a specification");
            fs::write(path, updated(&text)).expect("a specification");
        }
        for case in cases(&fs::read_to_string(path).expect("a specification")) {
            tried += 1;
            if let Some((line, what)) = judge(&case, try_case(&case)) {
                let _ = writeln!(
                    failures,
                    "tests/spec/{name}:{line}: {}: {what}",
                    case.behaviour
                );
            }
        }
    }
    println!("{tried} notes tried");
    assert!(
        failures.is_empty(),
        "{} of {tried} notes:\n{failures}",
        failures.lines().count()
    );
}

#[test]
fn notes_give_what_the_specification_says() {
    check(|name| name != KNOWN_FAILURES, |_, wrong| wrong);
}

#[test]
fn known_failures_still_fail() {
    let mended = |case: &Case| {
        (
            case.line,
            "this works now: move it to the file of its topic".to_owned(),
        )
    };
    check(
        |name| name == KNOWN_FAILURES,
        |case, wrong| wrong.is_none().then(|| mended(case)),
    );
}

#[test]
fn the_runner_finds_what_is_missing_and_what_is_too_much() {
    let wrong = |text: &str| cases(text).iter().find_map(try_case);
    let right = "# Retired\n\n```note\nQLDB keeps a journal.\n^^^^ retired-service\n```\n";
    assert_eq!(wrong(right), None);
    assert_eq!(
        wrong(&right.replace("^^^^ retired-service\n", "")),
        Some((
            5,
            "expected nothing more, got `^^^^ retired-service`".to_owned()
        ))
    );
    assert_eq!(
        wrong(&right.replace("QLDB keeps", "Nobody keeps")),
        Some((
            5,
            "expected `^^^^ retired-service`, got nothing more".to_owned()
        ))
    );
    let fixed = "```note\nKDF is fast.\n^^^ renamed-service\n```\n```fixed\nKDF is fast.\n```\n";
    assert_eq!(
        wrong(fixed),
        Some((
            6,
            "expected `KDF is fast.`, got `Amazon Data Firehose is fast.`".to_owned()
        ))
    );
    let hover = "```note\nplain<|> words\n```\n```hover\nnothing\n```\n";
    assert_eq!(wrong(hover), None);
    let false_hover = hover.replace("nothing", "much");
    assert_eq!(
        wrong(&false_hover),
        Some((5, "expected `much`, got `nothing`".to_owned()))
    );
    assert_eq!(updated(&false_hover), hover);
}
