//! Taking one's data along, and having it erased.

use crate::{
    admin,
    photos::Photos,
    privacy::{actions, erase, export, file, retention, retention_pages, rounds},
};
use axum::{
    Router,
    http::header,
    response::{IntoResponse as _, Response},
    routing::post,
};
use domain::{access::Action, id::AccountId, text::Name, time::day_of};
use serde::Deserialize;
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted, Sure},
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::privacy::Download>(post(download))
        .at::<routes::privacy::Name>(post(set_name))
        .at::<routes::privacy::Erase>(post(erase_me))
        .at::<routes::privacy::Retention>(post(set_retention))
}

/// The file. That it was made stands in the chain: whoever else got into the account leaves a trace.
async fn download(ctx: Ctx, _form: Posted<Nothing>) -> Result<Response, AppError> {
    let me = ctx.account()?;
    copy_of(&ctx, me).await
}

/// The file of somebody.
///
/// # Errors
/// When the database or what keeps the photos does not answer.
pub async fn copy_of(ctx: &Ctx, whose: AccountId) -> Result<Response, AppError> {
    let write = ctx.begin(None).await?;
    actions::take_along(&write, whose).await?;
    write.commit().await?;
    let sections = export::sections(ctx, whose).await?;
    let archive = export::archive(ctx, &sections, file::as_file(ctx, &sections)).await?;
    let name = format!("attachment; filename=\"mijn-gegevens-{}.zip\"", day_of(ctx.now));
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, archive).into_response())
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Named {
    name: String,
}

async fn set_name(ctx: Ctx, mut form: Posted<Named>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::privacy::Data::PATH;
    let me = ctx.account()?;
    let name: Option<Name> = form.parse("name", &form.fields.name.clone());
    let write = ctx.begin(form.key()).await?;
    form.check(PAGE)?;
    let name = name.ok_or_else(|| form.invalid(PAGE))?;
    actions::set_name(&write, me, &name).await?;
    write.done(routes::privacy::Data.done("naam-bewaard")).await
}

async fn erase_me(ctx: Ctx, session: Session, mut form: Posted<Sure>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    if ctx.actor().is_staff() {
        return Err(AppError::Refused("refused-erase-staff"));
    }
    form.must_be_sure();
    form.check(routes::privacy::Erase::PATH)?;
    let write = ctx.begin(form.key()).await?;
    let plan = erase::plan(write.tx(), me).await?;
    let photos = actions::erase(&write, me, &plan).await?;
    let seen = write.done(routes::site::Home.done("gewist")).await?;
    Photos::new(&ctx.app).remove_all(&photos).await;
    session.flush().await?;
    Ok(seen)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Retention {
    what: String,
    seen: String,
}

/// Switches it on, off, or runs it now. On and now only for who has just seen what would go.
async fn set_retention(ctx: Ctx, form: Posted<Retention>) -> Result<Seen, AppError> {
    const PAGE: routes::privacy::Retention = routes::privacy::Retention;
    ctx.may(Action::Administer)?;
    let due = retention::due(ctx.db(), ctx.municipality(), ctx.now).await?;
    let by = ctx.by();
    match form.fields.what.as_str() {
        "off" => {
            let write = admin::begin(&ctx, form.key()).await?;
            actions::switch_retention(&write, false).await?;
            write.done(PAGE.done("bewaren-uit")).await
        }
        what @ ("on" | "now") => {
            if form.fields.seen != retention_pages::mark(&due) {
                // Something else would go than what was looked at: look again.
                return Ok(Seen(PAGE.done("bewaren-opnieuw")));
            }
            if what == "now" {
                rounds::run(&ctx.app, true, by).await?;
                return Ok(Seen(PAGE.done("bewaren-gewist")));
            }
            let write = admin::begin(&ctx, form.key()).await?;
            actions::switch_retention(&write, true).await?;
            write.done(PAGE.done("bewaren-aan")).await
        }
        _ => Err(AppError::BadRequest),
    }
}
