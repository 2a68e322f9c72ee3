//! What a note speaks of: to count what people write about.

use crate::{NoteId, Snapshot};

/// Ids of the facts that a note states, rightly or not, and of the entries that it names; one for each time.
pub fn stated<'a>(snapshot: &'a Snapshot, id: &NoteId) -> Vec<&'a str> {
    let Some((note, analysis)) = snapshot.analysis(id) else {
        return Vec::new();
    };
    let corpus = snapshot.corpus();
    let blocks = 0..note.document().blocks().len();
    blocks
        .filter_map(|index| analysis.block(index))
        .flat_map(|says| {
            let facts = says
                .claims
                .iter()
                .map(|claim| corpus.fact(claim.fact).id.as_str());
            let names = says
                .names
                .iter()
                .map(|name| corpus.entry(name.mention.entry).id.as_str());
            facts.chain(names)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::stated;
    use crate::fixture;

    #[test]
    fn facts_and_names_are_counted_each_time() {
        let (snapshot, id, _) =
            fixture::team_note("Team Bus: order size up to 40 MB\n\nThe Team Bus again.\n");
        assert_eq!(
            stated(&snapshot, &id),
            ["team-bus.order.max-size", "team-bus", "team-bus"]
        );
    }
}
