//! The handshake, and requests outside of it.

use serde_json::{Value, json};

use crate::client::{Client, Setup, at};

fn capabilities(client: Value) -> Value {
    let mut server = Client::spawn();
    let mut answer = server.request(
        "initialize",
        json!({ "processId": null, "rootUri": null, "capabilities": client }),
    );
    assert_eq!(answer["serverInfo"]["name"], "cloudgloss");
    answer["capabilities"].take()
}

#[test]
fn the_plainest_client_gets_utf16_and_no_pull() {
    let offered = capabilities(json!({}));
    assert_eq!(offered["positionEncoding"], "utf-16");
    assert_eq!(
        offered["textDocumentSync"],
        json!({ "openClose": true, "change": 2, "save": true })
    );
    for able in [
        "diagnosticProvider",
        "codeActionProvider",
        "semanticTokensProvider",
    ] {
        assert_eq!(offered.get(able), None, "{able}");
    }
    for provider in ["completionProvider", "documentLinkProvider"] {
        assert_eq!(offered[provider]["resolveProvider"], false, "{provider}");
    }
}

#[test]
fn an_able_client_gets_utf8_and_pull() {
    let offered = capabilities(json!({
        "general": { "positionEncodings": ["utf-32", "utf-16", "utf-8"] },
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    }));
    assert_eq!(offered["positionEncoding"], "utf-8");
    assert_eq!(offered["diagnosticProvider"]["identifier"], "cloudgloss");
}

/// What is offered is answered: a method that is missing would answer -32601.
#[test]
fn every_offer_is_kept() {
    let refresh = json!({ "diagnostics": { "refreshSupport": true } });
    let able = json!({ "workspace": refresh, "textDocument": {
        "diagnostic": {},
        "codeAction": {
            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
            "resolveSupport": { "properties": ["edit"] },
        },
        "semanticTokens": {
            "requests": { "range": true }, "tokenTypes": [], "tokenModifiers": [], "formats": []
        },
    } });
    let offered = capabilities(able);
    assert_eq!(offered["semanticTokensProvider"]["range"], true);
    assert_eq!(offered["codeActionProvider"]["resolveProvider"], true);
    let methods = [
        ("hoverProvider", "textDocument/hover"),
        ("completionProvider", "textDocument/completion"),
        ("definitionProvider", "textDocument/definition"),
        ("referencesProvider", "textDocument/references"),
        (
            "documentHighlightProvider",
            "textDocument/documentHighlight",
        ),
        ("documentLinkProvider", "textDocument/documentLink"),
        ("workspaceSymbolProvider", "workspace/symbol"),
        ("renameProvider", "textDocument/rename"),
        ("codeLensProvider", "textDocument/codeLens"),
        ("foldingRangeProvider", "textDocument/foldingRange"),
        ("selectionRangeProvider", "textDocument/selectionRange"),
        ("semanticTokensProvider", "textDocument/semanticTokens/full"),
        (
            "semanticTokensProvider",
            "textDocument/semanticTokens/range",
        ),
        ("documentSymbolProvider", "textDocument/documentSymbol"),
        ("codeActionProvider", "textDocument/codeAction"),
        ("codeActionProvider", "codeAction/resolve"),
        ("diagnosticProvider", "textDocument/diagnostic"),
        ("inlayHintProvider", "textDocument/inlayHint"),
        ("executeCommandProvider", "workspace/executeCommand"),
    ];
    let known = ["positionEncoding", "textDocumentSync", "workspace"];
    for name in offered.as_object().unwrap().keys() {
        assert!(
            known.contains(&name.as_str()) || methods.iter().any(|(offer, _)| offer == name),
            "{name} is not tested"
        );
    }
    for (_, method) in methods {
        assert_eq!(untold(method), None, "in ARCHITECTURE.md");
        assert!(
            include_str!("../../README.md").contains(&format!("`{method}`")),
            "{method} is not in the README's table"
        );
    }
    let mut client = Client::start();
    for (_, method) in methods {
        let id = client.send_request(method, at("file:///nowhere.md", 0, 0));
        assert_ne!(client.response(id)["error"]["code"], -32601, "{method}");
    }
}

/// What is wrong with a method's row in the table of ARCHITECTURE.md.
fn untold(method: &str) -> Option<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let row = map
        .lines()
        .find(|line| line.starts_with(&format!("| `{method}` |")));
    let Some(row) = row else {
        return Some(format!("{method} has no row"));
    };
    let mut cells = row
        .split('|')
        .skip(2)
        .map(|cell| cell.trim().trim_matches('`'));
    let missing = ["server/lsp/src", "server/ide/src"]
        .iter()
        .find_map(|room| {
            let file = root.join(room).join(cells.next().unwrap_or_default());
            (!file.is_file()).then_some(file)
        });
    missing.map(|file| format!("{method}: {} is no file", file.display()))
}

#[test]
fn before_initialize_requests_are_refused() {
    let mut client = Client::spawn();
    assert_eq!(
        client.request_error("textDocument/hover", at("file:///nowhere.md", 0, 0)),
        -32002
    );
    client.request(
        "initialize",
        json!({ "processId": null, "rootUri": null, "capabilities": {} }),
    );
}

#[test]
fn a_second_initialize_is_refused() {
    let mut client = Client::start();
    assert_eq!(
        client.request_error(
            "initialize",
            json!({ "processId": null, "rootUri": null, "capabilities": {} })
        ),
        -32600
    );
}

#[test]
fn an_unknown_request_is_refused_and_an_unknown_notification_is_not() {
    let mut client = Client::start();
    client.notify("notes/unheardOf", json!({}));
    client.notify("$/unheardOf", json!({}));
    assert_eq!(client.request_error("notes/unheardOf", json!({})), -32601);
}

/// The client's files are watched by the client, and only where it can.
#[test]
fn files_and_settings_are_registered_for() {
    let dynamic = json!({ "dynamicRegistration": true });
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": dynamic, "didChangeConfiguration": dynamic } });
    let mut client = Setup::new().capabilities(capabilities).start();
    let request = client.server_request("client/registerCapability");
    let registrations = request["params"]["registrations"].as_array().unwrap();
    let methods: Vec<&Value> = registrations.iter().map(|one| &one["method"]).collect();
    assert_eq!(
        methods,
        [
            "workspace/didChangeWatchedFiles",
            "workspace/didChangeConfiguration"
        ]
    );
    client.reply(&request, Value::Null);
}
