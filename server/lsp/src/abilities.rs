//! What the client can do, as far as it matters to us.

use cloudgloss_ide::Curtain;
use cloudgloss_syntax::PositionEncoding;
use tower_lsp::ls_types::*;

/// What matters to us of the client's capabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// What the characters of its positions count.
    pub encoding: PositionEncoding,
    /// It asks for diagnostics, so they are not pushed. One that cannot be told to ask again is not relied upon: it would
    /// keep showing what other settings no longer report.
    pub pulls: bool,
    /// What it can be told to ask for again.
    pub refreshes: Refreshes,
    /// It answers `workspace/configuration`.
    pub configuration: bool,
    /// Watched files can be registered.
    pub watches: bool,
    /// Settings changes can be registered for.
    pub registers_configuration: bool,
    /// Diagnostics may be tagged.
    pub tags: bool,
    /// Diagnostics may link to a description.
    pub code_description: bool,
    /// It gives back what diagnostics carry for us.
    pub diagnostic_data: bool,
    /// Diagnostics may point at other places.
    pub related: bool,
    /// With the diagnostics of a note it takes those of others.
    pub related_documents: bool,
    /// It knows code actions, not commands alone.
    pub code_actions: bool,
    /// It asks for the edit of an action once that is chosen.
    pub resolves_edits: bool,
    /// It applies edits that it is sent.
    pub applies_edits: bool,
    /// It asks for the rest of a completion that is looked at.
    pub resolves_completions: bool,
    /// It asks where a link leads once that is followed.
    pub resolves_links: bool,
    /// It shows what a link leads to.
    pub link_tooltips: bool,
    /// Definitions may say what they are of.
    pub links: bool,
    /// Symbols may have children.
    pub nested_symbols: bool,
    /// Edits may name the version they are for.
    pub document_changes: bool,
    /// Edits may make files.
    pub creates_files: bool,
    /// What it makes of hover text.
    pub hover: Format,
    /// How it can hide an answer.
    pub curtain: Curtain,
    /// What it makes of the documentation of a completion.
    pub documentation: Format,
    /// It colours what it is told.
    pub colours: bool,
    /// It asks for the colours of what it shows.
    pub colours_ranges: bool,
    /// A completion may have places to fill in.
    pub snippets: bool,
    /// It asks what can be renamed before it asks for a name.
    pub prepares_rename: bool,
    /// It shows progress of work that it did not ask for.
    pub progress: bool,
    /// It can be asked to show a file.
    pub shows_documents: bool,
}

/// What a client can be told to ask for again, when settings, knowledge or the day are others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refreshes {
    /// Diagnostics.
    pub diagnostics: bool,
    /// Inlay hints.
    pub hints: bool,
    /// Code lenses.
    pub lenses: bool,
    /// Semantic tokens.
    pub tokens: bool,
}

/// How text for people may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The client says nothing of it: what the protocol had before it could be said.
    #[default]
    Unsaid,
    /// Markdown is rendered.
    Markdown,
    /// Markdown would be shown as it is written.
    Plain,
}

impl Format {
    fn of(formats: Option<&[MarkupKind]>) -> Format {
        match formats {
            None | Some([]) => Format::Unsaid,
            Some(kinds) if kinds.contains(&MarkupKind::Markdown) => Format::Markdown,
            Some(_) => Format::Plain,
        }
    }
}

impl Abilities {
    /// Reads the client's capabilities.
    pub fn of(client: &ClientCapabilities) -> Abilities {
        let mut abilities = Abilities {
            encoding: encoding(client),
            ..Abilities::default()
        };
        if let Some(workspace) = &client.workspace {
            abilities.workspace(workspace);
        }
        if let Some(text) = &client.text_document {
            abilities.text_document(text);
        }
        let general = client.general.as_ref();
        let tags = general
            .and_then(|general| general.markdown.as_ref())
            .and_then(|markdown| markdown.allowed_tags.as_ref());
        if tags.is_some_and(|tags| tags.iter().any(|tag| tag == "details")) {
            abilities.curtain = Curtain::Details;
        }
        abilities.pulls &= abilities.refreshes.diagnostics;
        let window = client.window.as_ref();
        abilities.progress = window.and_then(|w| w.work_done_progress).unwrap_or(false);
        abilities.shows_documents = window
            .and_then(|w| w.show_document.as_ref())
            .is_some_and(|s| s.support);
        abilities
    }

