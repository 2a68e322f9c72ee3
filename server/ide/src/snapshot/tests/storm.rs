//! Thousands of random edits, each look compared with the same text read anew.

use std::ops::Range;

use cloudgloss_syntax::{TextEdit, TextRange};

use super::said;
use crate::fixture;

/// Notes as people write them; every sort of block, every sort of scope.
pub(super) const NOTES: [&str; 5] = [
    "---\nexam: DEA-C01\nas_of: 2024-03-01\n---\n# Ingestion\n\n## Lambda\n\n- Max timeout: 5 minutes\n- Limits\n  - Memory: 128 MB to 3008 MB\n  - /tmp: max 512 MB\n- runs **code** on events\n\n\
     ## Kinesis Data Firehose\n\nNear real time (the lowest buffer time is 1 minute). KDF writes to S3.\nIt delivers to Elasticsearch Service.\n\n## Deprecated services\n\nQLDB keeps a journal.\n",
    "# SQS vs SNS\n\n| | SQS | SNS |\n| --- | --- | --- |\n| Max message size | 256 KB | 256 KB |\n| Retention | 4 days | none |\n| In-flight messages | 120,000 | - |\n\nSQS messages can hold at most 256 KB.\n\
     Until August 2025 the limit was 256 KB.\n\n> The documentation says 256 KB.\n\n```\nmax message size 256 KB\n```\n\nSQS queues are not encrypted by default.\n",
    "Q: What is the maximum timeout of a Lambda function?\nA: Lambda functions time out after 300 seconds at most.\n\nQ: Which service stores ledgers?\n- A. QLDB\n- B. DynamoDB\n\nA: QLDB\n\n\
     DLQ :: a queue for messages that failed\n**Firehose**: Amazon Kinesis Data Firehose loads streams into S3.\n\n<!-- cloudgloss-ignore outdated-fact -->\nLambda memory is chosen in steps of 64 MB.\n\nLambda memory is chosen in steps of 64 MB. <!-- cloudgloss-ignore-line -->\n",
    "# S3\n\nS3 is eventually consistent for overwrite PUTs and DELETEs.\n\n**Limits**\n\n1. Up to 100 buckets per account\n2. Object size\n   * Maximum: 5 TB\n   * One PUT: 5 GB\n\nStorage classes:\n\n- S3 Glacier\n- Reduced Redundancy Storage\n\n\
     ### History\n\nAmazon Elasticsearch Service and AWS SSO were renamed.\n\n#### Now\n\nUse AWS SSO and QLDB. As of 2023, AWS Single Sign-On is free.\n",
    "Timeout limits:\r\n\r\n* Lambda: 5 minutes max\r\n* API Gateway: 29 seconds\r\n\r\n|Service|Limit|Default|\r\n|--|--|--|\r\n|Lambda memory|3008 MB|128 MB|\r\n|SQS message|256 KB||\r\n\r\nMemory of\r\nLambda is limited to 3GB. Our queue holds\r\n256 KB messages.\r\n",
];

/// What is typed and pasted: words that name, bound and date, and marks that make or tear blocks.
const PARTS: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "    ",
    "\t",
    "#",
    "# ",
    "## ",
    "### ",
    "- ",
    "* ",
    "1. ",
    "|",
    "| ",
    " |\n",
    "|---|---|\n",
    "> ",
    "```\n",
    "`",
    "~~",
    "---\n",
    "---\nas_of: 2019-01-01\n---\n",
    "as_of: 2016\n",
    "cloudgloss: off\n",
    ":",
    ": ",
    "?",
    ".",
    ". ",
    "!",
    "(",
    ")",
    "**",
    "_",
    "-",
    ",",
    ";",
    "é",
    "漢",
    "😀",
    "\u{a0}",
    "Q: ",
    "A: ",
    "- A. ",
    " :: ",
    "<!-- cloudgloss-ignore -->\n",
    "<!-- cloudgloss-ignore-line outdated-fact -->",
    "<!-- cloudgloss-ignore-start -->\n",
    "<!-- cloudgloss-ignore-end -->\n",
    "<!-- cloudgloss-ignore nonsense -->\n",
    "<!--",
    "-->",
    "Lambda",
    "SQS",
    "S3",
    "SNS",
    "Kinesis Data Firehose",
    "KDF",
    "QLDB",
    "AWS SSO",
    "Amazon Elasticsearch Service",
    "Glue",
    "Config",
    "Batch",
    "DynamoDB",
    "API Gateway",
    "EventBridge",
    "timeout",
    "memory",
    "max",
    "default",
    "limit",
    "message size",
    "up to ",
    "5 minutes",
    "300 seconds",
    "256 KB",
    "256KB",
    "3008 MB",
    "512 MB",
    "5 min",
    "100 buckets",
    "64 MB",
    "15 minutes",
    "1 MiB",
    "5",
    "0",
    "3,008",
    "formerly ",
    "until 2025",
    "as of 2023",
    "(2019)",
    "was ",
    "if ",
    "set ",
    "our ",
    "not ",
    "History",
    "Deprecated",
    "legacy ",
    "renamed ",
    "# History\n",
    "## Lambda\n",
    "## SQS\n",
    "- Max timeout: 5 minutes\n",
    "| Timeout | 5 minutes |\n",
    "Limits:\n",
    "**Limits**\n",
    "eventually consistent",
    "is eventually consistent.\n",
    "https://aws.amazon.com/qldb",
    "[QLDB](x)",
];

