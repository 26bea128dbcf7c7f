//! `/mijn/inloggen`: where I am logged in, and how to end that.

use domain::{id::AccountId, session::limits, time::day_of};
use leptos::prelude::*;
use store::accounts::sessions;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink},
        form::{Hidden, Submit},
        page::{Page, page},
    },
};

/// The page.
#[component]
pub fn Devices() -> impl IntoView {
    page(async |ctx, routes::accounts::Devices| devices(ctx).await)
}

async fn devices(ctx: Ctx) -> Result<Page, AppError> {
    let me = ctx.account()?;
    let account = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
    let limits = limits(&ctx.actor());
    let all = store::accounts::devices(ctx.db(), me, limits, ctx.now).await?;
    let here = sessions::device_id(&ctx.session);
    let title = ctx.t("devices-title");
    let everywhere = FormView::new(&ctx, "overal");
    let items = all
        .iter()
        .map(|device| {
            let is_here = here.as_deref() == Some(device.id.as_str());
            let form = FormView::of(&ctx, "apparaat", &device.id);
            let name = if device.name.is_empty() { ctx.t("device-unknown") } else { device.name.clone() };
            let button = (!is_here).then(|| {
                let end = ctx.tv("device-end", &[("device", name.clone().into())]);
                view! {
                    <form method="post" action=routes::accounts::EndDevice.path()>
                        <Hidden form=form />
                        <input type="hidden" name="device" value=device.id.clone() />
                        <button class="nl-button nl-button--secondary" type="submit" aria-label=end>
                            <span class="nl-button__label">{ctx.t("log-out")}</span>
                        </button>
                    </form>
                }
            });
            view! {
                <li class="mw-box mw-box--line mw-split mw-split--center" data-testid="device">
                    <div class="mw-stack-s">
                        <p class="nl-paragraph">
                            <b>{name.clone()}</b>
                            " "
                            {is_here.then(|| view! { <Badge tone="info" text=ctx.t("device-here") /> })}
                        </p>
                        <p class="mw-small">
                            {ctx
                                .tv(
                                    "device-since",
                                    &[
                                        ("moment", text::moment(ctx.lang, device.since).into()),
                                        (
                                            "way",
                                            ctx
                                                .name("login-way", device.way.map_or("", |way| way.code()))
                                                .into(),
                                        ),
                                    ],
                                )} <br />
                            {ctx.tv("device-seen", &[("moment", text::moment(ctx.lang, device.seen).into())])}
                        </p>
                    </div>
                    {button}
                </li>
            }
        })
        .collect_view();
    let second = if ctx.app.passkeys.is_some() && ctx.actor().is_staff() {
        Some(second(&ctx, me).await?)
    } else {
        None
    };
    let hours = |span: jiff::SignedDuration| -> String {
        let hours = span.as_hours();
        if hours >= 48 {
            ctx.tv("span-days", &[("count", (hours / 24).into())])
        } else {
            ctx.tv("span-hours", &[("count", hours.into())])
        }
    };
    let ends = ctx.tv(
        "devices-limits",
        &[("idle", hours(limits.idle).into()), ("absolute", hours(limits.absolute).into())],
    );
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">
                    {ctx.tv("devices-intro", &[("email", account.email.into())])}" "{ends}
                </p>
            </div>
            <section class="mw-stack" aria-labelledby="apparaten">
                <h2 class="nl-heading nl-heading--level-2" id="apparaten">
                    {ctx.t("devices-list")}
                </h2>
                <ul class="mw-list mw-stack">{items}</ul>
                <form method="post" action=routes::accounts::LogoutEverywhere.path()>
                    <Hidden form=everywhere />
                    <Submit text=ctx.t("log-out-everywhere") secondary=true />
                </form>
            </section>
            {second}
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path()))
}

/// The second step of logging in: passkeys and codes.
async fn second(ctx: &Ctx, me: AccountId) -> Result<impl IntoView + use<>, AppError> {
    let passkeys = store::accounts::passkeys(ctx.db(), me).await?;
    let codes = store::accounts::codes_left(ctx.db(), me).await?;
    let last = passkeys.len() == 1;
    let items = passkeys
        .iter()
        .map(|passkey| {
            let form = FormView::of(ctx, "passkey-weg", passkey.id);
            let used = passkey.used.map_or_else(
                || ctx.t("passkey-unused"),
                |at| ctx.tv("passkey-used", &[("moment", text::moment(ctx.lang, at).into())]),
            );
            let label = ctx.tv("passkey-remove-label", &[("name", (&passkey.name).into())]);
            let button = (!last).then(|| {
                view! {
                    <form method="post" action=routes::accounts::RemovePasskey(&passkey.id).path()>
                        <Hidden form=form />
                        <button class="nl-button nl-button--secondary" type="submit" aria-label=label>
                            <span class="nl-button__label">{ctx.t("passkey-remove")}</span>
                        </button>
                    </form>
                }
            });
            let since = ctx.tv("passkey-since", &[("date", text::date(ctx.lang, day_of(passkey.at)).into())]);
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
        })
        .collect_view();
    let form = FormView::new(ctx, "codes");
    let has = !passkeys.is_empty();
    Ok(view! {
        <section class="mw-stack" aria-labelledby="tweede">
            <h2 class="nl-heading nl-heading--level-2" id="tweede">
                {ctx.t("second-list")}
            </h2>
            <p class="nl-paragraph">{ctx.t("second-list-text")}</p>
            <ul class="mw-list mw-stack">{items}</ul>
            <p class="mw-btns">
                <ButtonLink to=routes::accounts::Passkey.path() text=ctx.t("passkey-add") secondary=true />
            </p>
            {has
                .then(|| {
                    view! {
                        <form method="post" action=routes::accounts::Codes.path() class="mw-stack-s">
                            <Hidden form=form />
                            <p class="nl-paragraph">{ctx.tv("codes-left", &[("count", codes.into())])}</p>
                            <Submit text=ctx.t("codes-new") secondary=true />
                        </form>
                    }
                })}
        </section>
    })
}
