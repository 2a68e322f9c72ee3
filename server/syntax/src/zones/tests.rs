//! `check(kind, text, expected)`: the segments in order. `+` stands before a glued one, `|` before any other; code is
//! in backticks.

use super::*;

const PARAGRAPH: BlockKind = BlockKind::Paragraph;
const ITEM: BlockKind = BlockKind::ListItem { indent: 0 };
const HEADING: BlockKind = BlockKind::Heading { level: 1 };

fn show(kind: BlockKind, text: &str) -> String {
    let mut shown = String::new();
    for segment in segments(kind, text) {
        assert!(!segment.range.is_empty());
        let words = segment.range.of(text);
        shown.push(if segment.glued { '+' } else { '|' });
        match segment.zone {
            Zone::Prose => shown.push_str(words),
            Zone::Code => shown.extend(["`", words, "`"]),
        }
    }
    shown
}

#[track_caller]
fn check(kind: BlockKind, text: &str, expected: &str) {
    assert_eq!(show(kind, text), expected, "{text:?}");
}

#[track_caller]
fn prose(text: &str, expected: &str) {
    check(PARAGRAPH, text, expected);
}

#[test]
fn plain_text_is_one_segment() {
    prose(
        "Kinesis keeps records\nfor 24 hours.\n",
        "|Kinesis keeps records\nfor 24 hours.",
    );
    prose("  indented\r\n", "|indented");
    prose("\u{feff}first\n", "|first");
    prose(" \n", "");
}

#[test]
fn emphasis_is_hidden_and_glues() {
    prose(
        "Amazon **Kinesis** *Data* _Streams_",
        "|Amazon +Kinesis+ +Data+ +Streams",
    );
    prose("***both*** and **a *b* c**", "|both+ and +a +b+ c");
    prose("**bold***", "|bold+*");
    prose("un*believ*able", "|un+believ+able");
    prose("==marked== text", "|marked+ text");
    prose("**Q1: 5** x", "|Q1: 5+ x");
}

#[test]
fn lone_marks_are_text() {
    prose("2 * 3 * 4", "|2 * 3 * 4");
    prose("64 KB* or less", "|64 KB* or less");
    prose("snake_case_name and __init", "|snake_case_name and __init");
    prose("a == b, x = y, ~5 ms", "|a == b, x = y, ~5 ms");
    prose("**open and *shut*", "|**open and +shut");
}

#[test]
fn struck_through_text_is_hidden() {
    prose("max ~~256 KB~~ 1 MB", "|max | 1 MB");
    prose("~~**old** `code` [x](y)~~ new", "| new");
    prose("~~ not struck ~~", "|~~ not struck ~~");
    prose("~~never closed", "|~~never closed");
}

#[test]
fn code_spans_are_context() {
    prose("call `PutRecords` now", "|call +`PutRecords`+ now");
    prose("``a ` b`` x", "|`a ` b`+ x");
    prose("one ` tick", "|one ` tick");
    prose("`a **b` c**", "|`a **b`+ c**");
}

#[test]
fn link_words_are_prose() {
    prose(
        "see [the *docs*](https://x.y/a_(b) \"t\").",
        "|see +the +docs+.",
    );
    prose("[Data](a)base", "|Data+base");
    prose("[a][ref] [b][] [c]", "|a+ +b+ [c]");
    prose("[no](two words)", "|[no](two words)");
    prose("[a [b](c) d](e) [f](g)", "|[a +b+ d](e) +f");
    prose("![a [b](c) d](e)", "|a +b+ d");
    prose("**[bold](x)** end", "|bold+ end");
    prose("*[a*](b)", "|*+a*");
    prose(r"\[not\](a link)", "|[not+](a link)");
}

#[test]
fn image_words_stand_alone() {
    prose("a ![S3 logo](s3.png) b", "|a |S3 logo| b");
    prose("![](my pictures/AWS Glue.png)", "");
    prose("[![alt](a.png)](https://x)", "|alt");
    prose("wow![[pic.png]]", "|wow");
}

#[test]
fn wiki_targets_are_context() {
    prose(
        "see [[AWS Lambda]] and [[s3#Limits|the limits]].",
        "|see +`AWS Lambda`+ and +the limits+.",
    );
    prose("[[docs](url)]", "|[+docs+]");
}

#[test]
fn references_are_hidden() {
    prose("15 minutes[^1] at most", "|15 minutes+ at most");
    prose("[^1]: since 2018", "| since 2018");
    prose("[docs]: https://a.b \"Title\"\nmore", "|\nmore");
    prose("[note]: this is text", "|[note]: this is text");
}

