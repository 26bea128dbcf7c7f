//! `/beheer/bewaren`: what would go now, and switching that on.

use crate::{
    admin::desk::under,
    privacy::retention::{self, Due},
};
use domain::access::Action;
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{Badge, ButtonLink, heads},
        form::{PostForm, Submit},
        page::{Page, page},
        section::Section,
    },
};

/// What somebody saw, to be compared when they press the button.
#[must_use]
pub fn mark(due: &Due) -> String {
    let Due { machine: _, drafts, mails, looks, requests, accounts } = due;
    format!("{drafts}.{mails}.{looks}.{requests}.{accounts}")
}

/// The page.
#[component]
pub fn Retention() -> impl IntoView {
    page(async |ctx, routes::privacy::Retention| {
        let model = RetentionModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// What would go now, and whether it goes by itself.
struct RetentionModel {
    due: Due,
    is_on: bool,
}

impl RetentionModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        Ok(Self {
            due: retention::due(ctx.db(), ctx.municipality(), ctx.now).await?,
            is_on: retention::is_on(ctx.db(), ctx.municipality()).await?,
        })
    }
}

fn view(ctx: &Ctx, model: &RetentionModel) -> Page {
    let title = ctx.t("nav-retention");
    let state = if model.is_on {
        view! { <Badge tone="success" text=ctx.t("retention-is-on") /> }
    } else {
        view! { <Badge tone="warning" text=ctx.t("retention-is-off") /> }
    };
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p>{state}</p>
                <p class="nl-paragraph">{ctx.t("retention-intro")}</p>
            </div>
            <Section id="nu" title=ctx.t("retention-now")>
                <p class="nl-paragraph">{ctx.t("retention-dry")}</p>
                {table(ctx, &model.due)}
                <p>
                    <ButtonLink to=routes::admin::Terms.path() text=ctx.t("nav-terms") secondary=true />
                </p>
            </Section>
            {switch(ctx, model)}
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn table(ctx: &Ctx, due: &Due) -> impl IntoView + use<> {
    let lines = [
        ("requests", due.requests),
        ("accounts", due.accounts),
        ("drafts", due.drafts),
        ("mails", due.mails),
        ("looks", due.looks),
        ("machine", due.machine),
    ];
    let rows = lines.map(|(name, count)| {
        view! {
            <tr>
                <th scope="row">{ctx.t(&format!("retention-{name}"))}</th>
                <td data-label=ctx.t("retention-count")>{count.to_string()}</td>
            </tr>
        }
    });
    view! {
        <table class="mw-worklist" data-testid="retention">
            <caption class="mw-vh">{ctx.t("retention-now")}</caption>
            <thead>
                <tr>{heads(ctx, ["retention-what", "retention-count"])}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn switch(ctx: &Ctx, model: &RetentionModel) -> impl IntoView + use<> {
    let (what, text) = if model.is_on { ("off", "retention-off") } else { ("on", "retention-on") };
    view! {
        <PostForm form=FormView::new(ctx, "bewaren") to=routes::privacy::Retention.path() class="mw-btns">
            <input type="hidden" name="seen" value=mark(&model.due) />
            <Submit text=ctx.t(text) says=("what", what) />
            <Submit text=ctx.t("retention-run") secondary=true says=("what", "now") />
        </PostForm>
    }
}
