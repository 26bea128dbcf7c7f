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
        bits::{Badge, ButtonLink},
        form::{Hidden, Submit},
        page::{Page, page},
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
    page(async |ctx, routes::privacy::Retention| retention_page(ctx).await)
}

async fn retention_page(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let due = retention::due(ctx.db(), ctx.municipality(), ctx.now).await?;
    let on = retention::is_on(ctx.db(), ctx.municipality()).await?;
    let title = ctx.t("nav-retention");
    let form = FormView::new(&ctx, "bewaren");
    let lines = [
        ("requests", due.requests),
        ("accounts", due.accounts),
        ("drafts", due.drafts),
        ("mails", due.mails),
        ("looks", due.looks),
        ("machine", due.machine),
    ];
    let rows = lines
        .into_iter()
        .map(|(name, count)| {
            view! {
                <tr>
                    <th scope="row">{ctx.t(&format!("retention-{name}"))}</th>
                    <td data-label=ctx.t("retention-count")>{count.to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    let state = if on {
        view! { <Badge tone="success" text=ctx.t("retention-is-on") /> }
    } else {
        view! { <Badge tone="warning" text=ctx.t("retention-is-off") /> }
    };
    let switch = if on { ("off", "retention-off") } else { ("on", "retention-on") };
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p>{state}</p>
                <p class="nl-paragraph">{ctx.t("retention-intro")}</p>
            </div>
            <section class="mw-stack" aria-labelledby="nu">
                <h2 class="nl-heading nl-heading--level-2" id="nu">
                    {ctx.t("retention-now")}
                </h2>
                <p class="nl-paragraph">{ctx.t("retention-dry")}</p>
                <table class="mw-worklist" data-testid="retention">
                    <caption class="mw-vh">{ctx.t("retention-now")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ctx.t("retention-what")}</th>
                            <th scope="col">{ctx.t("retention-count")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p>
                    <ButtonLink to=routes::admin::Terms.path() text=ctx.t("nav-terms") secondary=true />
                </p>
            </section>
            <form method="post" action=routes::privacy::Retention.path() class="mw-btns">
                <Hidden form=form />
                <input type="hidden" name="seen" value=mark(&due) />
                <Submit text=ctx.t(switch.1) says=("what", switch.0) />
                <Submit text=ctx.t("retention-run") secondary=true says=("what", "now") />
            </form>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}
