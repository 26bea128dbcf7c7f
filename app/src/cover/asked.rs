//! A question for cover as whoever is asked sees it, with the two answers.

use crate::requests::panels::named;
use domain::{
    id::{AccountId, RequestId},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{cover::Cover, requests::Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        field::TextArea,
        form::{PostForm, Submit},
    },
};

/// The people and the requests of questions for cover.
pub struct About {
    /// Names of who asked, who is asked and who answered.
    pub names: HashMap<AccountId, String>,
    requests: HashMap<RequestId, Request>,
}

impl About {
    /// Loads them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, covers: &[&Cover]) -> Result<Self, AppError> {
        let people = covers
            .iter()
            .flat_map(|cover| [cover.asked_by, cover.asked_of].into_iter().chain(cover.answered_by));
        let names = store::accounts::names(ctx.db(), people).await?;
        let ids = covers.iter().map(|cover| cover.request).collect();
        let requests = store::requests::by_ids(ctx.db(), ids).await?;
        Ok(Self { names, requests: requests.into_iter().map(|request| (request.id, request)).collect() })
    }

    /// The request that a question is about.
    #[must_use]
    pub fn request(&self, cover: &Cover) -> Option<&Request> {
        self.requests.get(&cover.request)
    }
}

/// A link to the request that a question is about.
pub fn request_link(ctx: &Ctx, request: Option<&Request>) -> Option<impl IntoView + use<>> {
    request.map(|request| view! { <span class="mw-small">{named(ctx, request)}</span> })
}

/// A question for cover, with the one button that answers it.
pub fn asked_card(
    ctx: &Ctx,
    cover: &Cover,
    names: &HashMap<AccountId, String>,
    request: Option<&Request>,
) -> impl IntoView + use<> {
    let title = request_link(ctx, request);
    view! {
        <article class="mw-box mw-stack-s" data-testid="cover-asked">
            {asker(ctx, cover, names)}
            <p class="nl-paragraph">
                <b>{cover.why.clone()}</b>
            </p>
            {title}
            {answer_form(ctx, cover, routes::cover::Answer(&cover.id).path())}
        </article>
    }
}

/// Who asks, and since how many working days.
pub fn asker(ctx: &Ctx, cover: &Cover, names: &HashMap<AccountId, String>) -> impl IntoView + use<> {
    let days = ctx.live.calendar.working_days_between(day_of(cover.since), day_of(ctx.now));
    let from = names.get(&cover.asked_by).cloned().unwrap_or_default();
    view! { <p class="mw-small">{ctx.tv("cover-from", &[("name", from.into()), ("days", days.into())])}</p> }
}

/// The two answers. Cover needs no words.
pub fn answer_form(ctx: &Ctx, cover: &Cover, to: String) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "dekking-antwoord", cover.id);
    view! {
        <PostForm form=form.clone() to=to class="mw-stack-s">
            <TextArea
                form=form
                name="words"
                label=ctx.t("cover-words")
                hint=ctx.t("cover-words-hint")
                optional=true
                rows=2
            />
            <div class="mw-btns">
                <Submit text=ctx.t("cover-give") says=("answer", "cover") />
                <Submit text=ctx.t("cover-refuse") secondary=true says=("answer", "decline") />
            </div>
        </PostForm>
    }
}
