//! `workspace/executeCommand`: what clients can offer as commands of their own.

use serde_json::Value;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ShowDocumentParams, Uri};

use crate::state::World;
use crate::{requests, server};

/// Applies every safe fix of a note. Argument: its address.
const FIX_ALL: &str = "cloudgloss.fixAll";
/// Shows the page of an entry, and gives its address. Argument: the entry's id.
pub const SHOW_PAGE: &str = "cloudgloss.showPage";

/// Gives questions with their answers. Argument: the address of an open note, or a topic; without one, the topics.
const QUESTIONS: &str = "cloudgloss.questions";
/// Gives the day and the size of the knowledge.
const KNOWLEDGE: &str = "cloudgloss.knowledge";

/// Looks for findings in all notes of the workspace, in the background. No argument.
pub const CHECK_WORKSPACE: &str = "cloudgloss.checkWorkspace";

/// Has the client apply an edit that it was offered, where it knows no code actions. Argument: the edit.
pub const APPLY_EDIT: &str = "cloudgloss.applyEdit";

/// All commands.
pub const NAMES: [&str; 6] = [
    FIX_ALL,
    SHOW_PAGE,
    QUESTIONS,
    KNOWLEDGE,
    CHECK_WORKSPACE,
    APPLY_EDIT,
];

/// What is to be done, worked out on a thread of its own.
pub enum Outcome {
    /// Nothing more.
    Nothing,
    /// The client has to apply an edit.
    Apply(Box<tower_lsp::ls_types::WorkspaceEdit>),
    /// There is a page to look at.
    Page(Uri),
    /// The client asked for this.
    Answer(Value),
}

/// Works out what a command means.
pub fn run(world: &World, command: &str, arguments: &[Value]) -> Result<Outcome> {
    match command {
        FIX_ALL => {
            let uri = argument(arguments)?.parse::<Uri>();
            let uri = uri.map_err(|error| {
                Error::invalid_params(format!("not the address of a note: {error}"))
            })?;
            Ok(requests::fix_all(world, &uri)
                .map_or(Outcome::Nothing, |edit| Outcome::Apply(Box::new(edit))))
        }
        SHOW_PAGE => {
            let entry = argument(arguments)?;
            let page = requests::page(world, entry);
            page.map(Outcome::Page)
                .ok_or_else(|| Error::invalid_params(format!("no page for `{entry}`")))
        }
        QUESTIONS => {
            let of = arguments.first().and_then(Value::as_str);
            Ok(Outcome::Answer(requests::questions(world, of)))
        }
        APPLY_EDIT => {
            let edit = arguments.first().cloned().unwrap_or_default();
            let edit = serde_json::from_value(edit)
                .map_err(|error| Error::invalid_params(format!("no edit: {error}")))?;
            Ok(Outcome::Apply(Box::new(edit)))
        }
        KNOWLEDGE => Ok(Outcome::Answer(requests::knowledge(world))),
        _ => Err(Error::invalid_params(format!("no command `{command}`"))),
    }
}

/// Has the client do its part. Its answer is not waited for: a handler that waits for the client can wait for
/// ever.
pub fn finish(outcome: Outcome, client: &Client, shows_documents: bool) -> Option<Value> {
    let client = client.clone();
    match outcome {
        Outcome::Nothing => None,
        Outcome::Answer(value) => Some(value),
        Outcome::Apply(edit) => {
            server::ask("workspace/applyEdit", async move {
                client.apply_edit(*edit).await
            });
            None
        }
        Outcome::Page(uri) => {
            let address = Value::from(uri.as_str());
            if shows_documents {
                let show = ShowDocumentParams {
                    uri,
                    external: None,
                    take_focus: Some(true),
                    selection: None,
                };
                server::ask("window/showDocument", async move {
                    client.show_document(show).await
                });
            }
            Some(address)
        }
    }
}

fn argument(arguments: &[Value]) -> Result<&str> {
    arguments
        .first()
        .and_then(Value::as_str)
        .ok_or_else(|| Error::invalid_params("one argument, a string, is needed"))
}
