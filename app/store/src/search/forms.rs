//! Words in the forms under which they meet: stems of Dutch and English, the spellings that a stem has before
//! and after an ending, and the parts of compounds.

use domain::text::fold;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;

/// Words that say nothing about what a text is about.
const SMALL: &[&str] = &[
    "aan", "al", "alle", "als", "ben", "bent", "bij", "dan", "daar", "dus", "dat", "de", "den", "der",
    "deze", "die", "dit", "doe", "doet", "doen", "door", "een", "eerst", "elk", "elke", "en", "er", "ga",
    "gaan", "gaat", "ge", "geen", "graag", "haar", "heb", "hebben", "heeft", "hem", "hen", "het", "hij",
    "hoe", "hun", "ieder", "iedere", "iemand", "iets", "ik", "in", "is", "je", "jij", "jou", "jouw",
    "jullie", "kan", "kon", "kun", "kunnen", "laat", "laten", "maar", "mag", "me", "meer", "men", "met",
    "mij", "mijn", "mocht", "moest", "moet", "moeten", "mogen", "na", "naar", "niemand", "niet", "niets",
    "nog", "nu", "of", "om", "ook", "op", "over", "te", "tegen", "ten", "ter", "toch", "toe", "tot", "uit",
    "van", "voor", "waar", "wanneer", "want", "was", "wat", "welk", "welke", "werd", "wie", "wij", "wil",
    "willen", "word", "worden", "wordt", "zal", "zelf", "zich", "zij", "zijn", "zo", "zoek", "zonder", "zou",
    "ze", "we", "ons", "onze", "u", "uw", "the", "a", "an", "are", "at", "by", "can", "do", "does", "for",
    "from", "how", "i", "my", "our", "to", "and", "on", "not", "no", "that", "this", "what", "when", "where",
    "which", "who", "with", "without", "you", "your", "be", "must", "may",
];

/// Whether a word says something about what a text is about.
#[must_use]
pub fn tells(word: &str) -> bool {
    word.chars().count() > 1 && !SMALL.contains(&word)
}

/// The words of a text, folded.
pub fn split(text: &str) -> impl Iterator<Item = String> {
    /// Longer ones are cut: no word is so long.
    const LONGEST: usize = 60;
    let cut = |word: &str| word.chars().take(LONGEST).collect::<String>();
    let folded = fold(text);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(cut).collect();
    words.into_iter()
}

/// The stem of a folded word in Dutch.
#[must_use]
pub fn stem(word: &str) -> String {
    end(&Stemmer::create(Algorithm::Dutch).stem(word))
}

/// All forms of a folded word, itself among them.
#[must_use]
pub fn forms(word: &str) -> BTreeSet<String> {
    let english = Stemmer::create(Algorithm::English);
    let mut forms = BTreeSet::from([word.to_owned(), end(word), stem(word), english.stem(word).into_owned()]);
    // "Kookt" is a form of "koken"; Dutch stems keep its t.
    if let Some(verb) = word.strip_suffix('t').filter(|verb| verb.chars().count() >= 4) {
        forms.insert(stem(verb));
    }
    // What is done to somebody or something: "reparatie" and "repareren".
    for noun in [word, word.trim_end_matches('s')] {
        if let Some(root) = noun.strip_suffix("atie").filter(|root| root.chars().count() >= 3) {
            forms.insert(stem(&format!("{root}eren")));
        }
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// A word as it ends without an ending: "brieven" leaves "briev", which is "brief" then.
fn end(word: &str) -> String {
    match (word.strip_suffix('z'), word.strip_suffix('v')) {
        (Some(start), _) => format!("{start}s"),
        (_, Some(start)) => format!("{start}f"),
        _ => word.to_owned(),
    }
}

/// The last parts that a form may have as a compound: Dutch glues words together, and what it is stands last.
pub fn parts(form: &str) -> impl Iterator<Item = String> {
    /// What stands before it has so many letters at least, and it has so many.
    const BEFORE: usize = 3;
    const PART: usize = 4;
    /// A longer one is no word.
    const LONGEST: usize = 40;
    let letters: Vec<char> = form.chars().collect();
    let last = letters.len().saturating_sub(PART);
    let fits = (BEFORE + PART..=LONGEST).contains(&letters.len());
    let starts: Vec<usize> = (BEFORE..=last).filter(|_| fits).collect();
    starts.into_iter().map(move |start| letters.iter().skip(start).collect())
}
