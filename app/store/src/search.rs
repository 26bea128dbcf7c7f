//! Finding things by words. Words are folded and stemmed here, so that both databases give the same hits.
//!
//! What is indexed of a text are tokens of letters and digits: its words in all their forms, the last parts
//! of its compounds (behind [`PART`]) and the words of its title once more (behind [`TITLE`]), so that a
//! search can tell how well something is found; each two words that follow each other (behind [`PAIR`]), for
//! who asks for words in this order; and what kind of thing it is (behind [`KIND`]), so that
//! looking in the few never walks through the many.

pub mod alike;
pub mod entries;
pub mod forms;
pub mod marks;
mod typo;

pub use typo::Vocabulary;

use crate::{
    error::StoreError,
    search::forms::{forms, parts, split, tells},
};
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, SimpleExpr},
};
use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

domain::code_enum! {
    /// What can be found.
    Subject {
        /// Initiatives.
        Initiative = "initiative",
        /// Obstacles.
        Obstacle = "obstacle",
        /// Exceptions to rules.
        Exception = "exception",
        /// Requests, by those who handle them.
        Request = "request",
        /// People, by their name, in what is found of them.
        Person = "person",
    }
}

/// By which number of this a database knows that its index was made in another way, and makes it anew.
pub const VERSION: i32 = 5;

/// Before the last part of a compound. No word begins so.
const PART: &str = "xq";
/// Before a word of a title.
const TITLE: &str = "xz";
/// Before a name for something that is not a word of the text.
const NAMED: &str = "xn";
/// Before two words that follow each other.
const PAIR: &str = "xk";
/// Before the kind of thing that it is.
const KIND: &str = "xw";

/// The token under which something is found by a name of its own, such as a theme by what it is called.
#[must_use]
pub fn named(code: &str) -> String {
    format!("{NAMED}{}", split(code).collect::<String>())
}

/// The tokens by which a text is found.
#[must_use]
pub fn words(title: &str, rest: &str) -> String {
    /// Letters of parts in all: PostgreSQL indexes no more than a megabyte of one text.
    const MOST: usize = 200_000;
    let (mut tokens, mut letters) = (BTreeSet::new(), 0);
    for (text, is_title) in [(title, true), (rest, false)] {
        let mut before: Option<String> = None;
        for word in split(text) {
            if let Some(before) = before.replace(word.clone()) {
                let pair = pair(&before, &word);
                tokens.extend(is_title.then(|| format!("{TITLE}{pair}")));
                tokens.insert(pair);
            }
            let known = Word::of(word);
            let parts = if letters > MOST { &[][..] } else { &known.parts[..] };
            letters += parts.iter().map(String::len).sum::<usize>();
            if is_title {
                tokens.extend(known.forms.iter().chain(parts).map(|token| format!("{TITLE}{token}")));
            }
            tokens.extend(parts.iter().map(|part| format!("{PART}{part}")));
            tokens.extend(known.forms.iter().cloned());
        }
    }
    tokens.into_iter().collect::<Vec<_>>().join(" ")
}

/// The token of two folded words that follow each other.
fn pair(one: &str, next: &str) -> String {
    format!("{PAIR}{one}{next}")
}

/// A word in all its forms, with the last parts that they may have.
#[derive(Debug)]
struct Word {
    forms: BTreeSet<String>,
    parts: Vec<String>,
}

impl Word {
    /// A folded word. The words that were read last are known still: a text costs what is new in it.
    fn of(word: String) -> Arc<Self> {
        /// So many are known.
        const MOST: usize = 20_000;
        thread_local!(static KNOWN: RefCell<HashMap<String, Arc<Word>>> = RefCell::default());
        KNOWN.with_borrow_mut(|known| {
            if let Some(there) = known.get(&word) {
                return Arc::clone(there);
            }
            let forms = forms(&word);
            let parts: BTreeSet<String> =
                forms.iter().filter(|_| tells(&word)).flat_map(|form| parts(form)).collect();
            let new = Arc::new(Self { forms, parts: parts.into_iter().collect() });
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(word, Arc::clone(&new));
            new
        })
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    words: Vec<Asked>,
    /// Whether it has only words that say nothing: then it is looked for in titles.
    only_titles: bool,
}

/// A word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    /// As it was typed, folded.
    word: String,
    forms: BTreeSet<String>,
    /// Tokens of what is called so.
    named: BTreeSet<String>,
    /// Whether it may be the start of a word: it is typed last, or long enough to mean something.
    starts: bool,
    /// Of words between quotation marks, in this order: the words, folded. It has no other forms then.
    phrase: Vec<String>,
}

