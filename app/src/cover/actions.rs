//! What can happen with cover: somebody asks for it, somebody gives it or does not, and what waits too long
//! goes to the alderman.

use crate::{action::ActionError, cover::letters};
use domain::{
    access::{Grant, Role},
    climb::answerer,
    cover::{AnswerError, Status, answer as answered},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, CoverId, ObstacleId, RequestId},
    lang::Lang,
    obstacle::Level,
    time::day_of,
};
use jiff::civil::Date;
use serde_json::{Value, json};
use store::{
    cover::{Cover, New},
    error::StoreError,
    journal::{Fact, Write},
    requests::Request,
};

/// Writes down, with the request that it is for, what happened. Residents don't read it.
async fn happened(write: &Write, request: RequestId, kind: Kind, payload: Value) -> Result<(), ActionError> {
    write
        .event(Fact {
            aggregate: Aggregate::Request,
            id: request.0,
            kind,
            audience: Audience::Staff,
            payload,
        })
        .await?;
    Ok(())
}

/// Who is there today, without whoever asks.
async fn others(write: &Write, asker: AccountId) -> Result<Vec<(AccountId, Grant)>, ActionError> {
    let by = write.by();
    let staff = store::accounts::grants(write.tx(), by.municipality, day_of(by.now)).await?;
    Ok(staff.into_iter().filter(|(who, _)| *who != asker).collect())
}

/// Asks for cover. The manager of the team is asked; without one, whoever is above. An obstacle that the
/// request did not meet is left out.
///
/// # Errors
/// When the request is closed, when a question waits already or nobody can be asked, and when the database
/// does not answer.
pub async fn ask(
    write: &Write,
    request: &Request,
    obstacle: Option<ObstacleId>,
    why: &str,
    by: AccountId,
) -> Result<CoverId, ActionError> {
    if !request.is_ours() {
        return Err(ActionError::Refused("refused-request-closed"));
    }
    if store::cover::of_request(write.tx(), request.id)
        .await?
        .iter()
        .any(|cover| cover.status == Status::Asked)
    {
        return Err(ActionError::Refused("refused-cover-waits"));
    }
    let met = store::obstacles::of_request(write.tx(), request.id, Lang::Nl).await?;
    let obstacle = obstacle.filter(|id| met.iter().any(|one| one.id == *id));
    let staff = others(write, by).await?;
    let manager = answerer(Role::Manager, request.team, &staff).map(|who| (Level::Manager, who));
    let alderman = || answerer(Role::Alderman, request.team, &staff).map(|who| (Level::Alderman, who));
    let (level, asked_of) = manager.or_else(alderman).ok_or(ActionError::Refused("refused-cover-nobody"))?;
    let id = store::cover::ask(
        write.tx(),
        write.by(),
        New { request: request.id, obstacle, asked_by: by, why, level, asked_of },
    )
    .await?;
    happened(write, request.id, Kind::CoverAsked, json!({"cover": id, "of": asked_of, "obstacle": obstacle}))
        .await?;
    let cover =
        store::cover::by_id(write.tx(), write.by().municipality, id).await?.ok_or(StoreError::NotFound)?;
    letters::asked(write, &cover, &request.number).await?;
    Ok(id)
}

/// Gives cover, or says why not. Whoever asked hears it.
///
/// # Errors
/// When it was answered, or by somebody who does not stand behind it, or when words are missing; when the
/// database does not answer.
pub async fn answer(
    write: &Write,
    cover: &Cover,
    by: AccountId,
    covers: bool,
    words: &str,
) -> Result<(), ActionError> {
    let requests = store::requests::by_ids(write.tx(), vec![cover.request]).await?;
    let request = requests.first().ok_or(StoreError::NotFound)?;
    // Whoever is asked now, whoever manages the team, or an alderman: nobody else stands behind it.
    let actor = store::accounts::viewer(write.tx(), by).await?.map(|viewer| viewer.actor).unwrap_or_default();
    let manages = actor
        .grants
        .iter()
        .any(|grant| grant.role == Role::Manager && (grant.team.is_none() || grant.team == request.team));
    if cover.asked_of != by && cover.asked_by != by && !manages && !actor.has(Role::Alderman) {
        return Err(ActionError::Refused("refused-cover-asked-of-another"));
    }
    let status = answered(cover.status, cover.asked_by, by, covers, words)
        .map_err(|error| ActionError::Refused(error.key()))?;
    if !store::cover::answer(write.tx(), cover.id, status, by, words, write.by().now).await? {
        return Err(ActionError::Refused(AnswerError::Answered.key()));
    }
    happened(
        write,
        cover.request,
        Kind::CoverAnswered,
        json!({"cover": cover.id, "status": status, "by": by}),
    )
    .await?;
    letters::answered(write, request, cover, by, status == Status::Covered, words).await
}

