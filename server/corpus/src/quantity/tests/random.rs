use proptest::prelude::*;

use super::super::*;
use crate::words::{sentences, testing::Read};

fn units() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        &[
            "",
            " KB",
            "KB",
            " mb",
            "GiB",
            " TB",
            " bytes",
            " kilobytes",
            " s",
            " seconds",
            "ms",
            "-minute",
            " mins",
            "hrs",
            " days",
            " weeks",
            " months",
            "%",
            " vCPUs",
            " MB/s",
            " Mbps",
            " TPS",
            " per minute",
            " requests per second",
            " per 5 minutes",
            "k",
            " million",
            " USD",
            " per month",
        ][..],
    )
}

fn amounts() -> impl Strategy<Value = Quantity> {
    let number = prop_oneof![
        (1_u32..2_000_000).prop_map(|n| n.to_string()),
        (1_u32..2_000, 1_u32..100).prop_map(|(n, decimals)| format!("{n}.{decimals}"))
    ];
    let low = prop_oneof![Just(String::new()), Just("1-".to_owned())];
    (low, number, units()).prop_filter_map("no quantity", |(low, number, unit)| {
        Quantity::parse(&format!("{low}{number}{unit}"))
    })
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
    fn two_units_of_time_are_one_amount(hours in 1_u64..100, minutes in 1_u64..60, joint in prop::sample::select(&[" ", " and "][..])) {
        let text = format!("{hours} hours{joint}{minutes} minutes");
        let together = Quantity::parse(&text);
        let apart = Quantity::parse(&format!("{} minutes", hours * 60 + minutes));
        prop_assert!(together.is_some_and(|read| apart.is_some_and(|apart| read.same(&apart))), "{text}");
    }

    #[test]
    fn both_ends_of_a_range_are_read(low in 1_u32..500, more in 1_u32..5_000, unit in units(), joint in prop::sample::select(&[" to ", "-", " - "][..])) {
        let text = format!("{low}{unit}{joint}{}{unit}", low + more);
        let found = super::read(&text);
        let end = |number: u32| Quantity::parse(&format!("{number}{unit}"));
        if let ([range], Some(low), Some(high)) = (found.as_slice(), end(low), end(low + more))
            && let Some(read) = range.low_end()
        {
            prop_assert!(read.same(&low) && range.same(&high), "{text}: {range:?}");
            // What is written at the low end is the low end, but for "per second" behind both.
            let written = &text[read.figure.start..read.figure.end];
            let figure = Quantity::parse(written);
            prop_assert!(figure.is_some_and(|figure| figure.value == read.value || read.style.pinned), "{text}: {written}");
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
            prop_assert!(
                quantity.tokens.start >= end
                    && quantity.tokens.start < quantity.tokens.end
                    && quantity.tokens.end <= sentence.end
            );
            end = quantity.tokens.end;
            let (range, figure) = (quantity.range, quantity.figure);
            prop_assert!(
                text.get(range.start..range.end).is_some()
                    && text.get(figure.start..figure.end).is_some()
            );
            prop_assert!(
                range.start <= figure.start && figure.start < figure.end && figure.end <= range.end
            );
            let _ = (
                bound(&read.tokens, sentence.clone(), quantity),
                quantity.render(&quantity.style),
            );
        }
    }
    Ok(())
}

/// No construct is looked at from its start again and again: this would take minutes.
#[test]
fn long_texts_without_sense_are_read_in_one_go() {
    for piece in [
        "1-",
        "1,",
        "1,00,",
        "1)",
        "(5 ",
        "a)5",
        "1 and ",
        "1/",
        "1.",
        "5 MB,",
        "\n",
        "\n ",
        "not +",
        "up to ",
        "5 a/",
        ": 5",
        "one ",
        "1 000 ",
        "$",
        "**a**",
        "5 max ",
        "e.",
        "from 5 to ",
        "min ",
        "'",
        "9's ",
        "per ",
        "| ",
        "\r",
        "1:",
    ] {
        sound(&piece.repeat(20_000)).expect("sound");
    }
}
