//! Naming an earlier exception as support. The request is still decided on its own facts (rule 6).

use crate::{
    exceptions::actions::{self, Compared},
    requests::{self, work_handlers::workable},
};
use axum::{Router, routing::post};
use domain::{id::ExceptionId, text::Text};
use serde::Deserialize;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::exceptions::Cite>(post(cite))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Cite {
    exception: String,
    alike: String,
    different: String,
}

/// What is the same, and what is different: two questions, so that nobody copies without looking.
async fn cite(
    ctx: Ctx,
    At(routes::exceptions::Cite(number)): At<routes::exceptions::Cite>,
    mut form: Posted<Cite>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let id = fields.exception.parse::<ExceptionId>();
    let alike: Option<Text<1000>> = form.parse("alike", &fields.alike);
    let different: Option<Text<1000>> = form.parse("different", &fields.different);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    requests::actions::open(&request)?;
    let id = id.map_err(|_not_a_key: uuid::Error| AppError::BadRequest)?;
    let exception =
        store::exceptions::by_id(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let (Some(alike), Some(different)) = (alike, different) else {
        return Err(form.invalid(&routes::exceptions::Detail(&exception.id).path()));
    };
    actions::cite(&write, &request, &exception, me, Compared { alike, different }).await?;
    write.done(routes::requests::Work(&number).done_at("steun", "eerder")).await
}
