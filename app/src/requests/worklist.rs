//! `/werk`: what waits for whom, oldest first.

use domain::{
    absence::{Away, acting},
    access::{Action, may},
    calendar::Calendar,
    id::AccountId,
    request::{Status, Turn, call_before},
    time::day_of,
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::HashMap;
use store::requests::Request;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty, heads},
        page::{Page, page},
        section::Section,
    },
};

/// Which part of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Mine,
    Team,
    Nobody,
    Us,
    Them,
    Late,
}

impl View {
    const ALL: [Self; 6] = [Self::Mine, Self::Team, Self::Nobody, Self::Us, Self::Them, Self::Late];

    const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mijn",
            Self::Team => "team",
            Self::Nobody => "niemand",
            Self::Us => "wij",
            Self::Them => "zij",
            Self::Late => "laat",
        }
    }
}

/// Who works here, and who is not there today.
struct People {
    names: HashMap<AccountId, String>,
    away: Vec<Away>,
}

impl People {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
        let away = store::accounts::absence::away(ctx.db(), ctx.municipality(), day_of(ctx.now)).await?;
        Ok(Self { names: staff.into_iter().map(|person| (person.id, person.name)).collect(), away })
    }

    /// Who handles a request, as long as they work here.
    fn handler(&self, request: &Request) -> Option<AccountId> {
        request.handler.filter(|handler| self.names.contains_key(handler))
    }

    /// Who does that today: a stand-in for who is away.
    fn acting(&self, request: &Request) -> Option<AccountId> {
        acting(self.handler(request)?, &self.away)
    }

    /// Who handles it, in words.
    fn told(&self, ctx: &Ctx, request: &Request) -> String {
        let name = |who: &AccountId| self.names.get(who).cloned().unwrap_or_default();
        let Some(handler) = self.handler(request) else {
            return ctx.t(if request.handler.is_some() { "worklist-left" } else { "worklist-nobody" });
        };
        match self.acting(request) {
            Some(now) if now == handler => name(&handler),
            Some(now) => {
                let both = [("name", name(&handler).into()), ("stand_in", name(&now).into())];
                ctx.tv("worklist-stand-in", &both)
            }
            None => ctx.tv("worklist-away", &[("name", name(&handler).into())]),
        }
    }
}

/// The page.
#[component]
pub fn Worklist() -> impl IntoView {
    page(async |ctx, routes::requests::Worklist| {
        let model = WorklistModel::load(&ctx).await?;
        Ok(worklist(&ctx, &model))
    })
}

/// The open requests that whoever looks may handle.
struct WorklistModel {
    me: AccountId,
    today: Date,
    calendar: Calendar,
    /// Those of which a decision waits for the viewer's name.
    asked: Vec<Request>,
    /// All, or those of the team that was asked for.
    all: Vec<Request>,
    /// Which of them are shown.
    view: View,
    /// Who asked.
    names: HashMap<AccountId, String>,
    people: People,
}

impl WorklistModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeWorklist)?;
        let me = ctx.account()?;
        let mut all = store::requests::open_for(ctx.db(), ctx.municipality(), &ctx.actor()).await?;
        let waiting = store::requests::waiting_for(ctx.db(), me).await?;
        let asked: Vec<_> = all.iter().filter(|request| waiting.contains(&request.id)).cloned().collect();
        // Of one team only, when a number on the desk of a manager led here.
        if let Some(team) = ctx.asked("team") {
            all.retain(|request| request.team.map_or_else(|| "geen".to_owned(), |id| id.to_string()) == team);
        }
        let names = store::accounts::names(ctx.db(), all.iter().map(|request| request.account)).await?;
        let people = People::load(ctx).await?;
        let has_own = all.iter().any(|request| people.acting(request) == Some(me));
        let view = ctx
            .asked("lijst")
            .and_then(|code| View::ALL.into_iter().find(|view| view.code() == code))
            .unwrap_or(if has_own { View::Mine } else { View::Team });
        Ok(Self {
            me,
            today: day_of(ctx.now),
            calendar: ctx.live.calendar.clone(),
            asked,
            all,
            view,
            names,
            people,
        })
    }

    fn of(&self, view: View) -> Vec<&Request> {
        self.all.iter().filter(|request| self.holds(view, request)).collect()
    }

    fn holds(&self, view: View, request: &Request) -> bool {
        match view {
            View::Mine => request.handler == Some(self.me) || self.people.acting(request) == Some(self.me),
            View::Team => true,
            View::Nobody => self.people.handler(request).is_none(),
            View::Us => request.turn == Turn::Us,
            View::Them => request.turn == Turn::You,
            View::Late => request.is_late(self.today, &self.calendar),
        }
    }
}

