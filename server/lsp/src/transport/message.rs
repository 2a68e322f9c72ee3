//! The body of a frame to messages that tower-lsp can read, or to the answer that says why there is none.

use serde_json::{Deserializer, Value, json};

use super::envelope::Envelope;
use super::mend;

/// What became of a body.
#[derive(Debug, Default)]
pub struct Reading {
    /// To hand on, in order.
    pub messages: Vec<Message>,
    /// Error responses to send to the client.
    pub answers: Vec<Vec<u8>>,
    /// What stood behind the message in its body: the length was too long.
    pub rest: Vec<u8>,
}

/// A message that is sure to parse.
#[derive(Debug)]
pub struct Message {
    /// JSON, without a header.
    pub body: Vec<u8>,
    /// The part that it plays in the life of the server.
    pub turn: Turn,
}

/// Messages that the transport itself takes note of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Nothing in particular.
    Work,
    /// The request `shutdown`.
    Shutdown,
    /// The notification `exit`.
    Exit,
}

/// Reads a body.
pub fn read(body: Vec<u8>) -> Reading {
    match String::from_utf8(body) {
        Ok(text) => read_text(text),
        Err(error) => {
            tracing::warn!("a message is not UTF-8: wrong bytes are replaced");
            read_text(mend::utf8(error.as_bytes()))
        }
    }
}

/// The message at the beginning of a body that has not arrived whole; `None` when it is no message yet.
pub fn read_prefix(partial: &[u8]) -> Option<Reading> {
    let text = std::str::from_utf8(partial).ok()?;
    let whole = Deserializer::from_str(text)
        .into_iter::<Envelope>()
        .next()?
        .is_ok();
    whole.then(|| read_text(text.to_owned()))
}

fn read_text(text: String) -> Reading {
    match text.trim_start().as_bytes().first() {
        None => Reading::default(),
        Some(b'[') => read_batch(&text),
        Some(_) => read_one(text),
    }
}

/// The protocol has no batches, JSON-RPC has: each member is a message of its own.
fn read_batch(text: &str) -> Reading {
    let items: Vec<Value> = match serde_json::from_str(text) {
        Ok(items) => items,
        Err(error) => return refuse(text, &error),
    };
    if items.is_empty() {
        return answer(&Value::Null, INVALID_REQUEST, "an empty batch");
    }
    let readings = items.iter().map(|item| read_one(item.to_string()));
    readings.fold(Reading::default(), |mut all, one| {
        all.messages.extend(one.messages);
        all.answers.extend(one.answers);
        all
    })
}

fn read_one(mut text: String) -> Reading {
    let mut values = Deserializer::from_str(&text).into_iter::<Envelope>();
    match values.next() {
        Some(Ok(envelope)) => {
            let verdict = judge(&envelope);
            let rest = text.split_off(values.byte_offset());
            let rest = if rest.trim_ascii().is_empty() {
                Vec::new()
            } else {
                rest.into_bytes()
            };
            Reading {
                rest,
                ..verdict.apply(text)
            }
        }
        Some(Err(error)) => match mend::lone_surrogates(&text) {
            Some(mended) => {
                tracing::warn!("half a character in a message: replaced by U+FFFD");
                read_one(mended)
            }
            None => refuse(&text, &error),
        },
        None => Reading::default(),
    }
}

enum Verdict {
    Accept { turn: Turn, mend: bool },
    Refuse { id: Value, why: &'static str },
}

fn judge(envelope: &Envelope) -> Verdict {
    if let Some(why) = fault(envelope) {
        let id = envelope.id.clone().filter(is_id).unwrap_or_default();
        return Verdict::Refuse { id, why };
    }
    let turn = match (envelope.method.as_deref(), &envelope.id) {
        (Some("shutdown"), Some(_)) => Turn::Shutdown,
        (Some("exit"), None) => Turn::Exit,
        _ => Turn::Work,
    };
    Verdict::Accept {
        turn,
        mend: envelope.odd_number && envelope.method.is_some(),
    }
}

impl Verdict {
    fn apply(self, text: String) -> Reading {
        match self {
            Verdict::Refuse { id, why } => answer(&id, INVALID_REQUEST, why),
            Verdict::Accept { turn, mend } => {
                let mended = mend.then(|| mended_figures(&text)).flatten();
                let body = mended.unwrap_or_else(|| text.into_bytes());
                Reading {
                    messages: vec![Message { body, turn }],
                    ..Reading::default()
                }
            }
        }
    }
}

fn fault(envelope: &Envelope) -> Option<&'static str> {
    let answers = envelope.has_answer && envelope.id.is_some();
    match () {
        () if !envelope.unique => Some("a field is there twice"),
        () if !envelope.jsonrpc => Some("jsonrpc is not \"2.0\""),
        () if envelope.id.as_ref().is_some_and(|id| !is_id(id)) => Some("the id is no id"),
        () if envelope.has_method && envelope.method.is_none() => Some("the method is no string"),
        () if !envelope.has_method && !answers => Some("there is no method"),
        () => None,
    }
}

fn is_id(id: &Value) -> bool {
    id.is_null() || id.is_string() || id.is_i64()
}

fn mended_figures(text: &str) -> Option<Vec<u8>> {
    let mut value = serde_json::from_str(text).ok()?;
    mend::figures(&mut value);
    serde_json::to_vec(&value).ok()
}

/// Answers what cannot be read, under its id where that much can be made out.
fn refuse(text: &str, error: &serde_json::Error) -> Reading {
    #[derive(serde::Deserialize)]
    struct Loose {
        id: Option<Value>,
    }
    match serde_json::from_str::<Loose>(text) {
        // Well-formed, but too deep or with numbers beyond measure.
        Ok(Loose { id }) => {
            let id = id.filter(is_id).unwrap_or_default();
            answer(&id, INVALID_REQUEST, &error.to_string())
        }
        Err(_) if error.is_data() => answer(&Value::Null, INVALID_REQUEST, &error.to_string()),
        Err(_) => answer(&Value::Null, PARSE_ERROR, &error.to_string()),
    }
}

/// A reading that is nothing but an error response.
pub fn answer(id: &Value, code: i32, why: &str) -> Reading {
    tracing::warn!("a message was refused: {why}");
    let message = match code {
        PARSE_ERROR => format!("Parse error: {why}"),
        _ => format!("Invalid request: {why}"),
    };
    let body = json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } });
    Reading {
        answers: vec![body.to_string().into_bytes()],
        ..Reading::default()
    }
}

/// JSON-RPC: what arrived is not JSON.
pub const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;

#[cfg(test)]
mod tests;
