//! Compiles `content/` to one compact blob, so that a start costs no parsing of text.
//!
//! Problems in the content are warnings of the build, never errors: one wrong file must not keep its neighbours from loading.
//! `cargo test --test content` is where they fail.

use std::{env, fs, path::Path};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    println!("cargo::rerun-if-changed={}", root.display());
    let (knowledge, problems) = cloudgloss_corpus::load::folder(&root);
    for problem in &problems {
        println!("cargo::warning=content/{problem}");
    }
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("knowledge.bin");
    fs::write(&out, knowledge.to_bytes())
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", out.display()));
}