impl Asked {
    /// Words between quotation marks.
    fn phrase(words: Vec<String>) -> Self {
        let (word, forms, named) = (words.join(" "), BTreeSet::new(), BTreeSet::new());
        Self { word, forms, named, starts: false, phrase: words }
    }

    /// Whether a folded word of a text is what was meant.
    fn means(&self, word: &str) -> bool {
        if self.phrase.iter().any(|part| part == word && tells(part)) {
            return true;
        }
        let there = Word::of(word.to_owned());
        self.forms.iter().any(|form| {
            let long = form.chars().count();
            let as_part = |part: &String| part == form || long >= 6 && part.starts_with(form.as_str());
            there.forms.contains(form)
                || there.forms.iter().any(|other| self.starts_with(form) && other.starts_with(form.as_str()))
                || long >= 4 && there.parts.iter().any(as_part)
        })
    }

    /// Whether a word that begins with a form is meant too: a short stem begins words of another kind.
    fn starts_with(&self, form: &str) -> bool {
        self.starts && (form == self.word || form.chars().count() >= 5)
    }
}

/// How well something has to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It holds every word of the question.
    All,
    /// It holds one of the words at least.
    Any,
    /// It holds this word, of which the number is given.
    Word(usize),
    /// It holds this word, and not only as the last part of another word.
    Whole(usize),
    /// Its title holds this word.
    Title(usize),
}

impl Question {
    /// Reads what was typed. `names` gives, for what is called by a name, its token (see [`named`]).
    #[must_use]
    pub fn of(typed: &str, names: &[(String, String)]) -> Self {
        /// More words make a search no better.
        const MOST: usize = 12;
        // Nobody looks for the marks of the index.
        let marks = [PART, TITLE, NAMED, KIND, PAIR];
        let is_mark = |word: &String| marks.iter().any(|mark| word.starts_with(mark));
        let (phrases, typed) = phrases(typed);
        let all: Vec<String> = split(&typed).filter(|word| !is_mark(word)).take(MOST * 2).collect();
        let telling: Vec<&String> = all.iter().filter(|word| tells(word)).take(MOST).collect();
        let only_titles = telling.is_empty() && phrases.is_empty();
        let words = if only_titles { all.iter().take(MOST).collect() } else { telling };
        let last = all.last();
        // The names in all their forms, once for all words.
        let in_forms = |name: &str| -> BTreeSet<String> {
            split(name).filter(|word| tells(word)).flat_map(|word| self::forms::forms(&word)).collect()
        };
        let names: Vec<_> = names.iter().map(|(name, token)| (in_forms(name), token)).collect();
        let called = |forms: &BTreeSet<String>| {
            names
                .iter()
                .filter(|(name, _)| !name.is_disjoint(forms))
                .map(|(_, token)| (*token).clone())
                .collect()
        };
        let asked = |word: &String| {
            let forms = forms(word);
            let starts = !only_titles && (last == Some(word) || word.chars().count() >= 4);
            Asked { word: word.clone(), named: called(&forms), starts, forms, phrase: Vec::new() }
        };
        let phrases = phrases.into_iter().map(Asked::phrase);
        Self { words: phrases.chain(words.into_iter().map(asked)).take(MOST).collect(), only_titles }
    }

    /// Whether a folded word of a text is one that was asked for.
    #[must_use]
    pub fn means(&self, word: &str) -> bool {
        self.words.iter().any(|asked| asked.means(word))
    }