fn worklist(ctx: &Ctx, model: &WorklistModel) -> Page {
    let title = ctx.t("nav-worklist");
    let shown = model.of(model.view);
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-split">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <div class="mw-btns">
                    {may(&ctx.actor(), &Action::FillInForSomebody).then(|| for_somebody(ctx))}
                    <ButtonLink to=routes::handover::Own.path() text=ctx.t("handover-title") secondary=true />
                </div>
            </div>
            {(!model.asked.is_empty()).then(|| signatures(ctx, model))}
            {tabs(ctx, model)}
            {if shown.is_empty() {
                view! { <Empty text=ctx.t("worklist-none") /> }.into_any()
            } else {
                table(ctx, &shown, model, ctx.t(&format!("worklist-{}", model.view.code()))).into_any()
            }}
        </div>
    };
    Page::new(title, routes::requests::Worklist::PATH, body).work()
}

/// What a colleague fills in for somebody at the counter or on the phone.
fn for_somebody(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <ButtonLink to=routes::requests::Ask.path() text=ctx.t("worklist-new-request") secondary=true />
        <ButtonLink to=routes::register::What.path() text=ctx.t("worklist-new-initiative") secondary=true />
    }
}

/// Decisions that wait for the name of whoever looks.
fn signatures(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let asked: Vec<_> = model.asked.iter().collect();
    let title = ctx.tv("worklist-asked", &[("count", asked.len().into())]);
    view! {
        <Section id="gevraagd" title=title class="mw-box mw-stack" attr:data-testid="asked-of-me">
            {table(ctx, &asked, model, ctx.t("worklist-asked-caption"))}
        </Section>
    }
}

/// The parts of the list, with how many are in each.
fn tabs(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let tabs = View::ALL
        .into_iter()
        .map(|each| {
            let current = (each == model.view).then_some("page");
            view! {
                <li>
                    <a href=ctx.with_query(&[("lijst", each.code())]) aria-current=current>
                        {ctx.t(&format!("worklist-{}", each.code()))}
                        " "
                        <b>{model.of(each).len().to_string()}</b>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav aria-label=ctx.t("worklist-views")>
            <ul class="mw-tabs">{tabs}</ul>
        </nav>
    }
}

fn table(ctx: &Ctx, requests: &[&Request], model: &WorklistModel, caption: String) -> impl IntoView + use<> {
    let rows = requests.iter().map(|request| row(ctx, request, model)).collect_view();
    let head = heads(
        ctx,
        [
            "column-request",
            "column-status",
            "column-turn",
            "column-received",
            "column-handler",
            "column-term",
        ],
    );
    view! {
        <table class="mw-worklist" data-testid="worklist">
            <caption class="mw-vh">{caption}</caption>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(ctx: &Ctx, request: &Request, model: &WorklistModel) -> impl IntoView + use<> {
    let class = if request.is_late(day_of(ctx.now), &ctx.live.calendar) {
        "late"
    } else if request.turn == Turn::Us {
        "waits"
    } else {
        ""
    };
    view! {
        <tr class=class>
            <th scope="row" data-label=ctx.t("column-request")>
                <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                    {request.title.clone()}
                </a>
                <br />
                <span class="mw-small">
                    {request.number.clone()}" · "{ctx.name("request-kind", request.kind.code())} " · "
                    {model.names.get(&request.account).cloned()}
                </span>
            </th>
            <td data-label=ctx.t("column-status")>{ctx.name("request-status", request.status.code())}</td>
            <td data-label=ctx.t("column-turn")>{turn_badge(ctx, request)}</td>
            <td data-label=ctx.t("column-received")>{text::date(ctx.lang, day_of(request.received))}</td>
            <td data-label=ctx.t("column-handler")>{model.people.told(ctx, request)}</td>
            <td data-label=ctx.t("column-term")>{term(ctx, request)}</td>
        </tr>
    }
}

/// Whose turn it is, and since when.
pub fn turn_badge(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    let (tone, key) = match request.turn {
        Turn::Us => ("danger", "worklist-us-since"),
        Turn::You => ("info", "worklist-you-since"),
    };
    let since = text::date(ctx.lang, day_of(request.turn_since));
    view! { <Badge tone=tone text=ctx.tv(key, &[("date", since.into())]) /> }
}

/// Before when somebody is called, whether it is late, and before when the law asks for a decision.
fn term(ctx: &Ctx, request: &Request) -> String {
    let by = |key: &str, day: Date| ctx.tv(key, &[("date", text::date(ctx.lang, day).into())]);
    let promise = (request.status == Status::Submitted)
        .then(|| by("worklist-call", call_before(request.received, &ctx.live.calendar)));
    let late = request.is_late(day_of(ctx.now), &ctx.live.calendar).then(|| ctx.t("late"));
    let law = request.due_on.map(|due| by("worklist-law", due));
    [promise, late, law].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
