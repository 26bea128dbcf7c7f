//! `/mijn/gegevens`: everything that is kept about me, who looked at it, and how to take it along or have it
//! erased.

use crate::privacy::{
    erase::{self, Plan},
    export::{self, Section},
};
use leptos::prelude::*;
use serde_json::{Map, Value};
use store::{accounts::sessions::proved, requests::Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    text::Texts as _,
    ui::{
        bits::ButtonLink,
        choice::{Choice, Choices},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    page(async |ctx, routes::privacy::Data| data(ctx).await)
}

async fn data(ctx: Ctx) -> Result<Page, AppError> {
    let me = ctx.account()?;
    proved(&ctx.session).await?;
    let account = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
    let sections = export::sections(&ctx, me).await?;
    let title = ctx.t("data-title");
    let form = FormView::new(&ctx, "downloaden");
    let looked =
        sections.iter().find(|section| section.name == "looks").map_or(0, |section| section.rows.len());
    let index = sections
        .iter()
        .map(|section| {
            view! {
                <li>
                    <a class="nl-link" href=format!("#{}", section.name)>
                        {ctx.t(&format!("data-{}", section.name))}
                    </a>
                    " "
                    <span class="mw-small">{section.rows.len().to_string()}</span>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">
                    {ctx.tv("data-intro", &[("email", account.email.into())])}
                </p>
                <p class="nl-paragraph">{ctx.t("data-rights")}</p>
            </div>
            <section class="mw-box mw-stack" aria-labelledby="meenemen">
                <h2 class="nl-heading nl-heading--level-2" id="meenemen">
                    {ctx.t("data-take")}
                </h2>
                <p class="nl-paragraph">{ctx.t("data-take-text")}</p>
                <form method="post" action=routes::privacy::Download.path()>
                    <Hidden form=form />
                    <Submit text=ctx.t("data-download") />
                </form>
            </section>
            <section class="mw-stack" aria-labelledby="wat">
                <h2 class="nl-heading nl-heading--level-2" id="wat">
                    {ctx.t("data-what")}
                </h2>
                <p class="nl-paragraph">{ctx.tv("data-looked", &[("count", looked.into())])}</p>
                <ul class="mw-list mw-stack-s">{index}</ul>
                {sections.iter().map(|section| part(&ctx, section)).collect_view()}
            </section>
            <section class="mw-box mw-box--line mw-stack" aria-labelledby="wissen">
                <h2 class="nl-heading nl-heading--level-2" id="wissen">
                    {ctx.t("data-erase")}
                </h2>
                <p class="nl-paragraph">{ctx.t("data-erase-text")}</p>
                <p>
                    <ButtonLink
                        to=routes::privacy::Erase.path()
                        text=ctx.t("data-erase-look")
                        secondary=true
                    />
                </p>
            </section>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path()))
}

fn part(ctx: &Ctx, section: &Section) -> impl IntoView + use<> {
    let many = section.rows.len() > 3;
    let rows = section
        .rows
        .iter()
        .map(|row| {
            view! {
                <li>
                    <dl class="mw-data">{fields(ctx, section.name, row)}</dl>
                </li>
            }
        })
        .collect_view();
    let list = view! { <ul class="mw-list mw-stack">{rows}</ul> };
    view! {
        <section class="mw-stack-s" aria-labelledby=section.name data-testid=format!("data-{}", section.name)>
            <h3 class="nl-heading nl-heading--level-3" id=section.name>
                {ctx.t(&format!("data-{}", section.name))}
            </h3>
            <p class="mw-small">{ctx.t(&format!("data-{}-why", section.name))}</p>
            {if many {
                view! {
                    <details class="mw-box mw-box--line">
                        <summary>{ctx.tv("data-show", &[("count", section.rows.len().into())])}</summary>
                        {list}
                    </details>
                }
                    .into_any()
            } else {
                list.into_any()
            }}
        </section>
    }
}

fn fields(ctx: &Ctx, section: &str, row: &Map<String, Value>) -> impl IntoView + use<> {
    row.iter()
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{ctx.t(&format!("datum-{}", name.replace('_', "-")))}</dt>
                    <dd>{shown(ctx, section, name, value)}</dd>
                </div>
            }
        })
        .collect_view()
}

