//! The committed `src/` is what `grammar.js` generates.

use std::fs;
use std::path::Path;

use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

const ABI: usize = 14;

#[test]
fn committed_parser_is_generated_from_the_grammar() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fresh = tempfile::tempdir().expect("a directory for temporary files");
    generate_parser_in_directory(
        root,
        Some(fresh.path()),
        Some(root.join("grammar.js")),
        ABI,
        None,
        Some("native"),
        true,
        OptLevel::default(),
        &mut Vec::new(),
    )
    .expect("grammar.js generates a parser");
    for file in [
        "parser.c",
        "grammar.json",
        "node-types.json",
        "tree_sitter/parser.h",
        "tree_sitter/alloc.h",
        "tree_sitter/array.h",
    ] {
        assert_same(&fresh.path().join(file), &root.join("src").join(file));
    }
}

/// Compares without printing both: the parser has ten thousand lines.
fn assert_same(fresh: &Path, committed: &Path) {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .expect("the file can be read")
            .replace("\r\n", "\n")
    };
    let (fresh, kept) = (read(fresh), read(committed));
    let differs = fresh.lines().zip(kept.lines()).position(|(a, b)| a != b);
    assert!(
        fresh == kept,
        "{} is not what grammar.js generates (first at line {}); run `tree-sitter generate --abi {ABI}`",
        committed.display(),
        differs.map_or(fresh.lines().count().min(kept.lines().count()), |line| line) + 1
    );
}
