//! Items in a quote, which is one block: "> [!question] Which …?", "> 1. …", "> 2. …".

/// No quiz has so many lines of options.
const FAR: usize = 40;

/// The line of a block in which byte `at` lies, without its `>`.
pub fn line_around(text: &str, at: usize) -> &str {
    let (_, rest) = split(text, at);
    strip(rest.lines().next().unwrap_or_default()).1
}

/// Whether the line of a quote in which byte `at` lies is one of several items below a question: numbered ones, or any in a callout
/// for questions. Dots below "What is it?" are mostly the answer.
pub fn is_option(text: &str, at: usize) -> bool {
    let (above, rest) = split(text, at);
    let mut below = rest.lines().take(FAR).map(strip);
    let Some((depth, own)) = below.next() else {
        return false;
    };
    let same = |line: &(usize, &str)| line.0 == depth;
    let listed = |line: &(usize, &str)| same(line) && belongs_to_list(line.1);
    let mut above = above.lines().rev().take(FAR).map(strip).take_while(same);
    let mut items = Vec::from_iter(Item::of(own));
    items.extend(below.take_while(listed).filter_map(|line| Item::of(line.1)));
    let asked = above.find(|line| {
        items.extend(Item::of(line.1));
        !belongs_to_list(line.1)
    });
    let Some((_, asked)) = asked.filter(|line| belongs_to_list(own) && line.1.contains('?')) else {
        return false;
    };
    let quiz = |line: &str| line.to_ascii_lowercase().starts_with("[!qu");
    let numbered = items.iter().all(|item| *item == Item::Numbered);
    items.len() > 1 && (numbered || quiz(asked) || above.any(|line| quiz(line.1)))
}

/// What stands above the line of byte `at`, and the rest.
fn split(text: &str, at: usize) -> (&str, &str) {
    let before = text.get(..at).unwrap_or_default();
    text.split_at(before.rfind('\n').map_or(0, |end| end + 1))
}

/// How many `>` a line begins with, and what follows them.
fn strip(line: &str) -> (usize, &str) {
    let rest = line.trim_start_matches([' ', '\t', '>']);
    let marks = &line[..line.len() - rest.len()];
    let end = marks.rfind('>').map_or(0, |at| at + 1);
    let rest = &line[end..];
    let depth = marks.matches('>').count();
    (depth, rest.strip_prefix(' ').unwrap_or(rest).trim_end())
}

/// An item, a line that goes on with one, or an empty line between two.
fn belongs_to_list(line: &str) -> bool {
    line.is_empty() || line.starts_with([' ', '\t']) || Item::of(line).is_some()
}

/// How an item begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// "1. …", "a) …", "**B.** …".
    Numbered,
    /// "- …".
    Bullet,
}

impl Item {
    fn of(line: &str) -> Option<Item> {
        let line = line.trim_start();
        let label = line.trim_start_matches(['*', '_']);
        let digits = label.trim_start_matches(|c: char| c.is_ascii_digit());
        let letter = label.strip_prefix(|c: char| matches!(c, 'a'..='h' | 'A'..='H'));
        let rest = letter.unwrap_or(digits);
        let bullet = || line.starts_with(['-', '*', '+']) && !line.starts_with("**");
        if rest.len() < label.len() && rest.starts_with(['.', ')']) {
            Some(Item::Numbered)
        } else {
            bullet().then_some(Item::Bullet)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(text: &str) -> Vec<&str> {
        let mut at = 0;
        let lines = text.split_inclusive('\n').filter(|line| {
            let start = at;
            at += line.len();
            is_option(text, start + 3.min(line.len() - 1))
        });
        lines.map(str::trim_end).collect()
    }

    #[test]
    fn the_items_below_a_question_are_options() {
        let text = "> [!question]\n> Which?\n> 1. One\n> 2. Two\n>    goes on\n>\n> > Answer: 2\n> > - one\n";
        assert_eq!(options(text), ["> 1. One", "> 2. Two", ">    goes on", ">"]);
        assert_eq!(options("> Which? (Choose one.)\n> a) A\n> b) B\n").len(), 2);
        assert_eq!(options("> [!quiz]\n> Which?\n> - A\n> - B\n").len(), 2);
    }

    #[test]
    fn one_item_is_the_answer_and_a_list_below_a_statement_states() {
        assert!(options("> Which?\n> 1. A\n").is_empty());
        assert!(options("> What is it?\n> - A\n> - B\n").is_empty());
        assert!(options("> There are two:\n> - A\n> - B\n").is_empty());
    }
}
