//! After the last step: a mail is on its way, and its link publishes.

use crate::register::handlers;
use leptos::prelude::*;
use store::accounts::{Purpose, peek_token};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        form::{PostForm, Submit},
        page::{Page, page},
    },
};

/// After sending.
#[component]
pub fn Sent() -> impl IntoView {
    page(async |ctx, routes::register::Sent| Ok(sent(&ctx)))
}

fn sent(ctx: &Ctx) -> Page {
    let title = ctx.t("register-sent-title");
    let mailbox = ctx.app.demo.then(|| {
        view! {
            <p>
                <ButtonLink to=routes::notifications::Mailbox.path() text=ctx.t("demo-bar-mail") />
            </p>
        }
    });
    let again = handlers::draft_of(ctx).map(|id| {
        let link = format!("{}{}", ctx.app.base_url, routes::register::GoOn(id).path());
        view! {
            <p class="mw-small">
                {ctx.t("register-sent-again")}" "<a class="nl-link" href=link.clone()>
                    {link.clone()}
                </a>
            </p>
        }
    });
    let body = view! {
        <div class="mw-stack mw-narrow">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("register-sent-text")}</p>
            <p class="nl-paragraph">{ctx.t("register-sent-next")}</p>
            {mailbox}
            {again}
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
}

/// The link of the mail: a button, because programs that read mail also open its links.
#[component]
pub fn Confirm() -> impl IntoView {
    page(async |ctx, routes::register::Confirm(token)| {
        let model = ConfirmModel::load(&ctx, token).await?;
        Ok(confirm(&ctx, &model))
    })
}

/// The link of the mail.
struct ConfirmModel {
    token: String,
    works: bool,
}

impl ConfirmModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let works =
            peek_token(ctx.db(), ctx.municipality(), &token, Purpose::Confirm, ctx.now).await?.is_some();
        Ok(Self { token, works })
    }
}

fn confirm(ctx: &Ctx, model: &ConfirmModel) -> Page {
    let title = ctx.t(if model.works { "register-confirm-title" } else { "register-confirm-old-title" });
    let body =
        if model.works { publish(ctx, &model.token, &title).into_any() } else { old(ctx, &title).into_any() };
    Page::new(title, routes::initiatives::List::PATH, body)
}

fn publish(ctx: &Ctx, token: &str, title: &str) -> impl IntoView + use<> {
    view! {
        <div class="mw-stack mw-narrow">
            <h1 class="nl-heading nl-heading--level-1">{title.to_owned()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("register-confirm-text")}</p>
            <PostForm
                form=FormView::new(ctx, "bevestigen")
                to=routes::register::Confirm(token).path()
                class=""
            >
                <Submit text=ctx.t("register-confirm-button") />
            </PostForm>
        </div>
    }
}

/// The link was used, or is too old.
fn old(ctx: &Ctx, title: &str) -> impl IntoView + use<> {
    view! {
        <div class="mw-stack mw-narrow">
            <h1 class="nl-heading nl-heading--level-1">{title.to_owned()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("register-confirm-old-text")}</p>
            <p class="mw-btns">
                <ButtonLink to=routes::register::Check.path() text=ctx.t("register-confirm-again") />
                <ButtonLink to=routes::accounts::Login.path() text=ctx.t("log-in") secondary=true />
            </p>
        </div>
    }
}
