//! Statements in words: "S3 is eventually consistent".

mod answer;

use std::ops::Range;

use cloudgloss_corpus::{
    Corpus, EntryIx, Fact, FactIx, Shade,
    pattern::{Pattern, Slot},
    quantity::{Quantity, quantities},
    words::{Token, WordSet, is_filler},
};

use cloudgloss_syntax::TextRange;

use answer::Answer;

use super::{
    claim::{Claim, DecidedBy, Silence, Verdict},
    context::{Completed, Context},
    mood::{self, clause_of},
    reading::{Reading, span},
    subject::{self, Subjects},
    veto::is_vetoed,
};

/// So many words of a statement stand in the sentence itself, when its context gives the others.
const OWN_WORDS: usize = 2;

/// The statements in words that a sentence makes.
pub fn claims(
    corpus: &Corpus,
    reading: &Reading,
    context: &Context,
    sentence: Range<usize>,
) -> Vec<Claim> {
    let (subjects, decided_by) = subjects(corpus, reading, context, sentence.clone());
    let words = WordSet::of(&reading.tokens[sentence.clone()]);
    let answer = Answer::new(corpus, reading, context, sentence.clone());
    let in_reach = words.or(context.words()).or(answer.words());
    let mut facts = facts(corpus, &subjects, decided_by, &in_reach);
    let answered = match answer.is_none() {
        true => Vec::new(),
        false => self::facts(corpus, &context.table_subjects(), decided_by, &in_reach),
    };
    // In "No (uses EMR)" the cell's own names are not what is denied something.
    let named_in_cell = decided_by == DecidedBy::Sentence && !context.row().is_empty();
    facts.extend(&answered);
    facts.sort_unstable();
    facts.dedup();
    let mut above = facts_above(
        corpus,
        context,
        &reading.tokens[sentence.clone()],
        decided_by,
        &in_reach,
    );
    above.retain(|ix| !facts.contains(ix));
    if facts.is_empty() && above.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    quantities(&reading.tokens, reading.text, sentence.clone(), &mut found);
    let completed = context.complete(reading, sentence.clone());
    let completed_words = completed
        .as_ref()
        .map_or(words, |completed| WordSet::of(&completed.tokens));
    let reader = Sentence {
        reading,
        range: sentence,
        quantities: found,
        completed,
        words,
        completed_words,
        answer,
        answered: named_in_cell.then_some(answered),
        corpus,
    };
    let claim = |decided_by| {
        let reader = &reader;
        move |ix| reader.claim(ix, corpus.fact(ix), decided_by)
    };
    let mut claims: Vec<Claim> = facts.into_iter().filter_map(claim(decided_by)).collect();
    let above = above.into_iter().filter_map(claim(context.subjects().1));
    let whole = reader.words();
    claims.extend(above.filter(|claim| {
        let answers = !reader.answer.is_none() && Some(claim.range) == whole;
        let about = subject::Statement {
            fact: claim.fact,
            words: claim.range,
        };
        answers || about.leaves_subject_above(corpus, reading, reader.range.clone())
    }));
    claims
}

/// What may be said of the thing above although the sentence or those before name others: "cannot be attached to an NLB" under
/// "Security groups".
fn facts_above(
    corpus: &Corpus,
    context: &Context,
    own: &[Token],
    decided_by: DecidedBy,
    words: &WordSet,
) -> Vec<FactIx> {
    if !matches!(decided_by, DecidedBy::Sentence | DecidedBy::Block) {
        return Vec::new();
    }
    let (mut subjects, told_by) = context.subjects();
    subject::add_called(corpus, own, &mut subjects);
    facts(corpus, &subjects, told_by, words)
}

/// All names of the sentence; else what its first words are about.
fn subjects(
    corpus: &Corpus,
    reading: &Reading,
    context: &Context,
    sentence: Range<usize>,
) -> (Vec<EntryIx>, DecidedBy) {
    let named = super::level::subjects(corpus, reading.mentions_in(sentence.clone()));
    if named.is_empty() {
        let found = Subjects::nearest(corpus, reading, context, sentence.clone(), sentence.start);
        (found.entries, found.told_by)
    } else {
        (named, DecidedBy::Sentence)
    }
}

/// The facts in reach of some subjects that may be stated among these words, each once.
fn facts(
    corpus: &Corpus,
    subjects: &[EntryIx],
    decided_by: DecidedBy,
    words: &WordSet,
) -> Vec<FactIx> {
    let far = decided_by.is_far();
    let in_reach = subjects
        .iter()
        .flat_map(|&subject| corpus.statements_in_reach(subject));
    let mut facts: Vec<FactIx> = in_reach
        .copied()
        .filter(|&ix| corpus.may_be_stated(ix, words))
        .filter(|&ix| !(far && corpus.fact(ix).near))
        .collect();
    facts.sort_unstable();
    facts.dedup();
    facts.retain(|&ix| may_state(corpus.fact(ix), words));
    facts
}

/// Whether a statement of the fact may stand among these words.
fn may_state(fact: &Fact, words: &WordSet) -> bool {
    let mut patterns = fact.wrong.iter().chain(&fact.right);
    patterns.any(|pattern| pattern.may_match(words))
}

struct Sentence<'a> {
    reading: &'a Reading<'a>,
    range: Range<usize>,
    quantities: Vec<Quantity>,
    completed: Option<Completed>,
    words: WordSet,
    completed_words: WordSet,
    answer: Answer,
    /// The facts that the answer can be about; `None` for all.
    answered: Option<Vec<FactIx>>,
    corpus: &'a Corpus,
}

