//! What is kept of a note that no editor shows: its outline, what it names, what it asks. A small part of its text, so that a
//! search over all notes reads only those in which something is to be found.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
    sync::{Arc, OnceLock},
};

use cloudgloss_corpus::{Corpus, EntryIx, FactIx, Mention, MentionKind};
use cloudgloss_syntax::{Document, TextRange};
use rustc_hash::FxHasher;

use crate::{
    analysis::{self, Analysis},
    outline::Outline,
    own::{Key, keys},
    thing::questions,
};

/// What a note is about, in short.
#[derive(Debug)]
pub(crate) struct Brief {
    /// Headings, questions and definitions.
    pub outline: Arc<Outline>,
    /// By what is named, then in the order of the text.
    names: Box<[Named]>,
    /// The terms that it defines and the questions that it answers.
    pub own: Box<[Key]>,
    /// Sketches of the questions, in order.
    questions: Box<[u32]>,
    /// What is stated, in order; known once somebody has read the whole note.
    facts: OnceLock<Box<[FactIx]>>,
}

/// A name in a note, in eight bytes; names are short, and there are not many things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    entry: u16,
    start: u32,
    /// Length in bytes; the highest bit says that it is a former name. 0 where only an ordinary word may name it.
    len: u16,
}

const FORMER: u16 = 1 << 15;

impl Brief {
    /// Reads a note of that name.
    pub fn of(corpus: &Corpus, name: &str, document: &Document) -> Brief {
        let (mentions, ordinary) = analysis::mentions(corpus, name, document);
        let mut names: Vec<Named> = mentions.iter().filter_map(Named::of).collect();
        names.extend(ordinary.into_iter().filter_map(Named::maybe));
        names.sort_unstable();
        let mut questions: Vec<u32> = questions(document).map(|asked| sketch(&asked)).collect();
        questions.sort_unstable();
        questions.dedup();
        Brief {
            outline: Arc::new(Outline::of(document)),
            names: names.into(),
            own: keys(document),
            questions: questions.into(),
            facts: OnceLock::new(),
        }
    }

    /// Where something is named, in order; in bytes of the note.
    pub fn places(&self, entry: EntryIx) -> Vec<TextRange> {
        let named = self.named(entry).filter(|named| named.len > 0);
        named.map(Named::range).collect()
    }

    /// Whether something is called by a former name.
    pub fn names_former(&self, entry: EntryIx) -> bool {
        self.named(entry).any(|named| named.len & FORMER != 0)
    }

    /// What is named, or may be by an ordinary word, each thing once, in no particular order.
    pub fn entries(&self) -> impl Iterator<Item = EntryIx> {
        let things = self.names.chunk_by(|a, b| a.entry == b.entry);
        things.filter_map(|thing| Some(EntryIx(thing.first()?.entry.into())))
    }

    /// False where a question, by its letters and digits in small, is certainly not asked.
    pub fn may_ask(&self, asked: &str) -> bool {
        self.questions.binary_search(&sketch(asked)).is_ok()
    }

    /// Whether a fact is stated; `None` where nobody has read the whole note yet.
    pub fn states(&self, fact: FactIx) -> Option<bool> {
        let facts = self.facts.get()?;
        Some(facts.binary_search(&fact).is_ok())
    }

    /// Keeps what the whole note states, in all of its blocks.
    pub fn keep_facts(&self, analysis: &Analysis, blocks: usize) {
        self.facts.get_or_init(|| {
            let says = (0..blocks).filter_map(|index| analysis.block(index));
            let claims = says.flat_map(|says| &says.claims);
            let facts: BTreeSet<FactIx> = claims.map(|claim| claim.fact).collect();
            facts.into_iter().collect()
        });
    }

    fn named(&self, entry: EntryIx) -> impl Iterator<Item = &Named> {
        let entry = u16::try_from(entry.0).ok();
        let start = self
            .names
            .partition_point(|named| Some(named.entry) < entry);
        let rest = self.names.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |named| Some(named.entry) == entry)
    }
}

