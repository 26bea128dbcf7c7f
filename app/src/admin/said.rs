//! Which of the texts in a form somebody changed.

use crate::admin::actions::Said;
use domain::lang::Lang;
use std::collections::HashMap;
use store::journal::Write;
use web::{
    context::Ctx,
    error::AppError,
    meanwhile::{self, Field},
    text::Texts as _,
};

/// The texts that somebody changed.
///
/// # Errors
/// [`AppError::Conflict`] when a colleague changed what they changed too.
pub async fn touched(
    write: &Write,
    ctx: &Ctx,
    posted: &[(String, String)],
    page: &str,
    typed: Vec<Said>,
) -> Result<Vec<Said>, AppError> {
    let own = store::settings::look_and_words(write.tx(), ctx.municipality()).await?.words;
    let own: HashMap<String, String> =
        own.into_iter().map(|(language, key, words)| (format!("{language}.{key}"), words)).collect();
    let settings = typed.iter().map(|(lang, key, typed)| {
        let (name, delivered) = (format!("{}.{key}", lang.code()), lang.t(key));
        let typed = if typed.is_empty() { &delivered } else { typed }.clone();
        let there = own.get(&name).cloned().unwrap_or(delivered);
        Field::text(name, "nav-texts", there, typed)
    });
    let changed = meanwhile::changed(posted, page, page, settings.collect())?;
    let is_changed = |lang: Lang, key: &str| {
        changed.iter().any(|setting| setting.name == format!("{}.{key}", lang.code()))
    };
    Ok(typed.into_iter().filter(|(lang, key, _)| is_changed(*lang, key)).collect())
}
