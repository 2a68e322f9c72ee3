//! Pages of interview preparation.

use cloudgloss_corpus::Guide;

use super::{tame, written};

/// The page as it is, and where it is written.
pub fn guide_page(guide: &Guide) -> String {
    format!(
        "{}\n\n{}\n",
        tame(guide.text.trim_end()),
        written(&guide.origin)
    )
}
