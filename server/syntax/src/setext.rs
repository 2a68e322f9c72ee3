//! What only a paragraph's text shows: that it is an underlined heading, or a definition with its colon in the emphasis.
//!
//! To the grammar both are paragraphs: it reads line by line, and knows of the line below only when the paragraph is done.

use crate::BlockKind;

/// Longest text that is looked at, in bytes. Underlined headings are short, and a term stands at the start.
pub(crate) const LONGEST: usize = 160;

/// The kind of a paragraph that starts with `text`, its first bytes; `whole`: it has no others.
pub(crate) fn kind(text: &[u8], whole: bool) -> BlockKind {
    if whole && let Some(level) = underlined(text) {
        BlockKind::Heading { level }
    } else if has_term(text) {
        BlockKind::Definition
    } else {
        BlockKind::Paragraph
    }
}

/// One line of words over a line of `=` or `-`. A sentence over a rule of `-` is no heading, whatever Markdown takes it for.
fn underlined(text: &[u8]) -> Option<u8> {
    let mut lines = text
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let (words, rule) = (lines.next()?, lines.next()?);
    let even = rule.iter().all(|byte| byte == &rule[0]);
    let level = match rule.first()? {
        b'=' => 1,
        b'-' if rule.len() > 1 && is_title(words) => 2,
        _ => return None,
    };
    let begins = !matches!(
        words.first()?,
        b'!' | b'<' | b'|' | b'-' | b'=' | b'*' | b'_'
    );
    (begins && even && lines.next().is_none()).then_some(level)
}

/// Whether words do not end as a sentence or a link does.
fn is_title(words: &[u8]) -> bool {
    let last = words.last();
    !last.is_some_and(|last| matches!(last, b'.' | b',' | b':' | b';' | b'!' | b')' | b'|'))
}

/// `**Term:** what it is`.
fn has_term(text: &[u8]) -> bool {
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next();
    let Some(rest) = line.and_then(|line| line.trim_ascii().strip_prefix(b"**")) else {
        return false;
    };
    let Some(end) = rest.iter().position(|byte| *byte == b'*') else {
        return false;
    };
    let words = &rest[end..];
    end > 1
        && rest[end - 1] == b':'
        && words.starts_with(b"** ")
        && !words[3..].trim_ascii().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: BlockKind) {
        assert_eq!(kind(text.as_bytes(), true), expected, "{text:?}");
    }

    #[test]
    fn underlined_words_are_a_heading() {
        check("Amazon SQS\n==========\n", BlockKind::Heading { level: 1 });
        check("Limits\r\n---\r\n", BlockKind::Heading { level: 2 });
        check("Queues (SQS)\n=\n", BlockKind::Heading { level: 1 });
        check("\u{feff}SQS\n--", BlockKind::Heading { level: 2 });
    }

    #[test]
    fn sentences_pictures_and_longer_texts_are_none() {
        for text in [
            "A sentence ends here.\n---\n",
            "One\ntwo\n---\n",
            "![a picture](a.png)\n---\n",
            "---\n",
            "Words\n***\n",
            "Words\n-\n",
            "Words\n",
            "",
        ] {
            check(text, BlockKind::Paragraph);
        }
        assert_eq!(kind(b"SQS\n---\n", false), BlockKind::Paragraph);
    }

    #[test]
    fn a_term_may_hold_its_colon() {
        check("**Lag:** time behind\n", BlockKind::Definition);
        check("**Lag:** time\nbehind the source\n", BlockKind::Definition);
        for text in [
            "**Lag:**\n",
            "**Lag** time\n",
            "**:** x\n",
            "**Lag:**x\n",
            "*Lag:* x\n",
            "**Lag: time\n",
        ] {
            check(text, BlockKind::Paragraph);
        }
    }
}
