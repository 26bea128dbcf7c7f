//! `/beheer/mail`: whether mail leaves, and what did not.

use crate::admin::{actions, desk::under};
use axum::{Router, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use store::notifications::Row;
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
        form::{PostForm, Submit},
        page::{Page, page},
        section::{Opening, Section},
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Post>(post(test)).at::<routes::admin::PostNow>(post(now))
}

/// The page.
#[component]
pub fn Post() -> impl IntoView {
    page(async |ctx, routes::admin::Post| {
        let model = PostModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Mail that did not leave yet.
struct PostModel {
    stuck: Vec<Row>,
}

impl PostModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        Ok(Self { stuck: store::notifications::waiting(ctx.db()).await? })
    }
}

fn view(ctx: &Ctx, model: &PostModel) -> Page {
    let title = ctx.t("nav-admin-mail");
    let list = if model.stuck.is_empty() {
        view! { <Empty text=ctx.t("mail-all-sent") /> }.into_any()
    } else {
        view! {
            {stuck(ctx, model)}
            <PostForm form=FormView::new(ctx, "nu") to=routes::admin::PostNow.path() class="">
                <Submit text=ctx.t("mail-now") secondary=true />
            </PostForm>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-stack-xl">
            <Opening text=title.clone() intro=ctx.t("mail-intro") />
            <Section id="wacht" title=ctx.t("mail-stuck")>
                {list}
            </Section>
            {try_it(ctx)}
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn stuck(ctx: &Ctx, model: &PostModel) -> impl IntoView + use<> {
    view! {
        <table class="mw-worklist">
            <caption class="mw-vh">{ctx.t("mail-stuck")}</caption>
            <thead>
                <tr>{heads(ctx, ["mail-since", "mail-to", "mail-tries", "mail-next", "mail-error"])}</tr>
            </thead>
            <tbody>{model.stuck.iter().map(|mail| row(ctx, mail)).collect_view()}</tbody>
        </table>
    }
}

/// To whom is not for an administrator to know; at which mail server it hangs is.
fn row(ctx: &Ctx, mail: &Row) -> impl IntoView + use<> {
    let host = mail.recipient.rsplit('@').next().unwrap_or_default();
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("mail-since")>
                {text::moment(ctx.lang, mail.created_at.timestamp())}
            </th>
            <td data-label=ctx.t("mail-to")>{format!("…@{host}")}</td>
            <td data-label=ctx.t("mail-tries")>{mail.attempts.to_string()}</td>
            <td data-label=ctx.t("mail-next")>{text::moment(ctx.lang, mail.next_at.timestamp())}</td>
            <td data-label=ctx.t("mail-error")>{mail.last_error.clone()}</td>
        </tr>
    }
}

/// A mail to oneself, to see that mail leaves.
fn try_it(ctx: &Ctx) -> impl IntoView + use<> {
    let email = ctx.viewer.as_ref().map(|viewer| viewer.email.clone()).unwrap_or_default();
    view! {
        <Section id="proef" title=ctx.t("mail-test") class="mw-box mw-narrow mw-stack">
            <p class="nl-paragraph">{ctx.tv("mail-test-text", &[("email", email.into())])}</p>
            <PostForm form=FormView::new(ctx, "proef") to=routes::admin::Post.path() class="">
                <Submit text=ctx.t("mail-test-button") />
            </PostForm>
        </Section>
    }
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
