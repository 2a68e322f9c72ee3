//! What a note names, without what it states: for notes that no editor shows, of which nothing more is asked.

use cloudgloss_corpus::{Corpus, EntryIx, Mention, MentionKind};
use cloudgloss_syntax::Document;
use rustc_hash::FxHashSet;

use super::{block, reading::Reading, scope::Scope};

/// The mentions that [`super::Analysis`] finds, in order; ranges in bytes of the note. And what ordinary words may name,
/// which are no mentions, though a statement behind one can be about it ("Inspector: for EC2 only").
pub fn mentions(
    corpus: &Corpus,
    name: &str,
    document: &Document,
) -> (Vec<Mention>, FxHashSet<EntryIx>) {
    let mut scope = Scope::of_note(corpus, name, &document.front_matter());
    let (mut found, mut ordinary) = (Vec::new(), FxHashSet::default());
    for (_, range, block) in document.iter_blocks() {
        let text = document.slice(range);
        let reading = Reading::of_names(corpus, block.kind, &text);
        let may_be = |mention: &&Mention| mention.kind == MentionKind::Ambiguous;
        ordinary.extend(reading.mentions.iter().filter(may_be).map(|it| it.entry));
        let here = block::mentions(corpus, &scope, block.kind, &reading).into_iter();
        found.extend(here.map(|mention| Mention {
            range: mention.range.shift(range.start),
            full: mention.full.shift(range.start),
            ..mention
        }));
        // Of what stands above, only what it names matters here.
        if let Some(next) = scope.after(corpus, block.kind, &reading) {
            scope = next;
        }
    }
    (found, ordinary)
}
