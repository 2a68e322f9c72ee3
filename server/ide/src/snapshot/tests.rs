//! An edited note says what it would say if it were read anew.

mod storm;

use cloudgloss_syntax::{TextEdit, TextRange};
use jiff::civil::date;

use crate::{Config, NoteId, Snapshot, all_findings, diagnostics, fixture, trace};

/// All that is found and all that was read.
fn said(world: &Snapshot, id: &NoteId) -> String {
    format!("{:#?}\n{:#?}", all_findings(world, id), trace(world, id))
}

/// Applies one replacement of words and compares with a fresh note.
#[track_caller]
fn retype(text: &str, words: &str, by: &str) -> (Snapshot, NoteId) {
    let (mut world, id, _) = fixture::note(text);
    let _ = said(&world, &id);
    let start = text.find(words).expect("the words stand in the note");
    let edit = TextEdit::replace(TextRange::new(start, start + words.len()), by);
    world.change_note(&id, &edit);
    let (fresh, _, _) = fixture::note(&fixture::apply(text, &[edit]));
    assert_eq!(said(&world, &id), said(&fresh, &id));
    (world, id)
}

fn found(world: &Snapshot, id: &NoteId) -> usize {
    all_findings(world, id).len()
}

#[test]
fn a_heading_decides_for_what_stands_below() {
    let (world, id) = retype(
        "# S3\n\nText.\n\n- Max timeout: 5 minutes\n",
        "S3",
        "Lambda",
    );
    assert_eq!(found(&world, &id), 1);
    let (world, id) = retype(
        "# Lambda\n\nText.\n\n- Max timeout: 5 minutes\n",
        "Lambda",
        "S3",
    );
    assert_eq!(found(&world, &id), 0);
}

#[test]
fn a_heading_about_the_past_silences_what_stands_below() {
    let (world, id) = retype(
        "# Services\n\n## Ledgers\n\nQLDB keeps a journal.\n",
        "Ledgers",
        "Retired services",
    );
    assert_eq!(found(&world, &id), 0);
}

#[test]
fn a_table_header_decides_for_every_row() {
    let (world, id) = retype(
        "| | S3 |\n|---|---|\n| Size | 1 |\n| Max message size | 256 KB |\n",
        "S3",
        "SQS",
    );
    assert_eq!(found(&world, &id), 1);
}

#[test]
fn a_list_parent_decides_for_its_children() {
    let (world, id) = retype(
        "- S3\n  - first\n  - second\n    - Max timeout: 5 minutes\n",
        "S3",
        "Lambda",
    );
    assert_eq!(found(&world, &id), 1);
}

#[test]
fn a_name_far_behind_in_a_long_parent_counts_too() {
    let words = "one of the many words ".repeat(8);
    let (world, id) = retype(
        &format!("- {words} S3\n  - Max timeout: 5 minutes\n"),
        "S3",
        "Lambda",
    );
    assert_eq!(found(&world, &id), 1);
    let (world, id) = retype(
        &format!("Q: Was it {words} 5 minutes.\n- Lambda: max timeout 5 minutes\n"),
        "minutes.",
        "minutes?",
    );
    assert_eq!(found(&world, &id), 0);
}

#[test]
fn a_fence_takes_what_stands_below_out_of_the_prose() {
    let (world, id) = retype("Text.\n\nQLDB keeps a journal.\n", "Text.", "```");
    assert_eq!(found(&world, &id), 0);
    let (world, id) = retype("```\n\nQLDB keeps a journal.\n", "```", "Text.");
    assert_eq!(found(&world, &id), 1);
}

