//! Which word was probably meant by one that nothing holds.

use crate::search::forms::{split, tells};
use std::collections::HashMap;

/// Words that are there, with how often each is.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By how many letters they have: who typed wrong typed about as many.
    by_length: HashMap<usize, Vec<(String, u32)>>,
}

impl Vocabulary {
    /// The words of some texts.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for word in texts.into_iter().flat_map(split).filter(|word| letters(word) >= 4 && tells(word)) {
            let count = counts.entry(word).or_default();
            *count = count.saturating_add(1);
        }
        let mut by_length: HashMap<usize, Vec<(String, u32)>> = HashMap::new();
        for (word, count) in counts {
            by_length.entry(letters(&word)).or_default().push((word, count));
        }
        Self { by_length }
    }

    /// The word that is one letter away from a folded word, or two from a long one: letters left out, too
    /// many, other ones, or two in the other order. Of more, the nearest, and of those the one that is there
    /// most.
    #[must_use]
    pub fn meant(&self, typed: &str) -> Option<&str> {
        let long = letters(typed);
        let most = match long {
            0..=3 => return None,
            4..=6 => 1,
            _ => 2,
        };
        let near = (long.saturating_sub(most)..=long + most).filter_map(|long| self.by_length.get(&long));
        near.flatten()
            .map(|(word, count)| (strsim::osa_distance(typed, word), *count, word))
            .filter(|(distance, ..)| (1..=most).contains(distance))
            .min_by(|one, other| (one.0, other.1, one.2).cmp(&(other.0, one.1, other.2)))
            .map(|(_, _, word)| word.as_str())
    }
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn the_nearest_word_is_meant_and_of_those_the_most_common() {
        let texts = ["De natte tuin", "Tuin van Tineke", "Repair Café", "Buurtmoestuin", "Turn met ons"];
        let there = Vocabulary::of(texts);
        for (typed, meant) in [
            ("tiun", Some("tuin")),
            ("tuinn", Some("tuin")),
            ("repiar", Some("repair")),
            ("buurtmostuin", Some("buurtmoestuin")),
            ("burtmoestuinn", Some("buurtmoestuin")),
            ("tun", None),
            ("zwembad", None),
            ("tuin", Some("turn")),
            ("", None),
        ] {
            assert_eq!(there.meant(typed), meant, "{typed}");
        }
    }
}
