//! Names between backticks that are no code.

use cloudgloss_syntax::{Segment, TextRange};

/// Whether a name is a whole code span of capitalised words: `` `Kinesis Firehose` `` is emphasis, for no code is written so;
/// `` `kinesis firehose` ``, `` `Firehose` `` and `` `Kinesis-Firehose` `` can be code.
pub fn is_emphasised(text: &str, segments: &[Segment], name: TextRange) -> bool {
    let at = segments.partition_point(|segment| segment.range.end <= name.start);
    let whole = segments.get(at).is_some_and(|span| span.range == name);
    // A wiki link is the name of a file.
    let ticked = text
        .get(..name.start)
        .is_some_and(|before| before.ends_with('`'));
    let words = text.get(name.start..name.end).unwrap_or_default();
    let capitalised = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    whole && ticked && words.contains(' ') && words.split(' ').all(capitalised)
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
        for text in [
            "`Firehose`",
            "`kinesis firehose`",
            "`Kinesis-Firehose`",
            "`new Kinesis Firehose()`",
            "`aws Kinesis Firehose`",
            "[[Kinesis Firehose]]",
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
