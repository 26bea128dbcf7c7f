//! Naming an earlier exception as support. The request is still decided on its own facts (rule 6).

use crate::requests::work_handlers::workable;
use axum::{Router, extract::Path, routing::post};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::ExceptionId,
    text::Text,
};
use serde::Deserialize;
use serde_json::json;
use store::{exceptions::Support, journal::Fact};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/werk/verzoeken/{number}/steun", post(cite))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Cite {
    exception: String,
    alike: String,
    different: String,
}

/// What is the same, and what is different: two questions, so that nobody copies without looking.
async fn cite(ctx: Ctx, Path(number): Path<String>, mut form: Posted<Cite>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    if !request.is_ours() {
        return Err(AppError::Refused("refused-request-closed"));
    }
    let fields = std::mem::take(&mut form.fields);
    let id: ExceptionId = fields.exception.parse().map_err(|_not_a_key: uuid::Error| AppError::BadRequest)?;
    let exception =
        store::exceptions::by_id(write.tx(), ctx.municipality(), id).await?.filter(|exception| exception.request != request.id).ok_or(AppError::NotFound)?;
    let page = format!("/werk/uitzonderingen/{}", exception.id);
    let alike: Option<Text<1000>> = form.parse("alike", &fields.alike);
    let different: Option<Text<1000>> = form.parse("different", &fields.different);
    let (Some(alike), Some(different)) = (alike, different) else { return Err(form.invalid(&page)) };
    let support = Support { request: request.id, exception: id, alike: alike.into_string(), different: different.into_string() };
    store::exceptions::cite(write.tx(), write.by(), &support, me).await?;
    let payload = json!({"exception": id});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::ExceptionCited, audience: Audience::Staff, payload }).await?;
    write.done(format!("/werk/verzoeken/{number}?gedaan=steun#eerder")).await
}
