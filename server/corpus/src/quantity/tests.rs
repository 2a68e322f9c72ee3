use proptest::prelude::*;

use super::*;
use crate::words::{sentences, testing::Read};

fn read(text: &str) -> Vec<Quantity> {
    let read = Read::new(text);
    let mut found = Vec::new();
    for sentence in sentences(&read.tokens) {
        quantities(&read.tokens, &read.text, sentence, &mut found);
    }
    found
}

/// The quantities of a text, written in the default style.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let found: Vec<String> = read(text).iter().map(|quantity| quantity.render(&UnitStyle::default())).collect();
    assert_eq!(found, expect, "{text}");
}

/// The text of the quantities.
#[track_caller]
fn check_text(text: &str, expect: &[&str]) {
    let found: Vec<&str> = read(text).iter().map(|quantity| &text[quantity.range.start..quantity.range.end]).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn bytes() {
    check("Max Size 256KB text, 1 megabyte (MB), 262,144 bytes", &["256 KB", "1 MB", "256 KB"]);
    check("5 GiB and 2TB, 100 PB, 3mb, 12 Mbytes, 512 K", &["5 GB", "2 TB", "100 PB", "3 MB", "12 MB", "512,000"]);
    check("10 Mbps is not 10 MB/s or 1 Gb/s", &["10 Mbit per second", "10 MB per second", "1 Gbit per second"]);
}

#[test]
fn durations() {
    check("300 seconds, 5 min, five minutes, 24hrs, a 7-day window", &["5 minutes", "5 minutes", "5 minutes", "1 day", "7 days"]);
    check("100ms 15 mins 1 hour 12 months 3 years 2 weeks", &["100 milliseconds", "15 minutes", "1 hour", "1 year", "3 years", "14 days"]);
    check("up to a day, once a day, 30 days' retention", &["1 day", "30 days"]);
}

#[test]
fn counts() {
    check("10,000 or 10.000 queues, 10 000 rows, ten thousand, 10k, 1M", &["10,000", "10,000", "10,000", "10,000", "10,000", "1,000,000"]);
    check("two hundred and fifty thousand, twenty-five, a hundred", &["250,000", "25", "100"]);
    check("1 million requests, 120K, 2.5 billion, 5.4 millions", &["1,000,000", "120,000", "2,500,000,000", "5,400,000"]);
    check("5 read replicas in 3 AZs", &["5", "3"]);
}

#[test]
fn rates() {
    check("1 MB/s, 1MB/sec, 1 MB of data per second", &["1 MB per second", "1 MB per second", "1 MB per second"]);
    check("300 TPS and 10 req/s and 16,000 IOPS", &["300 per second", "10 per second", "16,000 per second"]);
    check("3,500 PUT/COPY/POST/DELETE requests per second per prefix", &["3,500 per second"]);
    check_text("3,500 PUT/COPY requests per second per prefix", &["3,500 PUT/COPY requests per second"]);
    check("1000 records/second, 500 per minute, 60 writes an hour, 3,000 messages p/s", &["1,000 per second", "500 per minute", "60 per hour", "3,000 per second"]);
    check("400,000 GB-seconds of compute per month", &["400,000 per month"]);
    check("10 files every 5 minutes", &["10 per 5 minutes"]);
}

#[test]
fn money() {
    check("$0.20 per million requests, US$5, 0.20 USD, $3k a month", &["$0.20 per 1000000 request", "$5", "$0.20", "$3,000 per month"]);
    check("$0.023/GB-month, €5, $0.10 per hour", &["$0.023 per gb month", "€5", "$0.10 per hour"]);
}

#[test]
fn percent_and_cpus() {
    check("99.99%, 99.99 percent, 11 9's, four nines", &["99.99%", "99.99%", "99.999999999%", "99.99%"]);
    check("2 vCPUs, 10 vCPU, 4 virtual CPUs", &["2 vCPUs", "10 vCPUs", "4 vCPUs"]);
}

#[test]
fn ranges() {
    for text in ["128 MB to 3008 MB", "128MB - 3008MB", "128-3008 MB", "128–3008 MB", "between 128 and 3008 MB", "from 128 MB up to 3008 MB"] {
        check(text, &["128 MB to 3,008 MB"]);
    }
    check("1-7 days, from 1 minute to 14 days, 1–15 min", &["1 day to 7 days", "1 minute to 14 days", "1 minute to 15 minutes"]);
    check("7 days to 1 year, 1-2 million, $5-10, 5-10%", &["7 days to 365 days", "1,000,000 to 2,000,000", "$5 to $10", "5% to 10%"]);
    check("increased from 256 KB to 1 MB", &["256 KB", "1 MB"]);
    check("10 - 5 files", &["10", "5"]);
}

#[test]
fn lists() {
    check("1, 5 or 10 MB", &["1 MB", "5 MB", "10 MB"]);
    check("for 1 or 3 years", &["1 year", "3 years"]);
    check("50 or 80TB", &["50 TB", "80 TB"]);
    check("5 files, 10 MB", &["5", "10 MB"]);
}

#[test]
fn open_amounts() {
    for text in ["128+ MB", "128 MB+"] {
        assert_eq!(read(text)[0].open, Open::Plus, "{text}");
    }
}

#[test]
fn numbers_that_are_no_amounts() {
    for text in [
        "Python 3.6",
        "version 4.0",
        "5.7.0",
        "in 2020",
        "(2018)",
        "December 1",
        "10:30",
        "10.0.0.0/16 and /28",
        "port 443, ports 80 and 443",
        "Route 53",
        "S3, EC2 and t2.micro",
        "24/7",
        "x5",
        "1:1",
        "1st",
        "`5 MB` and `10`",
        "us-east-1",
        "layer 7",
        "one of them, no one",
        "zero-ETL, one-time",
        "15m",
        "HTTP/2",
        "ip-10-0-0-5",
        "5G networks",
        "100s of GB",
        "1. First",
        "2FA",
        "#12",
        "h.264",
    ] {
        check(text, &[]);
    }
}

#[test]
fn the_figure_is_what_a_fix_replaces() {
    let figures = |text: &str| -> Vec<String> { read(text).iter().map(|quantity| text[quantity.figure.start..quantity.figure.end].to_owned()).collect() };
    assert_eq!(figures("300 messages per second"), ["300"]);
    assert_eq!(figures("1 MB per second"), ["1 MB"]);
    assert_eq!(figures("128 MB to 3008 MB"), ["3008 MB"]);
    assert_eq!(figures("1, 5 or 10 MB"), ["1", "5", "10 MB"]);
    assert_eq!(figures("$0.20 per GB"), ["$0.20"]);
}

#[test]
fn a_fix_is_written_like_the_note() {
    for (note, value, expect) in [
        ("256KB", "1 MiB", "1MB"),
        ("256 KiB", "1 MB", "1 MiB"),
        ("256kb", "1 MiB", "1mb"),
        ("262,144 bytes", "1 MiB", "1,048,576 bytes"),
        ("5 minutes", "15 minutes", "15 minutes"),
        ("300 seconds", "15 minutes", "900 seconds"),
        ("5 min", "15 minutes", "15 min"),
        ("3 mins", "15 minutes", "15 mins"),
        ("a 5-minute timeout", "15 minutes", "15-minute"),
        ("five minutes", "15 minutes", "15 minutes"),
        ("five minutes", "ten minutes", "ten minutes"),
        ("7 days", "365 days", "365 days"),
        ("24hrs", "7 days", "7days"),
        ("24 hours", "365 days", "365 days"),
        ("128-3008 MB", "10,240 MB", "10240 MB"),
        ("3008MB", "10,240 MB", "10GB"),
        ("100 buckets", "10,000", "10,000"),
        ("1000 buckets", "10,000", "10000"),
        ("1,000 buckets", "10,000", "10,000"),
        ("20k messages", "120,000", "120k"),
        ("20K messages", "1,000,000", "1M"),
        ("1 million", "2,000,000", "2 million"),
        ("5 TB", "50 TB", "50 TB"),
        ("5 Terabytes", "50 TB", "50 Terabytes"),
        ("$0.20", "$1.5", "$1.50"),
        ("0.20 USD", "$1", "1 USD"),
        ("99.9%", "99.99%", "99.99%"),
        ("99.9 percent", "99.99%", "99.99 percent"),
        ("**5** minutes", "15 minutes", "15** minutes"),
        ("300 TPS", "3,000 per second", "3,000"),
    ] {
        let found = read(note);
        let value = Quantity::parse(value).expect("a quantity");
        assert_eq!(value.render_figure(&found[0].style), expect, "{note}");
    }
}

#[test]
fn only_whole_texts_are_parsed() {
    for text in ["", "MB", "5 MB or so", "up to 5 MB", "5 MB 6 MB", "about"] {
        assert!(Quantity::parse(text).is_none(), "{text}");
    }
    for text in ["2000", "443", "4.0", "one", "15 minutes", "128 MB to 10,240 MB", "$0.20 per 1 million requests", "11 nines", "3000 per second"] {
        assert!(Quantity::parse(text).is_some(), "{text}");
    }
}

fn units() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&[
        "", " KB", "KB", " mb", "GiB", " TB", " bytes", " kilobytes", " s", " seconds", "ms", "-minute", " mins", "hrs", " days", " weeks", " months", "%", " vCPUs",
        " MB/s", " Mbps", " TPS", " per minute", " requests per second", " per 5 minutes", "k", " million", " USD", " per month",
    ][..])
}

