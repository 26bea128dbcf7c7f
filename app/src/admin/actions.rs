//! What an administrator can set. People and teams stand in `people_actions.rs`.

use crate::{accounts::letters::token_of, action::ActionError, admin::letters, letter::secret_of};
use domain::{
    area::Point, checklist::Checklist, event::Kind, id::AccountId, initiative::Theme, lang::Lang,
    text::Email, thresholds::Threshold,
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeSet;
use store::{
    accounts::{Purpose, known_token, viewer::Viewer},
    areas::{
        import::{Incoming, Reading},
        landmarks::{Landmark, Landmarks},
        postcodes::Postcodes,
        settle::Change,
    },
    journal::Write,
    notifications::Row,
    settings,
};
use uuid::Uuid;
use web::text::Texts as _;

/// Sets terms. Those that stand so already are left alone; who set which to what stands in the chain of
/// events.
///
/// # Errors
/// When one is out of its bounds, and when the database does not answer.
pub async fn set_terms(write: &Write, terms: &[(Threshold, u32)]) -> Result<(), ActionError> {
    let municipality = write.by().municipality;
    let there = settings::thresholds(write.tx(), municipality).await?;
    for (which, value) in terms.iter().copied().filter(|(which, value)| *value != there.get(*which)) {
        if !which.allows(value) {
            return Err(ActionError::Refused("error-threshold"));
        }
        settings::set(write.tx(), municipality, which, value).await?;
        write
            .setting(Kind::ThresholdSet, json!({"name": which, "from": there.get(which), "to": value}))
            .await?;
    }
    Ok(())
}

/// Makes these days equal to a holiday, and no others. Who set which stands in the chain of events.
///
/// # Errors
/// When the database does not answer.
pub async fn set_decreed(write: &Write, days: &BTreeSet<Date>) -> Result<(), ActionError> {
    let municipality = write.by().municipality;
    let there: BTreeSet<Date> = settings::calendar(write.tx(), municipality).await?.decreed().collect();
    for day in there.symmetric_difference(days) {
        let free = days.contains(day);
        settings::decree(write.tx(), municipality, *day, free).await?;
        let payload = json!({"name": format!("decreed_{day}"), "to": u8::from(free)});
        write.setting(Kind::ThresholdSet, payload).await?;
    }
    Ok(())
}

/// A text in a language: its key, and what it says.
pub type Said = (Lang, String, String);

/// Sets texts of the municipality's own. What is empty or the same as was delivered reads as it was
/// delivered.
///
/// # Errors
/// When the database does not answer.
pub async fn set_texts(write: &Write, texts: &[Said]) -> Result<(), ActionError> {
    let municipality = write.by().municipality;
    let there = settings::look_and_words(write.tx(), municipality).await?.words;
    for (lang, key, typed) in texts {
        let own = if *typed == lang.t(key) { "" } else { typed.as_str() };
        let was = there.iter().find(|(language, name, _)| language == lang.code() && name == key);
        if was.map(|(.., words)| words.as_str()).unwrap_or_default() == own {
            continue;
        }
        settings::set_text(write.tx(), municipality, lang.code(), key, own).await?;
        write.setting(Kind::TextChanged, json!({"name": key, "language": lang.code()})).await?;
    }
    Ok(())
}

/// Shows these themes to choose from, and no others. What an initiative has already stays.
///
/// # Errors
/// When there would be none, and when the database does not answer.
pub async fn show_themes(write: &Write, shown: &[Theme]) -> Result<(), ActionError> {
    if shown.is_empty() {
        return Err(ActionError::Refused("error-themes-none"));
    }
    let municipality = write.by().municipality;
    let there = settings::look_and_words(write.tx(), municipality).await?.hidden;
    for theme in Theme::ALL.iter().copied() {
        let hidden = !shown.contains(&theme);
        if hidden != there.contains(&theme) {
            settings::hide_theme(write.tx(), municipality, theme, hidden).await?;
            write
                .setting(Kind::TextChanged, json!({"name": format!("theme-{theme}"), "hidden": hidden}))
                .await?;
        }
    }
    Ok(())
}

/// Sets the municipality's own colours, as a stylesheet; an empty one brings back the standard.
///
/// # Errors
/// When the database does not answer.
pub async fn set_colours(write: &Write, css: &str) -> Result<(), ActionError> {
    settings::set_text(write.tx(), write.by().municipality, "", settings::COLOURS, css).await?;
    Ok(write.setting(Kind::TextChanged, json!({"name": settings::COLOURS})).await?)
}

/// Makes the next version of the checklist, with the words of its questions. What was judged with an earlier
/// one keeps its own.
///
/// # Errors
/// When a part has no question, when a newer version was made meanwhile, and when the database does not
/// answer.
pub async fn make_checklist(
    write: &Write,
    by: AccountId,
    next: &Checklist,
    texts: &[Said],
) -> Result<(), ActionError> {
    let municipality = write.by().municipality;
    let newest = store::assessments::checklists(write.tx(), municipality).await?.pop().unwrap_or_default();
    if next.version != newest.version.saturating_add(1) {
        return Err(ActionError::Refused("refused-kader-newer"));
    }
    if !next.is_whole() {
        return Err(ActionError::Refused("error-kader-part"));
    }
    store::assessments::new_checklist(write.tx(), write.by(), by, next).await?;
    for (lang, key, text) in texts {
        settings::set_text(write.tx(), municipality, lang.code(), &format!("{key}@{}", next.version), text)
            .await?;
    }
    Ok(write
        .setting(
            Kind::TextChanged,
            json!({"name": "checklist", "version": next.version, "questions": next.questions,
                "light": next.light, "light_kinds": next.light_kinds}),
        )
        .await?)
}

/// Keeps what was read in a file of areas, so that it can be looked at and then taken in without sending it
/// twice.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_areas(write: &Write, reading: &Reading) -> Result<(), ActionError> {
    let kept = serde_json::to_string(reading).unwrap_or_default();
    Ok(settings::set_text(write.tx(), write.by().municipality, "", settings::AREAS_TO_COME, &kept).await?)
}

