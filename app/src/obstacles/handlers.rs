//! Owning, answering, reopening and putting obstacles higher. (Reporting and linking happen on a request: see `requests`;
//! joining and parting in `joining`, what goes outside the municipality in `appeals`.)

use crate::obstacles::{appeals, climbing, joining};
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, Role, may},
    climb::{Why, answer_by},
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    lang::Lang,
    obstacle::{Level, Status, Step, step},
};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use store::{
    journal::{Fact, Mail, Write},
    obstacles::{Change, Obstacle, Owner},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    seen::{Done as _, Seen},
    text::Texts as _,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/werk/belemmeringen/{slug}/eigenaar", post(own))
        .route("/werk/belemmeringen/{slug}/antwoord", post(finish))
        .route("/werk/belemmeringen/{slug}/heropenen", post(reopen))
        .route("/werk/belemmeringen/{slug}/opschalen", post(put_higher))
        .merge(joining::router())
        .merge(appeals::router())
}

/// The obstacle at this address, to be changed, if the one who asks may work on it. One that became part of another is worked on there.
///
/// # Errors
/// When there is none, or the access table says no.
pub async fn workable(write: &Write, ctx: &Ctx, slug: &str) -> Result<Obstacle, AppError> {
    let found = store::obstacles::to_change(write.tx(), ctx.municipality(), slug, Lang::Nl).await?;
    let level = found.as_ref().map_or(Level::Official, |obstacle| obstacle.level);
    ctx.may(Action::AnswerObstacle(level))?;
    match found {
        Some(found) if found.merged_into.is_some() => Err(AppError::Refused("refused-obstacle-merged")),
        Some(found) => Ok(found),
        None => Err(AppError::NotFound),
    }
}

/// The page on which these forms stand.
#[must_use]
pub fn page(slug: &str) -> String {
    format!("/werk/belemmeringen/{slug}")
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Own {
    owner: String,
    outside: String,
    due: String,
    version: i32,
}

async fn own(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Own>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let fields = std::mem::take(&mut form.fields);
    unless_seen(&there, &slug, "eigenaar", form.values(), fields.version)?;
    let staff = store::accounts::staff(write.tx(), ctx.municipality()).await?;
    // Only who can answer it at this level can have it.
    let person = staff.iter().find(|person| person.id.to_string() == fields.owner && may(&person.actor, &Action::AnswerObstacle(there.level)));
    let outside = Some(fields.outside.trim().to_owned()).filter(|body| !body.is_empty());
    let owner = Owner { person: person.map(|person| person.id), team: person.and_then(|person| person.team), outside };
    let due: Option<Date> = fields.due.parse().ok();
    // Whoever is outside: somebody inside works on it by asking them.
    if owner.person.is_none() {
        form.error("owner", "error-obstacle-owner");
    }
    if due.is_some_and(|date| date < domain::time::day_of(ctx.now) && Some(date) != there.due) {
        form.error("due", "error-date-past");
    }
    let to = step(there.status, &Step::Own { has_owner: owner.is_named(), due });
    if let Err(error) = to {
        form.error(if error.key().ends_with("date") { "due" } else { "owner" }, error.key());
    }
    let climbs = there.level == Level::Official && person.is_some_and(|person| person.actor.has(Role::Manager));
    let (level, since) = if climbs { (Level::Manager, ctx.now) } else { (there.level, there.since) };
    let thresholds = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    // A level that can't answer within its term puts it higher; it does not give itself more time.
    // The date that stands may stay, so that an obstacle past its term can still change hands.
    let last = answer_by(level, domain::time::day_of(since), &thresholds).max(domain::time::day_of(ctx.now));
    if due.is_some_and(|date| date > last && Some(date) != there.due) {
        form.error("due", "error-obstacle-term");
    }
    form.check(&page(&slug))?;
    let change = Change { status: to.unwrap_or(there.status), owner, level, since, due, answer: None, finished: None };
    if !store::obstacles::change(write.tx(), there.id, fields.version, change).await? {
        return Err(stale(&there, &slug, "eigenaar", form.values()).into());
    }
    let payload = json!({"owner": person.map(|person| person.id), "due": due, "level": level});
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleOwned, audience: Audience::Public, payload }).await?;
    if let Some(person) = person.filter(|person| Some(person.id) != ctx.viewer.as_ref().map(|viewer| viewer.account)) {
        let facts = json!({"name": person.name, "title": there.title, "due": fields.due, "link": format!("{}{}", ctx.app.base_url, page(&slug))});
        write.mail(Mail { to: person.email.clone(), template: "obstacle-owner", lang: Lang::Nl, facts }).await?;
    }
    write.done(format!("{}?gedaan=eigenaar", page(&slug))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Finish {
    status: String,
    answer: String,
    version: i32,
}

async fn finish(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Finish>) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let status: Option<Status> = form.choose("status", &fields.status);
    let answer = form.text::<4000>("answer", &fields.answer);
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    unless_seen(&there, &slug, "antwoord", form.values(), fields.version)?;
    let to = step(there.status, &Step::Finish { status: status.unwrap_or(Status::Removed), answer: answer.clone() });
    if let Err(error) = to {
        form.error("answer", error.key());
    }
    form.check(&page(&slug))?;
    let status = to.unwrap_or(there.status);
    let change = Change { status, answer: Some(answer.clone()), finished: Some(ctx.now), ..there.unchanged() };
    if !store::obstacles::change(write.tx(), there.id, fields.version, change).await? {
        return Err(stale(&there, &slug, "antwoord", form.values()).into());
    }
    let payload = json!({"status": status});
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleFinished, audience: Audience::Public, payload }).await?;
    tell_everybody(&write, &ctx, &there, status, &answer).await?;
    write.done(format!("{}?gedaan=beantwoord", page(&slug))).await
}

