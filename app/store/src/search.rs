//! Finding things by words. Words are folded and stemmed here, so that both databases give the same hits.

pub mod alike;

use crate::{column::Id, error::StoreError};
use domain::text::fold_accent;
use rust_stemmers::{Algorithm, Stemmer};
use sea_orm::{
    ConnectionTrait, DbBackend, Statement,
    prelude::Uuid,
    sea_query::{Expr, SimpleExpr},
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
    }
}

/// The words of a text as they are indexed: each once plain and once per stem, Dutch and English.
#[must_use]
pub fn words(text: &str) -> String {
    let (dutch, english) = (Stemmer::create(Algorithm::Dutch), Stemmer::create(Algorithm::English));
    let mut words = std::collections::BTreeSet::new();
    for word in split(text) {
        words.insert(fold(&dutch.stem(&word)));
        words.insert(fold(&english.stem(&word)));
        words.insert(fold(&word));
    }
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// The words of a question: each with the forms under which it may be indexed.
#[must_use]
pub fn question(text: &str) -> Vec<Vec<String>> {
    let (dutch, english) = (Stemmer::create(Algorithm::Dutch), Stemmer::create(Algorithm::English));
    split(text)
        .take(12)
        .map(|word| {
            let mut forms = vec![fold(&word), fold(&dutch.stem(&word)), fold(&english.stem(&word))];
            forms.retain(|form| !form.is_empty());
            forms.sort();
            forms.dedup();
            forms
        })
        .filter(|forms| !forms.is_empty())
        .collect()
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(60).collect())
        .collect::<Vec<String>>()
        .into_iter()
}

fn fold(word: &str) -> String {
    word.chars().map(fold_accent).filter(|c| c.is_alphanumeric()).collect()
}

/// Writes the words by which something is found, in the place of the words that were there.
///
/// # Errors
/// When the database does not answer.
pub async fn index(
    tx: &impl ConnectionTrait,
    subject: Subject,
    id: impl Into<Uuid>,
    text: &str,
) -> Result<(), StoreError> {
    let id: Uuid = id.into();
    forget(tx, id).await?;
    let insert = "INSERT INTO search_words (id, subject, words) VALUES ($1, $2, $3)";
    let values = [Id(id).into(), subject.code().into(), words(text).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), insert, values)).await?;
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

/// The condition "holds every word of the question" on a column with keys (the last word may be the start of
/// one).
///
/// A subquery, so that a search in many rows stays in the database. `None` for a question without words.
#[must_use]
pub fn condition(backend: DbBackend, subject: Subject, column: &str, text: &str) -> Option<SimpleExpr> {
    let words = question(text);
    let last = words.len().checked_sub(1)?;
    let sqlite = backend == DbBackend::Sqlite;
    // Every form is letters and digits only, so it needs no escape in either query language.
    let term = |index: usize, form: &String| match (sqlite, index == last) {
        (true, true) => format!("\"{form}\"*"),
        (true, false) => format!("\"{form}\""),
        (false, true) => format!("{form}:*"),
        (false, false) => form.clone(),
    };
    let (or, and) = if sqlite { (" OR ", " AND ") } else { (" | ", " & ") };
    let query: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(index, forms)| {
            format!("({})", forms.iter().map(|form| term(index, form)).collect::<Vec<_>>().join(or))
        })
        .collect();
    let values = [query.join(and), subject.code().to_owned()];
    Some(if sqlite {
        Expr::cust_with_values(
            format!("{column} IN (SELECT id FROM search_words WHERE words MATCH ? AND subject = ?)"),
            values,
        )
    } else {
        Expr::cust_with_values(
            format!(
                "{column} IN (SELECT id FROM search_words WHERE to_tsvector('simple', words) @@ \
                    to_tsquery('simple', $1) AND subject = $2)"
            ),
            values,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_in_their_stem() {
        let indexed = words("Wij repareren fietsen en koken samen. Zorgcoöperatie!");
        for asked in ["fiets", "fietsen", "zorgcooperatie", "Zorgcoöperaties", "kook"] {
            let forms = question(asked).remove(0);
            assert!(
                forms.iter().any(|form| indexed.split(' ').any(|word| word.starts_with(form.as_str()))),
                "{asked}: {forms:?} in {indexed}"
            );
        }
    }

    #[test]
    fn a_question_is_letters_and_digits_only() {
        for asked in ["\" OR 1=1 --", "a* NOT b", "'; DROP TABLE x", "a & b | !c:*", "(((", "𝔄 ß"] {
            for form in question(asked).into_iter().flatten() {
                assert!(form.chars().all(char::is_alphanumeric), "{asked}: {form}");
            }
        }
    }
}
