//! The outside of a message, read as strictly as tower-lsp will read it, and its inside, read and forgotten.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// What the filter needs to know of a message. Reading one proves that its JSON can be read as a whole.
#[derive(Debug, Default)]
pub struct Envelope<'a> {
    /// Every field is there at most once.
    pub unique: bool,
    /// `"2.0"` in the field `jsonrpc`.
    pub jsonrpc: bool,
    /// The method of a request or notification, where it is a string.
    pub method: Option<Cow<'a, str>>,
    /// There is a field `method`, of any type.
    pub has_method: bool,
    /// There is a field `result` or `error`.
    pub has_answer: bool,
    /// The field `id`.
    pub id: Option<Value>,
    /// Somewhere there is a number that is not between 0 and 2^31 - 1, or not whole.
    pub odd_number: bool,
}

impl<'de: 'a, 'a> Deserialize<'de> for Envelope<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON-RPC message")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut envelope = Envelope {
            unique: true,
            ..Envelope::default()
        };
        let mut seen = Vec::new();
        while let Some(Text(name)) = map.next_key()? {
            envelope.field(&name, &mut map)?;
            envelope.unique &= !seen.contains(&name);
            seen.push(name);
            if seen.len() > MOST_FIELDS {
                return Err(A::Error::custom("a message has few fields"));
            }
        }
        Ok(envelope)
    }
}

/// Keeps the search for doubles short in a message made to slow it down.
const MOST_FIELDS: usize = 64;

impl<'de> Envelope<'de> {
    fn field<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "jsonrpc" => {
                self.jsonrpc = matches!(map.next_value()?, Any::Text(version) if version == "2.0")
            }
            "method" => {
                self.has_method = true;
                if let Any::Text(method) = map.next_value()? {
                    self.method = Some(method);
                }
            }
            "id" => self.id = Some(map.next_value()?),
            _ => {
                self.has_answer |= matches!(name, "result" | "error");
                self.odd_number |= matches!(map.next_value()?, Any::Other { odd_number: true });
            }
        }
        Ok(())
    }
}

/// Any JSON, read as strictly as [`Value`] but not kept.
enum Any<'a> {
    Text(Cow<'a, str>),
    Other { odd_number: bool },
}

impl<'de: 'a, 'a> Deserialize<'de> for Any<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

const PLAIN: Any<'static> = Any::Other { odd_number: false };

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Any<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Any<'de>, E> {
        Ok(PLAIN)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Any<'de>, E> {
        Ok(PLAIN)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Any<'de>, E> {
        Ok(Any::Other { odd_number: true })
    }

    fn visit_u64<E>(self, number: u64) -> Result<Any<'de>, E> {
        Ok(Any::Other {
            odd_number: number > i32::MAX as u64,
        })
    }

    fn visit_f64<E>(self, _: f64) -> Result<Any<'de>, E> {
        Ok(Any::Other { odd_number: true })
    }

    fn visit_str<E>(self, text: &str) -> Result<Any<'de>, E> {
        // Longer texts are never asked for; copying them would cost as much as reading them.
        Ok(Any::Text(Cow::Owned(
            text.get(..text.len().min(64))
                .unwrap_or_default()
                .to_owned(),
        )))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Any<'de>, E> {
        Ok(Any::Text(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Any<'de>, A::Error> {
        let mut odd_number = false;
        while let Some(item) = seq.next_element()? {
            odd_number |= matches!(item, Any::Other { odd_number: true });
        }
        Ok(Any::Other { odd_number })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Any<'de>, A::Error> {
        let mut odd_number = false;
        while map.next_key::<Text>()?.is_some() {
            odd_number |= matches!(map.next_value()?, Any::Other { odd_number: true });
        }
        Ok(Any::Other { odd_number })
    }
}

/// The name of a field.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Any::deserialize(deserializer)? {
            Any::Text(text) => Ok(Text(text)),
            Any::Other { .. } => Err(D::Error::custom("a name is a string")),
        }
    }
}
