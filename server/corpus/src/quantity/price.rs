//! Money.

use super::{
    Currency,
    figure::{self, Figure},
    numeral,
    reader::Reader,
};

/// `$0.20`, `$1 million`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Figure> {
    let currency = match reader.text_of(reader.get(at)?) {
        "$" => Currency::Dollar,
        "€" => Currency::Euro,
        "£" => Currency::Pound,
        _ => Currency::Yen,
    };
    // "$ 1" is the end of a formula.
    let numeral = numeral::read(reader, at + 1)
        .filter(|numeral| !numeral.spelled && reader.is_tight(at + 1))?;
    let mut figure = Figure {
        currency: Some(currency),
        bare: false,
        ..figure::plain(at, &numeral)
    };
    figure::open(reader, &mut figure);
    if reader.spelling(figure.end) == Some("USD") {
        figure.end += 1;
    }
    Some(figure)
}

/// `0.20 USD`.
pub(super) fn add_currency(reader: &Reader, figure: &mut Figure) {
    if figure.unit.is_some() {
        return;
    }
    let currency = match reader.spelling(figure.end).unwrap_or("") {
        "USD" | "usd" | "dollar" | "dollars" => Currency::Dollar,
        "EUR" | "eur" | "euro" | "euros" => Currency::Euro,
        "GBP" => Currency::Pound,
        _ => return,
    };
    figure.style.spacing = figure::spacing(reader, figure.end);
    figure.currency = Some(currency);
    figure.style.currency_after = true;
    figure.bare = false;
    figure.end += 1;
}
