//! Clients that ask are told to ask again, when settings, knowledge or the day are others.

use std::future::Future;

use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;

use crate::abilities::Abilities;
use crate::server::ask;

/// Everything that may read differently now, as far as the client can be told.
pub fn all(client: &Client, abilities: &Abilities) {
    let can = abilities.refreshes;
    let tell = |wanted: bool, method, request: fn(Client) -> Told| {
        if wanted {
            ask(method, request(client.clone()));
        }
    };
    tell(can.hints, "workspace/inlayHint/refresh", |client| {
        Box::pin(async move { client.inlay_hint_refresh().await })
    });
    tell(can.lenses, "workspace/codeLens/refresh", |client| {
        Box::pin(async move { client.code_lens_refresh().await })
    });
    tell(can.tokens, "workspace/semanticTokens/refresh", |client| {
        Box::pin(async move { client.semantic_tokens_refresh().await })
    });
    // To one that does not pull, they are published.
    tell(abilities.pulls, "workspace/diagnostic/refresh", diagnostics);
}

fn diagnostics(client: Client) -> Told {
    Box::pin(async move { client.workspace_diagnostic_refresh().await })
}

type Told = std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>;
