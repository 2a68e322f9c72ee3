use std::sync::Arc;

use cloudgloss_corpus::Corpus;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::*;

fn empty() -> Arc<Corpus> {
    Arc::new(Corpus::new(cloudgloss_corpus::Knowledge::default()))
}

fn session() -> (Session, UnboundedReceiver<Event>) {
    let (events, told) = unbounded_channel();
    (Session::new(empty, events), told)
}

fn uri() -> Uri {
    "file:///note.md".parse().unwrap()
}

fn open(session: &Session, text: &str) {
    let item = json!({ "uri": uri(), "languageId": "markdown", "version": 1, "text": text });
    session.open(serde_json::from_value(item).unwrap());
}

fn edit(session: &Session, version: i32, changes: Value) {
    let params =
        json!({ "textDocument": { "uri": uri(), "version": version }, "contentChanges": changes });
    session.edit(serde_json::from_value(params).unwrap());
}

fn text(session: &Session) -> Option<String> {
    let world = session.world();
    world
        .note(&uri())
        .map(|(_, note)| note.document.rope().to_string())
}

#[test]
fn a_copy_of_the_world_stays_as_it_is() {
    let (session, _told) = session();
    open(&session, "a");
    let before = session.world();
    edit(&session, 2, json!([{ "text": "b" }]));
    assert_eq!(before.note(&uri()).unwrap().1.document.rope(), "a");
    assert_eq!(text(&session).as_deref(), Some("b"));
}

#[test]
fn each_text_has_a_revision_of_its_own() {
    let (session, _told) = session();
    let revision = || session.world().note(&uri()).unwrap().1.open.revision;
    open(&session, "a");
    let first = revision();
    edit(&session, 1, json!([{ "text": "b" }]));
    let second = revision();
    open(&session, "c");
    assert!(first < second && second < revision());
}

#[test]
fn a_note_that_grows_too_long_is_left_alone_until_it_shrinks() {
    let (session, _told) = session();
    let too_long = || {
        session
            .world()
            .opened(&from_proto::note_id(&uri()))
            .unwrap()
            .too_long
    };
    let cut = |from: usize, to: usize| {
        let at = |character: usize| json!({ "line": 0, "character": character });
        json!([{ "range": { "start": at(from), "end": at(to) }, "text": "" }])
    };
    open(&session, "a");
    edit(
        &session,
        2,
        json!([{ "text": format!("{}yz", "x".repeat(LONGEST_NOTE)) }]),
    );
    assert_eq!((text(&session), too_long()), (None, true));
    edit(&session, 3, cut(0, 1));
    assert_eq!((text(&session), too_long()), (None, true));
    edit(&session, 4, cut(1, LONGEST_NOTE - 1));
    assert_eq!(
        (text(&session).as_deref(), too_long()),
        (Some("xyz"), false)
    );
    edit(&session, 5, cut(0, 1));
    assert_eq!(text(&session).as_deref(), Some("yz"));
}

#[test]
fn a_panic_loses_a_change_and_nothing_else() {
    let (session, _told) = session();
    open(&session, "a");
    session.change("a test", |_| panic!("on purpose"));
    edit(&session, 2, json!([{ "text": "b" }]));
    assert_eq!(text(&session).as_deref(), Some("b"));
}

#[test]
fn a_note_whose_edit_failed_is_not_spoken_of() {
    let (session, _told) = session();
    let id = from_proto::note_id(&uri());
    open(&session, "a");
    session.change_note("a test", &id, |_| panic!("on purpose"));
    let start = json!({ "line": 0, "character": 0 });
    edit(
        &session,
        2,
        json!([{ "range": { "start": start, "end": start }, "text": "b" }]),
    );
    assert_eq!(text(&session), None);
    // A whole new text is what the editor shows.
    edit(&session, 3, json!([{ "text": "b" }]));
    assert_eq!(text(&session).as_deref(), Some("b"));
}

#[test]
fn an_earlier_reload_that_comes_late_is_left_out() {
    let (session, _told) = session();
    let read = || reload::read(empty(), &[], &Shown::new(), None);
    let later = read();
    let corpus = Arc::clone(&later.overlaid.corpus);
    let mut news = Vec::new();
    session.change("a reload", |world| news.push(world.set_knowledge(later, 2)));
    session.change("a reload", |world| {
        news.push(world.set_knowledge(read(), 1))
    });
    assert_eq!(news, [true, false]);
    assert!(Arc::ptr_eq(session.world().snapshot.corpus(), &corpus));
}

#[test]
fn settings_that_do_not_change_anything_are_no_news() {
    let (session, mut told) = session();
    session.world();
    session.configure(&json!({ "hover": false }));
    session.configure(&json!({ "hover": false }));
    let events: Vec<_> = std::iter::from_fn(|| told.try_recv().ok()).collect();
    assert!(
        matches!(events[..], [Event::Files, Event::All]),
        "{events:?}"
    );
}

#[test]
fn folders_come_and_go() {
    let (session, _told) = session();
    let folder = |name: &str| json!({ "uri": format!("file:///{name}"), "name": name });
    let change = |added: Value, removed: Value| {
        let event = json!({ "added": [added], "removed": [removed] });
        session.change_folders(&serde_json::from_value(event).unwrap());
        session.world().roots.to_vec()
    };
    assert_eq!(change(folder("a"), folder("x")), [PathBuf::from("/a")]);
    assert_eq!(change(folder("b"), folder("a")), [PathBuf::from("/b")]);
}
