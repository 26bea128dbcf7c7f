//! `/beheer/termijnen`: when something climbs, and how long everybody has to answer.

use crate::admin::{desk::under, saw};
use domain::{
    access::Action,
    thresholds::{Group, Threshold},
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        field::TextField,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Terms() -> impl IntoView {
    page(async |ctx, routes::admin::Terms| terms(ctx).await)
}

async fn terms(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let there = store::settings::thresholds(ctx.db(), ctx.municipality()).await?;
    let form = FormView::new(&ctx, "termijnen");
    let title = ctx.t("terms-title");
    let field = |which: &Threshold| {
        let mut hint =
            ctx.tv("terms-hint", &[("most", which.most().into()), ("default", which.default_value().into())]);
        if let Some(source) = which.source() {
            hint = format!("{hint} {}", ctx.tv("terms-source", &[("source", source.into())]));
        }
        view! {
            {saw(&form, which.code(), &there.get(*which).to_string())}
            <TextField
                form=form.clone()
                name=which.code()
                label=ctx.name("threshold", which.code())
                hint=hint
                value=there.get(*which).to_string()
                kind="number"
                narrow=true
            />
        }
    };
    let fields = Group::ALL
        .iter()
        .map(|group| {
            let all = Threshold::ALL.iter().filter(|which| which.group() == *group).map(field).collect_view();
            view! {
                <fieldset class="utrecht-form-fieldset mw-stack-l">
                    <legend class="nl-heading nl-heading--level-2">
                        {ctx.name("terms-group", group.code())}
                    </legend>
                    {all}
                </fieldset>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("terms-intro")}</p>
            </div>
            <form class="mw-stack-l" method="post" action=routes::admin::Terms.path() novalidate>
                <Hidden form=form.clone() />
                {fields}
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </form>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}
