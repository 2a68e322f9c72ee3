//! Bytes without their B: "message size: 256K".

use super::{Dimension, Number, Quantity, Scale, Unit};

impl Quantity {
    /// A count written with a letter as the bytes that it can mean beside `value`, if that is bytes.
    pub fn in_bytes_like(&self, value: &Quantity) -> Option<Quantity> {
        let lettered = matches!(self.style.scale, Scale::Letter | Scale::SmallLetter);
        let counts = self.dimension == Dimension::Count && self.per.is_none();
        if !(lettered && counts && value.dimension == Dimension::Bytes) {
            return None;
        }
        let whole = |size| {
            self.value
                .divided(size)
                .is_some_and(|count| count.is_whole())
        };
        let (unit, size) = match (whole(1_000_000), whole(1_000)) {
            (true, _) => (Unit::Megabyte, 1_000_000),
            (_, true) => (Unit::Kilobyte, 1_000),
            _ => return None,
        };
        let bytes = |count: Number| unit.to_base(count.divided(size)?);
        let mut found = Quantity {
            low: self.low.and_then(bytes),
            value: bytes(self.value)?,
            dimension: Dimension::Bytes,
            ..self.clone()
        };
        found.style.unit = Some(unit);
        found.style.scale = Scale::None;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_can_mean_bytes() {
        let read = |text| Quantity::parse(text).expect("a quantity");
        let like = |text, value| read(text).in_bytes_like(&read(value));
        assert!(like("256K", "1 MB").is_some_and(|bytes| bytes.same(&read("256 KB"))));
        assert!(like("5M", "1 MB").is_some_and(|bytes| bytes.same(&read("5 MB"))));
        assert_eq!(like("256K", "10,000"), None);
        assert_eq!(like("256,000", "1 MB"), None);
    }
}
