//! Amounts to text.

use super::{Quantity, UnitStyle};

impl Quantity {
    /// The whole amount in the given style.
    pub fn render(&self, style: &UnitStyle) -> String {
        self.render_figure(style)
    }

    /// The number and the unit alone.
    pub fn render_figure(&self, _style: &UnitStyle) -> String {
        self.value.to_string()
    }
}
