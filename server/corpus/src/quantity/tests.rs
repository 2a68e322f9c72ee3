mod fixes;
mod random;

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
    let found: Vec<String> = read(text)
        .iter()
        .map(|quantity| quantity.render(&UnitStyle::default()))
        .collect();
    assert_eq!(found, expect, "{text}");
}

/// The text of the quantities.
#[track_caller]
fn check_text(text: &str, expect: &[&str]) {
    let found: Vec<&str> = read(text)
        .iter()
        .map(|quantity| &text[quantity.range.start..quantity.range.end])
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn bytes() {
    check(
        "Max Size 256KB text, 1 megabyte (MB), 262,144 bytes",
        &["256 KB", "1 MB", "256 KB"],
    );
    check(
        "5 GiB and 2TB, 100 PB, 3mb, 12 Mbytes, 512 K",
        &["5 GB", "2 TB", "100 PB", "3 MB", "12 MB", "512,000"],
    );
    check(
        "10 Mbps is not 10 MB/s or 1 Gb/s",
        &[
            "10 Mbit per second",
            "10 MB per second",
            "1 Gbit per second",
        ],
    );
}

#[test]
fn durations() {
    check(
        "300 seconds, 5 min, five minutes, 24hrs, a 7-day window",
        &["5 minutes", "5 minutes", "5 minutes", "1 day", "7 days"],
    );
    check(
        "100ms 15 mins 1 hour 12 months 3 years 2 weeks",
        &[
            "100 milliseconds",
            "15 minutes",
            "1 hour",
            "1 year",
            "3 years",
            "14 days",
        ],
    );
    check(
        "up to a day, once a day, 30 days' retention",
        &["1 day", "30 days"],
    );
}

#[test]
fn times_of_two_units() {
    check(
        "1 hour 30 minutes, 2 min and 30 s, 1 day 12 hours, 1 year 6 months",
        &["90 minutes", "150 seconds", "36 hours", "18 months"],
    );
    check(
        "24 hours 7 days, 1 day 36 hours, 5 minutes, 30 seconds, 1 h or 30 min",
        &[
            "1 day",
            "7 days",
            "1 day",
            "36 hours",
            "5 minutes",
            "30 seconds",
            "1 hour",
            "30 minutes",
        ],
    );
    check("1 hour 30 minutes to 2 hours", &["90 minutes to 2 hours"]);
}

#[test]
fn counts() {
    check(
        "10,000 or 10.000 queues, 10 000 rows, ten thousand, 10k, 1M",
        &[
            "10,000",
            "10,000",
            "10,000",
            "10,000",
            "10,000",
            "1,000,000",
        ],
    );
    check(
        "two hundred and fifty thousand, twenty-five, a hundred",
        &["250,000", "25", "100"],
    );
    check(
        "1 million requests, 120K, 2.5 billion, 5.4 millions",
        &["1,000,000", "120,000", "2,500,000,000", "5,400,000"],
    );
    check("5 read replicas in 3 AZs", &["5", "3"]);
}

#[test]
fn rates() {
    check(
        "1 MB/s, 1MB/sec, 1 MB of data per second",
        &["1 MB per second", "1 MB per second", "1 MB per second"],
    );
    check(
        "300 TPS and 10 req/s and 16,000 IOPS",
        &["300 per second", "10 per second", "16,000 per second"],
    );
    check(
        "3,500 PUT/COPY/POST/DELETE requests per second per prefix",
        &["3,500 per second"],
    );
    check_text(
        "3,500 PUT/COPY requests per second per prefix",
        &["3,500 PUT/COPY requests per second"],
    );
    check(
        "1000 records/second, 500 per minute, 60 writes an hour, 3,000 messages p/s",
        &[
            "1,000 per second",
            "500 per minute",
            "60 per hour",
            "3,000 per second",
        ],
    );
    check(
        "400,000 GB-seconds of compute per month",
        &["400,000 per month"],
    );
    check("10 files every 5 minutes", &["10 per 5 minutes"]);
}

#[test]
fn money() {
    check(
        "$0.20 per million requests, US$5, 0.20 USD, $3k a month",
        &[
            "$0.20 per 1000000 request",
            "$5",
            "$0.20",
            "$3,000 per month",
        ],
    );
    check(
        "$0.023/GB-month, €5, $0.10 per hour",
        &["$0.023 per gb month", "€5", "$0.10 per hour"],
    );
}

#[test]
fn percent_and_cpus() {
    check(
        "99.99%, 99.99 percent, 11 9's, four nines",
        &["99.99%", "99.99%", "99.999999999%", "99.99%"],
    );
    check(
        "2 vCPUs, 10 vCPU, 4 virtual CPUs",
        &["2 vCPUs", "10 vCPUs", "4 vCPUs"],
    );
}

#[test]
fn ranges() {
    for text in [
        "128 MB to 3008 MB",
        "128MB - 3008MB",
        "128-3008 MB",
        "128–3008 MB",
        "between 128 and 3008 MB",
        "from 128 MB up to 3008 MB",
    ] {
        check(text, &["128 MB to 3,008 MB"]);
    }
    check(
        "1-7 days, from 1 minute to 14 days, 1–15 min",
        &[
            "1 day to 7 days",
            "1 minute to 14 days",
            "1 minute to 15 minutes",
        ],
    );
    check(
        "7 days to 1 year, 1-2 million, $5-10, 5-10%",
        &[
            "7 days to 365 days",
            "1,000,000 to 2,000,000",
            "$5 to $10",
            "5% to 10%",
        ],
    );
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
fn minutes_without_their_in() {
    check("15m", &["15 minutes"]);
    check("5m max, not 15m", &["5 minutes", "15 minutes"]);
    check("five (5) minutes", &["5 minutes"]);
    assert_eq!(read("five (6) minutes").len(), 2);
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
        "`--size 5 MB`, `5m` and `10`",
        "us-east-1",
        "layer 7",
        "one of them, no one",
        "zero-ETL, one-time",
        "500m",
        "1m requests",
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
fn only_whole_texts_are_parsed() {
    for text in ["", "MB", "5 MB or so", "up to 5 MB", "5 MB 6 MB", "about"] {
        assert!(Quantity::parse(text).is_none(), "{text}");
    }
    for text in [
        "2000",
        "443",
        "4.0",
        "one",
        "15 minutes",
        "128 MB to 10,240 MB",
        "$0.20 per 1 million requests",
        "11 nines",
        "3000 per second",
    ] {
        assert!(Quantity::parse(text).is_some(), "{text}");
    }
}
