//! The second step of logging in, for colleagues who get a link by mail. Whoever has no passkey yet makes one
//! first.

use crate::accounts::session::{of_half, put};
use domain::id::AccountId;
use leptos::{nonce::use_nonce, prelude::*};
use store::db::Connection;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    passkeys::{PasskeyError, Passkeys},
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        field::TextField,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// Names under which a session keeps what is under way, and codes that are to be read.
pub const UNDER_WAY: &str = "passkey";
/// See [`UNDER_WAY`].
pub const CODES: &str = "codes";

/// Passkeys of this site.
///
/// # Errors
/// [`AppError::NotFound`] where there are none.
pub fn site(ctx: &Ctx) -> Result<&Passkeys, AppError> {
    ctx.app.passkeys.as_ref().ok_or(AppError::NotFound)
}

fn internal(error: PasskeyError) -> AppError {
    AppError::Internal(error.into())
}

/// The keys of somebody, as the device knows them.
///
/// # Errors
/// When the database does not answer.
pub async fn credentials(db: &impl Connection, account: AccountId) -> Result<Vec<String>, AppError> {
    Ok(store::accounts::passkeys(db, account).await?.into_iter().map(|passkey| passkey.credential).collect())
}

/// The part of a form that talks to the device. Without JavaScript there is no passkey, and the page says so.
fn device(ctx: &Ctx, nonce: Option<leptos::nonce::Nonce>) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="answer" autocomplete="off" data-passkey-answer="" />
        <p class="utrecht-form-field-error-message" role="alert" data-passkey-error="" />
        <noscript>
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t("passkey-no-script")}</p>
            </div>
        </noscript>
        <script type="module" nonce=nonce src=ctx.asset("passkey.js") />
    }
}

/// `/inloggen/tweede-stap`
#[component]
pub fn SecondStep() -> impl IntoView {
    let nonce = use_nonce();
    page(async move |ctx, routes::accounts::SecondStep| second_step(ctx, nonce).await)
}

async fn second_step(ctx: Ctx, nonce: Option<leptos::nonce::Nonce>) -> Result<Page, AppError> {
    let site = site(&ctx)?;
    let (account, _) = of_half(&ctx).await?;
    let person = store::accounts::by_id(ctx.db(), account).await?.ok_or(AppError::LoginNeeded)?;
    let mine = credentials(ctx.db(), account).await?;
    if mine.is_empty() {
        return make(ctx, nonce, account, &person.email, &person.name, true).await;
    }
    let started = site.start_authentication(account.0, &mine, ctx.now).map_err(internal)?;
    put(&ctx.session, UNDER_WAY, started.pending).await?;
    let title = ctx.t("second-title");
    let form = FormView::new(&ctx, "passkey");
    let code = FormView::new(&ctx, "herstelcode");
    let came_back = code.state.is_some();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("second-text")}</p>
            </div>
            <form
                method="post"
                action=routes::accounts::SecondStep.path()
                class="mw-stack"
                data-passkey="get"
                data-options=started.options
                data-cancelled=ctx.t("passkey-cancelled")
                data-unsupported=ctx.t("passkey-unsupported")
                data-failed=ctx.t("passkey-failed")
            >
                <Hidden form=form />
                <div>
                    <Submit text=ctx.t("second-button") />
                </div>
                {device(&ctx, nonce)}
            </form>
            <details class="mw-box mw-box--line" open=came_back>
                <summary>{ctx.t("second-lost")}</summary>
                <form method="post" action=routes::accounts::Recover.path() class="mw-stack" novalidate>
                    <Hidden form=code.clone() />
                    <TextField
                        form=code
                        name="code"
                        label=ctx.t("second-code")
                        hint=ctx.t("second-code-hint")
                        autocomplete="one-time-code"
                        narrow=true
                    />
                    <div>
                        <Submit text=ctx.t("second-code-button") secondary=true />
                    </div>
                </form>
                <p class="mw-small">{ctx.t("second-nothing")}</p>
            </details>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Login::PATH, body))
}

