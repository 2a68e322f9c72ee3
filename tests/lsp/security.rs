//! A folder of notes from somebody else can show text, and nothing more: what an editor renders of it fetches nothing
//! and runs nothing, and no file outside of it is read.

use std::fs;

use pulldown_cmark::{Event, Parser, Tag};
use serde_json::{Value, json};

use crate::client::{Client, Setup, at};

/// Everything that an editor may follow, fetch or run, in one line.
const EVIL: &str = "[run](command:evil.run) [file](file:///etc/passwd) [js](javascript:evil) <img src=https://evil.example/i.png> ![i](https://evil.example/i.png) <script>evil()</script> <command:evil.run> [ref]: command:evil.run";

fn pack() -> String {
    let evil = EVIL.replace('"', "'");
    format!(
        r#"
id            = "evil-post"
name          = "Amazon Evil Post [run](command:evil.run) <b>"
aliases       = ["Evil Post"]
kind          = "service"
category      = "[x](command:evil.run)"
summary       = "{evil}"
docs          = "command:evil.run"

[[formerly]]
name   = "Amazon Good Post"
also   = ["Good Post"]
since  = 2020-01-01
note   = "{evil}"
source = [{{ url = "command:evil.run", checked = 2026-11-22 }}]

[[fact]]
id     = "evil-post.letter.max-size"
kind   = "quota"
bound  = "max"
value  = "40 MB"
was    = [{{ value = "20 MB", until = 2024-06-01 }}]
topic  = ["letter size"]
says   = "A letter can be up to {{value}}. {evil}"
note   = "{evil}"
source = [{{ url = "file:///etc/passwd", checked = 2026-11-22 }}]
"#
    )
}

fn questions() -> String {
    format!(
        "# Evil\n\nQ: What is evil {EVIL}?\n<!-- id: q.evil; services: evil-post -->\nA: {EVIL}\n\n{EVIL}\n\n```mermaid\nclick A \"command:evil.run\"\n```\n\nKey points:\n- {EVIL}\n"
    )
}

fn note() -> String {
    format!(
        "# Evil Post\n\nThe Good Post.\n\n- letter size: max 20 MB\n- letter size: max 40 MB\n\nQ: What is evil {EVIL}?\nA: So.\n\nQ: Mine {EVIL}?\nA: {EVIL}\n\nEvilword :: {EVIL}\n\nAn Evilword, a Evil Po\n\nQ: Mine\n"
    )
}

fn able() -> Setup {
    let both = json!(["markdown"]);
    Setup::new()
        .options(json!({ "debounceMs": 0, "inlayHints": true }))
        .capabilities(json!({ "textDocument": {
            "hover": { "contentFormat": both },
            "completion": { "completionItem": { "documentationFormat": both } },
            "publishDiagnostics": { "codeDescriptionSupport": true },
        } }))
}

/// What a client renders as Markdown leads to the web or nowhere.
#[track_caller]
fn assert_tame(markdown: &str) {
    for event in Parser::new(markdown) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} in {markdown}"),
            Event::Start(Tag::Image { dest_url, .. }) => panic!("{dest_url} in {markdown}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://"), "{dest_url} in {markdown}");
            }
            _ => {}
        }
    }
}

#[test]
fn what_is_shown_of_notes_and_packs_leads_to_the_web_or_nowhere() {
    let mut client = able()
        .file(".cloudgloss/services/evil-post.toml", &pack())
        .file(".cloudgloss/questions/evil.md", &questions())
        .start();
    let note = note();
    let uri = client.open("note.md", &note);
    let found = client.published(&uri, 1);
    assert!(found.len() >= 2, "{found:?}");
    for one in &found {
        assert_eq!(one.get("codeDescription"), None, "{one}");
    }
    let mut shown = 0;
    for (line, words) in (0..).zip(note.lines()) {
        for column in (0..=words.encode_utf16().count() as u32).step_by(2) {
            let hover = client.request("textDocument/hover", at(&uri, line, column));
            let Some(text) = hover["contents"]["value"].as_str() else {
                continue;
            };
            assert_tame(text);
            shown += 1;
        }
        let end = words.encode_utf16().count() as u32;
        let list = client.request("textDocument/completion", at(&uri, line, end));
        for item in list["items"].as_array().into_iter().flatten() {
            let item = client.request("completionItem/resolve", item.clone());
            shown += usize::from(item["documentation"].is_object());
            assert_tame(item["documentation"]["value"].as_str().unwrap_or_default());
        }
    }
    assert!(shown > 40, "{shown}");
    let end = json!({ "line": 99, "character": 0 });
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": end });
    let hints = client.request(
        "textDocument/inlayHint",
        json!({ "textDocument": { "uri": uri }, "range": whole }),
    );
    for hint in hints.as_array().unwrap() {
        assert_tame(hint["tooltip"]["value"].as_str().unwrap());
    }
    client.ignore_published();
}

