//! `/beheer/mail`: whether mail leaves, and what did not.

use crate::admin::{actions, desk::under};
use axum::{Router, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text,
    ui::{
        bits::{Empty, heads},
        form::{Hidden, Submit},
        page::{Page, page},
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Post>(post(test)).at::<routes::admin::PostNow>(post(now))
}

/// The page.
#[component]
pub fn Post() -> impl IntoView {
    page(async |ctx, routes::admin::Post| mail(ctx).await)
}

async fn mail(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let stuck = store::notifications::waiting(ctx.db()).await?;
    let title = ctx.t("nav-admin-mail");
    let test = FormView::new(&ctx, "proef");
    let now = FormView::new(&ctx, "nu");
    let email = ctx.viewer.as_ref().map(|viewer| viewer.email.clone()).unwrap_or_default();
    let rows = stuck
        .iter()
        .map(|row| {
            // To whom is not for an administrator to know; at which mail server it hangs is.
            let host = row.recipient.rsplit('@').next().unwrap_or_default().to_owned();
            view! {
                <tr>
                    <th scope="row" data-label=ctx.t("mail-since")>
                        {text::moment(ctx.lang, row.created_at.timestamp())}
                    </th>
                    <td data-label=ctx.t("mail-to")>{format!("…@{host}")}</td>
                    <td data-label=ctx.t("mail-tries")>{row.attempts.to_string()}</td>
                    <td data-label=ctx.t("mail-next")>{text::moment(ctx.lang, row.next_at.timestamp())}</td>
                    <td data-label=ctx.t("mail-error")>{row.last_error.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let head = heads(&ctx, ["mail-since", "mail-to", "mail-tries", "mail-next", "mail-error"]);
    let list = if stuck.is_empty() {
        view! { <Empty text=ctx.t("mail-all-sent") /> }.into_any()
    } else {
        view! {
            <table class="mw-worklist">
                <caption class="mw-vh">{ctx.t("mail-stuck")}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <form method="post" action=routes::admin::PostNow.path()>
                <Hidden form=now />
                <Submit text=ctx.t("mail-now") secondary=true />
            </form>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">{ctx.t("mail-intro")}</p>
            </div>
            <section class="mw-stack" aria-labelledby="wacht">
                <h2 class="nl-heading nl-heading--level-2" id="wacht">
                    {ctx.t("mail-stuck")}
                </h2>
                {list}
            </section>
            <section class="mw-box mw-narrow mw-stack" aria-labelledby="proef">
                <h2 class="nl-heading nl-heading--level-2" id="proef">
                    {ctx.t("mail-test")}
                </h2>
                <p class="nl-paragraph">{ctx.tv("mail-test-text", &[("email", email.into())])}</p>
                <form method="post" action=routes::admin::Post.path()>
                    <Hidden form=test />
                    <Submit text=ctx.t("mail-test-button") />
                </form>
            </section>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}

/// A mail to oneself, by the way that all mail goes.
async fn test(ctx: Ctx, form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    let viewer = ctx.viewer.as_ref().ok_or(AppError::LoginNeeded)?;
    actions::try_mail(&write, viewer, ctx.lang).await?;
    write.done(routes::admin::Post.done("proefmail")).await
}

/// Tries everything that waits once more, now.
async fn now(ctx: Ctx, form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    actions::send_waiting_mail(&write).await?;
    write.done(routes::admin::Post.done("mail-opnieuw")).await
}
