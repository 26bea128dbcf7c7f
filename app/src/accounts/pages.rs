//! Logging in, on screen.

use crate::accounts::session::next_of;
use leptos::prelude::*;
use store::accounts::{Purpose, known_token};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    login::safe_path,
    route::Route as _,
    routes,
    ui::{
        bits::{ButtonLink, DemoMail},
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
        told::{leads, told},
    },
};

/// `/inloggen`
#[component]
pub fn Login() -> impl IntoView {
    page(async |ctx, routes::accounts::Login| {
        let model = LoginModel::load(&ctx).await?;
        Ok(login(&ctx, &model))
    })
}

/// Somebody of the demonstration: role, name, address.
type DemoPerson = (&'static str, String, String);

/// What the page to log in shows.
struct LoginModel {
    /// Where somebody goes on to.
    next: String,
    /// Whom one can be with one click; only in a demonstration.
    demo: Option<Vec<DemoPerson>>,
}

impl LoginModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        Ok(Self {
            next: ctx.asked("naar").unwrap_or_default().to_owned(),
            demo: if ctx.app.demo { Some(demo_people(ctx).await?) } else { None },
        })
    }
}

fn login(ctx: &Ctx, model: &LoginModel) -> Page {
    let title = ctx.t("login-title");
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-l">
                <div class="mw-stack">
                    {expired(ctx)}{from_sso(ctx)}<Heading text=title.clone() />
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("login-intro")}</p>
                </div>
                {login_form(ctx, model)}
                {colleagues(ctx, model)}
                <p class="nl-paragraph">
                    {ctx.t("login-no-account")}" "<a class="nl-link" href=routes::register::What.path()>
                        {ctx.t("register-title")}
                    </a>
                </p>
            </div>
            {model.demo.as_ref().map(|people| demo_roles(ctx, people, &model.next))}
        </div>
    };
    Page::new(title, routes::accounts::Login::PATH, body)
}

/// The link that somebody came with was too old.
fn expired(ctx: &Ctx) -> impl IntoView + use<> {
    ctx.asked("verlopen").map(|_| {
        view! {
            <div class="mw-notice mw-notice--warning" role="status">
                <p>{ctx.t("login-expired")}</p>
            </div>
        }
    })
}

/// Why logging in at the provider did not work.
fn from_sso(ctx: &Ctx) -> impl IntoView + use<> {
    ctx.asked("sso")
        .filter(|why| ["storing", "geweigerd", "ongeldig", "adres", "rol", "groepen", "alleen"].contains(why))
        .map(|why| {
            view! {
                <div class="mw-notice mw-notice--warning" role="alert" data-testid="sso-error">
                    <p>{ctx.t(&format!("sso-{why}"))}</p>
                </div>
            }
        })
}

fn login_form(ctx: &Ctx, model: &LoginModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "inloggen");
    view! {
        <PostForm form=form.clone() to=routes::accounts::Login.path()>
            <input type="hidden" name="naar" value=form.value("naar", &model.next) />
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
        </PostForm>
    }
}

