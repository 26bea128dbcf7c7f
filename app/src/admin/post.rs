//! `/beheer/mail`: whether mail leaves, and what did not.

use crate::admin::{
    actions::{self, MailDecision},
    desk::under,
};
use axum::{Router, routing::post};
use domain::{access::Action, text::Email};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    journal::Delivery,
    notifications::{RESTORED, Row},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text,
    ui::{
        bits::{Badge, Empty, heads},
        field::TextField,
        form::{PostForm, Submit},
        page::{Page, page},
        section::{Opening, Section},
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::admin::Post>(post(test))
        .at::<routes::admin::PostNow>(post(now))
        .at::<routes::admin::OneMail>(post(decide))
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
    let heads = heads(ctx, ["mail-since", "mail-to", "mail-tries", "mail-next", "mail-error"]);
    view! {
        <table class="mw-worklist">
            <caption class="mw-vh">{ctx.t("mail-stuck")}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{model.stuck.iter().map(|mail| row(ctx, mail)).collect_view()}</tbody>
        </table>
    }
}

/// To whom is not for an administrator to know; at which mail server it hangs is.
fn row(ctx: &Ctx, mail: &Row) -> impl IntoView + use<> {
    let host = mail.recipient.rsplit('@').next().unwrap_or_default();
    let ended = mail.state.0 == Delivery::Failed;
    let next = if ended {
        view! { <Badge tone="danger" text=ctx.t("mail-ended") /> }.into_any()
    } else {
        text::moment(ctx.lang, mail.next_at.timestamp()).into_any()
    };
    let why = match mail.last_error.as_deref() {
        Some(RESTORED) => ctx.t("mail-restored"),
        other => other.unwrap_or_default().to_owned(),
    };
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("mail-since")>
                {text::moment(ctx.lang, mail.created_at.timestamp())}
            </th>
            <td data-label=ctx.t("mail-to")>{format!("…@{host}")}</td>
            <td data-label=ctx.t("mail-tries")>{mail.attempts.to_string()}</td>
            <td data-label=ctx.t("mail-next")>{next}</td>
            <td data-label=ctx.t("mail-error")>
                // One piece: on a phone the cell is a row of name and value.
                <div class="mw-stack-s">
                    <p>{why}</p>
                    {ended.then(|| what_now(ctx, mail))}
                </div>
            </td>
        </tr>
    }
}

/// What can be done about mail that ended: send it again, correct the address, or let it go.
fn what_now(ctx: &Ctx, mail: &Row) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "mail", mail.id);
    let label = ctx.t("mail-correct");
    let correct = (!actions::has_secret(mail)).then(|| {
        view! { <TextField form=form.clone() name="email" label=label kind="email" optional=true /> }
    });
    let open = form.state.is_some();
    view! {
        <details open=open>
            <summary>{ctx.t("mail-what-now")}</summary>
            <PostForm form=form.clone() to=routes::admin::OneMail(mail.id.0).path() class="mw-stack">
                {correct}
                <div class="mw-btns">
                    <Submit text=ctx.t("mail-again") says=("what", "again") />
                    <Submit text=ctx.t("mail-let-go") secondary=true says=("what", "let_go") />
                </div>
            </PostForm>
        </details>
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

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Decided {
    what: String,
    email: String,
}

/// Decides about one that ended.
async fn decide(
    ctx: Ctx,
    At(routes::admin::OneMail(id)): At<routes::admin::OneMail>,
    mut form: Posted<Decided>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let fields = std::mem::take(&mut form.fields);
    let email: Option<Email> = form.parse_optional("email", &fields.email);
    let write = ctx.begin(form.key()).await?;
    form.check(routes::admin::Post::PATH)?;
    let (decision, done) = match (fields.what.as_str(), email) {
        ("let_go", _) => (MailDecision::LetGo, "mail-weg"),
        (_, Some(email)) => (MailDecision::To(email), "mail-opnieuw"),
        (_, None) => (MailDecision::Again, "mail-opnieuw"),
    };
    actions::decide_mail(&write, id, &decision).await?;
    write.done(routes::admin::Post.done(done)).await
}
