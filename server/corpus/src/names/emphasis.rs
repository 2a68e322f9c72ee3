//! Names between backticks that are no code.

use cloudgloss_syntax::{Segment, TextRange};

/// Whether a name is a whole code span of capitalised words: `` `Kinesis Firehose` `` is emphasis, for no code is written so;
/// `` `kinesis firehose` ``, `` `Firehose` `` and `` `Kinesis-Firehose` `` can be code. A wiki link shows its target as words:
/// `[[QuickSight]]`.
pub fn is_emphasised(text: &str, segments: &[Segment], name: TextRange) -> bool {
    let at = segments.partition_point(|segment| segment.range.end <= name.start);
    let whole = segments.get(at).is_some_and(|span| span.range == name);
    let before = text.get(..name.start).unwrap_or_default();
    let words = text.get(name.start..name.end).unwrap_or_default();
    whole && (before.ends_with('`') && is_title(words) || before.ends_with("[[") && is_name(words))
}

fn is_title(words: &str) -> bool {
    let capitalised = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    words.contains(' ') && words.split(' ').all(capitalised)
}

/// No file of code is called so: two words, or capitals inside of one.
fn is_name(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(|c| c == ' ' || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use cloudgloss_syntax::{BlockKind, segments};

    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: bool) {
        let segments = segments(BlockKind::Paragraph, text);
        let start = text.find(name).expect("the name stands in the text");
        let name = TextRange::new(start, start + name.len());
        assert_eq!(is_emphasised(text, &segments, name), expected, "{text}");
    }

    #[test]
    fn capitalised_words_alone_between_backticks_are_no_code() {
        check("`Kinesis Firehose` delivers", "Kinesis Firehose", true);
        check(
            "to `Amazon Kinesis Firehose`",
            "Amazon Kinesis Firehose",
            true,
        );
        check("[[Kinesis Firehose]] delivers", "Kinesis Firehose", true);
        for text in [
            "`Firehose`",
            "`kinesis firehose`",
            "`Kinesis-Firehose`",
            "`new Kinesis Firehose()`",
            "`aws Kinesis Firehose`",
            "[[kinesis firehose]]",
            "[[Firehose]]",
        ] {
            let name = [
                "Kinesis Firehose",
                "kinesis firehose",
                "Kinesis-Firehose",
                "Firehose",
            ]
            .into_iter()
            .find(|name| text.contains(name));
            check(text, name.expect("a name"), false);
        }
    }
}