/// The answer goes back to everybody who met the obstacle: of each request the resident and the stewards of its initiative
/// first, then the handler; nobody twice about the same request.
async fn tell_everybody(write: &Write, ctx: &Ctx, there: &Obstacle, status: Status, answer: &str) -> Result<(), AppError> {
    let linked = store::obstacles::links(write.tx(), vec![there.id]).await?;
    let requests = store::requests::by_ids(write.tx(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    for request in &requests {
        let payload = json!({"obstacle": there.id, "status": status});
        write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::ObstacleFinished, audience: Audience::Public, payload }).await?;
        let mut told: Vec<AccountId> = Vec::new();
        let stewards = match request.initiative {
            Some(id) => store::initiatives::stewards(write.tx(), id).await?,
            None => Vec::new(),
        };
        let outside = std::iter::once(request.account).chain(stewards).map(|person| (person, format!("/verzoeken/{}", request.number)));
        let inside = request.handler.map(|person| (person, format!("/werk/verzoeken/{}", request.number)));
        for (person, path) in outside.chain(inside) {
            if told.contains(&person) {
                continue;
            }
            told.push(person);
            let Some(account) = store::accounts::by_id(write.tx(), person).await? else { continue };
            let lang = account.language.0;
            let facts = json!({
                "name": account.name, "title": there.title, "status": lang.name("obstacle-status", status.code()), "answer": answer,
                "number": request.number, "link": format!("{}{path}", ctx.app.base_url),
            });
            write.mail(Mail { to: account.email, template: "obstacle-finished", lang, facts }).await?;
        }
    }
    Ok(())
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Higher {
    version: i32,
}

/// Puts an obstacle one level higher by hand.
async fn put_higher(ctx: Ctx, Path(slug): Path<String>, form: Posted<Higher>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    stale(&there, &slug, "opschalen", form.values()).unless_seen(form.fields.version)?;
    if !there.is_open() {
        return Err(AppError::Refused("error-obstacle-step"));
    }
    let thresholds = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    match climbing::climb(&write, &ctx.app, &there, Why::ByHand, &thresholds).await? {
        climbing::Climbed::Yes => {}
        climbing::Climbed::Top => return Err(AppError::Refused("refused-obstacle-top")),
        climbing::Climbed::Changed => return Err(stale(&there, &slug, "opschalen", form.values()).into()),
    }
    // Who puts it higher may not be among those who answer there: the public page is for everybody.
    write.done(format!("/belemmeringen/{slug}?gedaan=opgeschaald")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Reopen {
    version: i32,
}

async fn reopen(ctx: Ctx, Path(slug): Path<String>, form: Posted<Reopen>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    unless_seen(&there, &slug, "heropenen", form.values(), form.fields.version)?;
    let status = step(there.status, &Step::Reopen).map_err(|_open| AppError::Refused("error-obstacle-step"))?;
    // At the first level somebody has to take it again. Higher up whoever answered has it back, with the term of that level.
    let kept = there.level != Level::Official && there.owner.is_named();
    let thresholds = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    let (status, owner, due) = if kept {
        (Status::Owned, there.owner.clone(), Some(answer_by(there.level, domain::time::day_of(ctx.now), &thresholds)))
    } else {
        (status, Owner::default(), None)
    };
    let level = if kept { there.level } else { Level::Official };
    let change = Change { status, owner, level, since: ctx.now, due, answer: None, finished: None };
    if !store::obstacles::change(write.tx(), there.id, form.fields.version, change).await? {
        return Err(stale(&there, &slug, "heropenen", form.values()).into());
    }
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleReopened, audience: Audience::Public, payload: json!({}) }).await?;
    write.done(format!("{}?gedaan=heropend", page(&slug))).await
}

/// Who saw another version gets to see what a colleague did; a form without one is first told what is wrong with it.
fn unless_seen(there: &Obstacle, slug: &str, action: &str, posted: &[(String, String)], seen: i32) -> Result<(), AppError> {
    if seen == 0 { Ok(()) } else { stale(there, slug, action, posted).unless_seen(seen) }
}

/// The error for a form on an old version of an obstacle.
#[must_use]
pub fn stale(there: &Obstacle, slug: &str, action: &str, posted: &[(String, String)]) -> Conflict {
    Conflict {
        action: format!("{}/{action}", page(slug)),
        back: page(slug),
        version: there.version,
        posted: posted.to_vec(),
        theirs: if action == "antwoord" { vec![("answer".into(), "obstacle-answer".into(), there.answer.clone().unwrap_or_default())] } else { Vec::new() },
    }
}
