use super::{super::testing::Read, *};

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(Read::new(text).to_string(), expect, "{text}");
}

#[test]
fn words_split_at_hyphens_slashes_and_dots() {
    check(
        "in-flight read/write message.max.bytes",
        "in flight read / write message max bytes",
    );
    check("foo—bar – baz - b-tree", "foo — bar – baz - b tree");
}

#[test]
fn figures_and_units() {
    check(
        "512MB 10k S3 ra3 128-3008 MB 7-day",
        "#512 MB #10 k S3 ra3 #128 - #3008 MB #7 - day",
    );
    check(
        "$0.20 99.9% 11 9's 24/7 3rd .5",
        "$ #0.20 #99.9 % #11 #9 s 24/7 3rd #.5",
    );
    check("$LATEST 10:30 <= 5 -> 6", "$ LATEST 10:30 <= #5 -> #6");
}

#[test]
fn emphasis_inside_a_word_is_no_end_of_it() {
    check(
        "**S**imple **DynamoDB**'s **15** minutes",
        "S**imple DynamoDB**'s #15 minutes",
    );
    let read = Read::new("use **Dynamo**DB now");
    assert_eq!(read.vocabulary.word(read.tokens[1].word), "");
    let mut vocabulary = Vocabulary::default();
    let id = vocabulary.intern("DynamoDB");
    assert_eq!(
        Read::with("use **Dynamo**DB now", vocabulary).tokens[1].word,
        id
    );
}

#[test]
fn hidden_structure_is_a_break() {
    check("| a | b **c** |", "a ¶ b c");
    check("a<br>b<b>c</b>", "a ¶ b c");
    check("a \u{a0}¦ b", "a b");
}

#[test]
fn flags_say_how_a_word_is_written() {
    let read = Read::new("The CMKs of an S3 `PutRecords` don't");
    let has = |index: usize, flag| read.tokens[index].flags.has(flag);
    assert!(
        has(0, TokenFlags::CAPITALISED)
            && !has(0, TokenFlags::ALL_CAPS)
            && !has(0, TokenFlags::SPACE_BEFORE)
    );
    assert!(has(1, TokenFlags::ALL_CAPS) && has(1, TokenFlags::SPACE_BEFORE));
    assert!(
        has(4, TokenFlags::ALL_CAPS) && has(5, TokenFlags::CODE) && has(6, TokenFlags::NEGATION)
    );
}

#[test]
fn ranges_that_make_no_sense_are_passed_over() {
    let segments = [(0, 1), (1, 2), (5, 3), (0, 400)].map(|(start, end)| Segment {
        range: TextRange { start, end },
        zone: Zone::Prose,
        glued: false,
    });
    let mut out = Vec::new();
    tokenize("é!", &segments, &Vocabulary::default(), &mut out);
    assert!(out.is_empty());
}
