//! Stems as numbers.

/// Up to eight bytes are their own key, which makes comparing short stems one step; longer stems have a hash
/// with a first byte that no text has.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Key(u64);

impl Key {
    #[inline]
    pub fn new(stem: &[u8]) -> Key {
        if stem.len() <= 8 {
            return Key(word(stem));
        }
        let mut bits = stem.len() as u64;
        let mut rest = stem;
        while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
            bits = (bits.rotate_left(5) ^ u64::from_le_bytes(*chunk)).wrapping_mul(SPREAD);
            rest = after;
        }
        Key((bits.rotate_left(5) ^ word(rest)).wrapping_mul(SPREAD) | LONG)
    }

    /// Other stems can have this key too.
    pub fn is_long(self) -> bool {
        self.0 & LONG == LONG
    }

    /// Where to look in a table first.
    pub fn place(self) -> usize {
        (self.0.wrapping_mul(SPREAD) >> 40) as usize
    }
}

const LONG: u64 = 0xFF << 56;
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Up to eight bytes as one number, by overlapping loads. Different stems give different numbers: no stem holds a zero byte,
/// and the lengths differ in which bytes are zero.
#[inline]
fn word(stem: &[u8]) -> u64 {
    let shift = 8 * stem.len();
    match (stem.first_chunk::<4>(), stem.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first))
                | u64::from(u32::from_le_bytes(*last)) << (shift - 32)
        }
        _ => stem
            .iter()
            .rev()
            .fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}
