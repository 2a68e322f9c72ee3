//! The command line from outside: exit codes, what is printed where, and which files are read.

#[path = "cli/support.rs"]
mod support;

#[path = "cli/output.rs"]
mod output;

#[path = "cli/files.rs"]
mod files;

#[path = "cli/workspace.rs"]
mod workspace;

#[path = "cli/explain.rs"]
mod explain;

#[path = "cli/content.rs"]
mod content;

#[path = "cli/fix.rs"]
mod fix;

#[path = "cli/sarif.rs"]
mod sarif;
