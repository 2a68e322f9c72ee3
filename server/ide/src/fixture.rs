//! Notes for tests: the corpus of the binary, the day of the knowledge, `<|>` for the cursor, `^^^ code` under what is found.

use std::fmt::Write;

use cloudgloss_syntax::{TextEdit, TextRange};

use crate::{Config, Finding, NoteId, Snapshot, all_findings, diagnostics};

/// A note named `note` under the corpus of the binary; gives the cursor's offset too.
pub fn note(text: &str) -> (Snapshot, NoteId, usize) {
    let offset = text.find("<|>").unwrap_or(0);
    let (snapshot, id) = note_with(Config::default(), &text.replacen("<|>", "", 1));
    (snapshot, id, offset)
}

/// A note named `note` under other settings.
pub fn note_with(config: Config, text: &str) -> (Snapshot, NoteId) {
    let corpus = cloudgloss_knowledge::corpus();
    let today = corpus.as_of();
    let mut snapshot = Snapshot::new(corpus, config, today);
    let id = NoteId::from("note");
    snapshot.open_note(id.clone(), "note", text);
    (snapshot, id)
}

/// A service of a team: with a former name, a limit that rose and a question; and one that is gone.
pub const TEAM: &[(&str, &str)] = &[
    (
        "services/team-bus.toml",
        r#"
id            = "team-bus"
name          = "Amazon Team Bus"
aliases       = ["Team Bus"]
kind          = "service"
category      = "integration"
summary       = "Carries orders from [one] team to <another>."
docs          = "https://docs.aws.amazon.com/team-bus/"
confused_with = [{ id = "team-vault", difference = "The vault keeps, the bus carries." }]

[[formerly]]
name   = "Amazon Team Queue"
also   = ["Team Queue", "TQX"]
since  = 2020-01-01
note   = "The API is still `tq`."
source = [{ url = "https://docs.aws.amazon.com/team-bus/history.html", checked = 2026-11-22 }]

[[formerly]]
name   = "Amazon Team Coach"
since  = 2019-01-01
now    = "Amazon Team Bus Express"
source = [{ url = "https://docs.aws.amazon.com/team-bus/history.html", checked = 2026-11-22 }]

[[fact]]
id     = "team-bus.order.max-size"
kind   = "quota"
bound  = "max"
value  = "40 MB"
was    = [{ value = "20 MB", until = 2024-06-01 }]
topic  = ["order size"]
says   = "An order can be up to {value}."
flags  = ["order size up to 20 MB"]
source = [{ url = "https://docs.aws.amazon.com/team-bus/limits.html", checked = 2026-11-22 }]

[[fact]]
id     = "team-bus.order"
kind   = "behaviour"
value  = "orders keep their order"
was    = [{ value = "orders overtake one another", until = "2022" }]
wrong  = ["orders overtake"]
right  = ["orders keep"]
says   = "Orders keep their order."
flags  = ["orders overtake one another"]
source = [{ url = "https://docs.aws.amazon.com/team-bus/limits.html", checked = 2026-11-22 }]
"#,
    ),
    (
        "services/team-vault.toml",
        r#"
id       = "team-vault"
name     = "AWS Team Vault"
aliases  = ["Team Vault"]
kind     = "service"
category = "storage"
summary  = "Kept orders."
docs     = "https://docs.aws.amazon.com/team-vault/"

[lifecycle]
status  = "retired"
since   = 2025-01-01
note    = "The data is gone."
instead = [{ id = "team-bus", why = "It keeps orders for a while." }]
source  = [{ url = "https://docs.aws.amazon.com/team-vault/end.html", checked = 2026-11-22 }]
"#,
    ),
    (
        "questions/team.md",
        "# Team\n\nQ: How large can an order on the Team Bus be?\n<!-- id: q.team-order; level: associate; services: team-bus -->\nA: At most {fact:team-bus.order.max-size}.\n\nKey points:\n- the limit\n- what to do beyond it\n",
    ),
];

/// A note in a world that knows [`TEAM`]; gives the cursor's offset too.
pub fn team_note(text: &str) -> (Snapshot, NoteId, usize) {
    let (mut snapshot, id, offset) = note(text);
    teach(&mut snapshot, TEAM);
    (snapshot, id, offset)
}

/// Adds `files` to what is known, as a user's own folder does; they must be right.
pub fn teach(snapshot: &mut Snapshot, files: &[(&str, &str)]) {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let (corpus, problems) = snapshot.corpus().with_overlay(&files);
    assert_eq!(problems, []);
    snapshot.set_corpus(corpus.into());
}

/// The day of the knowledge, which moves with each release of it.
pub fn today() -> String {
    note("").0.corpus().as_of().to_string()
}

/// Applies edits that do not overlap and are in order.
pub fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.range.start..edit.range.end, &edit.new_text);
    }
    text
}

/// Checks what an editor shows. Under a line of `marked` stands `^^^^ code` for each finding in it, in order; nothing
/// marked means nothing found. What runs over the end of a line is marked up to there.
#[track_caller]
pub fn check(marked: &str) {
    let text = unmarked(marked);
    let (snapshot, id, _) = note(&text);
    assert_eq!(annotated(&text, &diagnostics(&snapshot, &id)), marked);
}

/// The same for every occurrence.
#[track_caller]
pub fn check_all(marked: &str) {
    let text = unmarked(marked);
    let (snapshot, id, _) = note(&text);
    assert_eq!(annotated(&text, &all_findings(&snapshot, &id)), marked);
}

/// `text` with a line `^^^^ code` below what each finding covers.
pub fn annotated(text: &str, findings: &[Finding]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        out.push_str(line);
        let range = TextRange::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        for finding in findings
            .iter()
            .filter(|finding| range.contains_inclusive(finding.range.start))
        {
            let before = text[range.start..finding.range.start].chars().count();
            let width = text[finding.range.start..finding.range.end.min(range.end)]
                .chars()
                .count();
            let _ = writeln!(out, "{:before$}{:^<width$} {}", "", "", finding.code);
        }
        start += line.len();
    }
    out
}

/// A marked note without its marks.
pub fn unmarked(marked: &str) -> String {
    let is_mark = |line: &str| line.trim_start().starts_with('^');
    marked
        .split_inclusive('\n')
        .filter(|line| !is_mark(line))
        .collect()
}
