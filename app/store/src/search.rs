//! Finding things by words. Words are folded and stemmed here, so that both databases give the same hits.
//!
//! What is indexed of a text are tokens of letters and digits: its words in all their forms, the last parts
//! of its compounds (behind [`PART`]) and the words of its title once more (behind [`TITLE`]), so that a
//! search can tell how well something is found.

pub mod alike;
pub mod forms;

use crate::{
    column::Id,
    error::StoreError,
    search::forms::{forms, parts, split, tells},
};
use sea_orm::{
    ConnectionTrait, DbBackend, Statement,
    prelude::Uuid,
    sea_query::{Expr, SimpleExpr},
};
use std::collections::BTreeSet;

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
pub const VERSION: i32 = 3;

/// Before the last part of a compound. No word begins so.
const PART: &str = "xq";
/// Before a word of a title.
const TITLE: &str = "xz";
/// Before a name for something that is not a word of the text.
const NAMED: &str = "xn";

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
        for word in split(text) {
            let forms = forms(&word);
            let mut parts: BTreeSet<String> =
                forms.iter().filter(|_| tells(&word)).flat_map(|form| parts(form)).collect();
            letters += parts.iter().map(String::len).sum::<usize>();
            if letters > MOST {
                parts.clear();
            }
            if is_title {
                tokens.extend(forms.iter().chain(&parts).map(|token| format!("{TITLE}{token}")));
            }
            tokens.extend(parts.into_iter().map(|part| format!("{PART}{part}")));
            tokens.extend(forms);
        }
    }
    tokens.into_iter().collect::<Vec<_>>().join(" ")
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
}

impl Asked {
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
    /// It holds every word, or one when `any` is said, and not only as the last part of another word.
    Whole {
        /// Whether one is enough.
        any: bool,
    },
    /// Its title holds every word, or one when `any` is said.
    Title {
        /// Whether one is enough.
        any: bool,
    },
}

impl Question {
    /// Reads what was typed. `names` gives, for what is called by a name, its token (see [`named`]).
    #[must_use]
    pub fn of(typed: &str, names: &[(String, String)]) -> Self {
        /// More words make a search no better.
        const MOST: usize = 12;
        // Nobody looks for the marks of the index.
        let is_mark = |word: &String| [PART, TITLE, NAMED].iter().any(|mark| word.starts_with(mark));
        let all: Vec<String> = split(typed).filter(|word| !is_mark(word)).take(MOST * 2).collect();
        let telling: Vec<&String> = all.iter().filter(|word| tells(word)).take(MOST).collect();
        let only_titles = telling.is_empty();
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
            Asked { word: word.clone(), named: called(&forms), starts, forms }
        };
        Self { words: words.into_iter().map(asked).collect(), only_titles }
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
    fn query(&self, sqlite: bool, how: Match) -> Option<String> {
        let (or, and) = if sqlite { (" OR ", " AND ") } else { (" | ", " & ") };
        // Every token is letters and digits only, so it needs no escape in either query language.
        let token = |token: &str, starts: bool| match (sqlite, starts) {
            (true, true) => format!("\"{token}\"*"),
            (true, false) => format!("\"{token}\""),
            (false, true) => format!("{token}:*"),
            (false, false) => token.to_owned(),
        };
        let word = |asked: &Asked| {
            let titles = matches!(how, Match::Title { .. }) || self.only_titles;
            let mut terms = Vec::new();
            for form in &asked.forms {
                let long = form.chars().count();
                let starts = asked.starts_with(form);
                if titles {
                    terms.push(token(&format!("{TITLE}{form}"), starts));
                    continue;
                }
                terms.push(token(form, starts));
                if !matches!(how, Match::Whole { .. }) && long >= 4 {
                    terms.push(token(&format!("{PART}{form}"), long >= 6));
                }
            }
            if !titles {
                terms.extend(asked.named.iter().map(|name| token(name, false)));
            }
            format!("({})", terms.join(or))
        };
        let words: Vec<String> = match how {
            Match::Word(index) => self.words.get(index).map(word).into_iter().collect(),
            _ => self.words.iter().map(word).collect(),
        };
        let any = matches!(how, Match::Any | Match::Whole { any: true } | Match::Title { any: true });
        let between = if any { or } else { and };
        (!words.is_empty()).then(|| words.join(between))
    }

    /// The condition that something is found, on a column with keys. A subquery, so that a search in many
    /// rows stays in the database. A question without words finds nothing.
    #[must_use]
    pub fn condition(&self, backend: DbBackend, subject: Subject, column: &str, how: Match) -> SimpleExpr {
        let sqlite = backend == DbBackend::Sqlite;
        let Some(query) = self.query(sqlite, how) else { return Expr::cust("1 = 0") };
        let values = [query, subject.code().to_owned()];
        Expr::cust_with_values(
            if sqlite {
                format!("{column} IN (SELECT id FROM search_words WHERE words MATCH ? AND subject = ?)")
            } else {
                format!(
                    "{column} IN (SELECT id FROM search_words WHERE to_tsvector('simple', words) @@ \
                        to_tsquery('simple', $1) AND subject = $2)"
                )
            },
            values,
        )
    }
}

/// Writes the words by which something is found, where no words of it are.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    tx: &impl ConnectionTrait,
    subject: Subject,
    id: impl Into<Uuid>,
    (title, rest): (&str, &str),
    names: &[String],
) -> Result<(), StoreError> {
    let id: Uuid = id.into();
    let insert = "INSERT INTO search_words (id, subject, words) VALUES ($1, $2, $3)";
    let words = format!("{} {}", words(title, rest), names.join(" "));
    let values = [Id(id).into(), subject.code().into(), words.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), insert, values)).await?;
    Ok(())
}

/// Takes all words out.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    let all = "DELETE FROM search_words".to_owned();
    tx.execute_raw(Statement::from_string(tx.get_database_backend(), all)).await?;
    Ok(())
}

/// Takes the words of something out.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: impl Into<Uuid>) -> Result<(), StoreError> {
    tx.execute_raw(Statement::from_sql_and_values(
        tx.get_database_backend(),
        "DELETE FROM search_words WHERE id = $1",
        [Id(id.into()).into()],
    ))
    .await?;
    Ok(())
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
