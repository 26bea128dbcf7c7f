//! Taking photos in, showing them, taking them away.

use crate::{
    action::ActionError,
    initiatives::{self, handlers::mine},
    photos::{
        Photos, actions,
        picture::{self, Picture, Wrong},
    },
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequestParts},
    http::{header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{access::Action, initiative::Visibility, text::Line};
use serde::Deserialize;
use std::sync::Arc;
use store::photos::{MOST, New, Photo};
use tokio::sync::OwnedSemaphorePermit;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    meanwhile::{self, Field},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    /// What a file may have too much, and still come back with what was typed beside it.
    const FAR_TOO_LARGE: usize = 10 * picture::LARGEST;
    let upload =
        Router::new().at::<routes::photos::Edit>(post(add)).layer(DefaultBodyLimit::max(FAR_TOO_LARGE));
    upload.at::<routes::photos::Change>(post(change)).at::<routes::photos::Show>(get(show))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Add {
    alt: String,
}

/// Draws a photo again before anything is written, so that the database waits for nobody's large file.
async fn add(
    ctx: Ctx,
    At(routes::photos::Edit(slug)): At<routes::photos::Edit>,
    _turn: Turn,
    mut form: Posted<Add>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let page = routes::photos::Edit(&slug);
    let there = initiatives::edit::own(&ctx, &slug).await?;
    let alt: Option<Line<200>> = form.parse("alt", &form.fields.alt.clone());
    // Nothing is drawn for which there is no room.
    let full = store::photos::of_initiative(ctx.db(), there.id).await?.len() >= MOST;
    if full {
        form.error("photo", "error-photo-many");
    }
    let drawn = if full { None } else { drawn(&ctx, &mut form).await? };
    form.check(&page.path())?;
    let (Some(alt), Some(drawn)) = (alt, drawn) else { return Err(form.invalid(&page.path())) };
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let new = New { alt: alt.as_str(), size: (drawn.width, drawn.height), bytes: drawn.large.len() };
    let id = match actions::add(&write, &there, me, new).await {
        Err(ActionError::Refused(why)) => {
            form.error("photo", why);
            return Err(form.invalid(&page.path()));
        }
        added => added?,
    };
    // The files first: a row without its files would be a hole in the page, files without a row are nothing.
    Photos::new(&ctx.app).keep(id, drawn).await?;
    write.done(page.done("foto")).await
}

/// A turn to send a file: so many are read at the same time, and the others wait with theirs unread. Who is
/// not logged in waits apart, and holds up nobody who is.
struct Turn(#[expect(dead_code, reason = "held until the form is handled")] OwnedSemaphorePermit);

impl<S: Send + Sync> FromRequestParts<S> for Turn {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        let ctx = parts.extensions.get::<Ctx>().ok_or(AppError::BadRequest)?;
        let turns = &ctx.app.turns;
        let queue = if ctx.viewer.is_some() { &turns.files } else { &turns.files_of_strangers };
        let turn = Arc::clone(queue).acquire_owned().await;
        Ok(Self(turn.map_err(|closed| AppError::Internal(closed.into()))?))
    }
}

/// The photo of a form, drawn again. What is wrong with it is noted.
async fn drawn(ctx: &Ctx, form: &mut Posted<Add>) -> Result<Option<Picture>, AppError> {
    let Some(bytes) = form.file("photo") else {
        let too_large = form.file_is_too_large("photo");
        form.error("photo", if too_large { Wrong::TooLarge.key() } else { "error-photo-none" });
        return Ok(None);
    };
    let Ok(weight) = picture::weigh(&bytes).map_err(|wrong| form.error("photo", wrong.key())) else {
        return Ok(None);
    };
    // Drawing takes memory: so much at once, and no more, also when whoever sent it has gone.
    let turn = Arc::clone(&ctx.app.turns.drawing)
        .acquire_many_owned(weight)
        .await
        .map_err(|closed| AppError::Internal(closed.into()))?;
    let drawn = tokio::task::spawn_blocking(move || {
        let drawn = picture::redraw(&bytes);
        drop(turn);
        drawn
    })
    .await
    .map_err(|error| AppError::Internal(error.into()))?;
    Ok(drawn.map_err(|wrong| form.error("photo", wrong.key())).ok())
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Change {
    alt: String,
    what: String,
}

/// Other words, in front, or away.
async fn change(
    ctx: Ctx,
    At(routes::photos::Change(slug, id)): At<routes::photos::Change>,
    mut form: Posted<Change>,
) -> Result<Seen, AppError> {
    ctx.account()?;
    let page = routes::photos::Edit(&slug);
    let what = form.fields.what.clone();
    let describes = !["remove", "first"].contains(&what.as_str());
    let alt: Option<Line<200>> = if describes { form.parse("alt", &form.fields.alt.clone()) } else { None };
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let photo = store::photos::by_id(write.tx(), id)
        .await?
        .filter(|photo| photo.initiative == there.id)
        .ok_or(AppError::NotFound)?;
    match what.as_str() {
        "remove" => {
            actions::remove(&write, &photo).await?;
            let seen = write.done(page.done("foto-weg")).await?;
            Photos::new(&ctx.app).remove_all(&[photo.id]).await;
            return Ok(seen);
        }
        "first" => actions::put_first(&write, &photo).await?,
        _ => {
            let alt = alt.ok_or_else(|| form.invalid(&page.path()))?;
            let (to, back) = (routes::photos::Change(&slug, id).path(), page.path());
            let field = Field::text("alt", "photos-alt", &photo.alt, alt.as_str());
            if !meanwhile::changed(form.values(), &to, &back, vec![field])?.is_empty() {
                actions::describe(&write, &photo, alt.as_str()).await?;
            }
        }
    }
    write.done(page.done("bewaard")).await
}

/// A photo of an initiative that whoever asks may see. On a path of its own, as a JPEG and nothing else.
async fn show(
    ctx: Ctx,
    At(routes::photos::Show(id, size)): At<routes::photos::Show>,
) -> Result<Response, AppError> {
    if !["groot", "klein"].contains(&size.as_str()) {
        return Err(AppError::NotFound);
    }
    let photo = store::photos::by_id(ctx.db(), id).await?.ok_or(AppError::NotFound)?;
    if !visible(&ctx, &photo).await? {
        return Err(AppError::NotFound);
    }
    let bytes = Photos::new(&ctx.app).read(id, &size).await?.ok_or(AppError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{id}-{size}.jpg\"")),
        // Asked for again each time: what was taken down is gone at once.
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

async fn visible(ctx: &Ctx, photo: &Photo) -> Result<bool, AppError> {
    let found =
        store::initiatives::by_ids(ctx.db(), [photo.initiative], ctx.lang).await?.remove(&photo.initiative);
    let open = found.as_ref().is_some_and(|found| found.visibility.is_shown());
    // Who judges a takedown has to see what it was about.
    if found.is_some_and(|found| found.visibility == Visibility::TakenDown)
        && ctx.may(Action::TakeDown).is_ok()
    {
        return Ok(true);
    }
    let Some(viewer) = ctx.viewer.as_ref().filter(|_| !open) else { return Ok(open) };
    Ok(store::initiatives::stewards(ctx.db(), photo.initiative).await?.contains(&viewer.account))
}
