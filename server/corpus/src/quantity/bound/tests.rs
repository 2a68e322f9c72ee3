use super::*;
use crate::{
    quantity::quantities,
    words::{sentences, testing::Read},
};

/// The kinds of limit of all amounts of a text, in order.
#[track_caller]
fn check(text: &str, expect: &[Option<Bound>]) {
    let read = Read::new(text);
    let mut bounds = Vec::new();
    for sentence in sentences(&read.tokens) {
        let mut found = Vec::new();
        quantities(&read.tokens, &read.text, sentence.clone(), &mut found);
        bounds.extend(
            found
                .iter()
                .map(|quantity| bound(&read.tokens, sentence.clone(), quantity)),
        );
    }
    assert_eq!(bounds, expect, "{text}");
}

const MAX: Option<Bound> = Some(Bound::Max);
const MIN: Option<Bound> = Some(Bound::Min);
const DEFAULT: Option<Bound> = Some(Bound::Default);

#[test]
fn most() {
    for text in [
        "Max message size: 256KB",
        "up to 5 MB",
        "a maximum of 15 minutes",
        "at most 256 KB of text",
        "no more than 5 MB",
        "limited to 3 GB RAM",
        "the limit is 100 buckets",
        "cannot exceed 1 MB",
        "Objects must be < 5 TB",
        "less than 5 GB",
        "<= 5 GB",
        "as large as 1 MB",
        "5 minutes max",
        "300 transactions per seconds max",
        "256KB max for a message",
        "10 GB limit",
        "100 (soft limit)",
        "can be extended to 7 days",
        "within 24 hours",
        "Max size is 5 TB",
        "The maximum execution time of a function is currently 5 minutes",
        "128MB - 3008MB",
        "between 1 and 14 days",
        "20k or less",
        "A message can not be larger than 256 KB",
        "a hard cap of 5",
        "RDS: max. five replicas",
        "7 instances per AZ is a hard limit",
        "64,000 is the max IOPS per volume",
        "20 Spot instances of your account (soft limit)",
        "Max size before base-64 encoding is 1000KB",
        "from a minimum of 0 bytes to 5 TB",
    ] {
        check(text, &[MAX]);
    }
}

#[test]
fn least() {
    for text in [
        "at least 60 seconds",
        "min 128 MB",
        "minimum of 30 days",
        "more than 5 GB",
        "over 5 GB",
        ">= 3 AZs",
        "not less than 5 minutes",
        "30 days minimum",
        "30 days or more",
        "128+ MB",
        "files from 5 MB",
    ] {
        check(text, &[MIN]);
    }
}

#[test]
fn defaults() {
    for text in [
        "default 3 seconds",
        "defaults to 30 seconds",
        "Default: 4 days",
        "By default, messages are kept 4 days",
        "keeps data 24 hours by default",
        "24 hours (default)",
        "7 days default",
    ] {
        check(text, &[DEFAULT]);
    }
}

#[test]
fn each_amount_has_its_own() {
    check("default 3 seconds, max 15 minutes", &[DEFAULT, MAX]);
    check(
        "Timeout: 3 seconds (default), 15 minutes (max)",
        &[DEFAULT, MAX],
    );
    check("5 minutes max, 3 seconds default", &[MAX, DEFAULT]);
    check("min 1 minute and max 14 days", &[MIN, MAX]);
    check("512MB default to 10GB maximum", &[DEFAULT, MAX]);
    check(
        "Starts with 10 GB and grows in 10GB increments to 64TB",
        &[MIN, Some(Bound::Step), MAX],
    );
    check("64,000 is the max IOPS for 16 KB", &[MAX, None]);
    check(
        "kept from 1 minute to 14 days (default is 4 days)",
        &[MAX, DEFAULT],
    );
    check("10 Gbps or up to 100 Gbps", &[None, MAX]);
    check("1 min, 100 max", &[MIN, MAX]);
    check(
        "up to 1,000 records per second or 1 MB per second",
        &[MAX, MAX],
    );
    check("Default is 4 days, can go up to 14 days", &[DEFAULT, MAX]);
    check("max 5 MB but 3 files", &[MAX, None]);
    check("Max size 5 MB; 3 files", &[MAX, None]);
}

#[test]
fn steps_guesses_and_examples() {
    for text in [
        "in 64MB increments",
        "rounded up to the nearest 100ms",
        "increments of 10 GB",
        "grows in steps of 64 MB",
        "every 5 minutes",
    ] {
        check(text, &[Some(Bound::Step)]);
    }
    for text in [
        "about 5 MB",
        "~5 MB",
        "typically takes 10 seconds",
        "around 70 ms",
    ] {
        check(text, &[Some(Bound::About)]);
    }
    for text in [
        "e.g. 5 minutes",
        "such as 5 GB",
        "For example, a file of 5 GB",
    ] {
        check(text, &[Some(Bound::Example)]);
    }
    check("up to about 5 MB", &[MAX]);
    check("for example at most 5 MB", &[MAX]);
    check("exactly 5", &[Some(Bound::Exact)]);
}

#[test]
fn amounts_without_a_limit() {
    for text in [
        "It takes 5 minutes",
        "3 shards",
        "Set the timeout to 5 minutes",
        "no limit, 5 files",
    ] {
        check(text, &[None]);
    }
}
