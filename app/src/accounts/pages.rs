//! Logging in, on screen.

use leptos::prelude::*;
use store::accounts::Purpose;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        field::TextField,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/inloggen`
#[component]
pub fn Login() -> impl IntoView {
    page(async |ctx, routes::accounts::Login| login(ctx).await)
}

async fn login(ctx: Ctx) -> Result<Page, AppError> {
    let form = FormView::new(&ctx, "inloggen");
    let next = ctx.asked("naar").unwrap_or_default().to_owned();
    let roles = if ctx.app.demo { Some(demo_roles(&ctx, &next).await?) } else { None };
    let title = ctx.t("login-title");
    let expired = ctx.asked("verlopen").map(|_| {
        view! {
            <div class="mw-notice mw-notice--warning" role="status">
                <p>{ctx.t("login-expired")}</p>
            </div>
        }
    });
    let from_sso = ctx
        .asked("sso")
        .filter(|why| ["storing", "geweigerd", "ongeldig", "adres", "rol", "alleen"].contains(why));
    let from_sso = from_sso.map(|why| {
        view! {
            <div class="mw-notice mw-notice--warning" role="alert" data-testid="sso-error">
                <p>{ctx.t(&format!("sso-{why}"))}</p>
            </div>
        }
    });
    let colleagues = ctx.app.sso.as_ref().map(|sso| {
        let query = serde_html_form::to_string([("naar", &next)]).unwrap_or_default();
        let text = ctx.tv("sso-button", &[("name", (&sso.name).into())]);
        view! {
            <section class="mw-box mw-stack-s" aria-labelledby="collega">
                <h2 class="nl-heading nl-heading--level-3" id="collega">
                    {ctx.t("sso-title")}
                </h2>
                <p>
                    <ButtonLink
                        to=format!("{}?{query}", routes::accounts::Sso.path())
                        text=text
                        secondary=true
                    />
                </p>
            </section>
        }
    });
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-l">
                <div class="mw-stack">
                    {expired}{from_sso}<Heading text=title.clone() />
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("login-intro")}</p>
                </div>
                <form method="post" action=routes::accounts::Login.path() class="mw-stack-l" novalidate>
                    <Hidden form=form.clone() />
                    <input type="hidden" name="naar" value=form.value("naar", &next) />
                    <TextField
                        form=form.clone()
                        name="email"
                        label=ctx.t("field-email")
                        hint=ctx.t("login-hint")
                        kind="email"
                        autocomplete="email"
                    />
                    <div>
                        <Submit text=ctx.t("login-button") />
                    </div>
                </form>
                {colleagues}
                <p class="nl-paragraph">
                    {ctx.t("login-no-account")}" "<a class="nl-link" href=routes::register::What.path()>
                        {ctx.t("register-title")}
                    </a>
                </p>
            </div>
            {roles}
        </div>
    };
    Ok(Page::new(title, routes::accounts::Login::PATH, body))
}

/// The people whose eyes one can look through in a demonstration: a resident, and one of each role.
const DEMO_PEOPLE: [(&str, &str); 6] = [
    ("role-resident", "yusuf@demonstratie.example"),
    ("role-official", "samira@demonstratie.example"),
    ("role-official", "joost@demonstratie.example"),
    ("role-manager", "hanneke@demonstratie.example"),
    ("role-alderman", "nienke@demonstratie.example"),
    ("role-admin", "femke@demonstratie.example"),
];

async fn demo_roles(ctx: &Ctx, next: &str) -> Result<impl IntoView + use<>, AppError> {
    let mut people: Vec<(String, String, String)> = Vec::new();
    for (role, email) in DEMO_PEOPLE {
        let Ok(address) = email.parse() else { continue };
        if let Some(account) = store::accounts::by_email(ctx.db(), ctx.municipality(), &address).await? {
            people.push((ctx.t(role), account.name, account.email));
        }
    }
    let next = next.to_owned();
    Ok(view! {
        <aside class="mw-box mw-stack" aria-labelledby="demo-rollen">
            <h2 class="nl-heading nl-heading--level-3" id="demo-rollen">
                {ctx.t("demo-roles-title")}
            </h2>
            <p class="nl-paragraph">{ctx.t("demo-roles-text")}</p>
            <ul class="mw-roles">
                {people
                    .into_iter()
                    .map(|(role, name, email)| {
                        view! {
                            <li>
                                <form method="post" action=routes::accounts::Demo.path()>
                                    <input type="hidden" name="email" value=email />
                                    <input type="hidden" name="naar" value=next.clone() />
                                    <button class="nl-button nl-button--secondary" type="submit">
                                        <span class="nl-button__label">
                                            <b>{role}</b>
                                            " "
                                            <span>{name}</span>
                                        </span>
                                    </button>
                                </form>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </aside>
    })
}

/// `/inloggen/verstuurd`
#[component]
pub fn LinkSent() -> impl IntoView {
    page(async |ctx, routes::accounts::LinkSent| {
        let title = ctx.t("login-sent-title");
        let mailbox = ctx.app.demo.then(|| {
            view! {
                <p>
                    <ButtonLink
                        to=routes::notifications::Mailbox.path()
                        text=ctx.t("demo-bar-mail")
                        secondary=true
                    />
                </p>
            }
        });
        let body = view! {
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("login-sent-text")}</p>
                <p class="nl-paragraph">{ctx.t("login-sent-help")}</p>
                {mailbox}
            </div>
        };
        Ok(Page::new(title, routes::accounts::Login::PATH, body))
    })
}

/// `/inloggen/link/{token}`: a button, because programs that read mail also open its links.
#[component]
pub fn UseLink() -> impl IntoView {
    page(async |ctx, routes::accounts::UseLink(token)| {
        let works =
            store::accounts::peek_token(ctx.db(), ctx.municipality(), &token, Purpose::LogIn, ctx.now)
                .await?
                .is_some();
        let title = ctx.t(if works { "login-link-title" } else { "login-link-old-title" });
        let form = FormView::new(&ctx, "link");
        let body = if works {
            view! {
                <form method="post" action=routes::accounts::UseLink(&token).path() class="mw-stack">
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("login-link-text")}</p>
                    <Hidden form=form />
                    <div>
                        <Submit text=ctx.t("log-in") />
                    </div>
                </form>
            }
            .into_any()
        } else {
            view! {
                <div class="mw-stack">
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("login-expired")}</p>
                    <p>
                        <ButtonLink to=routes::accounts::Login.path() text=ctx.t("login-again") />
                    </p>
                </div>
            }
            .into_any()
        };
        Ok(Page::new(title, routes::accounts::Login::PATH, body))
    })
}
