//! What the engine costs: for each letter typed, for each megabyte read, and once at the start.
//!
//! ```text
//! CLOUDGLOSS_NOTES=/path/to/notes cargo bench -p cloudgloss-ide --bench engine [-- FILTER]
//! ```
//!
//! The notes in the folder (or a small sample of our own) are put one after the other until there is as much as a series asks for.
//! Figures, and where the time goes, are in `benches/README.md`. `cargo bench -p cloudgloss-syntax` tells more about parsing alone.

mod completion;
mod keystroke;
mod megabyte;
#[path = "../../../syntax/benches/speed/notes.rs"]
mod notes;
mod start;
mod world;

fn main() {
    divan::main();
}
