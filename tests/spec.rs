//! The literate specifications in `tests/spec/*.md`: prose for people, and notes whose findings are checked.
//!
//! A case is a fenced block `note` under a heading. Under a line of it stands `^^^^ code` for each finding in that line;
//! where no mark stands, nothing may be found. A block `fixed` behind it holds the note after fix-all.
//! Words behind `note` set the stage: `all` (every occurrence), `title=docs/lambda`, `today=2024-01-01`, `brand-prefix=hint`.
//! A mark ends in the finding's level where that is not the rule's own.
//! Cases in `known-failures.md` say what ought to be and must still fail: what is mended moves to its topic.

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
            fixed: None,
        }),
        "fixed" => {
            cases
                .last_mut()
                .expect("`fixed` stands behind a `note`")
                .fixed = Some((block.line, block.text))
        }
        other => panic!(
            "line {}: a block of `{other}`: only `note` and `fixed` are known",
            block.line
        ),
    }
}

/// The world of a case, with its note open.
fn world(case: &Case, text: &str) -> (Snapshot, NoteId, bool) {
    let (mut config, mut title, mut all) = (Config::default(), "note", false);
    for word in case.stage.split_whitespace() {
        match word.split_once('=') {
            None if word == "all" => all = true,
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
    let corpus = cloudgloss_knowledge::corpus();
    let today = corpus.as_of();
    let mut world = Snapshot::new(corpus, config, today);
    let id = NoteId::from("note");
    world.open_note(id.clone(), title, text);
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

fn try_case(case: &Case) -> Wrong {
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
}
