//! `/mijn/inloggen`: where I am logged in, and how to end that.

use domain::{
    id::AccountId,
    session::{Limits, limits},
    time::day_of,
};
use leptos::prelude::*;
use store::accounts::{Account, Device, OwnPasskey, sessions};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink},
        form::{PostForm, Submit},
        page::{Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Devices() -> impl IntoView {
    page(async |ctx, routes::accounts::Devices| {
        let model = DevicesModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Where somebody is logged in, and how.
struct DevicesModel {
    account: Account,
    limits: Limits,
    devices: Vec<Device>,
    /// The session in which the page is asked for.
    here: Option<String>,
    /// Only colleagues have a second step, and only where there are passkeys.
    second: Option<SecondModel>,
}

/// The second step of somebody: passkeys and codes.
struct SecondModel {
    passkeys: Vec<OwnPasskey>,
    codes: u64,
}

impl DevicesModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let me = ctx.account()?;
        let limits = limits(&ctx.actor());
        let has_second = ctx.app.passkeys.is_some() && ctx.actor().is_staff();
        Ok(Self {
            account: store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?,
            devices: store::accounts::devices(ctx.db(), me, limits, ctx.now).await?,
            here: sessions::device_id(&ctx.session),
            second: if has_second { Some(SecondModel::load(ctx, me).await?) } else { None },
            limits,
        })
    }
}

impl SecondModel {
    async fn load(ctx: &Ctx, me: AccountId) -> Result<Self, AppError> {
        Ok(Self {
            passkeys: store::accounts::passkeys(ctx.db(), me).await?,
            codes: store::accounts::codes_left(ctx.db(), me).await?,
        })
    }
}

fn view(ctx: &Ctx, model: &DevicesModel) -> Page {
    let title = ctx.t("devices-title");
    let ends = ctx.tv(
        "devices-limits",
        &[
            ("idle", span(ctx, model.limits.idle).into()),
            ("absolute", span(ctx, model.limits.absolute).into()),
        ],
    );
    let items = model
        .devices
        .iter()
        .map(|one| device(ctx, one, model.here.as_deref() == Some(one.id.as_str())))
        .collect_view();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph">
                    {ctx.tv("devices-intro", &[("email", (&model.account.email).into())])}" "{ends}
                </p>
            </div>
            <Section id="apparaten" title=ctx.t("devices-list")>
                <ul class="mw-list mw-stack">{items}</ul>
                <PostForm
                    form=FormView::new(ctx, "overal")
                    to=routes::accounts::LogoutEverywhere.path()
                    class=""
                >
                    <Submit text=ctx.t("log-out-everywhere") secondary=true />
                </PostForm>
            </Section>
            {model.second.as_ref().map(|model| second(ctx, model))}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
}

/// How long a session lasts, in hours or in days.
fn span(ctx: &Ctx, span: jiff::SignedDuration) -> String {
    let hours = span.as_hours();
    if hours >= 48 {
        ctx.tv("span-days", &[("count", (hours / 24).into())])
    } else {
        ctx.tv("span-hours", &[("count", hours.into())])
    }
}

fn device(ctx: &Ctx, device: &Device, is_here: bool) -> impl IntoView + use<> {
    let name = if device.name.is_empty() { ctx.t("device-unknown") } else { device.name.clone() };
    let button = (!is_here).then(|| end_device(ctx, device, &name));
    let way = ctx.name("login-way", device.way.map_or("", |way| way.code()));
    let since = ctx
        .tv("device-since", &[("moment", text::moment(ctx.lang, device.since).into()), ("way", way.into())]);
    view! {
        <li class="mw-box mw-box--line mw-split mw-split--center" data-testid="device">
            <div class="mw-stack-s">
                <p class="nl-paragraph">
                    <b>{name}</b>
                    " "
                    {is_here.then(|| view! { <Badge tone="info" text=ctx.t("device-here") /> })}
                </p>
                <p class="mw-small">
                    {since} <br />
                    {ctx.tv("device-seen", &[("moment", text::moment(ctx.lang, device.seen).into())])}
                </p>
            </div>
            {button}
        </li>
    }
}

fn end_device(ctx: &Ctx, device: &Device, name: &str) -> impl IntoView + use<> {
    let end = ctx.tv("device-end", &[("device", name.into())]);
    view! {
        <PostForm
            form=FormView::of(ctx, "apparaat", &device.id)
            to=routes::accounts::EndDevice.path()
            class=""
        >
            <input type="hidden" name="device" value=device.id.clone() />
            <button class="nl-button nl-button--secondary" type="submit" aria-label=end>
                <span class="nl-button__label">{ctx.t("log-out")}</span>
            </button>
        </PostForm>
    }
}

/// The second step of logging in: passkeys and codes.
fn second(ctx: &Ctx, model: &SecondModel) -> impl IntoView + use<> {
    // The last one stays: without it the next log-in would be by mail alone.
    let last = model.passkeys.len() == 1;
    let items = model.passkeys.iter().map(|one| passkey(ctx, one, last)).collect_view();
    let codes = (!model.passkeys.is_empty()).then(|| {
        view! {
            <PostForm form=FormView::new(ctx, "codes") to=routes::accounts::Codes.path() class="mw-stack-s">
                <p class="nl-paragraph">{ctx.tv("codes-left", &[("count", model.codes.into())])}</p>
                <Submit text=ctx.t("codes-new") secondary=true />
            </PostForm>
        }
    });
    view! {
        <Section id="tweede" title=ctx.t("second-list")>
            <p class="nl-paragraph">{ctx.t("second-list-text")}</p>
            <ul class="mw-list mw-stack">{items}</ul>
            <p class="mw-btns">
                <ButtonLink to=routes::accounts::Passkey.path() text=ctx.t("passkey-add") secondary=true />
            </p>
            {codes}
        </Section>
    }
}

fn passkey(ctx: &Ctx, passkey: &OwnPasskey, last: bool) -> impl IntoView + use<> {
    let used = passkey.used.map_or_else(
        || ctx.t("passkey-unused"),
        |at| ctx.tv("passkey-used", &[("moment", text::moment(ctx.lang, at).into())]),
    );
    let since = ctx.tv("passkey-since", &[("date", text::date(ctx.lang, day_of(passkey.at)).into())]);
    let button = (!last).then(|| remove_passkey(ctx, passkey));
    view! {
        <li class="mw-box mw-box--line mw-split mw-split--center" data-testid="passkey">
            <p class="nl-paragraph">
                <b>{passkey.name.clone()}</b>
                <br />
                <span class="mw-small">{since}" "{used}</span>
            </p>
            {button}
        </li>
    }
}

fn remove_passkey(ctx: &Ctx, passkey: &OwnPasskey) -> impl IntoView + use<> {
    let label = ctx.tv("passkey-remove-label", &[("name", (&passkey.name).into())]);
    view! {
        <PostForm
            form=FormView::of(ctx, "passkey-weg", passkey.id)
            to=routes::accounts::RemovePasskey(&passkey.id).path()
            class=""
        >
            <button class="nl-button nl-button--secondary" type="submit" aria-label=label>
                <span class="nl-button__label">{ctx.t("passkey-remove")}</span>
            </button>
        </PostForm>
    }
}
