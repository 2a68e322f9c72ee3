//! `Knowledge` with its indexes.

use std::sync::OnceLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::{
    Card, Entry, Exam, Fact, Guide, Knowledge, Phrases, Problem, compile,
    load::File,
    names::Names,
    ordinary::OrdinaryWords,
    reach::{self, CalledBelow},
    search::{SearchIndex, fold},
    words::{Token, Vocabulary, WordSet},
};

/// Index of an entry in `Corpus::entries`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryIx(pub u32);

/// Index of a fact in `Corpus::facts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactIx(pub u32);

/// Everything that is known, ready for look-ups. Immutable; a change of content makes a new one.
#[derive(Debug)]
pub struct Corpus {
    knowledge: Knowledge,
    entry_by_id: FxHashMap<String, EntryIx>,
    fact_by_id: FxHashMap<String, FactIx>,
    facts_of: Vec<Vec<FactIx>>,
    facts_in_reach: Vec<Vec<FactIx>>,
    statements_in_reach: Vec<Vec<FactIx>>,
    called_below: CalledBelow,
    parents: Vec<Option<EntryIx>>,
    cards_asking: OnceLock<FxHashMap<String, usize>>,
    names: OnceLock<Names>,
    search: OnceLock<SearchIndex>,
    ordinary: OnceLock<OrdinaryWords>,
    anchors: OnceLock<Vec<WordSet>>,
}

impl Corpus {
    /// Indexes `knowledge`. The automaton of names is built at its first use, so that a start does not wait for it.
    pub fn new(knowledge: Knowledge) -> Corpus {
        let entry_by_id: FxHashMap<_, _> = (0..)
            .zip(&knowledge.entries)
            .map(|(ix, entry)| (entry.id.clone(), EntryIx(ix)))
            .collect();
        let fact_by_id = (0..)
            .zip(&knowledge.facts)
            .map(|(ix, fact)| (fact.id.clone(), FactIx(ix)))
            .collect();
        let mut facts_of = vec![Vec::new(); knowledge.entries.len()];
        for (ix, fact) in (0..).zip(&knowledge.facts) {
            if let Some(subject) = entry_by_id.get(&fact.subject) {
                facts_of[subject.0 as usize].push(FactIx(ix));
            }
        }
        let parent = |entry: &Entry| {
            entry
                .parent
                .as_ref()
                .and_then(|id| entry_by_id.get(id).copied())
        };
        let parents: Vec<_> = knowledge.entries.iter().map(parent).collect();
        let called_below = reach::called_below(&knowledge.entries, &entry_by_id);
        let facts_in_reach = reach::facts_in_reach(&knowledge.entries, &parents, &facts_of);
        let is_stated_in_words = |ix: &FactIx| {
            let fact = &knowledge.facts[ix.0 as usize];
            fact.verified && !(fact.wrong.is_empty() && fact.right.is_empty())
        };
        let stated =
            |facts: &Vec<FactIx>| facts.iter().copied().filter(is_stated_in_words).collect();
        let statements_in_reach = facts_in_reach.iter().map(stated).collect();
        Corpus {
            entry_by_id,
            fact_by_id,
            facts_of,
            facts_in_reach,
            statements_in_reach,
            called_below,
            parents,
            cards_asking: OnceLock::new(),
            names: OnceLock::new(),
            search: OnceLock::new(),
            ordinary: OnceLock::new(),
            anchors: OnceLock::new(),
            knowledge,
        }
    }

