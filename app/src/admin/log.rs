//! `/beheer/logboek`: who did what and when. Facts only: what people wrote stands nowhere in it.

use crate::admin::{
    desk::under,
    log_words::{Names, facts},
};
use axum::{
    Router,
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{
    access::Action,
    calendar::typed_day,
    event::{Aggregate, Kind},
    id::AccountId,
    time::{day_of, plus_days, start_of},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::journal::{self, LogFilter, Logged};
use web::{
    context::Ctx,
    csv,
    error::AppError,
    form::FormView,
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    text,
    ui::{
        bits::{Empty, heads},
        field::{Select, TextField, codes, options},
        form::Submit,
        page::{Page, page},
        parts::Part,
        section::Opening,
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

/// What was asked for. Nothing when a day was typed that is none: then everything would be no answer.
fn filter(ctx: &Ctx) -> Option<LogFilter> {
    let day = |name: &str| match ctx.asked(name).map(typed_day) {
        None => Some(None),
        Some(day) => day.map(Some),
    };
    let (from, until) = (day("van")?, day("tot")?);
    Some(LogFilter {
        aggregate: ctx.asked("over").and_then(|code| code.parse().ok()),
        kind: ctx.asked("wat").and_then(|code| code.parse().ok()),
        actor: ctx.asked("wie").and_then(|id| id.parse().ok()),
        from: from.map(start_of),
        until: until.map(|day| start_of(plus_days(day, 1))),
    })
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
    page(async |ctx, routes::admin::Log| {
        let model = LogModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// One page of what happened, as far as it was asked for.
struct LogModel {
    part: Part,
    lines: Vec<Logged>,
    names: Names,
    /// Whether what was asked for was understood.
    clear: bool,
}

impl LogModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let teams = store::accounts::teams(ctx.db(), ctx.municipality()).await?;
        let names = Names { people: names(ctx).await?, teams: teams.into_iter().collect() };
        let Some(filter) = filter(ctx) else {
            let part = Part::whole(ctx, 0, PER_PAGE);
            return Ok(Self { part, lines: Vec::new(), names, clear: false });
        };
        let total = journal::count(ctx.db(), ctx.municipality(), &filter).await?;
        let part = Part::whole(ctx, total, PER_PAGE);
        let (skip, most) = part.rows();
        let lines = journal::log(ctx.db(), ctx.municipality(), &filter, skip, most).await?;
        Ok(Self { part, lines, names, clear: true })
    }
}

fn view(ctx: &Ctx, model: &LogModel) -> Page {
    let title = ctx.t("nav-log");
    let body = view! {
        <div class="mw-stack-l">
            <Opening text=title.clone() intro=ctx.t("log-intro") />
            {(!model.clear)
                .then(|| {
                    view! {
                        <div class="mw-notice mw-notice--warning" role="alert">
                            <p>{ctx.t("error-date")}</p>
                        </div>
                    }
                })}
            {filters(ctx, model)}
            <div class="mw-split mw-split--center">
                <p class="nl-paragraph" role="status">
                    <b>{ctx.tv("log-count", &[("count", model.part.total.into())])}</b>
                </p>
                <a class="nl-link" href=file(ctx) download="">
                    {ctx.t("log-download")}
                </a>
            </div>
            {table(ctx, model, &title)}
            {model.part.rest(ctx)}
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

/// The address of the file with what was asked for.
fn file(ctx: &Ctx) -> String {
    let query = ctx.with_query(&[("pagina", "")]);
    let asked = query.find('?').and_then(|at| query.get(at..)).unwrap_or_default();
    format!("{}{asked}", routes::admin::LogFile.path())
}

fn filters(ctx: &Ctx, model: &LogModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "logboek");
    let asked = |name: &str| ctx.asked(name).unwrap_or_default().to_owned();
    let kinds = all(ctx, "event", Kind::ALL.iter().map(|kind| kind.code()));
    let aggregates = all(ctx, "aggregate", Aggregate::ALL.iter().map(|kind| kind.code()));
    let form = &form;
    let choose = |name: &'static str, label: &str, options: Vec<(String, String)>| {
        view! { <Select form=form.clone() name=name label=ctx.t(label) options=options value=asked(name) /> }
    };
    let day = |name: &'static str, label: &str| {
        view! {
            <TextField
                form=form.clone()
                name=name
                label=ctx.t(label)
                kind="date"
                value=asked(name)
                optional=true
                narrow=true
            />
        }
    };
    view! {
        <form method="get" action=routes::admin::Log.path() class="mw-filters">
            <div class="mw-filters__row">
                {choose("wat", "log-what", kinds)} {choose("over", "log-about", aggregates)}
                {choose("wie", "log-who", people(ctx, model))} {day("van", "log-from")}
                {day("tot", "log-until")} <div>
                    <Submit text=ctx.t("show") />
                </div>
            </div>
        </form>
    }
}

/// The codes of a group with their names, and everything first.
fn all(ctx: &Ctx, group: &str, all: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    let mut options = codes(ctx, group, all);
    if let Some(first) = options.first_mut() {
        first.1 = ctx.t("log-everything");
    }
    options
}

/// Colleagues by name, and everybody first.
fn people(ctx: &Ctx, model: &LogModel) -> Vec<(String, String)> {
    let mut people: Vec<_> =
        model.names.people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    options(ctx.t("log-everybody"), people)
}

fn table(ctx: &Ctx, model: &LogModel, title: &str) -> AnyView {
    if model.lines.is_empty() {
        return view! { <Empty text=ctx.t("log-none") /> }.into_any();
    }
    let rows = model.lines.iter().map(|logged| row(ctx, model, logged)).collect_view();
    view! {
        <table class="mw-worklist" data-testid="log">
            <caption class="mw-vh">{title.to_owned()}</caption>
            <thead>
                <tr>{heads(ctx, ["log-when", "log-who", "log-what", "log-about", "log-facts"])}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(ctx: &Ctx, model: &LogModel, logged: &Logged) -> impl IntoView + use<> {
    let facts = facts(ctx, &model.names, logged.kind, &logged.payload).into_iter().map(|(name, said)| {
        view! {
            <dt>{name}</dt>
            <dd>{said}</dd>
        }
    });
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("log-when")>
                {text::moment(ctx.lang, logged.at)}
            </th>
            <td data-label=ctx.t("log-who")>{who(ctx, &model.names.people, logged)}</td>
            <td data-label=ctx.t("log-what")>{ctx.name("event", logged.kind.code())}</td>
            <td data-label=ctx.t("log-about")>{ctx.name("aggregate", logged.aggregate.code())}</td>
            <td data-label=ctx.t("log-facts")>
                <dl class="mw-logged">{facts.collect_view()}</dl>
            </td>
        </tr>
    }
}

/// The columns of the file.
const HEAD: [&str; 7] = ["when", "who", "what", "about", "key", "facts", "hash"];

/// What happened, as a file. What is not understood leads to the page that says so.
async fn download(ctx: Ctx) -> Result<Response, AppError> {
    ctx.may(Action::Administer)?;
    let Some(filter) = filter(&ctx) else {
        let asked = ctx.path_and_query();
        let asked = asked.split_once('?').map_or("", |(_, asked)| asked);
        return Ok(Seen(format!("{}?{asked}", routes::admin::Log.path())).into_response());
    };
    let names = names(&ctx).await?;
    let mut rows = vec![HEAD.map(|name| ctx.t(&format!("log-{name}"))).to_vec()];
    for logged in journal::log(ctx.db(), ctx.municipality(), &filter, 0, MOST).await? {
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
    let name = format!("logboek-{}.csv", day_of(ctx.now));
    Ok(csv::file(ctx.lang, &name, &rows, csv::Kept::Nowhere))
}
