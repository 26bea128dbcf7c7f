//! `/beheer/logboek`: who did what and when. Facts only: what people wrote stands nowhere in it.

use crate::admin::desk::under;
use axum::{Router, response::Response, routing::get};
use domain::{
    access::Action,
    event::{Aggregate, Kind},
    id::AccountId,
    time::{day_of, plus_days, start_of},
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::HashMap;
use store::journal::{self, LogFilter, Logged};
use web::{
    context::Ctx,
    csv,
    error::AppError,
    form::FormView,
    route::{Route as _, Routes as _},
    routes, text,
    ui::{
        bits::{Empty, Pages, heads},
        field::{Select, TextField, codes, options},
        form::Submit,
        page::{Page, page},
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::LogFile>(get(download))
}

/// Lines on one page.
const PER_PAGE: u64 = 50;
/// Lines in one file, at the most.
const MOST: u64 = 100_000;

fn filter(ctx: &Ctx) -> LogFilter {
    let day = |name: &str| ctx.asked(name).and_then(|day| day.parse::<Date>().ok());
    LogFilter {
        aggregate: ctx.asked("over").and_then(|code| code.parse().ok()),
        kind: ctx.asked("wat").and_then(|code| code.parse().ok()),
        actor: ctx.asked("wie").and_then(|id| id.parse().ok()),
        from: day("van").map(start_of),
        until: day("tot").map(|day| start_of(plus_days(day, 1))),
    }
}

/// Names of colleagues. Who is none of them is "a resident": who that is, is not for an administrator to
/// know.
async fn names(ctx: &Ctx) -> Result<HashMap<AccountId, String>, AppError> {
    Ok(store::accounts::staff(ctx.db(), ctx.municipality())
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect())
}

fn who(ctx: &Ctx, names: &HashMap<AccountId, String>, logged: &Logged) -> String {
    match logged.actor {
        None => ctx.t("log-system"),
        Some(id) => names.get(&id).cloned().unwrap_or_else(|| ctx.t("role-resident")),
    }
}

/// The page.
#[component]
pub fn Log() -> impl IntoView {
    page(async |ctx, routes::admin::Log| log(ctx).await)
}

async fn log(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let filter = filter(&ctx);
    let total = journal::count(ctx.db(), ctx.municipality(), &filter).await?;
    let pages = total.div_ceil(PER_PAGE);
    let shown = ctx.page_asked(pages);
    let lines = journal::log(ctx.db(), ctx.municipality(), &filter, (shown - 1) * PER_PAGE, PER_PAGE).await?;
    let names = names(&ctx).await?;
    let title = ctx.t("nav-log");
    let form = FormView::new(&ctx, "logboek");
    let asked = |name: &str| ctx.asked(name).unwrap_or_default().to_owned();
    let mut people: Vec<_> = names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    let everybody = options(ctx.t("log-everybody"), people);
    let all = |group: &str, all: Vec<&'static str>| {
        let mut options = codes(&ctx, group, all.into_iter());
        if let Some(first) = options.first_mut() {
            first.1 = ctx.t("log-everything");
        }
        options
    };
    let rows = lines
        .iter()
        .map(|logged| {
            view! {
                <tr>
                    <th scope="row" data-label=ctx.t("log-when")>
                        {text::moment(ctx.lang, logged.at)}
                    </th>
                    <td data-label=ctx.t("log-who")>{who(&ctx, &names, logged)}</td>
                    <td data-label=ctx.t("log-what")>{ctx.name("event", logged.kind.code())}</td>
                    <td data-label=ctx.t("log-about")>{ctx.name("aggregate", logged.aggregate.code())}</td>
                    <td data-label=ctx.t("log-facts")>
                        <code class="mw-small mw-facts">{logged.payload.clone()}</code>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let head = heads(&ctx, ["log-when", "log-who", "log-what", "log-about", "log-facts"]);
    let table = if lines.is_empty() {
        view! { <Empty text=ctx.t("log-none") /> }.into_any()
    } else {
        view! {
            <table class="mw-worklist" data-testid="log">
                <caption class="mw-vh">{title.clone()}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let query = ctx.with_query(&[("pagina", "")]);
    let file = format!(
        "{}{}",
        routes::admin::LogFile.path(),
        query.find('?').and_then(|at| query.get(at..)).unwrap_or_default()
    );
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">{ctx.t("log-intro")}</p>
            </div>
            <form method="get" action=routes::admin::Log.path() class="mw-filters">
                <div class="mw-filters__row">
                    <Select
                        form=form.clone()
                        name="wat"
                        label=ctx.t("log-what")
                        options=all("event", Kind::ALL.iter().map(|kind| kind.code()).collect())
                        value=asked("wat")
                    />
                    <Select
                        form=form.clone()
                        name="over"
                        label=ctx.t("log-about")
                        options=all("aggregate", Aggregate::ALL.iter().map(|kind| kind.code()).collect())
                        value=asked("over")
                    />
                    <Select
                        form=form.clone()
                        name="wie"
                        label=ctx.t("log-who")
                        options=everybody
                        value=asked("wie")
                    />
                    <TextField
                        form=form.clone()
                        name="van"
                        label=ctx.t("log-from")
                        kind="date"
                        value=asked("van")
                        optional=true
                        narrow=true
                    />
                    <TextField
                        form=form.clone()
                        name="tot"
                        label=ctx.t("log-until")
                        kind="date"
                        value=asked("tot")
                        optional=true
                        narrow=true
                    />
                    <div>
                        <Submit text=ctx.t("show") />
                    </div>
                </div>
            </form>
            <div class="mw-split mw-split--center">
                <p class="nl-paragraph" role="status">
                    <b>{ctx.tv("log-count", &[("count", total.into())])}</b>
                </p>
                <a class="nl-link" href=file download="">
                    {ctx.t("log-download")}
                </a>
            </div>
            {table}
            <Pages page=shown pages=pages />
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}

async fn download(ctx: Ctx) -> Result<Response, AppError> {
    ctx.may(Action::Administer)?;
    let names = names(&ctx).await?;
    let mut rows = vec![["at", "who", "what", "about", "id", "facts", "hash"].map(str::to_owned).to_vec()];
    for logged in journal::log(ctx.db(), ctx.municipality(), &filter(&ctx), 0, MOST).await? {
        let who = who(&ctx, &names, &logged);
        rows.push(vec![
            logged.at.to_string(),
            who,
            logged.kind.code().to_owned(),
            logged.aggregate.code().to_owned(),
            logged.id.to_string(),
            logged.payload,
            logged.hash,
        ]);
    }
    Ok(csv::file(&format!("logboek-{}.csv", day_of(ctx.now)), &rows))
}