    /// Lays `files` (in the layout of `content/`) over this corpus: their entries, facts and questions win by id.
    pub fn with_overlay(&self, files: &[File]) -> (Corpus, Vec<Problem>) {
        let (mut over, mut problems) = compile::compile_over(
            files,
            self.knowledge.vocabulary.clone(),
            &self.knowledge.facts,
        );
        let entries = over.entries.iter_mut().map(|entry| &mut entry.origin);
        let facts = over.facts.iter_mut().map(|fact| &mut fact.origin);
        let cards = over.cards.iter_mut().map(|card| &mut card.origin);
        let exams = over.exams.iter_mut().map(|exam| &mut exam.origin);
        let guides = over.guides.iter_mut().map(|guide| &mut guide.origin);
        entries
            .chain(facts)
            .chain(cards)
            .chain(exams)
            .chain(guides)
            .for_each(|origin| origin.own = true);
        let merged = Knowledge {
            as_of: self.knowledge.as_of.max(over.as_of),
            entries: merge(&self.knowledge.entries, over.entries, |entry| &entry.id),
            facts: merge(&self.knowledge.facts, over.facts, |fact| &fact.id),
            cards: merge(&self.knowledge.cards, over.cards, |card| &card.id),
            exams: merge(&self.knowledge.exams, over.exams, |exam| &exam.code),
            guides: merge(&self.knowledge.guides, over.guides, |guide| &guide.id),
            phrases: over.phrases,
            vocabulary: over.vocabulary,
        };
        problems.extend(
            compile::check_references(&merged)
                .into_iter()
                .filter(|problem| files.iter().any(|file| file.0 == problem.file)),
        );
        (Corpus::new(merged), problems)
    }

    /// The date on which the knowledge was true.
    pub fn as_of(&self) -> Date {
        self.knowledge.as_of
    }

    /// All entries, sorted by id.
    pub fn entries(&self) -> &[Entry] {
        &self.knowledge.entries
    }

    /// All facts, sorted by id.
    pub fn facts(&self) -> &[Fact] {
        &self.knowledge.facts
    }

    /// All questions.
    pub fn cards(&self) -> &[Card] {
        &self.knowledge.cards
    }

    /// All exams.
    pub fn exams(&self) -> &[Exam] {
        &self.knowledge.exams
    }

    /// Looks an exam up by its code, whatever its case.
    pub fn exam(&self, code: &str) -> Option<&Exam> {
        let is_it = |exam: &&Exam| exam.code.eq_ignore_ascii_case(code.trim());
        self.knowledge.exams.iter().find(is_it)
    }