/// The way in for colleagues, where the municipality has a log-in of its own.
fn colleagues(ctx: &Ctx, model: &LoginModel) -> impl IntoView + use<> {
    ctx.app.sso.as_ref().map(|sso| {
        let text = ctx.tv("sso-button", &[("name", (&sso.name).into())]);
        view! {
            <Section id="collega" title=ctx.t("sso-title") looks=3 class="mw-box mw-stack-s">
                <p>
                    <ButtonLink to=routes::accounts::Sso.ask("naar", &model.next) text=text secondary=true />
                </p>
            </Section>
        }
    })
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

async fn demo_people(ctx: &Ctx) -> Result<Vec<DemoPerson>, AppError> {
    let mut people = Vec::new();
    for (role, email) in DEMO_PEOPLE {
        let Ok(address) = email.parse() else { continue };
        if let Some(account) = store::accounts::by_email(ctx.db(), ctx.municipality(), &address).await? {
            people.push((role, account.name, account.email));
        }
    }
    Ok(people)
}

fn demo_roles(ctx: &Ctx, people: &[DemoPerson], next: &str) -> impl IntoView + use<> {
    let items = people.iter().map(|person| demo_role(ctx, person, next)).collect_view();
    view! {
        <aside class="mw-box mw-stack" aria-labelledby="demo-rollen">
            <h2 class="nl-heading nl-heading--level-3" id="demo-rollen">
                {ctx.t("demo-roles-title")}
            </h2>
            <p class="nl-paragraph">{ctx.t("demo-roles-text")}</p>
            <ul class="mw-roles">{items}</ul>
        </aside>
    }
}

/// A form without a key: logging in changes nothing that could be done twice.
fn demo_role(ctx: &Ctx, (role, name, email): &DemoPerson, next: &str) -> impl IntoView + use<> {
    view! {
        <li>
            <form method="post" action=routes::accounts::Demo.path()>
                <input type="hidden" name="email" value=email.clone() />
                <input type="hidden" name="naar" value=next.to_owned() />
                <button class="nl-button nl-button--secondary" type="submit">
                    <span class="nl-button__label">
                        <b>{ctx.t(role)}</b>
                        " "
                        <span>{name.clone()}</span>
                    </span>
                </button>
            </form>
        </li>
    }
}

/// `/inloggen/verstuurd`
#[component]
pub fn LinkSent() -> impl IntoView {
    page(async |ctx, routes::accounts::LinkSent| Ok(link_sent(&ctx)))
}

fn link_sent(ctx: &Ctx) -> Page {
    let title = ctx.t("login-sent-title");
    let body = view! {
        <div class="mw-stack">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("login-sent-text")}</p>
            <p class="nl-paragraph">{ctx.t("login-sent-help")}</p>
            <DemoMail />
        </div>
    };
    Page::new(title, routes::accounts::Login::PATH, body)
}

/// `/inloggen/link/{token}`: a button, because programs that read mail also open its links.
#[component]
pub fn UseLink() -> impl IntoView {
    page(async |ctx, routes::accounts::UseLink(token)| {
        let model = UseLinkModel::load(&ctx, token).await?;
        Ok(use_link(&ctx, &model))
    })
}

/// What the link of a mail does now.
enum UseLinkModel {
    /// It logs in.
    Works(String),
    /// It was used, and whoever it went to is logged in here, and goes on to a page.
    In(String),
    /// It was used.
    Used,
    /// It is too old.
    Old,
    /// It was never made.
    Unknown,
}

impl UseLinkModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let known = known_token(ctx.db(), ctx.municipality(), &token, Purpose::LogIn).await?;
        Ok(match known {
            Some(link) if link.works(ctx.now) => Self::Works(token),
            Some(link) if link.used && is_own(ctx, link.email.as_str()) => {
                let next = link.next.as_deref().map_or(routes::site::Home::PATH, safe_path).to_owned();
                Self::In(next_of(ctx, &next))
            }
            Some(link) if link.used => Self::Used,
            Some(_) => Self::Old,
            None => Self::Unknown,
        })
    }
}

/// Whether an address is that of whoever is logged in here.
fn is_own(ctx: &Ctx, email: &str) -> bool {
    ctx.viewer.as_ref().is_some_and(|viewer| viewer.email == email)
}

fn use_link(ctx: &Ctx, model: &UseLinkModel) -> Page {
    let key = match model {
        UseLinkModel::Works(_) => "login-link",
        UseLinkModel::In(_) => "login-link-in",
        UseLinkModel::Used => "login-link-used",
        UseLinkModel::Old => "login-link-old",
        UseLinkModel::Unknown => "login-link-unknown",
    };
    let more = match model {
        UseLinkModel::Works(token) => use_link_form(ctx, token).into_any(),
        UseLinkModel::In(next) => leads(next, ctx.t("login-go-on")),
        UseLinkModel::Used | UseLinkModel::Old | UseLinkModel::Unknown => {
            leads(routes::accounts::Login::PATH, ctx.t("login-again"))
        }
    };
    told(ctx, routes::accounts::Login::PATH, key, more)
}

fn use_link_form(ctx: &Ctx, token: &str) -> impl IntoView + use<> {
    view! {
        <PostForm form=FormView::new(ctx, "link") to=routes::accounts::UseLink(token).path() class="">
            <Submit text=ctx.t("log-in") />
        </PostForm>
    }
}
