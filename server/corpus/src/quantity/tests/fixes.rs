use super::{super::*, read};

#[test]
fn the_figure_is_what_a_fix_replaces() {
    let figures = |text: &str| -> Vec<String> {
        read(text)
            .iter()
            .map(|quantity| text[quantity.figure.start..quantity.figure.end].to_owned())
            .collect()
    };
    assert_eq!(figures("300 messages per second"), ["300"]);
    assert_eq!(figures("1 MB per second"), ["1 MB"]);
    assert_eq!(figures("128 MB to 3008 MB"), ["3008 MB"]);
    assert_eq!(figures("1, 5 or 10 MB"), ["1", "5", "10 MB"]);
    assert_eq!(figures("$0.20 per GB"), ["$0.20"]);
    assert_eq!(figures("1 hour 30 minutes"), ["1 hour 30 minutes"]);
}

#[test]
fn the_low_end_of_a_range_is_a_figure_too() {
    for (note, figure, value, expect) in [
        (
            "from 60 seconds to 15 minutes",
            "60 seconds",
            "0 seconds",
            "0 seconds",
        ),
        ("128 MB to 3008 MB", "128 MB", "256 MB", "256 MB"),
        ("1-7 days", "1", "2 days", "2 days"),
        (
            "24 hours (default) to 7 days",
            "24 hours",
            "2 days",
            "48 hours",
        ),
        ("$5-10", "$5", "$6", "$6"),
    ] {
        let low = read(note).first().and_then(Quantity::low_end).expect(note);
        assert_eq!(&note[low.figure.start..low.figure.end], figure, "{note}");
        let value = Quantity::parse(value).expect("a quantity");
        assert_eq!(value.render_figure(&low.style), expect, "{note}");
    }
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
        ("10Gbps", "25 Gbit per second", "25Gbps"),
        ("250 MBps", "2,000 MB per second", "2,000 MBps"),
        ("500 Mbps", "10 Gbit per second", "10 Gbps"),
        ("24 hours", "365 days", "365 days"),
        ("128-3008 MB", "10,240 MB", "10,240 MB"),
        ("3008MB", "10,240 MB", "10,240MB"),
        ("3008 MB", "4 GB", "4096 MB"),
        ("512 MB", "10,240 MB", "10 GB"),
        ("10240 MB", "20 GB", "20480 MB"),
        ("100 buckets", "10,000", "10,000"),
        ("1000 buckets", "10,000", "10,000"),
        ("1000 buckets", "2,000", "2000"),
        ("10000 buckets", "20,000", "20000"),
        ("1 hour 30 minutes", "2 hours", "120 minutes"),
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
        ("300 TPS", "3,000 per second", "3,000 TPS"),
        ("16,000 IOPS", "80,000 IOPS", "80,000 IOPS"),
        ("16000 iops", "80,000", "80000 iops"),
        ("45 Gbps", "100 Gbps", "100 Gbps"),
        ("45Gbps", "100 Gbps", "100Gbps"),
    ] {
        let found = read(note);
        let value = Quantity::parse(value).expect("a quantity");
        assert_eq!(value.render_figure(&found[0].style), expect, "{note}");
    }
}
