//! What can happen after somebody says that something should not be there (rule 1).

use crate::{action::ActionError, reports::letters};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, ReportId},
    initiative::Visibility,
    lang::Lang,
    report::{Ground, ReportStatus, TakedownStatus, may_answer, may_contest},
    text::Email,
};
use serde_json::{Value as Json, json};
use store::{
    error::StoreError,
    initiatives::Initiative,
    journal::{Fact, Write},
    reports::{Report, Takedown},
};

async fn event(
    write: &Write,
    id: InitiativeId,
    kind: Kind,
    audience: Audience,
    payload: Json,
) -> Result<(), ActionError> {
    write.event(Fact { aggregate: Aggregate::Initiative, id: id.0, kind, audience, payload }).await?;
    Ok(())
}

/// Keeps a report and tells the administrators. Whoever left an address hears that it came in (DSA, article
/// 16).
///
/// # Errors
/// When not everybody can see what it is about, and when the database does not answer.
pub async fn report(
    write: &Write,
    about: &Initiative,
    ground: Ground,
    words: &str,
    email: Option<&Email>,
    lang: Lang,
) -> Result<ReportId, ActionError> {
    if !about.visibility.is_shown() {
        return Err(StoreError::NotFound.into());
    }
    let id =
        store::reports::report(write.tx(), write.by(), about.id, ground, words, email.map(Email::as_str))
            .await?;
    let payload = json!({"initiative": about.id, "ground": ground});
    write
        .event(Fact {
            aggregate: Aggregate::Report,
            id: id.0,
            kind: Kind::ReportSent,
            audience: Audience::Staff,
            payload,
        })
        .await?;
    letters::new(write, about, id).await?;
    if let Some(email) = email {
        letters::received(write, email.as_str(), lang).await?;
    }
    Ok(id)
}

/// What an administrator makes of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// It is left as it is.
    Left,
    /// It is taken down, on one of the two grounds.
    TakenDown(Ground),
}

impl Judged {
    /// Where the report stands then.
    #[must_use]
    pub const fn status(self) -> ReportStatus {
        match self {
            Self::Left => ReportStatus::Left,
            Self::TakenDown(_) => ReportStatus::TakenDown,
        }
    }
}

/// An administrator answers a report, with reasons; whoever left an address hears them.
///
/// # Errors
/// When it was answered before, when what is to be taken down is gone already, and when the database does not
/// answer.
pub async fn answer(
    write: &Write,
    there: &Report,
    by: AccountId,
    judged: Judged,
    words: &str,
) -> Result<(), ActionError> {
    let status = judged.status();
    if !store::reports::answer(write.tx(), write.by(), there.id, status, words).await? {
        return Err(ActionError::Refused("refused-report-done"));
    }
    let payload = json!({"status": status, "initiative": there.initiative});
    write
        .event(Fact {
            aggregate: Aggregate::Report,
            id: there.id.0,
            kind: Kind::ReportAnswered,
            audience: Audience::Staff,
            payload,
        })
        .await?;
    let about = match there.initiative {
        Some(about) => store::initiatives::by_ids(write.tx(), [about], Lang::Nl).await?.remove(&about),
        None => None,
    };
    let is_gone = about.as_ref().is_some_and(|about| !about.visibility.is_shown());
    let what = match (judged, &about) {
        // Somebody else's report, or its makers, may have taken it away already.
        (Judged::Left, _) if is_gone => "gone",
        (Judged::Left, _) | (Judged::TakenDown(_), None) => status.code(),
        (Judged::TakenDown(ground), Some(about)) => {
            take_down(write, there, about, by, ground, words).await?;
            status.code()
        }
    };
    match &there.email {
        Some(email) => letters::answered(write, about.as_ref(), email, what, words).await,
        None => Ok(()),
    }
}

async fn take_down(
    write: &Write,
    report: &Report,
    about: &Initiative,
    by: AccountId,
    ground: Ground,
    words: &str,
) -> Result<(), ActionError> {
    if !about.visibility.is_shown() {
        return Err(ActionError::Refused("refused-not-visible"));
    }
    let takedown = store::reports::take_down(
        write.tx(),
        write.by(),
        by,
        report,
        (about.id, about.visibility),
        ground,
        words,
    )
    .await?;
    if !store::initiatives::set_visibility(write.tx(), about.id, about.visibility, Visibility::TakenDown)
        .await?
    {
        return Err(ActionError::Refused("refused-not-visible"));
    }
    event(
        write,
        about.id,
        Kind::TakenDown,
        Audience::Public,
        json!({"takedown": takedown, "ground": ground}),
    )
    .await?;
    let by = store::accounts::by_id(write.tx(), by).await?.map(|account| account.name).unwrap_or_default();
    letters::taken_down(write, about, ground, words, &by).await
}

/// Its makers say why a takedown is wrong, once.
///
/// # Errors
/// When they did already, and when the database does not answer.
pub async fn contest(
    write: &Write,
    about: &Initiative,
    there: &Takedown,
    words: &str,
) -> Result<(), ActionError> {
    if !may_contest(there.status) || !store::reports::contest(write.tx(), write.by(), there, words).await? {
        return Err(ActionError::Refused("refused-contested-already"));
    }
    event(write, about.id, Kind::TakedownContested, Audience::Parties, json!({"takedown": there.id})).await?;
    letters::contested(write, about, there.id).await
}

/// Answers a contest, or puts right a mistake. `false` when the takedown has not the version that was `seen`.
///
/// # Errors
/// When this can't follow on how it stands, when whoever took it down would uphold it, when its makers took
/// it back meanwhile, and when the database does not answer.
pub async fn answer_contest(
    write: &Write,
    there: &Takedown,
    seen: i32,
    by: AccountId,
    status: TakedownStatus,
    words: &str,
) -> Result<bool, ActionError> {
    if !may_answer(there.status, status) {
        return Err(ActionError::Refused("refused-takedown-step"));
    }
    if status == TakedownStatus::Upheld && there.taken_by == by {
        return Err(ActionError::Refused("refused-own-takedown"));
    }
    let was = Takedown { version: seen, ..there.clone() };
    if !store::reports::end(write.tx(), write.by(), &was, status, words).await? {
        return Ok(false);
    }
    if status == TakedownStatus::Restored
        && !store::initiatives::set_visibility(
            write.tx(),
            there.initiative,
            Visibility::TakenDown,
            there.before,
        )
        .await?
    {
        return Err(ActionError::Refused("refused-taken-back"));
    }
    event(
        write,
        there.initiative,
        Kind::TakedownAnswered,
        Audience::Public,
        json!({"takedown": there.id, "status": status}),
    )
    .await?;
    let about =
        store::initiatives::by_ids(write.tx(), [there.initiative], Lang::Nl).await?.remove(&there.initiative);
    if let Some(about) = about {
        letters::contest_answered(write, &about, status, words).await?;
    }
    Ok(true)
}