    /// Looks a page of interview preparation up by its id.
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.knowledge.guides.iter().find(|guide| guide.id == id)
    }

    /// All pages of interview preparation.
    pub fn guides(&self) -> &[Guide] {
        &self.knowledge.guides
    }

    /// The words that patterns use.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.knowledge.vocabulary
    }

    /// The engine's own phrases.
    pub fn phrases(&self) -> &Phrases {
        &self.knowledge.phrases
    }

    /// Everything that is known.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The entry at an index that this corpus gave.
    pub fn entry(&self, ix: EntryIx) -> &Entry {
        &self.knowledge.entries[ix.0 as usize]
    }

    /// The fact at an index that this corpus gave.
    pub fn fact(&self, ix: FactIx) -> &Fact {
        &self.knowledge.facts[ix.0 as usize]
    }

    /// Looks an entry up by its id.
    pub fn entry_by_id(&self, id: &str) -> Option<EntryIx> {
        self.entry_by_id.get(id).copied()
    }

    /// The entry that has `words` among its keywords, whatever their case.
    pub fn entry_by_keyword(&self, words: &str) -> Option<EntryIx> {
        let is_it = |keyword: &String| keyword.eq_ignore_ascii_case(words);
        let mut entries = (0..).map(EntryIx).zip(&self.knowledge.entries);
        entries.find_map(|(ix, entry)| entry.keywords.iter().any(is_it).then_some(ix))
    }

    /// Looks a fact up by its id.
    pub fn fact_by_id(&self, id: &str) -> Option<FactIx> {
        self.fact_by_id.get(id).copied()
    }

    /// Looks a question up by its id.
    pub fn card_by_id(&self, id: &str) -> Option<&Card> {
        self.knowledge.cards.iter().find(|card| card.id == id)
    }

    /// The question that reads like `words`, whatever its case, spacing and punctuation.
    pub fn card_by_question(&self, words: &str) -> Option<&Card> {
        let cards = self.cards_asking.get_or_init(|| {
            let cards = self.knowledge.cards.iter().enumerate().rev();
            cards.map(|(at, card)| (fold(&card.question), at)).collect()
        });
        self.knowledge.cards.get(*cards.get(&fold(words))?)
    }

    /// The facts about an entry itself.
    pub fn facts_of(&self, ix: EntryIx) -> &[FactIx] {
        &self.facts_of[ix.0 as usize]
    }

    /// The facts that a statement about an entry may state: its own, those of its parts,
    /// and, where it is a feature or class, those of the service that it is a part of.
    pub fn facts_in_reach(&self, ix: EntryIx) -> &[FactIx] {
        &self.facts_in_reach[ix.0 as usize]
    }

    /// Those of them that are verified and that words alone can state.
    pub fn statements_in_reach(&self, ix: EntryIx) -> &[FactIx] {
        &self.statements_in_reach[ix.0 as usize]
    }

    /// Whether words alone may state the fact among `words`; for passing over most facts at a glance.
    pub fn may_be_stated(&self, ix: FactIx, words: &WordSet) -> bool {
        let facts = self.knowledge.facts.iter();
        let anchors = self.anchors.get_or_init(|| facts.map(anchors).collect());
        anchors[ix.0 as usize].meets(words)
    }

    /// The entries that plain words among `tokens` mean where `above` is spoken of: "volume" below EC2.
    pub fn called_below<'a>(
        &'a self,
        above: EntryIx,
        tokens: &'a [Token],
    ) -> impl Iterator<Item = EntryIx> + 'a {
        let called = self.called_below.get(&above).into_iter().flatten();
        let all = 0..tokens.len();
        let means = move |(ix, number): &&(EntryIx, usize)| {
            let mut words = self.entry(*ix).below[*number].1.iter();
            words.any(|word| {
                word.find_despite_negation(tokens, all.clone(), &[], &|_, _| false)
                    .is_some()
            })
        };
        called.filter(means).map(|(ix, _)| *ix)
    }

    /// The entry that this one is a part of.
    pub fn parent(&self, ix: EntryIx) -> Option<EntryIx> {
        self.parents[ix.0 as usize]
    }

    /// The entry itself and all that it is a part of, from inner to outer. A circle in the content ends it.
    pub fn lineage(&self, ix: EntryIx) -> impl Iterator<Item = EntryIx> + '_ {
        std::iter::successors(Some(ix), |&ix| self.parent(ix)).take(8)
    }

    /// Whether one is a part of the other, or both are the same.
    pub fn related(&self, a: EntryIx, b: EntryIx) -> bool {
        self.lineage(a).any(|ix| ix == b) || self.lineage(b).any(|ix| ix == a)
    }

    /// Every name, prepared for `search`.
    pub(crate) fn search_index(&self) -> &SearchIndex {
        self.search
            .get_or_init(|| SearchIndex::new(&self.knowledge.entries))
    }

    /// Whether an ordinary word begins with `letters`, in small letters.
    pub fn begins_ordinary_word(&self, letters: &str) -> bool {
        self.ordinary_words().any_begins(letters)
    }

    /// Whether `word`, in small letters, is an ordinary one.
    pub fn is_ordinary_word(&self, word: &str) -> bool {
        self.ordinary_words().holds(word)
    }

    fn ordinary_words(&self) -> &OrdinaryWords {
        let words = &self.ordinary;
        words.get_or_init(|| OrdinaryWords::of(&self.knowledge))
    }

    /// The automaton over all names.
    pub fn names(&self) -> &Names {
        self.names
            .get_or_init(|| Names::new(&self.knowledge.entries))
    }
}

/// Words of which one stands in every statement of the fact.
fn anchors(fact: &Fact) -> WordSet {
    let mut words = WordSet::default();
    for pattern in fact.wrong.iter().chain(&fact.right) {
        if pattern.anchors().is_empty() {
            return WordSet::all();
        }
        pattern
            .anchors()
            .iter()
            .for_each(|word| words.insert(*word));
    }
    words
}

fn merge<T: Clone>(base: &[T], over: Vec<T>, id: impl Fn(&T) -> &String) -> Vec<T> {
    let replaced: FxHashMap<_, _> = over.iter().map(|item| (id(item).clone(), ())).collect();
    let mut merged: Vec<T> = base
        .iter()
        .filter(|item| !replaced.contains_key(id(item)))
        .cloned()
        .collect();
    merged.extend(over);
    merged.sort_by(|a, b| id(a).cmp(id(b)));
    merged
}
