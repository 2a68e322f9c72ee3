//! Stems and their numbers.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{fold::Folder, key::Key, lexicon, stem};

/// The number of a stem in a [`Vocabulary`]; 0 is a word that no pattern and no rule uses.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct WordId(pub u32);

/// All stems that are ever compared. Those that the rules themselves use (numbers, units, "up to") always have the same ids.
///
/// Serialised as its words in the order of their ids; the table is built again when it is read.
#[derive(Clone)]
pub struct Vocabulary {
    /// All stems, one after the other.
    text: String,
    /// `text[ends[i - 1]..ends[i]]` is the stem with id `i`; `ends[0]` is 0.
    ends: Vec<u32>,
    /// Open addressing, a power of two slots, at most half of them used.
    slots: Vec<Slot>,
}

/// A stem's key and its id; 0 is empty.
#[derive(Clone, Copy, Default)]
struct Slot {
    key: Key,
    id: u32,
}

impl Vocabulary {
    /// The id of the word's stem, a new one if it has none. Case and accents do not count.
    pub fn intern(&mut self, word: &str) -> WordId {
        self.intern_stem(&stem(word))
    }

    /// The id of the word's stem, `WordId(0)` if it has none. Allocates only for words over 64 bytes.
    pub fn get(&self, word: &str) -> WordId {
        let mut folder = Folder::new();
        folder.fold(word);
        self.get_stem(folder.stem())
    }

    /// The stem with this id, empty for `WordId(0)` and for ids of another vocabulary.
    pub fn word(&self, id: WordId) -> &str {
        let (Some(end), Some(before)) =
            (self.ends.get(id.0 as usize), (id.0 as usize).checked_sub(1))
        else {
            return "";
        };
        self.text
            .get(self.ends[before] as usize..*end as usize)
            .unwrap_or("")
    }

    /// How many stems it holds.
    pub fn len(&self) -> usize {
        self.ends.len() - 1
    }

    /// Never: the words of the rules are always there.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn empty(slots: usize) -> Vocabulary {
        Vocabulary {
            text: String::new(),
            ends: vec![0],
            slots: vec![Slot::default(); slots],
        }
    }

    fn intern_stem(&mut self, stem: &str) -> WordId {
        if stem.is_empty() {
            return WordId(0);
        }
        let key = Key::new(stem.as_bytes());
        let slot = self.slot(key, stem.as_bytes());
        if self.slots[slot].id != 0 {
            return WordId(self.slots[slot].id);
        }
        let id = self.ends.len() as u32;
        self.text.push_str(stem);
        self.ends.push(self.text.len() as u32);
        self.slots[slot] = Slot { key, id };
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        WordId(id)
    }

    /// The id of a stem.
    #[inline]
    pub(super) fn get_stem(&self, stem: &[u8]) -> WordId {
        WordId(self.slots[self.slot(Key::new(stem), stem)].id)
    }

    /// The slot that holds the stem, or the free one where it would go.
    #[inline]
    fn slot(&self, key: Key, stem: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.place() & mask;
        loop {
            let slot = self.slots[at];
            if slot.id == 0
                || (slot.key == key
                    && (!key.is_long() || self.word(WordId(slot.id)).as_bytes() == stem))
            {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 4 - 1;
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); mask + 1]);
        for slot in old.into_iter().filter(|slot| slot.id != 0) {
            let mut at = slot.key.place() & mask;
            while self.slots[at].id != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

impl Default for Vocabulary {
    /// The words of the rules.
    fn default() -> Self {
        let mut vocabulary = Vocabulary::empty(1024);
        for word in lexicon::WORDS {
            vocabulary.intern(word);
        }
        vocabulary
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vocabulary")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

impl Serialize for Vocabulary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lengths: Vec<u32> = self.ends.windows(2).map(|pair| pair[1] - pair[0]).collect();
        (&self.text, lengths).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Vocabulary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, lengths) = <(String, Vec<u32>)>::deserialize(deserializer)?;
        let mut vocabulary = Vocabulary::empty((lengths.len() * 2 + 512).next_power_of_two());
        let mut start = 0;
        for length in lengths {
            let end = start + length as usize;
            let stem = text
                .get(start..end)
                .ok_or_else(|| serde::de::Error::custom("a word of the vocabulary is cut"))?;
            vocabulary.intern_stem(stem);
            start = end;
        }
        Ok(vocabulary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_id_for_all_forms_of_a_word() {
        let mut vocabulary = Vocabulary::default();
        let id = vocabulary.intern("bucket");
        for form in ["Buckets", "BUCKETS", "bucket's", "bücket"] {
            assert_eq!(vocabulary.get(form), id, "{form}");
        }
        assert_eq!(vocabulary.word(id), "bucket");
        assert_eq!(vocabulary.get("trolley"), WordId(0));
        assert_eq!(vocabulary.get(""), WordId(0));
        assert_eq!(vocabulary.word(WordId(0)), "");
        assert_eq!(vocabulary.word(WordId(1_000_000)), "");
    }

    #[test]
    fn the_words_of_the_rules_have_their_ids() {
        let vocabulary = Vocabulary::default();
        assert_eq!(
            vocabulary.len(),
            lexicon::WORDS.len(),
            "two words of the lexicon have one stem"
        );
        for (index, word) in lexicon::WORDS.iter().enumerate() {
            assert_eq!(vocabulary.get(word), WordId(index as u32 + 1), "{word}");
        }
    }

    #[test]
    fn no_two_stems_share_an_id() {
        let mut vocabulary = Vocabulary::default();
        let words = [
            "x",
            "xy",
            "xyz",
            "xyzx",
            "xyzxy",
            "xyzxyz",
            "xyzxyzx",
            "xyzxyzxy",
            "xyzxyzxyz",
            "xyzxyzxyzxyzxyzxyzxy",
            "xyzxxyzx",
        ];
        let ids: Vec<WordId> = words.iter().map(|word| vocabulary.intern(word)).collect();
        for (index, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.word(ids[index]), *word);
            assert_eq!(ids.iter().filter(|id| **id == ids[index]).count(), 1);
        }
    }

    #[test]
    fn survives_being_written_and_read() {
        let mut vocabulary = Vocabulary::default();
        let ids: Vec<WordId> = (0..3000)
            .map(|n| vocabulary.intern(&format!("word{n}")))
            .collect();
        let bytes = postcard::to_stdvec(&vocabulary).expect("serialises");
        let read: Vocabulary = postcard::from_bytes(&bytes).expect("reads");
        for (n, id) in ids.iter().enumerate() {
            assert_eq!(read.get(&format!("word{n}")), *id);
            assert_eq!(read.word(*id), format!("word{n}"));
        }
    }
}
