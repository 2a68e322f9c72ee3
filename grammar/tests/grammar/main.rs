//! The tests of the grammar.

mod common;
mod corpus;
mod generated;
mod queries;
mod total;