    fn workspace(&mut self, client: &WorkspaceClientCapabilities) {
        self.refreshes = refreshes(client);
        self.applies_edits = client.apply_edit.unwrap_or(false);
        self.configuration = client.configuration.unwrap_or(false);
        self.watches = client
            .did_change_watched_files
            .is_some_and(|w| w.dynamic_registration == Some(true));
        self.registers_configuration = client
            .did_change_configuration
            .is_some_and(|c| c.dynamic_registration == Some(true));
        let edit = client.workspace_edit.as_ref();
        self.document_changes = edit.and_then(|e| e.document_changes).unwrap_or(false);
        self.creates_files = edit
            .and_then(|e| e.resource_operations.as_ref())
            .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create));
    }

    fn text_document(&mut self, client: &TextDocumentClientCapabilities) {
        let pull = client.diagnostic.as_ref();
        self.pulls = pull.is_some();
        self.related_documents = pull.is_some_and(|d| d.related_document_support == Some(true));
        if let Some(publish) = &client.publish_diagnostics {
            self.tags = publish
                .tag_support
                .as_ref()
                .is_some_and(|t| t.value_set.contains(&DiagnosticTag::DEPRECATED));
            self.code_description = publish.code_description_support.unwrap_or(false);
            self.diagnostic_data = publish.data_support.unwrap_or(false);
            self.related = publish.related_information.unwrap_or(false);
        }
        self.links = client
            .definition
            .is_some_and(|d| d.link_support == Some(true));
        let symbols = client.document_symbol.as_ref();
        self.nested_symbols = symbols
            .and_then(|s| s.hierarchical_document_symbol_support)
            .unwrap_or(false);
        let tokens = client.semantic_tokens.as_ref();
        self.colours = tokens.is_some();
        self.colours_ranges = tokens.is_some_and(|t| t.requests.range == Some(true));
        let actions = client.code_action.as_ref();
        self.code_actions = actions.is_some_and(|a| a.code_action_literal_support.is_some());
        self.resolves_edits = actions
            .and_then(|a| a.resolve_support.as_ref())
            .is_some_and(|support| support.properties.iter().any(|name| name == "edit"));
        self.resolves_links = client.document_link.is_some();
        let links = client.document_link.as_ref();
        self.link_tooltips = links.and_then(|l| l.tooltip_support).unwrap_or(false);
        let rename = client.rename.as_ref();
        self.prepares_rename = rename.and_then(|r| r.prepare_support).unwrap_or(false);
        let hover = client.hover.as_ref();
        self.hover = Format::of(hover.and_then(|h| h.content_format.as_deref()));
        let completion = client.completion.as_ref();
        let item = completion.and_then(|c| c.completion_item.as_ref());
        self.snippets = item.and_then(|i| i.snippet_support).unwrap_or(false);
        self.resolves_completions = item.is_some();
        self.documentation = Format::of(item.and_then(|i| i.documentation_format.as_deref()));
    }
}

fn refreshes(client: &WorkspaceClientCapabilities) -> Refreshes {
    let diagnostics = client.diagnostics.as_ref();
    let (hints, lenses) = (client.inlay_hint.as_ref(), client.code_lens.as_ref());
    let tokens = client.semantic_tokens.as_ref();
    let is = |support: Option<bool>| support.unwrap_or(false);
    Refreshes {
        diagnostics: is(diagnostics.and_then(|d| d.refresh_support)),
        hints: is(hints.and_then(|h| h.refresh_support)),
        lenses: is(lenses.and_then(|l| l.refresh_support)),
        tokens: is(tokens.and_then(|t| t.refresh_support)),
    }
}

/// UTF-8 where the client lists it, for then a column is a number of bytes; UTF-16 otherwise, as the protocol
/// has it.
fn encoding(client: &ClientCapabilities) -> PositionEncoding {
    let offered = client
        .general
        .as_ref()
        .and_then(|general| general.position_encodings.as_deref());
    match offered {
        Some(kinds) if kinds.contains(&PositionEncodingKind::UTF8) => PositionEncoding::Utf8,
        _ => PositionEncoding::Utf16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abilities(client: serde_json::Value) -> Abilities {
        Abilities::of(&serde_json::from_value(client).unwrap())
    }

    #[test]
    fn utf8_is_taken_where_it_is_offered() {
        let offer = |kinds: &[&str]| {
            abilities(serde_json::json!({ "general": { "positionEncodings": kinds } })).encoding
        };
        assert_eq!(offer(&["utf-16", "utf-8"]), PositionEncoding::Utf8);
        assert_eq!(offer(&["utf-32", "utf-16"]), PositionEncoding::Utf16);
        assert_eq!(
            abilities(serde_json::json!({})).encoding,
            PositionEncoding::Utf16
        );
    }

    #[test]
    fn formats_are_told_apart() {
        let hover = |formats: serde_json::Value| {
            abilities(
                serde_json::json!({ "textDocument": { "hover": { "contentFormat": formats } } }),
            )
            .hover
        };
        assert_eq!(hover(serde_json::Value::Null), Format::Unsaid);
        assert_eq!(hover(serde_json::json!(["plaintext"])), Format::Plain);
        let both = serde_json::json!(["plaintext", "markdown"]);
        assert_eq!(hover(both), Format::Markdown);
    }
}