/// Where the words for a code stand; `None` for what people wrote themselves.
fn words_for(section: &str, name: &str) -> Option<&'static str> {
    Some(match (section, name) {
        ("account", "language") => "language",
        ("roles", "role") => "role",
        ("devices", "way") => "login-way",
        ("initiatives", "stage") => "stage",
        ("initiatives", "visibility") => "visibility",
        ("initiatives", "contact") => "contact",
        ("initiatives", "precision") => "precision",
        ("initiatives", "value_picture") | ("critique", "helped" | "hindered") => "degree",
        ("needs", "direction") => "direction",
        ("requests", "kind") => "request-kind",
        ("requests", "status") => "request-status",
        ("requests" | "decisions", "outcome") => "outcome",
        ("messages", "side") => "side",
        ("messages", "means") => "means",
        ("answers", "choice") => "choice",
        ("offers", "kind") => "offer-kind",
        ("offers", "status") => "offer-status",
        ("critique", "status") => "critique-status",
        ("takedowns" | "reports", "ground") => "ground",
        ("takedowns", "status") => "takedown-status",
        ("reports", "status") => "report-status",
        ("deeds", "kind") => "event",
        _ => return None,
    })
}

/// A value in words: a moment as people say it, a code by its name, yes or no, a text as it was written.
fn shown(ctx: &Ctx, section: &str, name: &str, value: &Value) -> String {
    match value {
        // A list or a table that was kept as text.
        Value::String(text) if matches!(name, "areas" | "benefits" | "value_picture") => {
            serde_json::from_str(text)
                .map_or_else(|_no_json| text.clone(), |inner: Value| shown(ctx, section, name, &inner))
        }
        Value::Array(all) => {
            all.iter().map(|one| shown(ctx, section, "", one)).collect::<Vec<_>>().join(", ")
        }
        Value::Object(all) => all
            .iter()
            .map(|(key, one)| {
                format!("{key}: {}", coded(ctx, section, name, one.as_str().unwrap_or_default()))
            })
            .collect::<Vec<_>>()
            .join(", "),
        Value::String(text) if name == "at" || name.ends_with("_at") => {
            text.parse().map_or_else(|_no_moment: jiff::Error| text.clone(), |at| text::moment(ctx.lang, at))
        }
        Value::String(text) => coded(ctx, section, name, text),
        Value::Bool(yes) => ctx.t(if *yes { "yes" } else { "no" }),
        // SQLite has no booleans of its own.
        Value::Number(number) if name == "application" || name == "wants_public" => {
            ctx.t(if number.as_i64() == Some(1) { "yes" } else { "no" })
        }
        Value::Null => String::new(),
        Value::Number(_) => value.to_string(),
    }
}

fn coded(ctx: &Ctx, section: &str, name: &str, text: &str) -> String {
    words_for(section, name)
        .and_then(|group| ctx.lang.find(&format!("{group}-{}", text.replace('_', "-"))))
        .unwrap_or_else(|| text.to_owned())
}

/// The same as a page that can be read without the site: in the file that one takes along.
#[must_use]
pub fn as_file(ctx: &Ctx, sections: &[Section]) -> String {
    let escape = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title>\
         <style>body{{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 \
         1rem}}dt{{font-weight:bold}}dd{{margin:0 0 .5rem;white-space:pre-wrap}}\
         li{{border-top:1px solid #999;padding:.5rem \
         0;list-style:none}}ul{{padding:0}}</style></head>\n<body><h1>{}</h1><p>{}</p>\n",
        ctx.lang.code(),
        escape(&ctx.t("data-title")),
        escape(&ctx.t("data-title")),
        escape(&ctx.tv(
            "data-made",
            &[("moment", text::moment(ctx.lang, ctx.now).into()), ("site", (&ctx.app.base_url).into())]
        )),
    );
    for section in sections {
        let name = escape(&ctx.t(&format!("data-{}", section.name)));
        let why = escape(&ctx.t(&format!("data-{}-why", section.name)));
        html.push_str(&format!("<h2>{name}</h2><p>{why}</p>\n<ul>\n"));
        for row in &section.rows {
            let fields: String = row
                .iter()
                .map(|(name, value)| {
                    let label = escape(&ctx.t(&format!("datum-{}", name.replace('_', "-"))));
                    let photo = if name == "file" && section.name == "photos" {
                        format!(
                            "<br><img src=\"fotos/{0}.jpg\" alt=\"\" width=\"400\">",
                            escape(&shown(ctx, section.name, name, value))
                        )
                    } else {
                        String::new()
                    };
                    format!(
                        "<dt>{label}</dt><dd>{}{photo}</dd>",
                        escape(&shown(ctx, section.name, name, value))
                    )
                })
                .collect();
            html.push_str(&format!("<li><dl>{fields}</dl></li>\n"));
        }
        html.push_str("</ul>\n");
    }
    html.push_str("</body></html>\n");
    html
}

