//! Amounts to text.

use super::{
    Currency, Dimension, Number, Open, Per, Quantity, Spacing, Unit, UnitStyle,
    spelling::{self, Form, Spelt},
    style::{Case, Grouping, Scale},
};

/// Number words up to the largest that people write out.
const WORDS: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Quantity {
    /// The whole amount: range, number, unit, and "per …". Read again, it gives the same amount.
    pub fn render(&self, style: &UnitStyle) -> String {
        let figure = self.render_figure(style);
        let low = self.low.map(|low| {
            let low = Quantity { value: low, ..self.clone() };
            low.render_figure(&UnitStyle { pinned: false, ..style.clone() }) + " to "
        });
        low.unwrap_or_default() + &figure + &per(self.per.as_ref())
    }

    /// The number and the unit alone: what takes the place of [`Quantity::figure`] in a note that is written in this style.
    /// The unit of the style is kept where the amount is a handy number of it.
    pub fn render_figure(&self, style: &UnitStyle) -> String {
        let plus = if self.open == Open::Plus { "+" } else { "" };
        match self.dimension {
            Dimension::Money(currency) => money(self.value, currency, style) + plus,
            Dimension::Count => count(self.value, style) + plus,
            _ => measure(self.value, self.dimension, style, plus),
        }
    }
}

fn measure(value: Number, dimension: Dimension, style: &UnitStyle, plus: &str) -> String {
    let unit = choose(value, dimension, style);
    let number = unit.of_base(value).unwrap_or(value);
    let kept = style.unit == Some(unit);
    let form = if style.unit.is_some_and(|unit| unit.dimension() == dimension || is_time(unit) && is_time_dimension(dimension)) { style.form } else { Form::Usual };
    let plural = number != Number::new(1) && !style.singular && style.spacing != Spacing::Hyphen;
    let name = spelling::write(Spelt { unit, form, plural, binary: style.binary });
    let name = if kept || style.case != Case::Title || form != Form::Symbol { style.case.apply(name) } else { name };
    let number = if style.spelled { words(number) } else { None }.unwrap_or_else(|| grouped(number, style.grouping));
    let space = match &style.spacing {
        _ if unit == Unit::Percent && form != Form::Long && form != Form::Short => "",
        Spacing::None if name.chars().count() > 4 && !kept => " ",
        Spacing::None => "",
        Spacing::Space => " ",
        Spacing::Hyphen => "-",
        Spacing::Other(text) => text,
    };
    let name = if unit == Unit::Percent && space.is_empty() { "%".to_owned() } else { name };
    format!("{number}{plus}{space}{name}")
}

fn is_time(unit: Unit) -> bool {
    (Unit::Nanosecond..=Unit::Year).contains(&unit)
}

fn is_time_dimension(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Duration | Dimension::Months)
}

/// The unit of the style where the number is handy in it, else the largest that gives a handy number.
fn choose(value: Number, dimension: Dimension, style: &UnitStyle) -> Unit {
    let usual = Unit::usual(dimension);
    let smallest = usual.last().copied().unwrap_or(Unit::Byte);
    let fits = |unit: &Unit| unit.of_base(value).is_some_and(|number| is_handy(number, *unit));
    if let Some(unit) = style.unit.filter(|unit| unit.dimension() == dimension) {
        let exact = unit.of_base(value);
        let pinned = style.pinned && exact.is_some();
        if pinned || exact.is_some_and(|number| number.is_whole() && number <= Number::new(most(unit)) && number >= Number::new(1)) {
            return unit;
        }
    }
    usual.iter().copied().find(fits).unwrap_or(smallest)
}

/// How many of a unit people write before they take the next.
fn most(unit: Unit) -> u64 {
    match unit {
        Unit::Minute => 120,
        Unit::Hour => 72,
        Unit::Millisecond => 10_000,
        Unit::Byte | Unit::Second | Unit::Percent | Unit::Cpu | Unit::Year => u64::MAX,
        Unit::Month => 36,
        Unit::Week => 52,
        Unit::Day => 1_000,
        _ => 1_000,
    }
}

/// At least one, whole, or (but for times) with one decimal.
fn is_handy(number: Number, unit: Unit) -> bool {
    let timed = is_time(unit);
    let even = number.is_whole() || (!timed && number.times(10).is_some_and(Number::is_whole));
    number >= Number::new(1) && even
}

fn count(value: Number, style: &UnitStyle) -> String {
    if let Some(word) = words(value).filter(|_| style.spelled) {
        return word;
    }
    let scales: &[(u64, &str)] = match style.scale {
        Scale::None => &[],
        Scale::SmallLetter => &[(1_000, "k")],
        Scale::Letter => &[(1_000_000, "M"), (1_000, "K")],
        Scale::Word => &[(1_000_000_000, " billion"), (1_000_000, " million"), (1_000, " thousand")],
    };
    for (factor, name) in scales {
        let scaled = value.divided(u128::from(*factor)).filter(|scaled| *scaled >= Number::new(1) && scaled.times(10).is_some_and(Number::is_whole));
        if let Some(scaled) = scaled {
            return grouped(scaled, style.grouping) + name;
        }
    }
    grouped(value, style.grouping)
}

fn money(value: Number, currency: Currency, style: &UnitStyle) -> String {
    let mut digits = grouped(value, style.grouping);
    // Cents have two digits.
    if digits.rfind('.').is_some_and(|dot| digits.len() - dot == 2) && !value.is_whole() {
        digits.push('0');
    }
    let (sign, code) = match currency {
        Currency::Dollar => ("$", "USD"),
        Currency::Euro => ("€", "EUR"),
        Currency::Pound => ("£", "GBP"),
        Currency::Yen => return format!("¥{digits}"),
    };
    if style.currency_after { format!("{digits} {code}") } else { format!("{sign}{digits}") }
}

fn words(value: Number) -> Option<String> {
    WORDS.get(usize::try_from(value.whole()?).ok()?).map(|word| (*word).to_owned())
}

/// Digits with their thousands set off.
fn grouped(value: Number, grouping: Grouping) -> String {
    let plain = value.to_string();
    let separator = match grouping {
        Grouping::Comma => ',',
        // "1.5" in this style could be read as thousands only with three decimals.
        Grouping::Dot if value.is_whole() => '.',
        Grouping::Space => '\u{a0}',
        _ => return plain,
    };
    let (whole, decimals) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, decimals)| (whole, Some(decimals)));
    let mut text = String::with_capacity(plain.len() + 4);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

fn per(per: Option<&Per>) -> String {
    const SPANS: [(u64, &str); 7] =
        [(604_800_000, "week"), (86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1_000, "second"), (1, "ms"), (0, "")];
    match per {
        None => String::new(),
        Some(Per::Unit(unit)) => format!(" per {unit}"),
        Some(Per::Months(1)) => " per month".to_owned(),
        Some(Per::Months(12)) => " per year".to_owned(),
        Some(Per::Months(months)) => format!(" per {months} months"),
        Some(Per::Millis(millis)) => {
            let (length, name) = SPANS.iter().find(|(length, _)| *length > 0 && millis % length == 0).copied().unwrap_or((1, "ms"));
            let (count, plural) = (millis / length, if length > 1 { "s" } else { "" });
            if count == 1 { format!(" per {name}") } else { format!(" per {count} {name}{plural}") }
        }
    }
}
