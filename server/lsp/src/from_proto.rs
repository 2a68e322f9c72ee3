//! From the protocol's types to ours. With `to_proto`, the only place that knows `Position`.

use std::path::{Path, PathBuf};

use cloudgloss_ide::{Document, NoteId, TextEdit, TextRange};
use cloudgloss_syntax::{PositionEncoding, Rope, offset_at};
use tower_lsp::ls_types::{
    InitializeParams, Position, Range, TextDocumentContentChangeEvent, Uri, WorkspaceFolder,
};

use crate::workspace;

/// The byte at a position. Clamped to the text.
pub fn offset(document: &Document, position: Position, encoding: PositionEncoding) -> usize {
    offset_in(document.rope(), position, encoding)
}

fn offset_in(rope: &Rope, position: Position, encoding: PositionEncoding) -> usize {
    let position = cloudgloss_syntax::Position {
        line: position.line,
        character: position.character,
    };
    offset_at(rope, position, encoding)
}

/// The bytes of a range. Clamped to the text; a reversed range is turned round.
pub fn range(document: &Document, range: Range, encoding: PositionEncoding) -> TextRange {
    range_in(document.rope(), range, encoding)
}

fn range_in(rope: &Rope, range: Range, encoding: PositionEncoding) -> TextRange {
    let (a, b) = (
        offset_in(rope, range.start, encoding),
        offset_in(rope, range.end, encoding),
    );
    TextRange::new(a.min(b), a.max(b))
}

/// The edit that a change means, or the whole new text.
pub fn change(
    rope: &Rope,
    change: TextDocumentContentChangeEvent,
    encoding: PositionEncoding,
) -> Result<TextEdit, String> {
    match change.range {
        Some(replaced) => Ok(TextEdit {
            range: range_in(rope, replaced, encoding),
            new_text: change.text,
        }),
        None => Err(change.text),
    }
}

/// The key of a note: its address. That of a file is written in one way, however the client writes it, for the same file
/// is also found on the disk.
pub fn note_id(uri: &Uri) -> NoteId {
    let is_local = uri.authority().is_none_or(|host| host.as_str().is_empty());
    let file = path(uri).filter(|_| is_local);
    let written = file.and_then(Uri::from_file_path);
    NoteId(written.as_ref().unwrap_or(uri).as_str().into())
}

/// The key of a file or folder by its path.
pub fn path_id(path: &Path) -> Option<NoteId> {
    Uri::from_file_path(path).map(|uri| note_id(&uri))
}

/// What a note is called: its path from the workspace's root, without the ending.
pub fn note_name(uri: &Uri, roots: &[PathBuf]) -> String {
    uri.to_file_path()
        .map(|path| path_name(&path, roots))
        .unwrap_or_default()
}

/// The same of a path.
pub fn path_name(path: &Path, roots: &[PathBuf]) -> String {
    let root = workspace::innermost(roots, path);
    let inner = root.and_then(|root| path.strip_prefix(root).ok());
    let name = inner.map_or_else(
        || path.file_name().map(PathBuf::from),
        |inner| Some(inner.to_owned()),
    );
    name.unwrap_or_default()
        .with_extension("")
        .to_string_lossy()
        .replace('\\', "/")
}

/// The folders of a workspace.
pub fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    #[expect(deprecated, reason = "older clients send nothing else")]
    let root = params.root_uri.as_ref();
    match params.workspace_folders.as_deref() {
        Some(folders) if !folders.is_empty() => folders.iter().filter_map(folder).collect(),
        _ => root.and_then(path).into_iter().collect(),
    }
}

/// The path of a workspace folder, where it has one.
pub fn folder(folder: &WorkspaceFolder) -> Option<PathBuf> {
    path(&folder.uri)
}

/// The path of a file's address; `None` for other addresses.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file
        .then(|| uri.to_file_path().map(PathBuf::from))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn positions_are_clamped() {
        let document = Document::new("ab\ncd\n");
        let offset = |position| offset(&document, position, PositionEncoding::Utf16);
        assert_eq!(offset(at(1, 1)), 4);
        assert_eq!(offset(at(0, 99)), 2);
        assert_eq!(offset(at(99, 0)), 6);
        assert_eq!(offset(at(u32::MAX, u32::MAX)), 6);
    }

    #[test]
    fn a_reversed_range_is_turned_round() {
        let document = Document::new("abcdef");
        let reversed = Range {
            start: at(0, 4),
            end: at(0, 1),
        };
        assert_eq!(
            range(&document, reversed, PositionEncoding::Utf8),
            TextRange::new(1, 4)
        );
    }

    #[test]
    fn a_name_is_relative_to_the_root() {
        let name = |uri: &str| note_name(&uri.parse().unwrap(), &[PathBuf::from("/home/a/notes")]);
        assert_eq!(name("file:///home/a/notes/aws/lambda.md"), "aws/lambda");
        assert_eq!(name("file:///elsewhere/S3%20basics.md"), "S3 basics");
        assert_eq!(name("untitled:Untitled-1"), "Untitled-1");
    }

    #[test]
    fn a_file_has_one_key_however_its_address_is_written() {
        let id = |uri: &str| note_id(&uri.parse().unwrap());
        assert_eq!(
            id("file:///a%20%28b%29/%C3%A9.md"),
            id("file:///a%20(b)/%c3%a9.md")
        );
        assert_eq!(id("untitled:a%20b").0.as_ref(), "untitled:a%20b");
    }

    #[test]
    fn only_files_have_paths() {
        assert_eq!(
            path(&"file:///a%20b.md".parse().unwrap()),
            Some(PathBuf::from("/a b.md"))
        );
        assert_eq!(path(&"untitled:Untitled-1".parse().unwrap()), None);
    }
}
