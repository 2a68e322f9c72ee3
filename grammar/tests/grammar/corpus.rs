//! The examples in `test/corpus`: each text gives the tree below it. Those in `failing.txt` do not yet.
//!
//! The files are in the form that `tree-sitter test` reads.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::parse;

/// What a file says: a text and its tree, as an S-expression.
struct Example {
    name: String,
    text: String,
    tree: String,
}

impl Example {
    fn holds(&self) -> bool {
        self.tree == parse(&self.text).root_node().to_sexp()
    }
}

/// The files of the corpus, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let entries = fs::read_dir(folder).expect("the corpus is a folder");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    files
}

/// The examples of a file: `===`, name and attributes, `===`, text, `---`, tree.
fn examples(file: &Path) -> Vec<Example> {
    let content = fs::read_to_string(file)
        .expect("the file can be read")
        .replace("\r\n", "\n");
    let header = "=".repeat(80) + "\n";
    let divider = "\n".to_owned() + &"-".repeat(80) + "\n";
    let parts: Vec<_> = content.split(&header).skip(1).collect();
    assert!(
        parts.len() % 2 == 0 && !parts.is_empty(),
        "{}: headers come in pairs",
        file.display()
    );
    let examples = parts.chunks(2).map(|pair| {
        let name = pair[0].lines().next().unwrap_or_default().to_owned();
        let (text, tree) = pair[1]
            .rsplit_once(&divider)
            .unwrap_or_else(|| panic!("{name}: no divider"));
        let tree = tree
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace(" )", ")");
        Example {
            name,
            text: text.to_owned(),
            tree,
        }
    });
    examples.collect()
}

#[test]
fn examples_give_their_trees() {
    for file in files().iter().filter(|file| !file.ends_with("failing.txt")) {
        for example in examples(file) {
            let got = parse(&example.text).root_node().to_sexp();
            assert_eq!(got, example.tree, "{}: {}", file.display(), example.name);
        }
    }
}

#[test]
fn failing_examples_still_fail() {
    let files = files();
    let file = files
        .iter()
        .find(|file| file.ends_with("failing.txt"))
        .expect("failing.txt exists");
    let mended: Vec<_> = examples(file)
        .into_iter()
        .filter(Example::holds)
        .map(|example| example.name)
        .collect();
    assert!(
        mended.is_empty(),
        "these work now, move them to their construct: {mended:?}"
    );
}

/// An example with an ERROR in its tree would be a broken promise written down.
#[test]
fn no_example_expects_an_error() {
    for example in files().iter().flat_map(|file| examples(file)) {
        let broken = ["ERROR", "MISSING"]
            .iter()
            .any(|word| example.tree.contains(word));
        assert!(!broken, "{}", example.name);
    }
}
