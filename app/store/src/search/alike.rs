//! Which texts say the same as what is being typed: stems that meet, parts of compounds that meet, and words
//! that were almost typed the same. Rare words weigh more than common ones.

use crate::search::forms::{split, stem, tells};
use std::collections::{BTreeSet, HashMap};

/// A text is shown when at least this much of what was typed is found in it.
const ENOUGH: f64 = 0.36;

/// The words of a text, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Words {
    title: BTreeSet<String>,
    rest: BTreeSet<String>,
}

impl Words {
    /// The words of a title and of what stands under it.
    #[must_use]
    pub fn of(title: &str, rest: &str) -> Self {
        Self { title: stems(title).into_iter().collect(), rest: stems(rest).into_iter().collect() }
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.title.union(&self.rest)
    }

    fn has(&self, stem: &str) -> bool {
        self.title.contains(stem) || self.rest.contains(stem)
    }

    /// How well a typed word is found: in the title it counts in full.
    fn finds(&self, stem: &str) -> f64 {
        let best = |words: &BTreeSet<String>| words.iter().map(|word| meet(stem, word)).fold(0.0, f64::max);
        best(&self.title).max(best(&self.rest) * 0.7)
    }
}

/// Indexes of the texts that say the same as what is typed, best first, at most so many.
#[must_use]
pub fn best(typed: &str, texts: &[Words], most: usize) -> Vec<usize> {
    let mut scored: Vec<(f64, usize)> = scores(typed, texts)
        .into_iter()
        .enumerate()
        .map(|(index, score)| (score, index))
        .filter(|(score, _)| *score >= ENOUGH)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(most).map(|(_, index)| index).collect()
}

/// For each text, from 0 to 1, how much it and a longer text have to do with each other: the weight of the
/// words that they share, against the weight of all of both (the cosine of their angle).
#[must_use]
pub fn nearness(asked: &str, texts: &[Words]) -> Vec<f64> {
    let asked = Words::of(asked, "");
    let all = count(texts.len());
    // In how many texts each word stands, and how well it is found: once for all of them.
    let mut known: HashMap<&String, (usize, f64)> = HashMap::new();
    for stem in texts.iter().flat_map(Words::all) {
        known.entry(stem).or_insert_with(|| (0, asked.finds(stem))).0 += 1;
    }
    let weigh = |stem: &String| (1.0 + all / (1.0 + count(known.get(stem).map_or(0, |one| one.0)))).ln();
    let finds = |stem: &String| known.get(stem).map_or(0.0, |one| one.1);
    let length = |words: &Words| words.all().map(|stem| weigh(stem).powi(2)).sum::<f64>().sqrt();
    texts
        .iter()
        .map(|text| {
            let shared: f64 = text.all().map(|stem| weigh(stem).powi(2) * finds(stem)).sum();
            let whole = length(&asked) * length(text);
            if whole > 0.0 { shared / whole } else { 0.0 }
        })
        .collect()
}

/// For each text, from 0 to 1, how much of what is typed is found in it.
fn scores(typed: &str, texts: &[Words]) -> Vec<f64> {
    let asked: BTreeSet<String> = stems(typed).into_iter().collect();
    let all = count(texts.len());
    // A word that few texts have tells more than one that many have.
    let weigh =
        |stem: &String| (1.0 + all / (1.0 + count(texts.iter().filter(|text| text.has(stem)).count()))).ln();
    let weighed: Vec<(&String, f64)> = asked.iter().map(|stem| (stem, weigh(stem))).collect();
    let whole: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    texts
        .iter()
        .map(|text| {
            let found: f64 = weighed.iter().map(|(stem, weight)| weight * text.finds(stem)).sum();
            if whole > 0.0 { found / whole } else { 0.0 }
        })
        .collect()
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// How much two stems have to do with each other, from 0 to 1.
fn meet(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (short, long) =
        if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    let length = short.chars().count();
    // Dutch glues words together: "standplaats" stands in "standplaatsvergunning".
    if length >= 4 && (long.starts_with(short) || long.ends_with(short)) {
        return 0.8;
    }
    if length >= 6 && long.contains(short) {
        return 0.7;
    }
    if length >= 5 && strsim::normalized_damerau_levenshtein(short, long) >= 0.8 {
        return 0.8;
    }
    0.0
}

fn stems(text: &str) -> Vec<String> {
    let telling = split(text).filter(|word| word.chars().count() > 2 && tells(word));
    telling.map(|word| stem(&word)).filter(|stem| stem.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, titles: &[&str]) -> Vec<usize> {
        best(typed, &titles.iter().map(|title| Words::of(title, "")).collect::<Vec<_>>(), 4)
    }

    #[test]
    fn stems_compounds_and_typing_errors_meet() {
        let titles = [
            "Standplaatsvergunning nodig om eten te geven",
            "Drie offertes voor een kleine klus",
            "Het gebouw gaat op zondag niet open",
        ];
        assert_eq!(found("vergunning voor een standplaats", &titles), [0]);
        assert_eq!(found("drie ofertes vragen", &titles), [1], "a letter too few");
        assert_eq!(found("gebouwen dicht op zondag", &titles), [2]);
        assert_eq!(found("een hond in het zwembad", &titles), Vec::<usize>::new());
        assert_eq!(found("", &titles), Vec::<usize>::new());
        assert_eq!(found("de het een", &titles), Vec::<usize>::new(), "words that say nothing");
    }
}