#[test]
fn front_matter_dates_the_note() {
    let levels = |(world, id): (Snapshot, NoteId)| {
        all_findings(&world, &id)
            .iter()
            .map(|finding| finding.level.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        levels(retype(
            "---\nas_of: 2026-01-01\n---\n\nLambda: max timeout 5 minutes\n",
            "2026",
            "2017"
        )),
        ["hint"]
    );
    assert_eq!(
        levels(retype(
            "---\nas_of: 2017-01-01\n---\n\nLambda: max timeout 5 minutes\n",
            "2017",
            "2026"
        )),
        ["warning"]
    );
}

#[test]
fn front_matter_can_switch_a_note_off() {
    let (world, id) = retype(
        "---\ntags: x\n---\n\nQLDB keeps a journal.\n",
        "tags: x",
        "cloudgloss: off",
    );
    assert_eq!(found(&world, &id), 0);
}

#[test]
fn a_snapshot_does_not_see_later_changes() {
    let (mut world, id, _) = fixture::note("QLDB keeps a journal.\n");
    let before = world.clone();
    world.change_note(&id, &TextEdit::delete(TextRange::new(0, 4)));
    assert_eq!((found(&before, &id), found(&world, &id)), (1, 0));
}

#[test]
fn a_place_outside_the_text_is_brought_inside() {
    let (mut world, id, _) = fixture::note("QLDB keeps a journal.\n");
    world.change_note(
        &id,
        &TextEdit::replace(TextRange::new(1000, 2000), "QLDB again."),
    );
    assert_eq!(
        world
            .note(&id)
            .map(|note| note.document().rope().to_string())
            .as_deref(),
        Some("QLDB keeps a journal.\nQLDB again.")
    );
    assert_eq!(found(&world, &id), 2);
}

#[test]
fn what_is_not_open_says_nothing() {
    let (mut world, id, _) = fixture::note("QLDB keeps a journal.\n");
    let other = NoteId::from("other");
    world.change_note(&other, &TextEdit::insert(0, "x"));
    world.replace_note(&other, "x");
    assert_eq!(found(&world, &other), 0);
    world.close_note(&id);
    assert_eq!((found(&world, &id), world.notes().count()), (0, 0));
}

#[test]
fn the_name_of_a_note_is_its_outermost_heading() {
    let (mut world, _, _) = fixture::note("");
    let count = |world: &mut Snapshot, name: &str| {
        world.open_note(NoteId::from(name), name, "Max timeout: 5 minutes\n");
        found(world, &NoteId::from(name))
    };
    assert_eq!(count(&mut world, "docs/lambda"), 1);
    assert_eq!(count(&mut world, "lambda/limits"), 1);
    assert_eq!(count(&mut world, "docs/limits"), 0);
}

#[test]
fn the_day_of_judgement_comes_from_outside() {
    let (mut world, id, _) = fixture::note("QLDB keeps a journal.\n");
    world.set_today(date(2024, 1, 1));
    assert_eq!(found(&world, &id), 0);
    world.set_config(Config {
        as_of: Some(date(2026, 1, 1)),
        ..Config::default()
    });
    assert_eq!(found(&world, &id), 1);
}

#[test]
fn new_knowledge_reads_every_note_anew() {
    let (mut world, id, _) = fixture::note("Team Queue moves orders.\n");
    assert_eq!(found(&world, &id), 0);
    let service = "id = \"team-bus\"\nname = \"Team Bus\"\nkind = \"service\"\ncategory = \"other\"\nsummary = \"Moves orders.\"\ndocs = \"https://docs.aws.amazon.com/team/\"\n\n\
                   [[formerly]]\nname = \"Team Queue\"\nsince = 2020-01-01\nsource = [{ url = \"https://docs.aws.amazon.com/team/\", checked = 2026-11-22 }]\n";
    fixture::teach(&mut world, &[("services/team-bus.toml", service)]);
    assert_eq!(found(&world, &id), 1);
    assert_eq!(
        diagnostics(&world, &id)[0].message,
        "Team Queue is now Team Bus (renamed on 2020-01-01)"
    );
}

#[test]
fn a_look_at_the_date_or_the_settings_does_not_read_notes_anew() {
    let (mut world, id, _) = crate::fixture::note("QLDB\n");
    let read = |world: &Snapshot| {
        world
            .analysis(&id)
            .map(|(_, read)| std::ptr::from_ref(read))
    };
    // Kept, so that its place in memory stays taken.
    let kept = world.clone();
    let before = read(&kept);
    world.set_today(world.today());
    world.set_configs(world.configs().clone());
    assert_eq!(read(&world), before);
    world.set_today(date(2020, 1, 1));
    assert!(crate::diagnostics(&world, &id).is_empty());
}

/// Questions of a user's own quote what the knowledge below them knows.
#[test]
fn own_questions_quote_facts_of_the_knowledge_below() {
    let (mut world, ..) = fixture::team_note("<|>");
    let card = "# Own\n\nQ: How large?\n<!-- id: q.own; level: associate; services: team-bus -->\nA: {fact:team-bus.order.max-size}, {fact: team-bus.order.max-size }.\n\nKey points:\n- the limit\n";
    fixture::teach(&mut world, &[("questions/own.md", card)]);
    let card = world.corpus().card_by_id("q.own").expect("the question");
    assert!(!card.answer.contains(['{', '?']), "{}", card.answer);
}

#[test]
fn a_long_note_read_on_all_cores_says_the_same() {
    let text = storm::NOTES.concat().repeat(160);
    let (long, id, _) = fixture::note(&text);
    let (on_one_core, _, _) = fixture::note(&text);
    let shared = said(&long, &id);
    assert!(text.len() > 200_000 && found(&long, &id) > 500);
    // On a thread of a pool no others are asked to help.
    assert!(shared == rayon::scope(|_| said(&on_one_core, &id)));
}
