//! How a note writes an amount, so that a fix can be written alike.

use serde::{Deserialize, Serialize};

use super::Unit;

/// How an amount is written. The default writes "15 minutes", "1 MB", "10,000", "$0.20".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitStyle {
    /// The unit of the figure, if it has one.
    pub unit: Option<Unit>,
}
