//! Owning, answering and reopening obstacles. (Reporting and linking happen on a request: see `requests`.)

use crate::{
    accounts,
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    journal::{Fact, Mail, Seen, Write},
    obstacles::store::{self, Change, Obstacle, Owner},
    requests,
    text::Lang,
};
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::Action,
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    obstacle::{Level, Status, Step, step},
};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/werk/belemmeringen/{slug}/eigenaar", post(own))
        .route("/werk/belemmeringen/{slug}/antwoord", post(finish))
        .route("/werk/belemmeringen/{slug}/heropenen", post(reopen))
}

async fn workable(write: &Write, ctx: &Ctx, slug: &str) -> Result<Obstacle, AppError> {
    let found = store::by_slug(write.tx(), ctx.municipality(), slug, Lang::Nl).await?;
    let level = found.as_ref().map_or(Level::Official, |obstacle| obstacle.level);
    ctx.may(Action::AnswerObstacle(level))?;
    found.ok_or(AppError::NotFound)
}

fn page(slug: &str) -> String {
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
    let staff = accounts::store::staff(write.tx(), ctx.municipality()).await?;
    let person = staff.iter().find(|person| person.id.to_string() == fields.owner);
    let outside = Some(fields.outside.trim().to_owned()).filter(|body| !body.is_empty());
    let owner = Owner { person: person.map(|person| person.id), team: person.and_then(|person| person.team), outside };
    let due: Option<Date> = fields.due.parse().ok();
    // Whoever is outside: somebody inside works on it by asking them.
    if owner.person.is_none() {
        form.error("owner", "error-obstacle-owner");
    }
    if due.is_some_and(|due| due < domain::time::day_of(ctx.now)) {
        form.error("due", "error-date-past");
    }
    let to = step(there.status, &Step::Own { has_owner: owner.is_named(), due });
    if let Err(error) = to {
        form.error(if error.key().ends_with("date") { "due" } else { "owner" }, error.key());
    }
    form.check(&page(&slug))?;
    let level =
        if person.is_some_and(|person| person.role == domain::access::Role::Manager) && there.level == Level::Official { Level::Manager } else { there.level };
    let change = Change { status: to.unwrap_or(there.status), owner, level, due, answer: None, finished: None };
    if !store::change(write.tx(), there.id, fields.version, change).await? {
        return Err(stale(&there, &slug, "eigenaar", form.values()));
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
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let fields = std::mem::take(&mut form.fields);
    let status: Option<Status> = form.choose("status", &fields.status);
    let answer = form.text::<4000>("answer", &fields.answer);
    let to = step(there.status, &Step::Finish { status: status.unwrap_or(Status::Removed), answer: answer.clone() });
    if let Err(error) = to {
        form.error("answer", error.key());
    }
    form.check(&page(&slug))?;
    let status = to.unwrap_or(there.status);
    let change = Change { status, owner: there.owner.clone(), level: there.level, due: there.due, answer: Some(answer.clone()), finished: Some(ctx.now) };
    if !store::change(write.tx(), there.id, fields.version, change).await? {
        return Err(stale(&there, &slug, "antwoord", form.values()));
    }
    let payload = json!({"status": status});
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleFinished, audience: Audience::Public, payload }).await?;
    tell_everybody(&write, &ctx, &there, status, &answer).await?;
    write.done(format!("{}?gedaan=beantwoord", page(&slug))).await
}

/// The answer goes back to everybody who met the obstacle: residents first, then their handlers.
async fn tell_everybody(write: &Write, ctx: &Ctx, there: &Obstacle, status: Status, answer: &str) -> Result<(), AppError> {
    let linked = store::links(write.tx(), vec![there.id]).await?;
    let requests = requests::store::by_ids(write.tx(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    for request in &requests {
        let payload = json!({"obstacle": there.id, "status": status});
        write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::ObstacleFinished, audience: Audience::Public, payload }).await?;
        let people: Vec<AccountId> = std::iter::once(request.account).chain(request.handler).collect();
        for person in people {
            let Some(account) = accounts::store::by_id(write.tx(), person).await? else { continue };
            let lang = Lang::of(&account.language);
            let path = if person == request.account { format!("/verzoeken/{}", request.number) } else { format!("/werk/verzoeken/{}", request.number) };
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
struct Reopen {
    version: i32,
}

async fn reopen(ctx: Ctx, Path(slug): Path<String>, form: Posted<Reopen>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let status = step(there.status, &Step::Reopen).map_err(|_open| AppError::Refused("error-obstacle-step"))?;
    let change = Change { status, owner: Owner::default(), level: there.level, due: None, answer: None, finished: None };
    if !store::change(write.tx(), there.id, form.fields.version, change).await? {
        return Err(stale(&there, &slug, "heropenen", form.values()));
    }
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleReopened, audience: Audience::Public, payload: json!({}) }).await?;
    write.done(format!("{}?gedaan=heropend", page(&slug))).await
}

fn stale(there: &Obstacle, slug: &str, action: &str, posted: &[(String, String)]) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        action: format!("{}/{action}", page(slug)),
        back: page(slug),
        version: there.version,
        posted: posted.to_vec(),
        theirs: if action == "antwoord" { vec![("answer", "obstacle-answer", there.answer.clone().unwrap_or_default())] } else { Vec::new() },
    }))
}
