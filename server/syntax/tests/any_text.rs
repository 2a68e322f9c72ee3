//! Whatever the text and whatever block it is said to be: nothing panics, and all places are in order and in the text.

use cloudgloss_syntax::{
    BlockKind, PositionEncoding, Rope, TextRange, cells, markers, offset_at, position_at,
    question_text, segments,
};
use proptest::prelude::*;

const KINDS: [BlockKind; 14] = [
    BlockKind::FrontMatter,
    BlockKind::Heading { level: 1 },
    BlockKind::Paragraph,
    BlockKind::ListItem { indent: 0 },
    BlockKind::TableRow,
    BlockKind::TableDelimiter,
    BlockKind::Quote,
    BlockKind::Code,
    BlockKind::Comment,
    BlockKind::Marker,
    BlockKind::Question,
    BlockKind::Answer,
    BlockKind::Definition,
    BlockKind::Blank,
];

/// Text in which markup is likely.
fn text() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        "[-*_~=`<>\\[\\]()!|:.@&#\\\\/\"' \n\rQA1a😀é\u{feff}]",
        prop::sample::select(
            &[
                "](",
                "<!--",
                "-->",
                "://",
                "[[",
                "]]",
                ".com",
                "**",
                "arn:aws:",
                "<code>",
                "</code>",
                "[^",
                "```",
                "**Q:",
                " :: ",
                "[x] ",
                "- ",
                "{#",
                "s3:Get",
                "&amp;",
                "<a b=",
                "cloudgloss-ignore",
                "漢",
            ][..]
        )
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(parts, 0..30).prop_map(|parts| parts.concat())
}

fn check_places(text: &str, ranges: impl Iterator<Item = TextRange>) {
    let mut end = 0;
    for range in ranges {
        assert!(
            end <= range.start && range.start <= range.end,
            "{text:?} {range:?}"
        );
        assert!(
            text.get(range.start..range.end).is_some(),
            "{text:?} {range:?}"
        );
        end = range.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_are_read(text in text()) {
        for kind in KINDS {
            let found = segments(kind, &text);
            prop_assert!(found.iter().all(|segment| !segment.range.is_empty()));
            check_places(&text, found.iter().map(|segment| segment.range));
            check_places(&text, question_text(kind, &text).into_iter());
        }
        check_places(&text, cells(&text).into_iter());
        check_places(&text, markers(&text).iter().map(|marker| marker.range));
    }

    #[test]
    fn positions_lead_back(text in text(), offset in 0..200_usize) {
        let rope = Rope::from_str(&text);
        for encoding in [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32] {
            let position = position_at(&rope, offset, encoding);
            let back = offset_at(&rope, position, encoding);
            prop_assert!(back <= offset.min(text.len()) && text.is_char_boundary(back));
            prop_assert_eq!(position_at(&rope, back, encoding), position);
        }
    }
}