/// Takes in the file that was looked at, with what was decided about areas that are not in it. It waits no
/// more then.
///
/// # Errors
/// As for [`change_areas`].
pub async fn take_in_kept_areas(write: &Write, change: &Change) -> Result<(), ActionError> {
    change_areas(write, change).await?;
    settings::set_text(write.tx(), write.by().municipality, "", settings::AREAS_TO_COME, "").await?;
    Ok(())
}

/// Takes in areas. One that is there already gets the new outline and name; none ends.
///
/// # Errors
/// When the database does not answer.
pub async fn take_in_areas(write: &Write, areas: Vec<Incoming>) -> Result<(), ActionError> {
    change_areas(write, &Change { come: areas, go: Vec::new() }).await
}

/// Areas come in, and end. What stands on those that end moves to those that take their place.
///
/// # Errors
/// When one that ends gives its place to none while something stands on it, and when the database does not
/// answer.
pub async fn change_areas(write: &Write, change: &Change) -> Result<(), ActionError> {
    store::areas::settle::settle(write.tx(), write.by(), change).await?;
    let payload = json!({"count": change.come.len(), "ended": change.go});
    Ok(write.setting(Kind::AreasImported, payload).await?)
}

/// Takes the newest change of areas back: they are as they were, and what moved moves back.
///
/// # Errors
/// When somebody changed them since, when something stands on an area that goes, and when the database does
/// not answer.
pub async fn take_back_areas(write: &Write, change: Uuid) -> Result<(), ActionError> {
    store::areas::take_back::take_back(write.tx(), write.by(), change).await?;
    Ok(write.setting(Kind::AreasRestored, json!({"change": change})).await?)
}

/// Keeps the municipality's own list of postcodes, in the place of the one that was there; an empty one takes
/// it away.
///
/// # Errors
/// When the database does not answer.
pub async fn set_postcodes(write: &Write, list: &Postcodes) -> Result<(), ActionError> {
    let name = settings::POSTCODES;
    settings::set_text(write.tx(), write.by().municipality, "", name, &list.to_text()).await?;
    Ok(write.setting(Kind::TextChanged, json!({"name": name, "count": list.len()})).await?)
}

/// Puts water, roads or railways on the maps, in the place of those that were there; none takes them away.
///
/// # Errors
/// When the database does not answer.
pub async fn set_landmarks(write: &Write, kind: Landmark, lines: Vec<Vec<Point>>) -> Result<(), ActionError> {
    let (name, municipality, count) = (settings::LANDMARKS, write.by().municipality, lines.len());
    let there = settings::text(write.tx(), municipality, "", name).await?.unwrap_or_default();
    let all = Landmarks::of_text(&there).with(kind, lines);
    settings::set_text(write.tx(), municipality, "", name, &all.to_text()).await?;
    Ok(write.setting(Kind::TextChanged, json!({"name": name, "kind": kind, "count": count})).await?)
}

/// Sends a mail to whoever asks, by the way that all mail goes.
///
/// # Errors
/// When the database does not answer.
pub async fn try_mail(write: &Write, to: &Viewer, lang: Lang) -> Result<(), ActionError> {
    letters::trial(write, to, lang).await
}

/// What an administrator decides about mail that ended without being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailDecision {
    /// It is tried again.
    Again,
    /// It goes to this address instead.
    To(Email),
    /// It is not sent.
    LetGo,
}

/// Decides about mail that did not leave.
///
/// # Errors
/// When somebody else decided first, when its link to log in opens nothing any more, when its link would
/// open another's account at a new address, and when the database does not answer.
pub async fn decide_mail(write: &Write, id: Uuid, decision: &MailDecision) -> Result<(), ActionError> {
    let Some(mail) = store::notifications::ended(write.tx(), id).await? else {
        return Err(ActionError::Refused("refused-mail-gone"));
    };
    if let Some(token) = token_of(&mail.template, &mail.facts.0)
        && *decision != MailDecision::LetGo
    {
        let known = known_token(write.tx(), write.by().municipality, token, Purpose::LogIn).await?;
        if known.is_none_or(|link| link.used) {
            return Err(ActionError::Refused("refused-mail-old"));
        }
    }
    let what = match decision {
        MailDecision::Again => {
            store::notifications::again(write.tx(), id, None, write.by().now).await?;
            "again"
        }
        MailDecision::To(_) if has_secret(&mail) => return Err(ActionError::Refused("refused-mail-secret")),
        MailDecision::To(email) => {
            store::notifications::again(write.tx(), id, Some(email), write.by().now).await?;
            "to"
        }
        MailDecision::LetGo => {
            store::notifications::let_go(write.tx(), id).await?;
            "let_go"
        }
    };
    Ok(write.setting(Kind::MailHandled, json!({"message": id, "what": what})).await?)
}

/// Whether a mail has a link in it that opens something without logging in: it goes to nobody else.
#[must_use]
pub fn has_secret(mail: &Row) -> bool {
    secret_of(&mail.facts.0).is_some()
}

/// Tries all mail that waits once more, now.
///
/// # Errors
/// When the database does not answer.
pub async fn send_waiting_mail(write: &Write) -> Result<(), ActionError> {
    store::notifications::wake(write.tx(), write.by().now).await?;
    Ok(())
}
