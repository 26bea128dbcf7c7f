//! Another address of one's own: the form asks for a link there, and the link makes it so.

use crate::{
    accounts::{actions, links::limit},
    action::ActionError,
};
use axum::{Router, routing::post};
use domain::{id::AccountId, lang::Lang, spam::PerDay, text::Email};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    accounts::{Account, Purpose, known_token},
    journal::Write,
};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    ui::{
        field::TextField,
        form::{PostForm, Submit},
        page::{Page, page},
        section::Section,
        told::{leads, told},
    },
};

/// Routes of this part.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::accounts::Address>(post(ask)).at::<routes::accounts::NewAddress>(post(set))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct Wanted {
    email: String,
}

impl Wanted {
    /// The address as it was typed; notes what is wrong with it.
    pub fn read(form: &mut Posted<Self>) -> Option<Email> {
        let email = std::mem::take(&mut form.fields.email);
        form.parse("email", &email)
    }
}

/// Sends the link that makes an address somebody's, unless they asked that too often today.
///
/// # Errors
/// When something is wrong in the form, and when the database does not answer.
pub async fn send_link(
    ctx: &Ctx,
    write: &Write,
    form: &mut Posted<Wanted>,
    (whose, email, lang): (AccountId, &Email, Lang),
    page: &str,
) -> Result<(), AppError> {
    let before = store::accounts::addresses_since(write, whose, ctx.yesterday()).await?;
    form.limit(PerDay::Addresses, before);
    limit(ctx, write, form, PerDay::Addresses, (email, Purpose::Address)).await?;
    form.check(page)?;
    Ok(actions::ask_address(write, whose, email, lang).await?)
}

/// The same answer for an address that somebody else has here and one that nobody has.
async fn ask(ctx: Ctx, mut form: Posted<Wanted>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::privacy::Data::PATH;
    let me = ctx.account()?;
    let email = Wanted::read(&mut form);
    let write = ctx.begin(form.key()).await?;
    let there = store::accounts::by_id(write.tx(), me).await?.ok_or(AppError::LoginNeeded)?;
    if there.sso_subject.is_some() {
        return Err(AppError::Refused("refused-address-sso"));
    }
    let Some(email) = email else { return Err(form.invalid(PAGE)) };
    if email.as_str() == there.email {
        form.error("email", "error-address-same");
    }
    send_link(&ctx, &write, &mut form, (me, &email, ctx.lang), PAGE).await?;
    write.done(routes::privacy::Data.done("adres-verstuurd")).await
}

/// Whoever reads the mail of the new address makes it so.
async fn set(
    ctx: Ctx,
    session: Session,
    At(routes::accounts::NewAddress(token)): At<routes::accounts::NewAddress>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let opened = actions::open_link(&write, &token, Purpose::Address).await?;
    let Some((email, Some(next))) = opened else {
        return Ok(Seen(routes::accounts::NewAddress(&token).path()));
    };
    let account: AccountId = next.parse().map_err(|_no_key| AppError::NotFound)?;
    match actions::set_address(&write, account, &email).await {
        // The link did what it could; its page says why not more.
        Err(ActionError::Refused(_taken)) => {
            return Err(AppError::Refused("refused-address-taken"));
        }
        done => done?,
    }
    let seen = write.done(routes::accounts::Login.done("adres")).await?;
    // Whoever is logged in here may be that somebody, and is logged out everywhere now.
    if ctx.viewer.as_ref().is_some_and(|viewer| viewer.account == account) {
        session.flush().await?;
    }
    Ok(seen)
}

/// The form, among what is kept about oneself.
pub fn field(ctx: &Ctx, account: &Account) -> AnyView {
    let there = &account.email;
    if account.sso_subject.is_some() {
        return view! {
            <Section id="adres" title=ctx.t("data-address") class="mw-box mw-stack">
                <p class="nl-paragraph">{ctx.t("refused-address-sso")}</p>
            </Section>
        }
        .into_any();
    }
    let form = FormView::new(ctx, "adres");
    view! {
        <Section id="adres" title=ctx.t("data-address") class="mw-box mw-stack">
            <p class="nl-paragraph">{ctx.tv("data-address-text", &[("email", there.into())])}</p>
            <PostForm form=form.clone() to=routes::accounts::Address.path() class="mw-stack">
                <TextField
                    form=form
                    name="email"
                    label=ctx.t("data-address-new")
                    kind="email"
                    autocomplete="email"
                />
                <div>
                    <Submit text=ctx.t("data-address-send") secondary=true />
                </div>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// `/mijn/adres/{token}`
#[component]
pub fn NewAddress() -> impl IntoView {
    page(async |ctx, routes::accounts::NewAddress(token)| {
        let model = NewAddressModel::load(&ctx, token).await?;
        Ok(view(&ctx, &model))
    })
}

/// What the link does now.
enum NewAddressModel {
    /// It makes this the address of somebody.
    Works { token: String, email: Email, name: String },
    /// It did that.
    Done,
    /// It is too old, or was never made.
    Unknown,
}

impl NewAddressModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let Some(link) = known_token(ctx.db(), ctx.municipality(), &token, Purpose::Address).await? else {
            return Ok(Self::Unknown);
        };
        let account = match link.next.as_ref().and_then(|next| next.parse().ok()) {
            Some(id) => store::accounts::by_id(ctx.db(), id).await?,
            None => None,
        };
        Ok(match account.filter(|account| account.erased_at.is_none()) {
            Some(account) if link.works(ctx.now) => {
                Self::Works { token, email: link.email, name: account.name }
            }
            Some(account) if account.email == link.email.as_str() => Self::Done,
            _ => Self::Unknown,
        })
    }
}

fn view(ctx: &Ctx, model: &NewAddressModel) -> Page {
    const PART: &str = routes::accounts::Mine::PATH;
    match model {
        NewAddressModel::Works { token, email, name } => {
            told(ctx, PART, "address-link", sure(ctx, token, email, name).into_any())
        }
        NewAddressModel::Done => {
            told(ctx, PART, "address-done", leads(routes::accounts::Login::PATH, ctx.t("log-in")))
        }
        NewAddressModel::Unknown => {
            told(ctx, PART, "address-old", leads(routes::privacy::Data::PATH, ctx.t("data-title")))
        }
    }
}

/// Whose address it becomes: who clicks on a link of somebody else sees a name that is not theirs.
fn sure(ctx: &Ctx, token: &str, email: &Email, name: &str) -> impl IntoView + use<> {
    let parts = [("email", email.as_str().into()), ("name", name.into())];
    view! {
        <p class="nl-paragraph">{ctx.tv("address-link-whose", &parts)}</p>
        <PostForm
            form=FormView::new(ctx, "adres-zetten")
            to=routes::accounts::NewAddress(&token).path()
            class=""
        >
            <Submit text=ctx.t("address-link-button") />
        </PostForm>
    }
}