fn amounts() -> impl Strategy<Value = Quantity> {
    let number = prop_oneof![(1_u32..2_000_000).prop_map(|n| n.to_string()), (1_u32..2_000, 1_u32..100).prop_map(|(n, decimals)| format!("{n}.{decimals}"))];
    let low = prop_oneof![Just(String::new()), Just("1-".to_owned())];
    (low, number, units()).prop_filter_map("no quantity", |(low, number, unit)| Quantity::parse(&format!("{low}{number}{unit}")))
}

proptest! {
    #[test]
    fn what_is_written_is_read(amount in amounts(), style in amounts()) {
        for style in [&UnitStyle::default(), &amount.style, &style.style] {
            let text = amount.render(style);
            let read = Quantity::parse(&text);
            prop_assert!(read.as_ref().is_some_and(|read| read.same(&amount)), "{text}: {read:?} is not {amount:?}");
        }
    }

    #[test]
    fn nothing_panics_and_ranges_are_sound(text in "([0-9]{1,4}|[,.:/~+$%()|*`-]|k|MB|minutes| |per|second|to|and|a|five|million|é|\u{a0}|9's|\n){0,30}") {
        sound(&text)?;
    }

    #[test]
    fn any_text_is_read(text in ".{0,60}") {
        sound(&text)?;
    }
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let read = Read::new(text);
    for sentence in sentences(&read.tokens) {
        let mut found = Vec::new();
        quantities(&read.tokens, text, sentence.clone(), &mut found);
        let mut end = sentence.start;
        for quantity in &found {
            prop_assert!(quantity.tokens.start >= end && quantity.tokens.start < quantity.tokens.end && quantity.tokens.end <= sentence.end);
            end = quantity.tokens.end;
            let (range, figure) = (quantity.range, quantity.figure);
            prop_assert!(text.get(range.start..range.end).is_some() && text.get(figure.start..figure.end).is_some());
            prop_assert!(range.start <= figure.start && figure.start < figure.end && figure.end <= range.end);
            let _ = (bound(&read.tokens, sentence.clone(), quantity), quantity.render(&quantity.style));
        }
    }
    Ok(())
}
