//! Amounts to text.

use super::{
    Dimension, Number, Open, Per, Quantity, Spacing, Unit, UnitStyle,
    digits::{count, grouped, money, words},
    spelling::{self, Form, Spelt},
    style::{Case, Scale},
};

impl Quantity {
    /// The whole amount: range, number, unit, and "per …". Read again, it gives the same amount.
    pub fn render(&self, style: &UnitStyle) -> String {
        let style = &UnitStyle {
            rate: None,
            ..style.clone()
        };
        let figure = match self.low_end() {
            Some(low) => {
                // In "1 to 2 million" the one is a million too.
                let plain = UnitStyle {
                    pinned: false,
                    scale: Scale::None,
                    ..style.clone()
                };
                format!(
                    "{} to {}",
                    low.render_figure(&plain),
                    self.render_figure(&plain)
                )
            }
            None => self.render_figure(style),
        };
        match self.form(style) {
            Form::PerSecond => figure,
            _ => figure + &per(self.per.as_ref()),
        }
    }

    /// The word of the style that says the rate of a count: `IOPS`.
    fn rate<'a>(&self, style: &'a UnitStyle) -> Option<&'a str> {
        let by_second = matches!(self.per, None | Some(Per::Millis(1_000)));
        style
            .rate
            .as_deref()
            .filter(|_| by_second && style.unit.is_none())
    }

    /// The number and the unit alone: what takes the place of [`Quantity::figure`] in a note that is written in this style.
    /// The unit of the style is kept where the amount is a handy number of it.
    pub fn render_figure(&self, style: &UnitStyle) -> String {
        let plus = if self.open == Open::Plus { "+" } else { "" };
        match self.dimension {
            Dimension::Money(currency) => money(self.value, currency, style) + plus,
            Dimension::Count => match self.rate(style) {
                Some(rate) => format!("{}{plus}{}{rate}", count(self.value, style), gap(style)),
                None => count(self.value, style) + plus,
            },
            _ => self.measure(style, plus),
        }
    }

    fn measure(&self, style: &UnitStyle, plus: &str) -> String {
        let unit = choose(self.value, self.dimension, style);
        let number = unit.of_base(self.value).unwrap_or(self.value);
        let name = self.unit_name(unit, self.form(style), number, style);
        let digits = words(number)
            .filter(|_| style.spelled)
            .unwrap_or_else(|| grouped(number, style.grouping));
        let space = match &style.spacing {
            _ if name == "%" => "",
            Spacing::None if name.chars().count() > 4 && style.unit != Some(unit) => " ",
            _ => gap(style),
        };
        format!("{digits}{plus}{space}{name}")
    }

    /// That of the style, where it can be.
    fn form(&self, style: &UnitStyle) -> Form {
        let kin = |unit: Unit| are_kin(unit.dimension(), self.dimension);
        let each_second = self.per == Some(Per::Millis(1_000));
        match style.form {
            Form::PerSecond if !each_second => Form::Usual,
            form if style.unit.is_some_and(kin) => form,
            _ => Form::Usual,
        }
    }

    fn unit_name(&self, unit: Unit, form: Form, number: Number, style: &UnitStyle) -> String {
        let plural =
            number != Number::new(1) && !style.singular && style.spacing != Spacing::Hyphen;
        let name = spelling::write(Spelt {
            unit,
            form,
            plural,
            binary: style.binary,
        });
        // Single letters mean something in their own case only, and "Mb" in a rate would be bits.
        let title = style.case == Case::Title && name.chars().skip(1).any(char::is_uppercase);
        let fixed = name.len() == 1 || (title && (self.per.is_some() || style.unit != Some(unit)));
        if fixed { name } else { style.case.apply(name) }
    }
}

/// What stands between number and unit.
fn gap(style: &UnitStyle) -> &str {
    match &style.spacing {
        Spacing::None => "",
        Spacing::Space => " ",
        Spacing::Hyphen => "-",
        Spacing::Other(text) => text,
    }
}

/// Months and seconds are both time.
fn are_kin(left: Dimension, right: Dimension) -> bool {
    let time = |dimension| matches!(dimension, Dimension::Duration | Dimension::Months);
    left == right || (time(left) && time(right))
}

fn is_time(unit: Unit) -> bool {
    (Unit::Nanosecond..=Unit::Year).contains(&unit)
}

/// The unit of the style where the number is handy in it, else the largest that gives a handy number.
fn choose(value: Number, dimension: Dimension, style: &UnitStyle) -> Unit {
    let usual = Unit::usual(dimension);
    let smallest = usual.last().copied().unwrap_or(Unit::Byte);
    if value == Number::default() {
        return style
            .unit
            .filter(|unit| unit.dimension() == dimension)
            .unwrap_or(if dimension == Dimension::Duration {
                Unit::Second
            } else {
                smallest
            });
    }
    let fits = |unit: &Unit| {
        unit.of_base(value)
            .is_some_and(|number| is_handy(number, *unit))
    };
    if let Some(unit) = style.unit.filter(|unit| unit.dimension() == dimension) {
        let exact = unit.of_base(value);
        let pinned = style.pinned && exact.is_some();
        if pinned
            || exact.is_some_and(|number| {
                number.is_whole() && number <= Number::new(most(unit)) && number >= Number::new(1)
            })
        {
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

/// At least one, whole, or (but for times) with two decimals.
fn is_handy(number: Number, unit: Unit) -> bool {
    let timed = is_time(unit);
    let even = number.is_whole() || (!timed && number.times(100).is_some_and(Number::is_whole));
    number >= Number::new(1) && even
}

fn per(per: Option<&Per>) -> String {
    const SPANS: [(u64, &str); 7] = [
        (604_800_000, "week"),
        (86_400_000, "day"),
        (3_600_000, "hour"),
        (60_000, "minute"),
        (1_000, "second"),
        (1, "ms"),
        (0, ""),
    ];
    match per {
        None => String::new(),
        Some(Per::Unit(unit)) => format!(" per {unit}"),
        Some(Per::Months(1)) => " per month".to_owned(),
        Some(Per::Months(12)) => " per year".to_owned(),
        Some(Per::Months(months)) => format!(" per {months} months"),
        Some(Per::Millis(millis)) => {
            let (length, name) = SPANS
                .iter()
                .find(|(length, _)| *length > 0 && millis % length == 0)
                .copied()
                .unwrap_or((1, "ms"));
            let (count, plural) = (millis / length, if length > 1 { "s" } else { "" });
            if count == 1 {
                format!(" per {name}")
            } else {
                format!(" per {count} {name}{plural}")
            }
        }
    }
}