/// A small generator of numbers that look random; the same seed gives the same ones.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    fn part(&mut self) -> &'static str {
        PARTS[self.below(PARTS.len())]
    }

    /// A keystroke, a word, a deletion, a line's beginning, a whole line: in about the measure in which people do them.
    fn edit(&mut self, text: &str) -> TextEdit {
        let at = self.place(text);
        let line = line_at(text, at);
        match self.below(12) {
            0..4 => TextEdit::insert(at, self.part()),
            4 => TextEdit::insert(line.start, self.part()),
            5 => TextEdit::insert(line.end, self.part()),
            6 => TextEdit::delete(TextRange::new(
                at,
                text.ceil_char_boundary((at + 1).min(text.len())),
            )),
            7 => TextEdit::delete(TextRange::new(
                at,
                text.ceil_char_boundary((at + self.below(30)).min(text.len())),
            )),
            8 => TextEdit::delete(line.into()),
            9 => TextEdit::insert(line_at(text, self.place(text)).start, &text[line]),
            10 => TextEdit::replace(word_at(text, at).into(), self.part()),
            _ => TextEdit::replace(
                TextRange::new(at, line.end.max(at)),
                format!("{}{}", self.part(), self.part()),
            ),
        }
    }
}

fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn word_at(text: &str, at: usize) -> Range<usize> {
    let inside = |c: char| !c.is_alphanumeric();
    let start = text[..at]
        .rfind(inside)
        .map_or(0, |at| text.ceil_char_boundary(at + 1));
    start..text[at..].find(inside).map_or(text.len(), |end| at + end)
}

/// Edits a note many times, now and then looking at it, and compares with the same text read anew at each look.
fn storm(start: &str, seed: u64, edits: usize) {
    let (mut world, id, _) = fixture::note(start);
    let mut text = start.to_owned();
    let mut chance = Chance(seed * 0x9E37_79B9 + 88_172_645_463_325_252);
    let mut history = Vec::new();
    for step in 0..edits {
        // Notes neither die out nor grow without end.
        if text.len() < 40 || text.len() > 4 * start.len() {
            text = start.to_owned();
            world.replace_note(&id, &text);
            history.clear();
        }
        let edit = chance.edit(&text);
        text = fixture::apply(&text, std::slice::from_ref(&edit));
        world.change_note(&id, &edit);
        history.push(edit);
        // Mostly a look after each keystroke, sometimes after several.
        if chance.below(4) == 0 {
            continue;
        }
        assert_eq!(
            world
                .note(&id)
                .map(|note| note.document().rope().to_string())
                .as_deref(),
            Some(text.as_str())
        );
        let (fresh, _, _) = fixture::note(&text);
        if said(&world, &id) != said(&fresh, &id) {
            let last = &history[history.len().saturating_sub(4)..];
            panic!(
                "seed {seed}, step {step}: after {last:#?}\nthe note is {text:?}\n{}",
                differences(&said(&world, &id), &said(&fresh, &id))
            );
        }
    }
}

fn differences(kept: &str, fresh: &str) -> String {
    let (kept, fresh): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), fresh.lines().collect());
    let only = |these: &[&str], those: &[&str]| {
        these
            .iter()
            .filter(|line| !those.contains(line))
            .copied()
            .collect::<Vec<_>>()
            .join("\n")
    };
    format!(
        "kept only:\n{}\nfresh only:\n{}",
        only(&kept, &fresh),
        only(&fresh, &kept)
    )
}

/// How many storms go over each note; `STORMS` asks for more.
fn storms() -> u64 {
    std::env::var("STORMS")
        .ok()
        .and_then(|asked| asked.parse().ok())
        .unwrap_or(4)
}

#[test]
fn edits_give_what_a_fresh_note_gives() {
    let seeds: Vec<u64> = (1..=storms()).collect();
    std::thread::scope(|scope| {
        for start in NOTES {
            let seeds = &seeds;
            scope.spawn(move || seeds.iter().for_each(|&seed| storm(start, seed, 250)));
        }
    });
}
