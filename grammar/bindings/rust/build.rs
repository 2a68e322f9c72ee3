//! Compiles the generated parser.

fn main() {
    println!("cargo:rerun-if-changed=src");
    cc::Build::new()
        .std("c11")
        .include("src")
        .flag_if_supported("-Wno-unused-parameter")
        .file("src/parser.c")
        .compile("tree-sitter-study-notes");
}