#[test]
fn html_is_hidden() {
    prose("one<br>two<br/>three", "|one|two|three");
    prose("Lamb<b>da</b> <!-- not this --> x", "|Lamb+da+ + x");
    prose("<a href=\"x>y\" id=z>words</a>", "|words");
    prose("<code>a b</code> <del>old</del> new", "|`a b`+ | new");
    prose("<script>let x = 1 < 2;</script>after", "|after");
    prose("5 < 6 and a <- b > c <3", "|5 < 6 and a <- b > c <3");
    prose("<!-- open", "|<!-- open");
    prose("R&amp;D, AT&T &#160;", "|R|D, AT&T ");
}

#[test]
fn addresses_are_hidden() {
    prose("see https://aws.amazon.com/s3/(x)). Then", "|see |). Then");
    prose("**https://x.y/a_b**, s3://bucket/key", "|, ");
    prose("<https://x.y> <me@x.org>", "| ");
    prose(
        "mail me.too@example.com. Lambda@Edge stays",
        "|mail |. Lambda@Edge stays",
    );
    prose("kinesisanalytics.amazonaws.com is it", "| is it");
    prose(
        "docs.aws.amazon.com/glue/x. End. Node.js, e.g. this",
        "|. End. Node.js, e.g. this",
    );
    prose("详见https://aws.amazon.com/cn。", "|详见|。");
}

#[test]
fn machine_names_are_hidden() {
    prose(
        "use arn:aws:s3:::bucket/*, arn:aws:iam::<account-id>:role/x.",
        "|use |, |.",
    );
    prose("**arn:aws:sns:eu-west-1:1:t** x", "| x");
    prose("allow s3:GetObject on it", "|allow | on it");
    prose("*Custom metrics:* five", "|Custom metrics:+ five");
    prose(
        "S3: GetObject, ratio 3:1, note: This, aws:Source",
        "|S3: GetObject, ratio 3:1, note: This, aws:Source",
    );
}

#[test]
fn escapes_hide_the_backslash() {
    prose(r"\*not\* C:\temp", r"|*not+* C:\temp");
    prose("hard\\\nbreak", "|hard+\nbreak");
}

#[test]
fn drawn_lines_are_hidden() {
    prose("Title\n=====\nText\n---\n", "|Title\n|\nText\n");
    prose("***", "");
    prose("a\n- - -\nb", "|a\n|\nb");
}

#[test]
fn list_markers_are_hidden() {
    check(ITEM, "  - item\n    more\n", "|item\n    more");
    check(ITEM, "12) item", "|item");
    check(ITEM, "* [x] done", "|done");
    check(ITEM, "- 1. nested", "|nested");
    check(ITEM, "- ## Heading", "|Heading");
    check(ITEM, "- > quoted", "");
    check(ITEM, "-\n", "");
    check(ITEM, "- *a* b", "|a+ b");
}

#[test]
fn heading_marks_are_hidden() {
    check(HEADING, "## SQS *FIFO* ##\n", "|SQS +FIFO");
    check(HEADING, "# C#\n", "|C#");
    check(HEADING, "### Glue {#glue}\n", "|Glue");
    check(HEADING, "#\n", "");
}

#[test]
fn cells_stand_alone() {
    check(
        BlockKind::TableRow,
        "| **a** b | `c` | d \\| e |\n",
        "|a+ b|`c`|d +| e",
    );
    check(BlockKind::TableDelimiter, "|---|\n", "");
}

#[test]
fn card_markers_are_hidden() {
    check(
        BlockKind::Question,
        "Q: What is *SQS*?\n",
        "|What is +SQS+?",
    );
    check(
        BlockKind::Question,
        "**Q12:** What?\nMore\n",
        "|What?\nMore",
    );
    check(
        BlockKind::Question,
        "**Q: What is it?** Yes\n",
        "|What is it?+ Yes",
    );
    check(BlockKind::Question, "Question 3. What?", "|What?");
    check(BlockKind::Answer, "**Answer**: this", "|this");
    check(BlockKind::Answer, "A: that", "|that");
}

#[test]
fn definitions_are_two_stretches() {
    check(BlockKind::Definition, "DLQ :: a *queue*\n", "|DLQ|a +queue");
    check(BlockKind::Definition, "**DLQ**: a :: b", "|DLQ+: a :: b");
}

#[test]
fn quotes_are_prose_but_for_words_of_documents() {
    check(BlockKind::Quote, "> a *b*\n> > c\n", "|a +b|c");
    check(BlockKind::Quote, "> a\n> — AWS documentation\n", "");
}

#[test]
fn blocks_that_are_not_prose_have_no_segments() {
    use BlockKind::{Blank, Code, Comment, FrontMatter, Marker};
    for kind in [FrontMatter, Code, Comment, Marker, Blank] {
        check(kind, "Lambda runs\n", "");
    }
}