    /// The words as they were asked for, folded; those between quotation marks as one.
    pub fn asked(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|asked| asked.word.as_str())
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether its words say nothing, so that it is looked for in titles alone.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        self.only_titles
    }

    /// Every form of each word, for a test that they are letters and digits only.
    pub fn forms(&self) -> impl Iterator<Item = &String> {
        self.words.iter().flat_map(|word| word.forms.iter().chain(&word.named))
    }

    /// The question in the language of the index; nothing when there is no such word.
    #[must_use]
    pub fn query(&self, backend: DbBackend, subject: Subject, how: Match) -> Option<String> {
        let sqlite = backend == DbBackend::Sqlite;
        let (or, and) = if sqlite { (" OR ", " AND ") } else { (" | ", " & ") };
        let one = |index: usize| self.words.get(index).map(|word| vec![self.term(sqlite, word, how)]);
        let words: Vec<String> = match how {
            Match::Word(index) | Match::Whole(index) | Match::Title(index) => one(index)?,
            Match::All | Match::Any => self.words.iter().map(|word| self.term(sqlite, word, how)).collect(),
        };
        let words = words.join(if how == Match::Any { or } else { and });
        let kind = token(sqlite, &kind_token(subject), false);
        (!words.is_empty()).then(|| format!("{kind}{and}({words})"))
    }

    /// One word of it, in all its forms.
    fn term(&self, sqlite: bool, asked: &Asked, how: Match) -> String {
        let titles = matches!(how, Match::Title(_)) || self.only_titles;
        if !asked.phrase.is_empty() {
            let mark = if titles { TITLE } else { "" };
            let pairs = asked.phrase.windows(2).filter_map(|two| Some(pair(two.first()?, two.last()?)));
            let all: Vec<_> = pairs.map(|pair| token(sqlite, &format!("{mark}{pair}"), false)).collect();
            return format!("({})", all.join(if sqlite { " AND " } else { " & " }));
        }
        let mut terms = Vec::new();
        for form in &asked.forms {
            let long = form.chars().count();
            let starts = asked.starts_with(form);
            if titles {
                terms.push(token(sqlite, &format!("{TITLE}{form}"), starts));
                continue;
            }
            terms.push(token(sqlite, form, starts));
            if !matches!(how, Match::Whole(_)) && long >= 4 {
                terms.push(token(sqlite, &format!("{PART}{form}"), long >= 6));
            }
        }
        if !titles {
            terms.extend(asked.named.iter().map(|name| token(sqlite, name, false)));
        }
        format!("({})", terms.join(if sqlite { " OR " } else { " | " }))
    }

    /// The condition that something is found, on a column with keys. A subquery, so that a search in many
    /// rows stays in the database. A question without words finds nothing.
    #[must_use]
    pub fn condition(&self, backend: DbBackend, subject: Subject, column: &str, how: Match) -> SimpleExpr {
        let Some(query) = self.query(backend, subject, how) else { return Expr::cust("1 = 0") };
        let found = match backend {
            DbBackend::Sqlite => "number IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)",
            _ => "words @@ to_tsquery('simple', $1)",
        };
        Expr::cust_with_values(format!("{column} IN (SELECT id FROM search_entry WHERE {found})"), [query])
    }
}

/// The words between each two quotation marks, when they are two or more, and what stands outside of them.
fn phrases(typed: &str) -> (Vec<Vec<String>>, String) {
    let parts: Vec<&str> = typed.split(['"', '“', '”', '„', '«', '»']).collect();
    let (mut phrases, mut rest) = (Vec::new(), String::new());
    // A mark without another one is none.
    let is_closed = parts.len() % 2 == 1;
    for (index, part) in parts.into_iter().enumerate() {
        let words: Vec<String> = split(part).collect();
        if is_closed && index % 2 == 1 && words.len() > 1 {
            phrases.push(words);
        } else {
            rest.push_str(part);
            rest.push(' ');
        }
    }
    (phrases, rest)
}

/// Every token is letters and digits only, so it needs no escape in either query language.
fn token(sqlite: bool, token: &str, starts: bool) -> String {
    match (sqlite, starts) {
        (true, true) => format!("\"{token}\"*"),
        (true, false) => format!("\"{token}\""),
        (false, true) => format!("{token}:*"),
        (false, false) => token.to_owned(),
    }
}

fn kind_token(subject: Subject) -> String {
    format!("{KIND}{}", subject.code())
}

