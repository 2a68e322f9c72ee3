//! Answers in pieces, for clients that sent a token for that: what is found is told while more is looked for, and nothing of
//! it is kept.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tower_lsp::ls_types::ProgressToken;

use crate::transport::Output;

/// So many items make a piece.
const PIECE: usize = 500;

/// The way of one answer. What is left when it is told whole is the empty answer.
pub struct Pieces<T> {
    output: Output,
    token: ProgressToken,
    waiting: Mutex<Vec<T>>,
}

/// `$/progress`, written as it is sent: as a tree of values it would take ten times the room.
#[derive(Serialize)]
struct Message<'a, V> {
    jsonrpc: &'static str,
    method: &'static str,
    params: Params<'a, V>,
}

#[derive(Serialize)]
struct Params<'a, V> {
    token: &'a ProgressToken,
    value: V,
}

impl<T: Serialize> Pieces<T> {
    /// Nothing is told yet. What is sent stands before the answer: that is queued later.
    pub fn new(output: &Output, token: ProgressToken) -> Pieces<T> {
        Pieces {
            output: output.clone(),
            token,
            waiting: Mutex::default(),
        }
    }

    /// Tells more, once it is enough; `shape` makes the value of a piece.
    pub fn add<V: Serialize>(&self, items: Vec<T>, shape: impl Fn(Vec<T>) -> V) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend(items);
        while waiting.len() >= PIECE {
            let piece = waiting.drain(..PIECE).collect();
            self.send(shape(piece));
        }
    }

    /// Tells the rest.
    pub fn finish<V: Serialize>(self, shape: impl Fn(Vec<T>) -> V) {
        let rest =
            std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        if !rest.is_empty() {
            self.send(shape(rest));
        }
    }

    fn send<V: Serialize>(&self, value: V) {
        let message = Message {
            jsonrpc: "2.0",
            method: "$/progress",
            params: Params {
                token: &self.token,
                value,
            },
        };
        match serde_json::to_vec(&message) {
            Ok(body) => self.output.send(&body),
            Err(error) => tracing::error!("a piece of an answer cannot be written: {error}"),
        }
    }
}
