//! From all former names of a service to today's, across the notes.
//!
//! What is changed is what the finding about a former name would change by itself: never code, a link's target or history.

use cloudgloss_corpus::{Entry, EntryIx};
use cloudgloss_syntax::{TextEdit, TextRange};

use crate::{
    Code, Config, Fix, Level, NoteId, Snapshot, all_findings,
    everywhere::{Seen, any_note, in_all_notes},
    fixes::{follow_headings, retyped},
    thing::{Thing, thing_at},
};

/// The words that an editor lets the user type over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    /// In bytes of the note.
    pub range: TextRange,
    /// Today's name.
    pub placeholder: String,
}

/// The name at byte `offset`, if some note has a former name of the same thing that can be changed.
pub fn prepare_rename(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<Renamable> {
    let (range, entry) = entry_at(snapshot, id, offset)?;
    let world = told(snapshot, entry);
    let changes = any_note(&world, |note, seen| {
        !changes(&world, note, &seen, entry, None).is_empty()
    });
    changes.then(|| Renamable {
        range,
        placeholder: snapshot.corpus().entry(entry).name.clone(),
    })
}

/// The edits of each note that make all former names of what stands at byte `offset` today's; in order, not overlapping.
///
/// Today's name is written in the style of each place; another name that is right today stands as it was typed.
/// An error says why nothing can be renamed, and what to do.
pub fn rename(
    snapshot: &Snapshot,
    id: &NoteId,
    offset: usize,
    new_name: &str,
) -> Result<Vec<(NoteId, Vec<TextEdit>)>, String> {
    let (_, ix) = entry_at(snapshot, id, offset)
        .ok_or("no service or term is named here: put the cursor on a name")?;
    let entry = snapshot.corpus().entry(ix);
    let typed = typed_name(entry, new_name)?;
    let world = told(snapshot, ix);
    let changed = in_all_notes(&world, |note, seen| {
        let edits = changes(&world, note, &seen, ix, typed);
        let changed = (!edits.is_empty()).then(|| (note.clone(), edits));
        changed.into_iter().collect()
    });
    match changed.is_empty() {
        true => Err(format!(
            "no former name of {} stands in the notes outside of code and history: nothing is to be renamed",
            entry.name
        )),
        false => Ok(changed),
    }
}

fn entry_at(snapshot: &Snapshot, id: &NoteId, offset: usize) -> Option<(TextRange, EntryIx)> {
    match thing_at(snapshot, id, offset)? {
        (range, Thing::Entry(entry)) => Some((range, entry)),
        _ => None,
    }
}

/// `None` where today's name was typed, which each place writes in its own style.
fn typed_name<'a>(entry: &Entry, typed: &'a str) -> Result<Option<&'a str>, String> {
    let typed = typed.trim();
    let full = entry.name.as_str();
    let is_todays = full.strip_suffix(typed).is_some_and(is_brand_or_nothing);
    if is_todays {
        return Ok(None);
    }
    let bare = ["Amazon ", "AWS "]
        .iter()
        .find_map(|brand| typed.strip_prefix(brand))
        .unwrap_or(typed);
    let mut names = entry.aliases.iter().chain(&entry.abbreviations);
    if names.any(|name| name == typed || name == bare) {
        return Ok(Some(typed));
    }
    let mut known: Vec<&str> = vec![full];
    known.extend(
        entry
            .aliases
            .iter()
            .chain(&entry.abbreviations)
            .map(|name| name.as_str()),
    );
    known.dedup();
    Err(format!(
        "`{typed}` is no name of {full} today: type one of {}",
        known.join(", ")
    ))
}

fn is_brand_or_nothing(words: &str) -> bool {
    matches!(words, "" | "Amazon " | "AWS ")
}

/// The same world, in which former names are told also where the settings do not want to hear of them.
fn told(snapshot: &Snapshot, entry: EntryIx) -> Snapshot {
    let id = &snapshot.corpus().entry(entry).id;
    let mut world = snapshot.clone();
    world.set_configs(snapshot.configs().map(|config| {
        let is_on = config.enabled && config.level(Code::RenamedService) != Level::Off;
        match is_on && !config.ignore.contains(id) {
            true => config.clone(),
            false => Config {
                as_of: config.as_of,
                ..Config::default()
            },
        }
    }));
    world
}

