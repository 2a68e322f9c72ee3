//! Figures between backticks that are no code.

/// Words that may stand before the figure.
const BOUNDS: [&str; 9] = [
    "up", "to", "max", "maximum", "min", "minimum", "at", "most", "least",
];

/// Whether the words of a code span are a figure with what it counts, set off like emphasis: `` `256 KB` ``, `` `up to 5 read replicas` ``.
/// A command, an address, a date or a hash holds other signs, or other words before its first digit.
pub fn is_figure(span: &str) -> bool {
    let mut words = span.split_ascii_whitespace();
    let is_bound = |word: &&str| BOUNDS.contains(&word.to_ascii_lowercase().as_str());
    let Some(figure) = words.by_ref().find(|word| !is_bound(word)) else {
        return false;
    };
    let digits = figure.trim_start_matches(['~', '$', '<', '>', '≤', '≥']);
    let unit = digits.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-–".contains(c));
    let counted = words.next();
    digits.starts_with(|c: char| c.is_ascii_digit())
        && is_unit(unit)
        && (!unit.is_empty() || counted.is_some())
        && counted.into_iter().chain(words).all(is_plain)
}

/// What is written right behind the digits: nothing, "%", "KB". A single letter is as often a part of a hash.
fn is_unit(unit: &str) -> bool {
    let letters = unit.chars().all(|c| c.is_ascii_alphabetic());
    unit.is_empty() || unit == "%" || unit == "+" || letters && unit.len() > 1
}

fn is_plain(word: &str) -> bool {
    let mut letters = word.trim_end_matches([',', '.']).chars();
    letters.all(|c| c.is_alphabetic() || c == '-' || c == '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_with_what_they_count_are_no_code() {
        for span in [
            "256KB",
            "256 KB",
            "5 read-replicas",
            "up to 10 Dimensions",
            "99.9%",
            "1-15 minutes",
            "$0.25 per million reads",
            "1 year maximum duration",
        ] {
            assert!(is_figure(span), "{span}");
        }
    }

    #[test]
    fn code_is_code() {
        for span in [
            "",
            "10",
            "up to",
            "aws s3 ls",
            "sleep 300 seconds",
            "10.0.0.0/16",
            "2012-10-17",
            "016269a",
            "0 12 * * ? *",
            "300s",
            "t2.micro",
            "5 GB = x",
        ] {
            assert!(!is_figure(span), "{span}");
        }
    }
}