/// Whoever asked, or has the request now, takes the question back.
///
/// # Errors
/// When somebody else asked, or it was answered, and when the database does not answer.
pub async fn take_back(write: &Write, cover: &Cover, by: AccountId) -> Result<(), ActionError> {
    let requests = store::requests::by_ids(write.tx(), vec![cover.request]).await?;
    let handles = requests.iter().any(|request| request.handler == Some(by));
    if cover.asked_by != by && !handles {
        return Err(ActionError::Refused("refused-cover-asked-of-another"));
    }
    if !store::cover::answer(write.tx(), cover.id, Status::Withdrawn, by, "", write.by().now).await? {
        return Err(ActionError::Refused(AnswerError::Answered.key()));
    }
    happened(
        write,
        cover.request,
        Kind::CoverAnswered,
        json!({"cover": cover.id, "status": Status::Withdrawn}),
    )
    .await
}

/// A question without an answer goes to the alderman. `false` when there is none, or an answer or another
/// worker was first.
///
/// # Errors
/// When the database does not answer.
pub async fn climb(write: &Write, cover: Cover) -> Result<bool, ActionError> {
    let requests = store::requests::by_ids(write.tx(), vec![cover.request]).await?;
    let Some(request) = requests.first() else { return Ok(false) };
    let staff = others(write, cover.asked_by).await?;
    let Some(alderman) = answerer(Role::Alderman, request.team, &staff) else { return Ok(false) };
    if !store::cover::climb(write.tx(), &cover, Level::Alderman, alderman, write.by().now).await? {
        return Ok(false);
    }
    happened(write, request.id, Kind::CoverClimbed, json!({"cover": cover.id, "of": alderman})).await?;
    letters::climbed(write, &Cover { asked_of: alderman, ..cover }, &request.number).await?;
    Ok(true)
}

/// A question goes to somebody else of the same level, because whoever was asked is away or left; to the
/// other level when nobody is there. `false` when nobody else can be asked, or an answer was first.
///
/// # Errors
/// When the database does not answer.
pub async fn move_on(write: &Write, cover: Cover, to: Option<AccountId>) -> Result<bool, ActionError> {
    let requests = store::requests::by_ids(write.tx(), vec![cover.request]).await?;
    let Some(request) = requests.first() else { return Ok(false) };
    let mut staff = others(write, cover.asked_by).await?;
    staff.retain(|(who, _)| *who != cover.asked_of);
    let in_role = |role: Role| {
        let has = |who: AccountId| staff.iter().any(|(one, grant)| *one == who && grant.role == role);
        to.filter(|to| has(*to)).or_else(|| answerer(role, request.team, &staff))
    };
    let manager = in_role(Role::Manager).map(|who| (Level::Manager, who));
    let alderman = in_role(Role::Alderman).map(|who| (Level::Alderman, who));
    let first = if cover.level == Level::Alderman { alderman.or(manager) } else { manager.or(alderman) };
    let Some((level, who)) = first else { return Ok(false) };
    // At the same level with the time that is left; at another one with the whole term.
    let since = if level == cover.level { cover.since } else { write.by().now };
    if !store::cover::climb(write.tx(), &cover, level, who, since).await? {
        return Ok(false);
    }
    happened(write, request.id, Kind::CoverMoved, json!({"cover": cover.id, "of": who})).await?;
    letters::asked(write, &Cover { asked_of: who, ..cover }, &request.number).await?;
    Ok(true)
}

/// Puts somebody on duty: from when until when they can be called. Whom a colleague could call about a case
/// can be asked later, so that it stands in the chain of events.
///
/// # Errors
/// When the days are in the wrong order, and when the database does not answer.
pub async fn on_duty(write: &Write, who: AccountId, from: Date, until: Date) -> Result<(), ActionError> {
    if until < from {
        return Err(ActionError::Refused("error-duty-order"));
    }
    store::accounts::duty::set(write.tx(), write.by().municipality, who, from, until).await?;
    let fact = Fact {
        aggregate: Aggregate::Account,
        id: who.0,
        kind: Kind::DutySet,
        audience: Audience::Staff,
        payload: json!({"from": from, "until": until}),
    };
    write.event(fact).await?;
    Ok(())
}
