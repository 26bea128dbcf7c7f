//! What a steward changes.

use crate::{
    initiatives::{actions, filter},
    photos::Photos,
};
use axum::{
    Json, Router,
    routing::{get, post},
};
use domain::{
    initiative::{Theme, Visibility, owner_may_change, themes_are_valid},
    lang::Lang,
    text::{Line, Story, Summary, Title},
};
use serde::{Deserialize, Serialize};
use store::{
    initiatives::{Change, Initiative},
    journal::Write,
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::{Posted, Sure},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text::Texts as _,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::initiatives::Suggestions>(get(suggestions))
        .at::<routes::initiatives::Edit>(post(change))
        .at::<routes::initiatives::Withdraw>(post(withdraw))
}

/// An initiative that may be meant by what is being typed.
#[derive(Debug, Serialize)]
struct Suggestion {
    title: String,
    path: String,
    place: Option<String>,
}

/// What may be meant: what a search would find, the best of it.
async fn suggestions(ctx: Ctx) -> Result<Json<Vec<Suggestion>>, AppError> {
    /// So many are a help.
    const MOST: u64 = 7;
    if web::ui::search::words(&ctx).is_empty() {
        return Ok(Json(Vec::new()));
    }
    let (_, found) = filter::of(&ctx).await?;
    let some = store::initiatives::page(ctx.db(), ctx.reader(), &found, 1, MOST).await?;
    let suggestion = |one: Initiative| Suggestion {
        path: routes::initiatives::Detail(&one.slug).path(),
        place: one.area.as_deref().map(|code| ctx.live.areas.name(code)),
        title: one.title,
    };
    Ok(Json(some.into_iter().map(suggestion).collect()))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Changed {
    title: String,
    summary: String,
    story: String,
    #[validate(length(min = 1, max = 3, message = "error-themes"))]
    themes: Vec<String>,
    stage: String,
    contact: String,
    visibility: String,
    initiators: String,
    opening: String,
    benefits: String,
    lang: String,
    version: i32,
}

/// The initiative at this address, to be changed by its steward.
///
/// # Errors
/// When it is somebody else's, or there is none.
pub async fn mine(write: &Write, ctx: &Ctx, slug: &str) -> Result<Initiative, AppError> {
    ctx.account()?;
    match store::initiatives::to_change(write.tx(), write.by(), slug).await? {
        // Who takes it back in another tab puts nothing in its place from this one.
        Some(found) if found.visibility != Visibility::Withdrawn => Ok(found),
        Some(_) => Err(AppError::NotFound),
        None if store::initiatives::by_slug(write.tx(), ctx.reader(), slug).await?.is_some() => {
            Err(AppError::Refused("refused-not-your-initiative"))
        }
        None => Err(AppError::NotFound),
    }
}

async fn change(
    ctx: Ctx,
    At(routes::initiatives::Edit(slug)): At<routes::initiatives::Edit>,
    mut form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Edit(&slug).path();
    let fields = std::mem::take(&mut form.fields);
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let change = parsed(&ctx, &mut form, &fields, &there);
    form.check(&page)?;
    let Some(change) = change else { return Err(form.invalid(&page)) };
    conflict(&there, &page, form.values()).unless_seen(fields.version)?;
    if !actions::change(&write, &there, fields.version, &change).await? {
        return Err(conflict(&there, &page, form.values()).into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

/// What a form says; what is wrong with it is noted.
fn parsed(ctx: &Ctx, form: &mut Posted<Changed>, fields: &Changed, there: &Initiative) -> Option<Change> {
    let Changed { title, summary, story, initiators, opening, benefits, .. } = fields;
    let typed = [
        ("title", title),
        ("summary", summary),
        ("story", story),
        ("initiators", initiators),
        ("opening", opening),
        ("benefits", benefits),
    ];
    form.links(ctx, &typed.map(|(name, text)| (name, text.as_str())));
    let title: Option<Title> = form.parse("title", title);
    let summary: Option<Summary> = form.parse("summary", summary);
    let story: Option<Story> = form.parse("story", story);
    let initiators: Option<Line<100>> = form.parse_optional("initiators", initiators);
    let opening: Option<Line<100>> = form.parse_optional("opening", opening);
    let benefits: Option<Summary> = form.parse_optional("benefits", benefits);
    let stage = form.choose("stage", &fields.stage);
    let contact = form.choose("contact", &fields.contact);
    let themes: Vec<Theme> = fields.themes.iter().filter_map(|code| code.parse().ok()).collect();
    if !themes_are_valid(&themes) {
        form.error("themes", "error-themes");
    }
    // What was taken down can be mended, and comes back when an administrator looked.
    let down = there.visibility == Visibility::TakenDown;
    let visibility: Option<Visibility> =
        if down { Some(Visibility::TakenDown) } else { form.choose("visibility", &fields.visibility) };
    if visibility.is_some_and(|to| to != there.visibility && !owner_may_change(there.visibility, to)) {
        form.error("visibility", "error-choose");
    }
    let posted = form.values();
    Some(Change {
        title: title?.into_string(),
        summary: summary?.into_string(),
        story: story?.into_string(),
        stage: stage?,
        contact: contact?,
        visibility: visibility?,
        themes,
        initiators: kept(posted, "initiators", initiators.map(Line::into_string), &there.initiators),
        opening: kept(posted, "opening", opening.map(Line::into_string), &there.opening),
        benefits: kept(posted, "benefits", benefits.map(Summary::into_string), &there.benefits),
        lang: fields.lang.parse().unwrap_or(there.written),
    })
}

/// What was typed in a field, or what stands there when the form was drawn before it had that field.
fn kept(
    posted: &[(String, String)],
    field: &str,
    typed: Option<String>,
    there: &Option<String>,
) -> Option<String> {
    if posted.iter().any(|(name, _)| name == field) { typed } else { there.clone() }
}

fn conflict(there: &Initiative, page: &str, posted: &[(String, String)]) -> Conflict {
    let both = Conflict::new(page, page, there.version, posted)
        .beside("title", "field-title", &there.title)
        .beside("summary", "field-summary", &there.summary)
        .beside("story", "field-story", &there.story)
        .beside("initiators", "field-initiators", there.initiators.as_deref().unwrap_or_default())
        .beside("opening", "field-opening", there.opening.as_deref().unwrap_or_default())
        .beside("benefits", "field-benefits", there.benefits.as_deref().unwrap_or_default());
    let typed: Option<Lang> =
        posted.iter().find(|(name, _)| name == "lang").and_then(|(_, code)| code.parse().ok());
    match typed.filter(|typed| *typed != there.written) {
        Some(typed) => {
            let name = |lang: Lang| lang.t("language-name");
            both.chosen("field-lang", name(there.written), name(typed))
        }
        None => both,
    }
}

async fn withdraw(
    ctx: Ctx,
    At(routes::initiatives::Withdraw(slug)): At<routes::initiatives::Withdraw>,
    mut form: Posted<Sure>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    form.must_be_sure();
    form.check(&routes::initiatives::Edit(&slug).path())?;
    let photos = actions::withdraw(&write, &there).await?;
    let seen = write.done(routes::accounts::Mine.done("teruggetrokken")).await?;
    Photos::new(&ctx.app).remove_all(&photos).await;
    Ok(seen)
}
