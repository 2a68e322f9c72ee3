//! Which amounts are one.

use super::Quantity;

impl Quantity {
    /// Whether both say the same amount (of ranges: the same high end, and the same low end where both have one).
    pub fn same(&self, other: &Quantity) -> bool {
        self.dimension == other.dimension && self.value == other.value && self.per == other.per
    }
}
