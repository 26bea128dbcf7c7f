//! The second step of logging in, for colleagues who get a link by mail. Whoever has no passkey yet makes one
//! first.

use crate::accounts::session::{of_half, put};
use domain::id::AccountId;
use leptos::prelude::*;
use store::{accounts::Account, db::Connection};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    passkeys::{PasskeyError, Passkeys, Started},
    route::Route as _,
    routes,
    ui::{
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
    },
};

pub use crate::accounts::codes::Codes;

/// Name under which a session keeps what is under way with a passkey.
pub const UNDER_WAY: &str = "passkey";

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
fn device(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="answer" autocomplete="off" data-passkey-answer="" />
        <p class="utrecht-form-field-error-message" role="alert" data-passkey-error="" />
        <noscript>
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t("passkey-no-script")}</p>
            </div>
        </noscript>
        <script type="module" src=ctx.asset("passkey.js") />
    }
}

/// `/inloggen/tweede-stap`
#[component]
pub fn SecondStep() -> impl IntoView {
    page(async |ctx, routes::accounts::SecondStep| {
        Ok(match SecondStepModel::load(&ctx).await? {
            SecondStepModel::Pass(started) => pass(&ctx, &started),
            SecondStepModel::Make(model) => make(&ctx, &model),
        })
    })
}

/// What the second step of somebody is.
enum SecondStepModel {
    /// They pass with a passkey that they have.
    Pass(Started),
    /// They make their first one.
    Make(MakeModel),
}

impl SecondStepModel {
    /// Also keeps in the session what was started, because the answer of the device has to belong to it.
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let site = site(ctx)?;
        let (account, _) = of_half(ctx).await?;
        let person = store::accounts::by_id(ctx.db(), account).await?.ok_or(AppError::LoginNeeded)?;
        let mine = credentials(ctx.db(), account).await?;
        if mine.is_empty() {
            return Ok(Self::Make(MakeModel::load(ctx, &person, true).await?));
        }
        let started = site.start_authentication(account.0, &mine, ctx.now).map_err(internal)?;
        put(&ctx.session, UNDER_WAY, &started.pending).await?;
        Ok(Self::Pass(started))
    }
}

fn pass(ctx: &Ctx, started: &Started) -> Page {
    let title = ctx.t("second-title");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("second-text")}</p>
            </div>
            <PostForm
                form=FormView::new(ctx, "passkey")
                to=routes::accounts::SecondStep.path()
                class="mw-stack"
                attr:data-passkey="get"
                attr:data-options=started.options.clone()
                attr:data-cancelled=ctx.t("passkey-cancelled")
                attr:data-unsupported=ctx.t("passkey-unsupported")
                attr:data-failed=ctx.t("passkey-failed")
            >
                <div>
                    <Submit text=ctx.t("second-button") />
                </div>
                {device(ctx)}
            </PostForm>
            {recover(ctx)}
        </div>
    };
    Page::new(title, routes::accounts::Login::PATH, body)
}

/// The way in for whoever lost their passkey.
fn recover(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "herstelcode");
    let came_back = form.state.is_some();
    view! {
        <details class="mw-box mw-box--line" open=came_back>
            <summary>{ctx.t("second-lost")}</summary>
            <PostForm form=form.clone() to=routes::accounts::Recover.path() class="mw-stack">
                <TextField
                    form=form
                    name="code"
                    label=ctx.t("second-code")
                    hint=ctx.t("second-code-hint")
                    autocomplete="one-time-code"
                    narrow=true
                />
                <div>
                    <Submit text=ctx.t("second-code-button") secondary=true />
                </div>
            </PostForm>
            <p class="mw-small">{ctx.t("second-nothing")}</p>
        </details>
    }
}

/// `/mijn/inloggen/passkey`
#[component]
pub fn Make() -> impl IntoView {
    page(async |ctx, routes::accounts::Passkey| {
        let me = ctx.account()?;
        if !ctx.actor().is_staff() {
            return Err(AppError::NotFound);
        }
        let person = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
        let model = MakeModel::load(&ctx, &person, false).await?;
        Ok(make(&ctx, &model))
    })
}

/// What is needed to make a passkey.
struct MakeModel {
    started: Started,
    /// Whether it is the first one, made as the second step of logging in.
    first: bool,
}

impl MakeModel {
    /// Also keeps in the session what was started, because the answer of the device has to belong to it.
    async fn load(ctx: &Ctx, person: &Account, first: bool) -> Result<Self, AppError> {
        let site = site(ctx)?;
        let mine = credentials(ctx.db(), person.id.0).await?;
        let started = site
            .start_registration(person.id.0.0, &person.email, &person.name, &mine, ctx.now)
            .map_err(internal)?;
        put(&ctx.session, UNDER_WAY, &started.pending).await?;
        Ok(Self { started, first })
    }
}

fn make(ctx: &Ctx, model: &MakeModel) -> Page {
    let title = ctx.t("passkey-title");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">
                    {ctx.t(if model.first { "passkey-first" } else { "passkey-more" })}
                </p>
                <p class="nl-paragraph">{ctx.t("passkey-what")}</p>
            </div>
            {make_form(ctx, &model.started)}
        </div>
    };
    if model.first {
        return Page::new(title, routes::accounts::Login::PATH, body);
    }
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(ctx.t("devices-title"), routes::accounts::Devices.path())
}

fn make_form(ctx: &Ctx, started: &Started) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "passkey");
    view! {
        <PostForm
            form=form.clone()
            to=routes::accounts::Passkey.path()
            class="mw-stack"
            attr:data-passkey="create"
            attr:data-options=started.options.clone()
            attr:data-cancelled=ctx.t("passkey-cancelled")
            attr:data-known=ctx.t("passkey-known")
            attr:data-unsupported=ctx.t("passkey-unsupported")
            attr:data-failed=ctx.t("passkey-failed")
        >
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
            {device(ctx)}
        </PostForm>
    }
}
