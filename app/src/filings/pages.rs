//! A mail is on its way, and the page of its link: what waits, and what became of it.

use crate::initiatives::facts::fact;
use leptos::prelude::*;
use store::{
    accounts::{Purpose, known_token},
    filings::{Asked, Said, What},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{DemoMail, Prose},
        form::{PostForm, Submit},
        page::{Page, page},
        told::{leads, told},
    },
};

/// After sending.
#[component]
pub fn Sent() -> impl IntoView {
    page(async |ctx, routes::filings::Sent| {
        let more = view! {
            <p class="nl-paragraph">{ctx.t("filing-sent-next")}</p>
            <DemoMail />
        };
        Ok(told(&ctx, routes::requests::Ask::PATH, "filing-sent", more.into_any()))
    })
}

/// The link of the mail: buttons, because programs that read mail also open its links.
#[component]
pub fn ByLink() -> impl IntoView {
    page(async |ctx, routes::filings::ByLink(token)| {
        let model = ByLinkModel::load(&ctx, token).await?;
        Ok(view(&ctx, &model))
    })
}

/// What the link of the mail does now.
enum ByLinkModel {
    /// It files this.
    Works { token: String, what: Box<What> },
    /// It filed what stands on this page.
    Became(String),
    /// It threw away what was typed.
    ThrownAway,
    /// It is too old; a new one can be sent.
    Old(String),
    /// It was never made, or what it was about is gone.
    Unknown,
}

impl ByLinkModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let known = known_token(ctx.db(), ctx.municipality(), &token, Purpose::File).await?;
        let Some(link) = known else { return Ok(Self::Unknown) };
        let Some(id) = link.next.as_deref().and_then(|id| id.parse().ok()) else { return Ok(Self::Unknown) };
        let Some(filing) = store::filings::find(ctx.db(), id).await? else { return Ok(Self::Unknown) };
        Ok(match (filing.what, filing.became) {
            (_, Some(page)) => Self::Became(page),
            (None, None) => Self::ThrownAway,
            (Some(what), None) if link.works(ctx.now) => Self::Works { token, what: Box::new(what) },
            (Some(_), None) => Self::Old(token),
        })
    }
}

fn view(ctx: &Ctx, model: &ByLinkModel) -> Page {
    let (key, body) = match model {
        ByLinkModel::Works { token, what } => ("filing-works", works(ctx, token, what)),
        ByLinkModel::Became(page) => ("filing-became", leads(page, ctx.t("filing-see"))),
        ByLinkModel::ThrownAway => ("filing-thrown", leads(routes::site::Home::PATH, ctx.t("home"))),
        ByLinkModel::Old(token) => ("filing-old", old(ctx, token)),
        ByLinkModel::Unknown => ("filing-unknown", leads(routes::requests::Ask::PATH, ctx.t("ask-title"))),
    };
    told(ctx, routes::requests::Ask::PATH, key, body)
}

/// What was typed under this address, and what can be done with it.
fn works(ctx: &Ctx, token: &str, what: &What) -> AnyView {
    let facts = match what {
        What::Request(asked) => asked_for(ctx, asked),
        What::Critique(said) => was_said(ctx, said),
    };
    view! {
        <div class="mw-box mw-box--line">
            <dl class="utrecht-data-list utrecht-data-list--html-dl">{facts}</dl>
        </div>
        <PostForm
            form=FormView::new(ctx, "versturen")
            to=routes::filings::ByLink(&token).path()
            class="mw-btns"
        >
            <Submit text=ctx.t("filing-send") says=("what", "send") />
            <Submit text=ctx.t("filing-drop") secondary=true says=("what", "drop") />
        </PostForm>
    }
    .into_any()
}

fn asked_for(ctx: &Ctx, asked: &Asked) -> AnyView {
    let wished = asked.wished_on.map(|day| fact(ctx.t("ask-wished"), text::date(ctx.lang, day)));
    let phone = (!asked.phone.is_empty()).then(|| fact(ctx.t("reached-phone"), asked.phone.clone()));
    let formal = asked.application.then(|| fact(ctx.t("filing-formal"), ctx.t("yes")));
    view! {
        {fact(ctx.t("ask-kind"), ctx.name("request-kind", asked.of.code()))}
        {fact(ctx.t("ask-what"), asked.title.clone())}
        {fact(ctx.t("ask-story"), view! { <Prose text=asked.story.clone() /> })}
        {wished}
        {phone}
        {formal}
    }
    .into_any()
}

fn was_said(ctx: &Ctx, said: &Said) -> AnyView {
    let degree = |degree: Option<domain::critique::Degree>| {
        degree.map_or_else(|| "–".to_owned(), |degree| ctx.name("degree", degree.code()))
    };
    let shown = ctx.t(if said.wants_public { "critique-public-yes" } else { "critique-public-no" });
    let about = (!said.request.is_empty()).then(|| fact(ctx.t("filing-about"), said.request.clone()));
    view! {
        {about}
        {fact(ctx.t("critique-helped"), degree(said.helped))}
        {fact(ctx.t("critique-hindered"), degree(said.hindered))}
        {fact(ctx.t("critique-words"), view! { <Prose text=said.words.clone() /> })}
        {fact(ctx.t("critique-public"), shown)}
    }
    .into_any()
}

fn old(ctx: &Ctx, token: &str) -> AnyView {
    view! {
        <PostForm form=FormView::new(ctx, "versturen") to=routes::filings::ByLink(&token).path() class="">
            <Submit text=ctx.t("filing-again") says=("what", "again") />
        </PostForm>
    }
    .into_any()
}