/// `/mijn/gegevens/wissen`: first what would happen, then the button.
#[component]
pub fn Erase() -> impl IntoView {
    page(async |ctx, routes::privacy::Erase| erasing(ctx).await)
}

async fn erasing(ctx: Ctx) -> Result<Page, AppError> {
    let me = ctx.account()?;
    proved(&ctx.session).await?;
    let plan = erase::plan(ctx.db(), me).await?;
    let staff = ctx.actor().is_staff();
    let title = ctx.t("erase-title");
    let form = FormView::new(&ctx, "wissen");
    let requests =
        |all: &[Request]| all.iter().map(|one| format!("{} {}", one.number, one.title)).collect::<Vec<_>>();
    let Plan { withdrawn, left, forgotten, kept, worked, open } = &plan;
    let titles =
        |all: &[store::initiatives::Initiative]| all.iter().map(|one| one.title.clone()).collect::<Vec<_>>();
    let goes = view! {
        {list(&ctx, "erase-account", &[ctx.t("erase-account-what")])}
        {list(&ctx, "erase-withdrawn", &titles(withdrawn))}
        {list(&ctx, "erase-left", &titles(left))}
        {list(&ctx, "erase-forgotten", &requests(forgotten))}
    };
    let stays = (!kept.is_empty() || *worked).then(|| {
        let worked = worked.then(|| view! { <p class="nl-paragraph">{ctx.t("erase-worked")}</p> });
        view! {
            <section class="mw-stack">
                <h2 class="nl-heading nl-heading--level-2">{ctx.t("erase-stays")}</h2>
                {list(&ctx, "erase-kept", &requests(kept))}
                {worked}
            </section>
        }
    });
    let button = if staff {
        view! {
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t("refused-erase-staff")}</p>
            </div>
        }
        .into_any()
    } else if !open.is_empty() {
        view! {
            <div class="mw-notice mw-notice--warning">
                <div class="mw-stack-s">
                    <p>{ctx.t("refused-erase-open")}</p>
                    {list(&ctx, "erase-open", &requests(open))}
                </div>
            </div>
        }
        .into_any()
    } else {
        view! {
            <form method="post" action=routes::privacy::Erase.path() class="mw-stack" novalidate>
                <Hidden form=form.clone() />
                <Choices
                    form=form
                    name="sure"
                    legend=ctx.t("erase-sure")
                    several=true
                    choices=vec![Choice::new("yes", ctx.t("erase-yes")).hint(ctx.t("erase-yes-hint"))]
                />
                <div class="mw-btns">
                    <Submit text=ctx.t("erase-button") />
                    <ButtonLink to=routes::privacy::Data.path() text=ctx.t("cancel") secondary=true />
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("erase-intro")}</p>
            </div>
            <section class="mw-stack">
                <h2 class="nl-heading nl-heading--level-2">{ctx.t("erase-goes")}</h2>
                {goes}
            </section>
            {stays}
            {button}
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(ctx.t("data-title"), routes::privacy::Data.path()))
}

fn list(ctx: &Ctx, key: &str, lines: &[String]) -> impl IntoView + use<> {
    let items = lines
        .iter()
        .map(|line| view! { <li class="utrecht-unordered-list__item">{line.clone()}</li> })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="mw-stack-s">
                <p class="nl-paragraph">{ctx.t(key)}</p>
                <ul class="utrecht-unordered-list">{items}</ul>
            </div>
        }
    })
}