impl Sentence<'_> {
    fn claim(&self, ix: FactIx, fact: &Fact, decided_by: DecidedBy) -> Option<Claim> {
        let wrong = self.find(&fact.wrong).or_else(|| {
            let whole = self.words()?;
            let mut answered = self.answered.iter();
            if !answered.all(|facts| facts.contains(&ix)) {
                return None;
            }
            self.answer.states(&fact.wrong).then_some(whole)
        });
        let (range, verdict) = match wrong {
            // What is still a default, or true for some, is no outdated statement.
            Some(_)
                if fact
                    .was
                    .first()
                    .is_none_or(|was| was.shade != Shade::Superseded) =>
            {
                return None;
            }
            Some(range) => (range, Verdict::Outdated(0)),
            None => (self.find(&fact.right)?, Verdict::Current),
        };
        let silence = self.silence(fact, verdict, range);
        Some(Claim {
            range,
            fact: ix,
            quantity: None,
            verdict,
            decided_by,
            silence,
            repeated: false,
            as_of: None,
        })
    }

    /// The sentence without the signs around it.
    fn words(&self) -> Option<TextRange> {
        let tokens = &self.reading.tokens[self.range.clone()];
        let first = tokens.iter().position(Token::is_item)?;
        let last = tokens.iter().rposition(Token::is_item)?;
        span(&tokens[first..=last])
    }

    /// The sentence's own words among the first match of `patterns`, with the context in front where the sentence alone does not match.
    fn find(&self, patterns: &[Pattern]) -> Option<TextRange> {
        let own = |pattern: &Pattern| {
            if !pattern.may_match(&self.words) {
                return None;
            }
            let found = find(
                pattern,
                &self.reading.tokens,
                self.range.clone(),
                &self.quantities,
            )?;
            span(&self.reading.tokens[found])
        };
        let in_context = |pattern: &Pattern| {
            let completed = self
                .completed
                .as_ref()
                .filter(|completed| completed.own > 0)?;
            if !pattern.may_match(&self.completed_words) {
                return None;
            }
            let found = find(pattern, &completed.tokens, 0..completed.tokens.len(), &[])?;
            let own = completed
                .tokens
                .get(found.start.max(completed.own)..found.end)?;
            pattern_words(pattern, own)
        };
        patterns
            .iter()
            .find_map(own)
            .or_else(|| patterns.iter().find_map(in_context))
    }

    fn silence(&self, fact: &Fact, verdict: Verdict, words: TextRange) -> Option<Silence> {
        if is_vetoed(
            fact,
            &self.reading.tokens,
            self.range.clone(),
            &self.quantities,
            self.completed.as_ref(),
        ) {
            Some(Silence::Unless)
        } else if verdict == Verdict::Current {
            None
        } else if self.speaks_of_default(words) {
            Some(Silence::Default)
        } else if self.is_assumed(words) {
            Some(Silence::Condition)
        } else {
            self.is_present_beside(fact, words)
                .then_some(Silence::PresentBeside)
        }
    }

    /// Words of the outdated statement itself ("on-demand rotation is not possible") are not the present one.
    fn is_present_beside(&self, fact: &Fact, wrong: TextRange) -> bool {
        let tokens = &self.reading.tokens;
        let apart = |found: Range<usize>| {
            span(&tokens[found])
                .is_some_and(|right| right.end <= wrong.start || wrong.end <= right.start)
        };
        fact.right.iter().any(|pattern| {
            find(pattern, tokens, self.range.clone(), &self.quantities).is_some_and(apart)
        })
    }

    /// "If we don't attach a security group, ..." states nothing.
    fn is_assumed(&self, wrong: TextRange) -> bool {
        let statement = self.reading.token_at(wrong.start)..self.reading.token_at(wrong.end);
        let tokens = &self.reading.tokens;
        mood::is_assumed(self.corpus, tokens, self.range.clone(), statement)
    }

    /// "One-way by default" is no "one-way only": the statement leaves room, unless it is about the default itself.
    fn speaks_of_default(&self, wrong: TextRange) -> bool {
        let word = self.corpus.vocabulary().get("default");
        let at = self.reading.token_at(wrong.start);
        let clause = clause_of(&self.reading.tokens, self.range.clone(), at);
        let default = |token: &Token| token.word == word && !wrong.contains(token.range.start);
        self.reading.tokens[clause].iter().any(default)
    }
}

/// From the first to the last word of `own` that the pattern itself names: a gap is no part of the statement.
/// One word of a sentence is not its statement, whatever stands above it.
fn pattern_words(pattern: &Pattern, own: &[Token]) -> Option<TextRange> {
    let named = |token: &Token| pattern.names(token);
    let first = match own.iter().filter(|token| named(token)).count() {
        // "provides real time SQL": what stands before the one word belongs to it.
        1 => own
            .iter()
            .position(|token| token.is_item() && !is_filler(token.word))?,
        _ => own.iter().position(named)?,
    };
    let last = own.iter().rposition(named)?;
    let own = own.get(first..=last)?;
    let words = own.iter().filter(|token| token.is_item()).count();
    if words < OWN_WORDS { None } else { span(own) }
}

fn find(
    pattern: &Pattern,
    tokens: &[Token],
    range: Range<usize>,
    quantities: &[Quantity],
) -> Option<Range<usize>> {
    pattern.find(tokens, range, quantities, &|_, slot| slot == Slot::Any)
}