/// A page opens as a note, and its preview renders it.
#[test]
fn pages_are_tame_and_stay_in_their_folder() {
    let pack = pack().replace("\"evil-post\"", "\"../../../evil\"");
    let mut client = able()
        .file(".cloudgloss/services/evil-post.toml", &pack)
        .file(".cloudgloss/questions/evil.md", &questions())
        .start();
    let uri = client.open("note.md", "Evil Post\n");
    client.ignore_published();
    let target = client.request("textDocument/definition", at(&uri, 0, 1));
    let mut pages = vec![target["uri"].clone()];
    for entry in ["q.evil", "../../../evil", "evil-post.letter.max-size"] {
        let show = json!({ "command": "cloudgloss.showPage", "arguments": [entry] });
        let id = client.send_request("workspace/executeCommand", show);
        pages.push(client.response(id)["result"].clone());
    }
    let cache = client.uri("cache/cloudgloss/pages/");
    let pages: Vec<&str> = pages.iter().filter_map(Value::as_str).collect();
    assert!(!pages.is_empty());
    for page in pages {
        let name = page.strip_prefix(&cache).expect(page);
        assert!(!name.contains('/') && !name.contains(".."), "{page}");
        let path = client.path("cache/cloudgloss/pages").join(name);
        assert_tame(&fs::read_to_string(path).unwrap());
    }
}

#[test]
fn no_argument_of_a_command_names_a_file_to_read() {
    let mut client = Client::start();
    for entry in [
        "/etc/passwd",
        "../../../../etc/passwd",
        "file:///etc/passwd",
    ] {
        let show = json!({ "command": "cloudgloss.showPage", "arguments": [entry] });
        assert_eq!(
            client.request_error("workspace/executeCommand", show),
            -32602
        );
        let ask = json!({ "command": "cloudgloss.questions", "arguments": [entry] });
        assert_eq!(client.request("workspace/executeCommand", ask), json!([]));
    }
}

/// Neither the folder nor what lies in it leads out of the workspace.
#[cfg(unix)]
#[test]
fn a_pack_that_is_a_link_is_not_read() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().unwrap();
    let services = outside.path().join("services");
    fs::create_dir_all(&services).unwrap();
    let pack = pack();
    fs::write(services.join("evil-post.toml"), &pack).unwrap();
    fs::write(outside.path().join("settings.toml"), "enabled = false\n").unwrap();
    let links: [(&str, &str); 3] = [
        (".cloudgloss", ""),
        (".cloudgloss/services", "services"),
        (
            ".cloudgloss/services/evil-post.toml",
            "services/evil-post.toml",
        ),
    ];
    for (link, target) in links {
        let mut client = Client::start();
        let at_link = client.path(link);
        fs::create_dir_all(at_link.parent().unwrap()).unwrap();
        symlink(outside.path().join(target), &at_link).unwrap();
        let settings = client.path(".cloudgloss.toml");
        symlink(outside.path().join("settings.toml"), settings).unwrap();
        let changes: Vec<Value> = [".cloudgloss.toml", ".cloudgloss/services/evil-post.toml"]
            .map(|name| json!({ "uri": client.uri(name), "type": 1 }))
            .into();
        client.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": changes }),
        );
        std::thread::sleep(std::time::Duration::from_millis(200));
        let uri = client.open("note.md", "The Good Post and AWS SSO.\n");
        let found = client.published(&uri, 1);
        assert_eq!(found.len(), 1, "{link}: {found:?}");
        assert_eq!(found[0]["code"], "renamed-service");
        assert!(found[0]["message"].as_str().unwrap().starts_with("AWS SSO"));
        client.ignore_published();
    }
}
