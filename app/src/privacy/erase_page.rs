//! `/mijn/gegevens/wissen`: first what would happen, then the button.

use crate::privacy::erase::{self, Plan};
use leptos::prelude::*;
use store::{initiatives::Initiative, requests::Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        choice::SureBox,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Erase() -> impl IntoView {
    page(async |ctx, routes::privacy::Erase| {
        let model = EraseModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// What would go, and what would stay.
struct EraseModel(Plan);

impl EraseModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let me = ctx.account()?;
        Ok(Self(erase::plan(ctx.db(), me).await?))
    }
}

fn view(ctx: &Ctx, EraseModel(plan): &EraseModel) -> Page {
    let title = ctx.t("erase-title");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("erase-intro")}</p>
            </div>
            {goes(ctx, plan)}
            {stays(ctx, plan)}
            {button(ctx, plan)}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(ctx.t("data-title"), routes::privacy::Data.path())
}

/// What would go.
pub fn goes(ctx: &Ctx, plan: &Plan) -> impl IntoView + use<> {
    view! {
        <Section id="weg" title=ctx.t("erase-goes")>
            {list(ctx, "erase-account", &[ctx.t("erase-account-what")])}
            {list(ctx, "erase-withdrawn", &titles(&plan.withdrawn))}
            {list(ctx, "erase-left", &titles(&plan.left))}
            {list(ctx, "erase-forgotten", &requests(&plan.forgotten))}
        </Section>
    }
}

/// What the law keeps, and what stays of who worked here.
pub fn stays(ctx: &Ctx, plan: &Plan) -> impl IntoView + use<> {
    let worked = plan.worked.then(|| view! { <p class="nl-paragraph">{ctx.t("erase-worked")}</p> });
    (!plan.kept.is_empty() || plan.worked).then(|| {
        view! {
            <Section id="blijft" title=ctx.t("erase-stays")>
                {list(ctx, "erase-kept", &requests(&plan.kept))}
                {worked}
            </Section>
        }
    })
}

/// The button, or why there is none.
fn button(ctx: &Ctx, plan: &Plan) -> AnyView {
    if ctx.actor().is_staff() {
        return view! {
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t("refused-erase-staff")}</p>
            </div>
        }
        .into_any();
    }
    match waits(ctx, plan) {
        Some(why) => why.into_any(),
        None => sure(ctx).into_any(),
    }
}

/// What has to be decided or stopped first, when there is any.
pub fn waits(ctx: &Ctx, plan: &Plan) -> Option<impl IntoView + use<>> {
    (!plan.open.is_empty()).then(|| {
        view! {
            <div class="mw-notice mw-notice--warning">
                <div class="mw-stack-s">
                    <p>{ctx.t("refused-erase-open")}</p>
                    {list(ctx, "erase-open", &requests(&plan.open))}
                </div>
            </div>
        }
    })
}

fn sure(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "wissen");
    view! {
        <PostForm form=form.clone() to=routes::privacy::Erase.path() class="mw-stack">
            <SureBox
                form=form
                legend=ctx.t("erase-sure")
                yes=ctx.t("erase-yes")
                hint=ctx.t("erase-yes-hint")
            />
            <div class="mw-btns">
                <Submit text=ctx.t("erase-button") />
                <ButtonLink to=routes::privacy::Data.path() text=ctx.t("cancel") secondary=true />
            </div>
        </PostForm>
    }
}

fn titles(all: &[Initiative]) -> Vec<String> {
    all.iter().map(|one| one.title.clone()).collect()
}

fn requests(all: &[Request]) -> Vec<String> {
    all.iter().map(|one| format!("{} {}", one.number, one.title)).collect()
}

fn list(ctx: &Ctx, key: &str, lines: &[String]) -> impl IntoView + use<> {
    let items = lines
        .iter()
        .map(|line| view! { <li class="utrecht-unordered-list__item">{line.clone()}</li> })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="mw-stack-s">
                <p class="nl-paragraph">{ctx.t(key)}</p>
                <ul class="utrecht-unordered-list">{items}</ul>
            </div>
        }
    })
}
