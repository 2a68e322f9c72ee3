use proptest::prelude::*;
use tower_lsp::jsonrpc::{Request, Response};

use super::*;

fn read_str(body: &str) -> Reading {
    read(body.as_bytes().to_vec())
}

/// What tower-lsp takes: anything else makes it leave.
fn is_readable(body: &[u8]) -> bool {
    let text = std::str::from_utf8(body).unwrap();
    serde_json::from_str::<Request>(text).is_ok() || serde_json::from_str::<Response>(text).is_ok()
}

fn code(reading: &Reading) -> i64 {
    assert!(reading.messages.is_empty());
    let answer: Value = serde_json::from_slice(&reading.answers[0]).unwrap();
    answer["error"]["code"].as_i64().unwrap()
}

#[test]
fn a_message_is_handed_on_as_it_is() {
    for body in [
        r#"{"jsonrpc":"2.0","method":"a","params":{"x":[1,2.5,null,true,"\n"]}}"#,
        r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#,
        r#"{"jsonrpc":"2.0","id":"x","result":null}"#,
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":""}}"#,
        r#"{ "id" : 1 , "result" : {} , "jsonrpc" : "\u0032.0", "other": 1 }"#,
    ] {
        let reading = read_str(body);
        assert_eq!(reading.messages[0].body, body.as_bytes());
        assert!(reading.answers.is_empty() && reading.rest.is_empty());
        assert!(is_readable(body.as_bytes()));
    }
}

#[test]
fn the_turns_of_a_conversation_are_noted() {
    let turn = |body: &str| read_str(body).messages[0].turn;
    assert_eq!(
        turn(r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#),
        Turn::Shutdown
    );
    assert_eq!(turn(r#"{"jsonrpc":"2.0","method":"exit"}"#), Turn::Exit);
    assert_eq!(
        turn(r#"{"jsonrpc":"2.0","method":"\u0065xit"}"#),
        Turn::Exit
    );
    assert_eq!(
        turn(r#"{"jsonrpc":"2.0","method":"initialized"}"#),
        Turn::Work
    );
}

#[test]
fn what_is_wrong_decides_the_answer() {
    assert_eq!(code(&read_str("{")), -32700);
    assert_eq!(code(&read_str("[{]")), -32700);
    assert_eq!(code(&read_str("{}")), -32600);
    assert_eq!(
        code(&read_str(
            r#"{"jsonrpc":"2.0","method":"a","params":1e999}"#
        )),
        -32600
    );
}

#[test]
fn what_follows_a_message_is_given_back() {
    let reading = read_str("{\"jsonrpc\":\"2.0\",\"method\":\"a\"}\r\nConte");
    assert_eq!(reading.messages.len(), 1);
    assert_eq!(reading.rest, b"\r\nConte");
}

#[test]
fn a_whole_message_is_seen_in_a_part() {
    assert!(read_prefix(br#"{"jsonrpc":"2.0","method":"a""#).is_none());
    let reading = read_prefix(br#"{"jsonrpc":"2.0","method":"a"}Content"#).unwrap();
    assert_eq!(
        (reading.messages.len(), &reading.rest[..]),
        (1, b"Content".as_slice())
    );
}

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from)
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        ".{0,10}".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 20, 4, |inner| {
        let name = prop_oneof![
            "jsonrpc|id|method|params|result|error|line|version",
            ".{0,5}"
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Something like a message, with a wrong part here and there.
fn almost_a_message() -> impl Strategy<Value = String> {
    let version = prop_oneof![
        Just(r#""2.0""#.to_owned()),
        json().prop_map(|value| value.to_string())
    ];
    let name = "id|method|params|result|error|jsonrpc|other";
    (
        version,
        prop::collection::vec((name, json()), 0..5),
        any::<Option<(prop::sample::Index, u8)>>(),
    )
        .prop_map(|(version, fields, flip)| {
            let mut text = format!("{{\"jsonrpc\":{version}");
            for (name, value) in fields {
                text += &format!(",\"{name}\":{value}");
            }
            text.push('}');
            if let Some((at, byte)) = flip {
                let at = at.index(text.len());
                if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
                    text.replace_range(at..=at, &char::from(byte % 128).to_string());
                }
            }
            text
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// The one promise of this module.
    #[test]
    fn all_that_is_handed_on_can_be_read(body in almost_a_message()) {
        let reading = read(body.clone().into_bytes());
        for message in &reading.messages {
            prop_assert!(is_readable(&message.body), "{}", String::from_utf8_lossy(&message.body));
        }
        for answer in &reading.answers {
            prop_assert!(serde_json::from_slice::<Response>(answer).is_ok());
        }
        prop_assert!(!reading.messages.is_empty() || !reading.answers.is_empty());
    }

    #[test]
    fn any_bytes_are_borne(body in prop::collection::vec(any::<u8>(), 0..300)) {
        read_prefix(&body);
        for message in read(body).messages {
            prop_assert!(is_readable(&message.body));
        }
    }
}