/// `/mijn/inloggen/passkey`
#[component]
pub fn Make() -> impl IntoView {
    let nonce = use_nonce();
    page(async move |ctx, routes::accounts::Passkey| {
        let me = ctx.account()?;
        if !ctx.actor().is_staff() {
            return Err(AppError::NotFound);
        }
        let person = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
        make(ctx, nonce, me, &person.email, &person.name, false).await
    })
}

async fn make(
    ctx: Ctx,
    nonce: Option<leptos::nonce::Nonce>,
    account: AccountId,
    email: &str,
    name: &str,
    first: bool,
) -> Result<Page, AppError> {
    let site = site(&ctx)?;
    let mine = credentials(ctx.db(), account).await?;
    let started = site.start_registration(account.0, email, name, &mine, ctx.now).map_err(internal)?;
    put(&ctx.session, UNDER_WAY, started.pending).await?;
    let title = ctx.t("passkey-title");
    let form = FormView::new(&ctx, "passkey");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">
                    {ctx.t(if first { "passkey-first" } else { "passkey-more" })}
                </p>
                <p class="nl-paragraph">{ctx.t("passkey-what")}</p>
            </div>
            <form
                method="post"
                action=routes::accounts::Passkey.path()
                class="mw-stack"
                data-passkey="create"
                data-options=started.options
                data-cancelled=ctx.t("passkey-cancelled")
                data-known=ctx.t("passkey-known")
                data-unsupported=ctx.t("passkey-unsupported")
                data-failed=ctx.t("passkey-failed")
                novalidate
            >
                <Hidden form=form.clone() />
                <TextField
                    form=form
                    name="name"
                    label=ctx.t("passkey-name")
                    hint=ctx.t("passkey-name-hint")
                    value=ctx.device.clone()
                />
                <div>
                    <Submit text=ctx.t("passkey-make") />
                </div>
                {device(&ctx, nonce)}
            </form>
        </div>
    };
    let page = Page::new(
        title,
        if first { routes::accounts::Login::PATH } else { routes::accounts::Mine::PATH },
        body,
    );
    Ok(if first {
        page
    } else {
        page.under(ctx.t("nav-mine"), routes::accounts::Mine.path())
            .under(ctx.t("devices-title"), routes::accounts::Devices.path())
    })
}

/// `/mijn/inloggen/codes`: codes that were just made, once.
#[component]
pub fn Codes() -> impl IntoView {
    page(async |ctx, routes::accounts::Codes| {
        ctx.account()?;
        // Shown once: after this they stand nowhere but with who wrote them down.
        let codes: Option<Vec<String>> = ctx.session.remove(CODES).await?;
        ctx.session.save().await?;
        let title = ctx.t("codes-title");
        let form = FormView::new(&ctx, "codes");
        let body = match codes {
            Some(codes) => {
                let list = codes
                    .into_iter()
                    .map(|code| {
                        view! {
                            <li>
                                <code>{code}</code>
                            </li>
                        }
                    })
                    .collect_view();
                view! {
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("codes-text")}</p>
                    <ul class="mw-codes" data-testid="codes">
                        {list}
                    </ul>
                    <form method="post" action=routes::accounts::Codes.path()>
                        <Hidden form=form />
                        <Submit text=ctx.t("codes-kept") says=("what", "kept") />
                    </form>
                }
                .into_any()
            }
            None => view! {
                <p class="nl-paragraph">{ctx.t("codes-gone")}</p>
                <form method="post" action=routes::accounts::Codes.path() class="mw-btns">
                    <Hidden form=form />
                    <Submit text=ctx.t("codes-new") />
                    <ButtonLink to=routes::accounts::Devices.path() text=ctx.t("back") secondary=true />
                </form>
            }
            .into_any(),
        };
        let body = view! {
            <div class="mw-narrow mw-stack-l">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                {body}
            </div>
        };
        Ok(Page::new(title, routes::accounts::Mine::PATH, body)
            .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
            .under(ctx.t("devices-title"), routes::accounts::Devices.path()))
    })
}
