use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn right_text_stays() {
    assert_eq!(utf8("é 😀".as_bytes()), "é 😀");
    assert_eq!(lone_surrogates(r#""a \ud83d\ude00 \\ud83d \" \n""#), None);
}

#[test]
fn wrong_bytes_become_one_character_each() {
    assert_eq!(utf8(b"a\xffb\xc3"), "a\u{fffd}b\u{fffd}");
    assert_eq!(utf8(b"\xed\xa0\xbd\xed\xb8\x80"), "😀");
    assert_eq!(utf8(b"\xed\xa0\xbd!"), "\u{fffd}!");
    assert_eq!(utf8(b"\xed\xb8\x80\xed\xa0\xbd"), "\u{fffd}\u{fffd}");
}

#[test]
fn halves_are_replaced_and_pairs_are_not() {
    let mend = |text: &str| lone_surrogates(text).unwrap();
    assert_eq!(mend(r#""\ud83d""#), r#""\uFFFD""#);
    assert_eq!(
        mend(r#""\ude00\ud83d\ude00\ud83d""#),
        r#""\uFFFD\ud83d\ude00\uFFFD""#
    );
    assert_eq!(mend(r#""\ud83d\ud83d\ude00""#), r#""\uFFFD\ud83d\ude00""#);
    assert_eq!(mend(r#""\\\ud83d""#), r#""\\\uFFFD""#);
}

#[test]
fn figures_are_brought_into_range() {
    let mut value = json!({
        "line": -1, "character": 4294967296u64, "deep": [{ "line": 2.9 }, { "version": -5 }],
        "other": -7, "text": "line", "version": "1.0",
    });
    figures(&mut value);
    let expected = json!({
        "line": 0, "character": 2147483647, "deep": [{ "line": 2 }, { "version": 0 }],
        "other": -7, "text": "line", "version": "1.0",
    });
    assert_eq!(value, expected);
}

proptest! {
    #[test]
    fn any_bytes_become_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = utf8(&bytes);
        if let Ok(valid) = std::str::from_utf8(&bytes) {
            prop_assert_eq!(text, valid);
        }
    }

    /// Whatever units a client writes as escapes, what is read has as many.
    #[test]
    fn any_units_can_be_read(units in prop::collection::vec(prop_oneof![0xD7F0u16..0xE010, 0x20u16..0x7F], 0..20)) {
        let escaped: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        let json = format!("\"{escaped}\"");
        let json = lone_surrogates(&json).unwrap_or(json);
        let text: String = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(text.encode_utf16().count(), units.len());
        prop_assert_eq!(text, String::from_utf16_lossy(&units));
    }

    #[test]
    fn any_text_is_borne(text in "(\\\\|u|d8|3d|\"|.){0,60}") {
        lone_surrogates(&text);
    }
}