/// What changes in a note, links to its own headings with them; in order.
fn changes(
    world: &Snapshot,
    note: &NoteId,
    seen: &Seen,
    entry: EntryIx,
    typed: Option<&str>,
) -> Vec<TextEdit> {
    let alone;
    let world = match seen {
        Seen::Open(_) => Some(world),
        Seen::Closed(brief) if brief.names_former(entry) => {
            alone = world.alone(note);
            alone.as_ref()
        }
        Seen::Closed(_) => None,
    };
    let changed = |world: &Snapshot| {
        let edits = edits(fixes(world, note, entry), typed);
        Some(follow_headings(world.note(note)?.document(), edits))
    };
    world.and_then(changed).unwrap_or_default()
}

/// The safe fixes of a note for the former names of an entry, in order.
fn fixes(world: &Snapshot, note: &NoteId, entry: EntryIx) -> Vec<Fix> {
    let findings = all_findings(world, note);
    let (id, findings) = (&world.corpus().entry(entry).id, findings.into_iter());
    let renamed =
        findings.filter(|found| found.code == Code::RenamedService && found.subject.id == *id);
    renamed
        .filter_map(|found| found.fixes.into_iter().find(|fix| fix.safe))
        .collect()
}

fn edits(fixes: Vec<Fix>, typed: Option<&str>) -> Vec<TextEdit> {
    let written = |edit: TextEdit| match typed {
        Some(name) => retyped(edit, name),
        None => edit,
    };
    let edits = fixes.into_iter().flat_map(|fix| fix.edits);
    edits.map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    const NOTE: &str =
        "# TQX\n\nAn Amazon Team Queue, `TQX`, [TQX](TQX). Formerly TQX. <|>Team Bus\n";

    /// The notes after the change.
    fn renamed(note: &str, new_name: &str) -> Result<Vec<String>, String> {
        let (mut snapshot, id, offset) = fixture::team_note(note);
        snapshot.open_note(NoteId::from("other"), "other", "A TQX\n");
        snapshot.open_note(NoteId::from("past"), "past", "---\nas_of: 2019\n---\nTQX\n");
        let changed = rename(&snapshot, &id, offset, new_name)?;
        let after = |(note, edits): &(NoteId, Vec<TextEdit>)| {
            let note = snapshot.note(note).expect("a note").document();
            fixture::apply(&note.rope().to_string(), edits)
        };
        Ok(changed.iter().map(after).collect())
    }

    #[test]
    fn all_former_names_become_todays_in_their_own_style() {
        let expected =
            "# Team Bus\n\nAn Amazon Team Bus, `TQX`, [Team Bus](TQX). Formerly TQX. Team Bus\n";
        for name in ["Amazon Team Bus", "Team Bus", " Team Bus "] {
            assert_eq!(
                renamed(NOTE, name),
                Ok(vec![expected.to_owned(), "A Team Bus\n".to_owned()])
            );
        }
    }

    #[test]
    fn another_name_is_refused_with_those_that_are_right() {
        for name in ["Team Wagon", "TQX", "", "Amazon Team Queue"] {
            let error = renamed(NOTE, name).expect_err(name);
            assert!(
                error.ends_with("type one of Amazon Team Bus, Team Bus"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_place_without_a_name_says_what_to_do() {
        let error = renamed("pl<|>ain TQX\n", "Team Bus").expect_err("no name");
        assert!(error.contains("put the cursor on a name"), "{error}");
    }

    #[test]
    fn where_no_former_name_stands_there_is_nothing_to_do() {
        let (snapshot, id, offset) = fixture::team_note("`TQX` and Team <|>Bus\n");
        assert_eq!(prepare_rename(&snapshot, &id, offset), None);
        assert!(rename(&snapshot, &id, offset, "Team Bus").is_err());
    }

    #[test]
    fn the_name_under_the_cursor_is_offered_with_todays_name() {
        for note in ["é T<|>QX\n", "TQX. Amazon Team Bus<|>\n"] {
            let (snapshot, id, offset) = fixture::team_note(note);
            let found = prepare_rename(&snapshot, &id, offset).expect("a name");
            assert_eq!(found.placeholder, "Amazon Team Bus");
            assert!(found.range.contains_inclusive(offset));
        }
        let (snapshot, id, offset) = fixture::team_note("TQX pl<|>ain\n");
        assert_eq!(prepare_rename(&snapshot, &id, offset), None);
    }

    #[test]
    fn a_rule_that_is_off_does_not_keep_from_renaming() {
        let (mut snapshot, id, _) = fixture::team_note("TQX\n");
        let mut config = Config::default();
        config.ignore.insert("team-bus".to_owned());
        snapshot.set_config(config);
        assert!(rename(&snapshot, &id, 1, "Team Bus").is_ok());
    }
}
