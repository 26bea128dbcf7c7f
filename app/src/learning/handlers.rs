//! Putting a case on the table, holding it, and writing down what changes.

use crate::{learning::actions, requests::work_handlers::workable};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    id::{LearningCaseId, ObstacleId},
    lang::Lang,
    learning::{Change, Parts, Status, missing},
    text::{Text, Title},
    time::day_of,
};
use serde::Deserialize;
use store::{
    journal::Write,
    learning::{Case, NewProcedure},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::learning::New>(post(prepare))
        .at::<routes::learning::OneCase>(post(save))
        .at::<routes::learning::Put>(post(put))
        .at::<routes::learning::Change>(post(change))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct CaseForm {
    title: String,
    happened: String,
    rule_wanted: String,
    person_needed: String,
    change: String,
    held_on: String,
    request: String,
    obstacle: String,
    hold: String,
    version: i32,
}

fn parts(form: &mut Posted<CaseForm>, fields: &CaseForm) -> Parts {
    Parts {
        happened: form.text::<8000>("happened", &fields.happened),
        rule_wanted: form.text::<4000>("rule_wanted", &fields.rule_wanted),
        person_needed: form.text::<4000>("person_needed", &fields.person_needed),
        change: form.text::<4000>("change", &fields.change),
    }
}

async fn prepare(ctx: Ctx, mut form: Posted<CaseForm>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::learning::New::PATH;
    ctx.may(Action::HandleLearning)?;
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let title: Option<Title> = form.parse("title", &fields.title);
    let parts = parts(&mut form, &fields);
    let write = ctx.begin(form.key()).await?;
    // A case of another team needs that team: its story is not ours to spread.
    let request =
        if fields.request.is_empty() { None } else { workable(&write, &ctx, &fields.request).await.ok() };
    if !fields.request.is_empty() && request.is_none() {
        form.error("title", "error-case-request");
    }
    form.check(PAGE)?;
    let Some(title) = title else { return Err(form.invalid(PAGE)) };
    let id = actions::prepare(&write, title.as_str(), &parts, me).await?;
    if let Some(request) = request {
        actions::put_request(&write, id, request.id).await?;
    }
    if let Some(obstacle) =
        store::obstacles::by_slug(write.tx(), ctx.municipality(), &fields.obstacle, Lang::Nl).await?
    {
        actions::put_obstacle(&write, id, obstacle.id).await?;
    }
    write.done(routes::learning::OneCase(&id).done("leertafel")).await
}

/// The case with this key, to be changed.
async fn found(write: &Write, ctx: &Ctx, id: LearningCaseId) -> Result<Case, AppError> {
    ctx.may(Action::HandleLearning)?;
    store::learning::to_change(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)
}

/// Saves what was written; with "we held it", the four parts have to be there.
async fn save(
    ctx: Ctx,
    At(routes::learning::OneCase(id)): At<routes::learning::OneCase>,
    mut form: Posted<CaseForm>,
) -> Result<Seen, AppError> {
    let page = routes::learning::OneCase(&id);
    let fields = std::mem::take(&mut form.fields);
    let title: Option<Title> = form.parse("title", &fields.title);
    let parts = parts(&mut form, &fields);
    let write = ctx.begin(form.key()).await?;
    let there = found(&write, &ctx, id).await?;
    let holds = fields.hold == "yes" || there.status == Status::Held;
    let held_on = if holds { form.day("held_on", &fields.held_on, ..=day_of(ctx.now)) } else { None };
    if holds {
        whole(&mut form, &parts);
    }
    form.check(&page.path())?;
    let title = title.ok_or_else(|| form.invalid(&page.path()))?;
    if !actions::save(&write, &there, fields.version, title.as_str(), &parts, held_on).await? {
        return Err(both(form.values(), page.path(), there).into());
    }
    write.done(page.done(if holds { "leertafel-gehouden" } else { "leertafel-bewaard" })).await
}

/// A case that is held has all four parts. What lacks is noted.
fn whole(form: &mut Posted<CaseForm>, parts: &Parts) {
    for name in missing(parts) {
        form.error(name, "error-empty");
    }
}

/// What was written here, and what a colleague wrote meanwhile.
fn both(posted: &[(String, String)], page: String, there: Case) -> Conflict {
    Conflict::new(page.clone(), page, there.version, posted)
        .beside("title", "case-title", there.title)
        .beside("happened", "case-happened", there.parts.happened)
        .beside("rule_wanted", "case-rule-wanted", there.parts.rule_wanted)
        .beside("person_needed", "case-person-needed", there.parts.person_needed)
        .beside("change", "case-change", there.parts.change)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Put {
    number: String,
    obstacle: String,
}

/// Puts another request or obstacle on the same table.
async fn put(
    ctx: Ctx,
    At(routes::learning::Put(id)): At<routes::learning::Put>,
    mut form: Posted<Put>,
) -> Result<Seen, AppError> {
    let page = routes::learning::OneCase(&id);
    let fields = std::mem::take(&mut form.fields);
    let obstacle: Option<ObstacleId> = fields.obstacle.parse().ok();
    let number = fields.number.trim();
    let write = ctx.begin(form.key()).await?;
    let there = found(&write, &ctx, id).await?;
    let request = if number.is_empty() {
        None
    } else {
        store::requests::by_number(write.tx(), ctx.municipality(), number).await?
    };
    if obstacle.is_none() && request.is_none() {
        form.error("number", if number.is_empty() { "error-case-item" } else { "error-case-number" });
    }
    form.check(&page.path())?;
    if let Some(request) = request {
        // A case of another team's needs that team: its story is not ours to spread.
        workable(&write, &ctx, &request.number).await?;
        actions::put_request(&write, there.id, request.id).await?;
    }
    if let Some(obstacle) = obstacle {
        let obstacle = store::obstacles::current(write.tx(), ctx.municipality(), obstacle)
            .await?
            .ok_or(AppError::NotFound)?;
        actions::put_obstacle(&write, there.id, obstacle.id).await?;
    }
    write.done(page.done_at("leertafel-bewaard", "op-tafel")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct ChangeForm {
    procedure: String,
    kind: String,
    words: String,
    obstacles: Vec<String>,
}

/// A procedure that goes another way from now on, or is gone. Everybody can read it.
async fn change(
    ctx: Ctx,
    At(routes::learning::Change(id)): At<routes::learning::Change>,
    mut form: Posted<ChangeForm>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let page = routes::learning::OneCase(&id);
    let fields = std::mem::take(&mut form.fields);
    let title: Option<Title> = form.parse("procedure", &fields.procedure);
    let kind: Option<Change> = form.choose("kind", &fields.kind);
    let words: Option<Text<2000>> = form.parse("words", &fields.words);
    let obstacles = fields.obstacles.iter().filter_map(|key| key.parse().ok()).collect();
    let write = ctx.begin(form.key()).await?;
    let there = found(&write, &ctx, id).await?;
    form.check(&page.path())?;
    let (Some(title), Some(kind), Some(words)) = (title, kind, words) else {
        return Err(form.invalid(&page.path()));
    };
    let new = NewProcedure {
        case: Some(id),
        title: title.into_string(),
        words: words.into_string(),
        translations: None,
        obstacles,
    };
    actions::change(&write, &there, new, kind, me).await?;
    write.done(page.done_at("procedure", "procedures")).await
}