/// The rows that may look like a text, in their order: all when there are few, and of many those that share a
/// word with it. The column is the one with their keys.
///
/// # Errors
/// When the database does not answer.
pub async fn near<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    (subject, column): (Subject, &str),
    text: &str,
) -> Result<Vec<E::Model>, StoreError> {
    /// So many are compared.
    const MOST: u64 = 400;
    let all = rows.clone().limit(MOST + 1).all(db).await?;
    if u64::try_from(all.len()).unwrap_or(u64::MAX) <= MOST {
        return Ok(all);
    }
    let shares = Question::of(text, &[]).condition(db.get_database_backend(), subject, column, Match::Any);
    Ok(rows.filter(shares).limit(MOST).all(db).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text is found, as the databases do it.
    fn finds(asked: &str, title: &str, rest: &str) -> bool {
        let tokens = words(title, rest);
        let question = Question::of(asked, &[]);
        let has = |token: &str, starts: bool| {
            tokens.split(' ').any(|one| if starts { one.starts_with(token) } else { one == token })
        };
        !question.is_empty()
            && question.words.iter().all(|word| {
                if !word.phrase.is_empty() {
                    return word.phrase.windows(2).all(|two| has(&pair(&two[0], &two[1]), false));
                }
                word.forms.iter().any(|form| match question.only_titles {
                    true => has(&format!("{TITLE}{form}"), word.starts_with(form)),
                    false => {
                        let long = form.chars().count();
                        has(form, word.starts_with(form))
                            || long >= 4 && has(&format!("{PART}{form}"), long >= 6)
                    }
                })
            })
    }

    #[test]
    fn words_meet_in_their_stem_and_in_the_parts_of_compounds() {
        for (asked, text) in [
            ("fiets", "fietsen"),
            ("zorgcoöperaties", "Zorgcoöperatie"),
            ("kook", "koken"),
            ("kookt", "koken"),
            ("koken", "kookt"),
            ("werkplaats", "fietsenwerkplaats"),
            ("plaats", "fietsenwerkplaats"),
            ("werkplaatsen", "fietsenwerkplaats"),
            ("tuin", "moestuin"),
            ("tuinen", "Moestuinen"),
            ("fietz", "fiets"),
            ("buurthuizen", "buurthuis"),
            ("buurthuis", "buurthuizen"),
            ("huizen", "buurthuis"),
            ("brieven", "brief"),
            ("brief", "brieven"),
            ("reparatie", "repareren"),
            ("repareren", "reparatie"),
            ("repareert", "repareren"),
            ("lodz", "Łódź"),
            ("cajovna", "Čajovna"),
            ("ijsbaan", "ĲSBAAN"),
            ("ＦＩＥＴＳ", "fiets"),
            ("zorgcoöperatie", "zorgcoo\u{308}peratie"),
            ("'t volbert", "'t Volbert"),
            ("3d", "3D-printer"),
            ("een tuin voor de wijk", "Een tuin voor onze wijk"),
            ("wie repareert mijn fiets", "Wij repareren fietsen"),
            ("waar kan ik mijn fiets laten repareren?", "Wij repareren fietsen"),
            ("Gerda en Wim", "Gerda & Wim"),
        ] {
            assert!(finds(asked, "Titel", text), "{asked} in {text}: {}", words("", text));
        }
        for (asked, text) in [("eten", "meten"), ("huis", "thuiskomst"), ("de het een", "de het een")] {
            assert!(!finds(asked, "Titel", text), "{asked} in {text}");
        }
        for (asked, text) in
            [("buurt", "burgemeester"), ("kaart", "karate"), ("xz", "Titel"), ("xq", "fietsenwerkplaats")]
        {
            assert!(!finds(asked, "Titel", text), "{asked} in {text}");
        }
        let long = "a".repeat(58) + "tie ";
        assert!(words("", &(0..400).map(|n| format!("{n}{long}")).collect::<String>()).len() < 500_000);
        assert!(finds("wij", "Wij", ""), "a title of small words is found");
    }

    #[test]
    fn something_is_found_by_what_it_is_called() {
        let names = [("Eten en koken".to_owned(), named("food")), ("Groen".to_owned(), named("green"))];
        let question = Question::of("kookclub groen", &names);
        assert_eq!(question.words[1].named, BTreeSet::from(["xngreen".to_owned()]));
        assert!(question.words[0].named.is_empty());
    }

    #[test]
    fn a_question_is_letters_and_digits_only() {
        for asked in ["\" OR 1=1 --", "a* NOT b", "'; DROP TABLE x", "a & b | !c:*", "(((", "𝔄 ß", "½"] {
            for form in Question::of(asked, &[]).forms() {
                assert!(!form.is_empty() && form.chars().all(char::is_alphanumeric), "{asked}: {form}");
            }
        }
        assert!(Question::of("!!! % _ \"", &[]).is_empty());
    }
}
