//! What was found, as Markdown. The only place that knows how things look.

mod card;
mod changes;
mod diagram;
mod entry;
mod escape;
mod exam;
mod fact;
mod guide;
mod plain;
mod sources;

pub use card::Curtain;
pub(crate) use card::{card_hover, card_page};
pub(crate) use changes::changes_page;
pub(crate) use entry::entry_page;
pub(crate) use escape::{escape, link, tame};
pub(crate) use exam::{exam_hover, exam_page};
pub(crate) use guide::guide_page;
pub use plain::plain_text;

use cloudgloss_corpus::{Corpus, Origin, Similarity};

use crate::{
    Code, Level, Snapshot,
    analysis::{Claim, NameUse, Verdict},
    fact_query::FactQuery,
    hover::Told,
};

/// Where something is written, for those who want to correct it.
pub(crate) fn written(origin: &Origin) -> String {
    let folder = if origin.own { ".cloudgloss" } else { "content" };
    format!(
        "Written in `{folder}/{}`, line {}.",
        origin.file.replace('`', ""),
        origin.line
    )
}

/// A rule in a marker: what it says, and how loudly.
pub(crate) fn rule(rule: Code, level: Level) -> String {
    format!("**{rule}** ({})\n\n{}\n", level.as_str(), rule.describe())
}

/// A name in a note: what it is.
pub(crate) fn name(snapshot: &Snapshot, name: &NameUse, told: &Told) -> String {
    let mention = name.mention;
    entry::hover(snapshot.corpus(), mention.entry, mention.kind, told)
}

/// A claim in a note: whether it holds.
pub(crate) fn claim(snapshot: &Snapshot, claim: &Claim, told: &Told) -> String {
    let fact = snapshot.corpus().fact(claim.fact);
    match claim.verdict {
        Verdict::Current => fact::current(fact),
        Verdict::Outdated(_) if told.fact(&fact.id) => fact::timeline(fact),
        Verdict::Outdated(at) => fact::outdated(fact, at),
    }
}

/// An entry by one of its names.
#[cfg(test)]
pub(crate) fn entry_hover(
    corpus: &Corpus,
    entry: cloudgloss_corpus::EntryIx,
    kind: cloudgloss_corpus::MentionKind,
) -> String {
    entry::hover(corpus, entry, kind, &Told::default())
}

/// A fact as it is shown on its present and on each former value.
#[cfg(test)]
pub(crate) fn fact_hovers(fact: &cloudgloss_corpus::Fact) -> Vec<String> {
    let former = (0..fact.was.len()).map(|at| fact::outdated(fact, at));
    former.chain([fact::current(fact)]).collect()
}

/// What is known about an id, a name or words of a question, for the command line and for completion. `None` when nothing is.
pub fn explain(corpus: &Corpus, query: &str) -> Option<String> {
    if let Some(fact) = corpus.fact_by_id(query) {
        return Some(fact::page(corpus.fact(fact)));
    }
    let card = || {
        corpus
            .card_by_id(query)
            .or_else(|| corpus.card_by_question(query))
    };
    if let Some(card) = card() {
        return Some(diagram::drawn(&card_page(corpus, card)).into_owned());
    }
    if let Some(exam) = corpus.exam(query) {
        return Some(exam_page(corpus, exam));
    }
    if let Some(guide) = corpus.guide(query) {
        return Some(guide_page(guide));
    }
    if corpus.entry_by_id(query).is_none()
        && let Some(facts) = facts_asked(corpus, query)
    {
        return Some(facts);
    }
    let by_name = || {
        corpus
            .names()
            .find_any_case(query)
            .first()
            .map(|mention| mention.entry)
    };
    let by_search = || {
        corpus
            .search(query, Similarity::Contains, 1)
            .first()
            .map(|hit| hit.entry)
    };
    let entry = corpus
        .entry_by_id(query)
        .or_else(|| corpus.entry_by_keyword(query))
        .or_else(by_name)
        .or_else(by_search)?;
    Some(entry_page(corpus, entry))
}

/// The facts that a query like "lambda timeout" fits best; `None` where it fits none, or asks for an entry.
fn facts_asked(corpus: &Corpus, query: &str) -> Option<String> {
    let found = FactQuery::parse(corpus, query)?.facts(corpus);
    let best = found.first()?.0;
    let best = found.iter().take_while(|(score, _)| *score == best);
    let pages: Vec<String> = best.map(|(_, fact)| fact::page(fact)).collect();
    Some(pages.join("\n"))
}