impl Named {
    /// `None` where it is too long or too far in the list of what is known, which nothing is.
    fn of(mention: &Mention) -> Option<Named> {
        let former = matches!(mention.kind, MentionKind::Former(_));
        let len = u16::try_from(mention.full.len())
            .ok()
            .filter(|len| len & FORMER == 0)?;
        Some(Named {
            entry: mention.entry.0.try_into().ok()?,
            start: mention.full.start.try_into().ok()?,
            len: if former { len | FORMER } else { len },
        })
    }

    fn maybe(entry: EntryIx) -> Option<Named> {
        let entry = entry.0.try_into().ok()?;
        Some(Named {
            entry,
            start: 0,
            len: 0,
        })
    }

    fn range(&self) -> TextRange {
        let start = self.start as usize;
        TextRange::new(start, start + usize::from(self.len & !FORMER))
    }
}

fn sketch(asked: &str) -> u32 {
    let mut hasher = FxHasher::default();
    asked.hash(&mut hasher);
    // The upper half is the better mixed one.
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use cloudgloss_corpus::fold;

    use super::*;
    use crate::{
        Config, NoteId, Snapshot,
        search::Search,
        thing::{Thing, places},
    };

    /// Sentences that the content tries, below what makes names of ordinary words.
    fn notes() -> impl Iterator<Item = String> {
        let corpus = cloudgloss_knowledge::corpus();
        let entries = corpus.entries().iter().flat_map(|entry| &entry.examples);
        let facts = corpus.facts().iter().flat_map(|fact| &fact.examples);
        let examples: Vec<&str> = entries
            .chain(facts.step_by(9))
            .map(|example| example.text.as_str())
            .collect();
        let pages: Vec<String> = examples.chunks(25).map(|page| page.join("\n\n")).collect();
        pages.into_iter().map(|page| {
            format!(
                "# AWS Glue\n\n{page}\n\n- Batch\n  - Glue jobs\n\n| Config | Glue |\n|--|--|\n| Batch | Glue |\n\n\
                 The documentation says:\n\n> Glue and S3\n\n**What is Glue?**\nQ: And S3?\n\n[Kinesis](a<b) Data Firehose, <b>Lamb</b>da\n"
            )
        })
    }

    #[test]
    fn a_brief_names_what_the_analysis_finds() {
        let corpus = cloudgloss_knowledge::corpus();
        let mut world = Snapshot::new(corpus.clone(), Config::default(), corpus.as_of());
        let (id, name) = (NoteId::from("note"), "storage/batch");
        let (mut named, mut stated) = (0, 0);
        for text in notes() {
            world.open_note(id.clone(), name, &text);
            let (note, analysis) = world.analysis(&id).expect("a note");
            let brief = Brief::of(&corpus, name, note.document());
            let facts = || (0..).map(FactIx).take(corpus.facts().len());
            let states = |fact| !places(note, analysis, &Thing::Fact(fact)).is_empty();
            for fact in facts().filter(|fact| states(*fact)) {
                stated += 1;
                let search = Search::new(&world, Thing::Fact(fact));
                assert!(
                    search.may_hold(&id, &brief),
                    "{} in {text}",
                    corpus.fact(fact).id
                );
            }
            brief.keep_facts(analysis, note.document().blocks().len());
            for fact in facts() {
                assert_eq!(brief.states(fact), Some(states(fact)), "{text}");
            }
            for (entry, _) in (0..).map(EntryIx).zip(corpus.entries()) {
                let found = brief.places(entry);
                named += found.len();
                assert_eq!(
                    found,
                    places(note, analysis, &Thing::Entry(entry)),
                    "{text}"
                );
            }
        }
        assert!(named > 500 && stated > 100, "only {named} and {stated}");
    }

    #[test]
    fn former_names_and_questions_are_known() {
        let corpus = cloudgloss_knowledge::corpus();
        let brief = |text: &str| Brief::of(&corpus, "note", &Document::new(text));
        let firehose = corpus.names().find_any_case("Amazon Data Firehose")[0].entry;
        assert!(brief("Kinesis Data Firehose\n").names_former(firehose));
        assert!(!brief("Amazon Data Firehose\n").names_former(firehose));
        let asks = brief("## 1. What is *S3*?\n");
        assert!(asks.may_ask(&fold("What is S3?")) && !asks.may_ask(&fold("What is EC2?")));
    }
}
