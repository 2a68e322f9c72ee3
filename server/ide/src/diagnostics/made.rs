//! The findings of a block, kept with it, so that a keystroke does not write the messages and fixes of the whole note again.

use std::sync::OnceLock;

use cloudgloss_corpus::{Brand, EntryIx, FactIx, MentionKind};
use jiff::civil::Date;

use super::{Place, claim_finding, name_findings, unknown_rule};
use crate::{
    Finding,
    analysis::{BlockAnalysis, Claim, DecidedBy, Silence},
    fixes,
};

/// What rules say of a block, whatever is off or ignored. Ranges are relative to the block.
#[derive(Clone, Debug, Default)]
pub struct Made(OnceLock<(Key, Vec<About>)>);

/// A finding, and the entry whose name it is about, if it is about a name.
#[derive(Clone, Debug)]
pub struct About {
    pub name: Option<EntryIx>,
    /// Whether that name is a former one.
    pub former: bool,
    /// The fact that is stated, and what told its subject, if it is about a fact.
    pub told: Option<(FactIx, DecidedBy)>,
    /// It is one of the options of a question, unless it stands alone.
    pub unless_option: bool,
    pub finding: Finding,
}

/// What findings depend on beside the block and its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The day of judgement.
    pub today: Date,
    /// Whether the rule about brands is on.
    pub brands: bool,
}

impl Made {
    /// The findings, made at the first call. `None` when they were made under another key.
    pub fn get(&self, key: Key, place: &Place, says: &BlockAnalysis) -> Option<&[About]> {
        let (made_for, findings) = self.0.get_or_init(|| (key, make(key, place, says)));
        (*made_for == key).then_some(findings)
    }
}

/// The findings of a block, without keeping them.
pub fn make(key: Key, place: &Place, says: &BlockAnalysis) -> Vec<About> {
    let names = says.names.iter().filter(|name| {
        let notable = name.notable || (key.brands && name.mention.brand != Brand::None);
        notable && !name.mention.code && !name.mention.loose
    });
    let of_names = names.flat_map(|name| {
        let former = matches!(name.mention.kind, MentionKind::Former(_));
        let about = (Some(name.mention.entry), former);
        name_findings(place, name).map(move |finding| (about, None::<(&Claim, DecidedBy)>, finding))
    });
    let of_claims = says.claims.iter().filter_map(|claim| {
        let told = Some((claim, claim.decided_by));
        Some(((None, false), told, claim_finding(place, claim)?))
    });
    let of_markers = unknown_rule::findings(&says.markers, place.block)
        .into_iter()
        .map(|finding| ((None, false), None, finding));
    of_names
        .chain(of_markers)
        .chain(of_claims)
        .map(|((name, former), told, mut finding)| {
            let ignore = fixes::ignore_here(place.note.document(), &finding);
            finding.fixes.extend(ignore);
            finding.move_by(place.block.start, 0);
            let alone = Some(Silence::OptionUnlessAlone);
            About {
                name,
                former,
                told: told.map(|(claim, told_by)| (claim.fact, told_by)),
                unless_option: told.is_some_and(|(claim, _)| claim.silence == alone),
                finding,
            }
        })
        .collect()
}
