//! What a pattern says, as a tree.

use super::{
    PatternError, Slot,
    lex::{Sign, error, lex},
};
use crate::words::{Vocabulary, WordId};

/// A part of a pattern. Parts follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Word(WordId),
    Gap(u8),
    Not,
    Quantity(Slot),
    /// One of these phrases.
    Any(Vec<Vec<Part>>),
    /// Or nothing.
    Optional(Vec<Part>),
}

pub(super) fn parse(source: &str, vocabulary: &mut Vocabulary) -> Result<Vec<Part>, PatternError> {
    let signs = lex(source, vocabulary)?;
    let mut reader = Reader {
        signs: &signs,
        at: 0,
        end: source.len(),
    };
    let parts = reader.phrase(false)?;
    if reader.at < signs.len() {
        return Err(error(reader.offset(), "`)` without `(`"));
    }
    check(&parts, source)?;
    Ok(parts)
}

/// Whether the pattern has a `NOT` anywhere.
pub(super) fn has_negation(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Not => true,
        Part::Any(phrases) => phrases.iter().any(|phrase| has_negation(phrase)),
        Part::Optional(phrase) => has_negation(phrase),
        _ => false,
    })
}

/// A gap at an end skips nothing that matters, and a pattern without certain content matches everywhere.
fn check(parts: &[Part], source: &str) -> Result<(), PatternError> {
    if gap_at_end(parts, false) {
        return Err(error(0, "a gap at the start means nothing: leave it out"));
    }
    if gap_at_end(parts, true) {
        return Err(error(
            source.len(),
            "a gap at the end means nothing: leave it out",
        ));
    }
    if parts.iter().all(may_be_nothing) {
        return Err(error(
            0,
            "nothing in it is certain: write at least one word that has to be there",
        ));
    }
    Ok(())
}

fn may_be_nothing(part: &Part) -> bool {
    match part {
        Part::Optional(_) | Part::Gap(_) => true,
        Part::Any(phrases) => phrases
            .iter()
            .any(|phrase| phrase.iter().all(may_be_nothing)),
        _ => false,
    }
}

/// Whether a gap can stand at one end: the last part if `backwards`, else the first.
fn gap_at_end(parts: &[Part], backwards: bool) -> bool {
    for index in 0..parts.len() {
        let part = &parts[if backwards {
            parts.len() - 1 - index
        } else {
            index
        }];
        let gap = match part {
            Part::Gap(_) => true,
            Part::Any(phrases) => phrases.iter().any(|phrase| gap_at_end(phrase, backwards)),
            Part::Optional(phrase) => gap_at_end(phrase, backwards),
            _ => false,
        };
        if gap || !may_be_nothing(part) {
            return gap;
        }
    }
    false
}

struct Reader<'a> {
    signs: &'a [(usize, Sign)],
    at: usize,
    end: usize,
}

impl Reader<'_> {
    fn offset(&self) -> usize {
        self.signs.get(self.at).map_or(self.end, |sign| sign.0)
    }

    fn peek(&self) -> Option<&Sign> {
        self.signs.get(self.at).map(|sign| &sign.1)
    }

    fn eat(&mut self, sign: &Sign) -> bool {
        let found = self.peek() == Some(sign);
        self.at += usize::from(found);
        found
    }

    /// Parts up to the end, a `)` or, in brackets, a `|`.
    fn phrase(&mut self, in_brackets: bool) -> Result<Vec<Part>, PatternError> {
        let mut parts = Vec::new();
        while let Some(sign) = self.peek() {
            if *sign == Sign::Close || (in_brackets && *sign == Sign::Bar) {
                break;
            }
            parts.extend(self.choice(in_brackets)?);
        }
        Ok(parts)
    }

    /// One atom, or several with `|` between; then perhaps `?`. In brackets `|` parts phrases instead.
    fn choice(&mut self, in_brackets: bool) -> Result<Vec<Part>, PatternError> {
        let mut choices = vec![self.atom()?];
        while !in_brackets && self.eat(&Sign::Bar) {
            choices.push(self.atom()?);
        }
        let parts = if choices.len() > 1 {
            vec![Part::Any(choices)]
        } else {
            choices.remove(0)
        };
        Ok(if self.eat(&Sign::Optional) {
            vec![Part::Optional(parts)]
        } else {
            parts
        })
    }

    fn atom(&mut self) -> Result<Vec<Part>, PatternError> {
        let offset = self.offset();
        let sign = self.peek().cloned();
        self.at += 1;
        match sign {
            Some(Sign::Words(words)) => Ok(words.into_iter().map(Part::Word).collect()),
            Some(Sign::Gap(words)) => Ok(vec![Part::Gap(words)]),
            Some(Sign::Not) => Ok(vec![Part::Not]),
            Some(Sign::Quantity(slot)) => Ok(vec![Part::Quantity(slot)]),
            Some(Sign::Open) => self.brackets(offset),
            Some(Sign::Optional) => Err(error(offset, "`?` follows a word or a bracket")),
            Some(Sign::Bar) => Err(error(offset, "`|` stands between two words")),
            Some(Sign::Close) => Err(error(offset, "a word is missing before `)`")),
            None => Err(error(offset, "a word is missing at the end")),
        }
    }

    fn brackets(&mut self, offset: usize) -> Result<Vec<Part>, PatternError> {
        let mut phrases = Vec::new();
        loop {
            let phrase = self.phrase(true)?;
            if phrase.is_empty() {
                return Err(error(
                    self.offset(),
                    "a phrase in brackets is empty: use `?` for what may be left out",
                ));
            }
            phrases.push(phrase);
            if self.eat(&Sign::Close) {
                break;
            }
            if !self.eat(&Sign::Bar) {
                return Err(error(offset, "`(` is never closed"));
            }
        }
        Ok(if phrases.len() > 1 {
            vec![Part::Any(phrases)]
        } else {
            phrases.remove(0)
        })
    }
}
