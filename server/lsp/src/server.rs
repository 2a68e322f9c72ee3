//! The protocol's methods. Each hands over to `state` or `requests`; nothing is decided here.

mod answer;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use crate::indexer::Job;
use crate::settings::SECTION;
use crate::state::{Session, World};
use crate::transport::Output;
use crate::{capabilities, checker, commands, registrations, requests};

pub use answer::at_once;

/// How long the client may take to answer a request of ours.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The language server.
pub struct Server {
    session: Arc<Session>,
    client: Client,
    output: Output,
    version: &'static str,
    started: Box<dyn Fn(Option<u32>) + Send + Sync>,
}

impl Server {
    /// A server before `initialize`; `started` is then called with the number of the client's process. Answers in pieces go
    /// to `output` directly.
    pub fn new(
        session: Arc<Session>,
        client: Client,
        output: Output,
        version: &'static str,
        started: impl Fn(Option<u32>) + Send + Sync + 'static,
    ) -> Server {
        Server {
            session,
            client,
            output,
            version,
            started: Box::new(started),
        }
    }

    /// Asks for the section of the editor's settings that is ours.
    fn ask_for_settings(&self) {
        let (client, session) = (self.client.clone(), Arc::clone(&self.session));
        let item = ConfigurationItem {
            scope_uri: None,
            section: Some(SECTION.to_owned()),
        };
        ask("workspace/configuration", async move {
            let answer = client.configuration(vec![item]).await?;
            session.configure(answer.first().unwrap_or(&LSPAny::Null));
            Ok(())
        });
    }
}

impl Server {
    /// `window/workDoneProgress/cancel`
    pub async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.session.cancel_progress(&params.token);
    }
}

/// Sends a request to the client in the background, for no handler may wait for the client. The wait has an
/// end.
pub fn ask<T>(method: &'static str, request: impl Future<Output = Result<T>> + Send + 'static) {
    tokio::spawn(async move {
        match tokio::time::timeout(PATIENCE, request).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::info!("{method}: {error}"),
            Err(_) => tracing::warn!("{method}: no answer"),
        }
    });
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let abilities = self.session.initialize(&params);
        (self.started)(params.process_id);
        Ok(InitializeResult {
            capabilities: capabilities::server(&abilities),
            server_info: Some(ServerInfo {
                name: "cloudgloss".to_owned(),
                version: Some(self.version.to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        let abilities = self.session.abilities();
        let registrations = registrations::wanted(&abilities);
        let client = self.client.clone();
        if !registrations.is_empty() {
            ask("client/registerCapability", async move {
                client.register_capability(registrations).await
            });
        }
        if abilities.configuration {
            self.ask_for_settings();
        }
        self.session.look_for_notes(Job::All);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.leave();
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        self.session.open(params.text_document);
        self.session.shown(&uri);
        self.session.look_around();
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        self.session.edit(params);
        self.session.shown(&uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.close(&params);
        self.session.shown(&params.text_document.uri);
        self.session.look_around();
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        // Clients that do not watch files tell us at least this.
        self.session.files_changed([params.text_document.uri]);
        self.session.look_around();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        // Newer clients send nothing and want to be asked.
        match self.session.abilities().configuration {
            true => self.ask_for_settings(),
            false => self.session.configure(&params.settings),
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let changed = params.changes.into_iter().map(|change| change.uri);
        self.session.files_changed(changed);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.session.change_folders(&params.event);
        self.session.reload();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.answer(move |world| requests::hover(world, &params))
            .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.answer(move |world| requests::completion(world, &params))
            .await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.answer(move |world| requests::resolve_completion(world, item))
            .await
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(move |world| requests::definition(world, &params))
            .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let shown = params.work_done_progress_params.clone();
        let pieces = self.pieces(&params.partial_result_params);
        let work = move |world: &World| requests::references(world, &params, pieces);
        self.answer_shown(shown, "Looking through the notes", work)
            .await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        self.answer(move |world| requests::document_highlight(world, &params))
            .await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.answer(move |world| requests::document_link(world, &params))
            .await
    }

    async fn document_link_resolve(&self, link: DocumentLink) -> Result<DocumentLink> {
        self.answer(move |world| requests::resolve_document_link(world, link))
            .await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        let shown = params.work_done_progress_params.clone();
        let work = move |world: &World| requests::workspace_symbol(world, &params);
        self.answer_shown(shown, "Looking through the notes", work)
            .await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        self.answer(move |world| requests::prepare_rename(world, &params))
            .await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let shown = params.work_done_progress_params.clone();
        let work = move |world: &World| requests::rename(world, &params);
        self.answer_shown(shown, "Looking through the notes", work)
            .await?
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.answer(move |world| requests::code_lens(world, &params))
            .await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.answer(move |world| requests::folding_range(world, &params))
            .await
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        self.answer(move |world| requests::selection_range(world, &params))
            .await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        self.answer(move |world| requests::semantic_tokens(world, &params))
            .await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.answer(move |world| requests::semantic_tokens_in(world, &params))
            .await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        self.answer(move |world| requests::document_symbol(world, &params))
            .await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.answer(move |world| requests::code_action(world, &params))
            .await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.answer(move |world| requests::resolve_code_action(world, action))
            .await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.answer(move |world| requests::inlay_hint(world, &params))
            .await
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri.clone();
        self.answer_about(&uri, move |world| {
            requests::document_diagnostic(world, &params)
        })
        .await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let (mut pull, params) = (self.session.next_pull(), Arc::new(params));
        let pieces = self.pieces(&params.partial_result_params);
        loop {
            let asked = Arc::clone(&params);
            let work = move |world: &World| requests::workspace_diagnostic(world, &asked);
            let items = self.answer(work).await?;
            // Whoever takes an answer in pieces can wait for it.
            if pieces.is_none() || requests::has_news(&items) || !pull.changed().await {
                return Ok(requests::workspace_report(items, pieces));
            }
        }
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        if params.command == commands::CHECK_WORKSPACE {
            checker::start(&self.session, &self.client);
            return Ok(None);
        }
        let outcome = self
            .answer(move |world| commands::run(world, &params.command, &params.arguments))
            .await??;
        Ok(commands::finish(
            outcome,
            &self.client,
            self.session.abilities().shows_documents,
        ))
    }
}

#[cfg(test)]
mod tests;
