//! Questions, written in the notes dialect and read by the notes' own grammar.

use cloudgloss_syntax::{BlockKind, Document, TextRange, question_text};

use crate::{
    Knowledge, Problem,
    model::{Card, Origin},
};

/// Reads the cards of `questions/<topic>.md`.
pub fn read(path: &str, topic: &str, text: &str) -> (Vec<Card>, Vec<Problem>) {
    let document = Document::new(text);
    let mut reader = Reader {
        path,
        topic,
        text,
        cards: Vec::new(),
        problems: Vec::new(),
        part: Part::Outside,
    };
    for (_, range, block) in document.iter_blocks() {
        reader.block(range, block.kind);
    }
    reader.check();
    (reader.cards, reader.problems)
}

/// Replaces `{fact:ID}` in answers, key points and summaries by the fact's present value.
/// Its own facts come before those `below`.
pub fn fill_in_facts(knowledge: &mut Knowledge, below: &[crate::Fact]) -> Vec<Problem> {
    let facts: rustc_hash::FxHashMap<_, _> = below
        .iter()
        .chain(&knowledge.facts)
        .map(|fact| (fact.id.as_str(), fact.value.text.as_str()))
        .collect();
    let mut problems = Vec::new();
    for card in &mut knowledge.cards {
        let texts = std::iter::once(&mut card.answer).chain(&mut card.key_points);
        texts.for_each(|text| fill_in(text, &facts, &card.origin, &mut problems));
    }
    for entry in &mut knowledge.entries {
        fill_in(&mut entry.summary, &facts, &entry.origin, &mut problems);
    }
    for guide in &mut knowledge.guides {
        fill_in(&mut guide.text, &facts, &guide.origin, &mut problems);
    }
    problems
}

fn fill_in(
    text: &mut String,
    facts: &rustc_hash::FxHashMap<&str, &str>,
    origin: &Origin,
    problems: &mut Vec<Problem>,
) {
    let mut from = 0;
    while let Some(start) = text[from..].find("{fact:").map(|at| from + at) {
        let Some(len) = text[start..].find('}') else {
            return;
        };
        let id = text[start + 6..start + len].trim().to_owned();
        let value = facts.get(id.as_str()).copied();
        if value.is_none() {
            let message = format!("`{{fact:{id}}}` names no fact: correct the id");
            problems.push(Problem::of(origin, message));
        }
        let value = value.unwrap_or("?");
        text.replace_range(start..=start + len, value);
        // A value that quotes a fact, perhaps itself, is left as it stands.
        from = start + value.len();
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Outside,
    Question,
    Answer,
    KeyPoints,
}

struct Reader<'a> {
    path: &'a str,
    topic: &'a str,
    text: &'a str,
    cards: Vec<Card>,
    problems: Vec<Problem>,
    part: Part,
}

impl Reader<'_> {
    fn block(&mut self, range: TextRange, kind: BlockKind) {
        let text = &self.text[range.start..range.end];
        match (kind, self.part) {
            (BlockKind::Question, _) => self.question(range, text),
            (BlockKind::Heading { .. } | BlockKind::FrontMatter, _) => self.part = Part::Outside,
            (BlockKind::Comment, Part::Question) => self.metadata(range, text),
            (BlockKind::Answer, Part::Question | Part::Answer) => {
                self.part = Part::Answer;
                self.answer(
                    text.split_once(':')
                        .map_or(text, |(_, words)| words)
                        .trim_start_matches(['*', ' ']),
                );
            }
            (_, Part::Answer)
                if text
                    .trim()
                    .trim_matches('*')
                    .eq_ignore_ascii_case("key points:") =>
            {
                self.part = Part::KeyPoints
            }
            (_, Part::Answer) => self.answer(text),
            (BlockKind::ListItem { .. }, Part::KeyPoints) => self.key_point(text),
            _ => {}
        }
    }

    fn question(&mut self, range: TextRange, text: &str) {
        let words = question_text(BlockKind::Question, text)
            .and_then(|range| text.get(range.start..range.end))
            .unwrap_or(text);
        let question = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = Problem::at("", self.text, range.start, "").line;
        self.part = Part::Question;
        self.cards.push(Card {
            id: String::new(),
            question,
            answer: String::new(),
            key_points: Vec::new(),
            level: String::new(),
            topic: self.topic.to_owned(),
            entries: Vec::new(),
            origin: Origin {
                file: self.path.to_owned(),
                own: false,
                line,
            },
        });
    }

    /// `<!-- id: q.x; level: associate; services: a, b; concepts: c -->`
    fn metadata(&mut self, range: TextRange, text: &str) {
        let Some(card) = self.cards.last_mut() else {
            return;
        };
        let inner = text
            .trim()
            .trim_start_matches("<!--")
            .trim_end_matches("-->");
        for pair in inner.split(';') {
            let Some((key, value)) = pair
                .split_once(':')
                .map(|(key, value)| (key.trim(), value.trim()))
            else {
                continue;
            };
            match key {
                "id" => card.id = value.to_owned(),
                "level" => card.level = value.to_owned(),
                "services" | "concepts" => card.entries.extend(
                    value
                        .split(',')
                        .map(|id| id.trim().to_owned())
                        .filter(|id| !id.is_empty()),
                ),
                other => {
                    let message = format!(
                        "`{other}` is no key of a question: use id, level, services or concepts"
                    );
                    self.problems
                        .push(Problem::at(self.path, self.text, range.start, message));
                }
            }
        }
    }

    fn answer(&mut self, text: &str) {
        if let Some(card) = self.cards.last_mut() {
            card.answer.push_str(text);
        }
    }

    fn key_point(&mut self, text: &str) {
        let point = text
            .trim_start_matches([' ', '-', '*', '+'])
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if let Some(card) = self.cards.last_mut() {
            card.key_points.push(point);
        }
    }

    fn check(&mut self) {
        for card in &mut self.cards {
            card.answer = card.answer.trim().to_owned();
            let lacks = match (card.id.is_empty(), card.answer.is_empty()) {
                (true, _) => "lacks an id: write <!-- id: q.… --> below it",
                (_, true) => "lacks an answer: write `A:` below it",
                _ => continue,
            };
            let message = format!("the question \"{}\" {lacks}", card.question);
            self.problems.push(Problem::of(&card.origin, message));
        }
        self.cards
            .retain(|card| !card.id.is_empty() && !card.answer.is_empty());
    }
}
