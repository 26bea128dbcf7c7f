//! `/werk`: what waits for whom, oldest first.

use crate::accounts::colleagues::colleagues;
use crate::notifications;
use domain::{
    absence::{Away, acting},
    access::{Action, may},
    id::{AccountId, TeamId},
    request::{Kind, Number, Status, Turn, call_before, late_before},
    text::sort_key,
    time::day_of,
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    requests::{
        Request,
        worklist::{Asked, Handlers, Lateness, PER_PAGE, Sort, View, Worklist},
    },
    search::Question,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty, heads},
        field::options,
        page::{Page, page},
        parts::Part,
        search::{self, Choice, SearchBar},
        section::Section,
    },
};

/// Who works here, and who is not there today.
struct People {
    names: HashMap<AccountId, String>,
    away: Vec<Away>,
}

impl People {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let here = colleagues(ctx).await?;
        let names = here.staff.iter().map(|person| (person.id, person.name.clone())).collect();
        Ok(Self { names, away: here.away.clone() })
    }

    /// Who works here, as far as the list of somebody tells them apart.
    fn handlers(&self, me: AccountId) -> Handlers {
        let staff: Vec<AccountId> = self.names.keys().copied().collect();
        let acted = staff.iter().copied().filter(|who| acting(*who, &self.away) == Some(me));
        Handlers { mine: acted.chain([me]).collect(), staff }
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
pub fn WorklistPage() -> impl IntoView {
    page(async |ctx, routes::requests::Worklist| {
        let model = WorklistModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// One page of the requests that whoever looks may handle.
struct WorklistModel {
    /// Those of which a decision waits for the viewer's name.
    asked: Vec<Request>,
    /// What was typed.
    words: String,
    /// What is looked for.
    looked_for: Asked,
    /// Which part is shown.
    view: View,
    sort: Sort,
    /// How many are in each part.
    counts: Vec<(View, u64)>,
    part: Part,
    shown: Vec<Request>,
    /// Who asked.
    names: HashMap<AccountId, String>,
    teams: Vec<(TeamId, String)>,
    people: People,
    /// Letters that wait to be printed.
    letters: usize,
}

impl WorklistModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeWorklist)?;
        let me = ctx.account()?;
        let waiting = store::requests::waiting_for(ctx.db(), me).await?;
        let asked = store::requests::by_ids(ctx.db(), waiting).await?;
        let people = People::load(ctx).await?;
        let (handlers, actor) = (people.handlers(me), ctx.actor());
        let (municipality, late) = (ctx.municipality(), lateness(ctx));
        let mut list = Worklist { municipality, actor: &actor, late, handlers: &handlers, known: None };
        let all = async { Ok(list.all(ctx.db(), &Asked::default()).await?) };
        list.known = Some(*ctx.counted(&format!("requests {actor:?}"), all).await?);
        let words = search::words(ctx);
        let (looked_for, counts) = list.widened(ctx.db(), looked_for(ctx, &words)).await?;
        let count = |view: View| counts.iter().find(|(one, _)| *one == view).map_or(0, |(_, count)| *count);
        // Who narrows a list stays in its part; who looks for something else looks in all.
        let same = ctx.asked("zocht").unwrap_or_default() == words;
        let part = ctx.asked("lijst").or_else(|| ctx.asked("van").filter(|_| same));
        let view = part.and_then(|code| code.parse().ok()).unwrap_or_else(|| {
            // Who looks for something finds it, whether it is done or not.
            match (looked_for.asks(), count(View::Mine)) {
                (true, _) => View::All,
                (false, 0) => View::Team,
                (false, _) => View::Mine,
            }
        });
        let sort = ctx.asked("volgorde").and_then(|code| code.parse().ok()).unwrap_or(Sort::Urgent);
        let part = Part::whole(ctx, count(view), PER_PAGE);
        let shown = list.list(ctx.db(), &looked_for, view, sort, part.page).await?;
        let who = asked.iter().chain(&shown).map(|request| request.account);
        let names = store::accounts::names(ctx.db(), who).await?;
        let teams = colleagues(ctx).await?.teams.clone();
        let may_print = ctx.may(Action::FillInForSomebody).is_ok();
        let letters = if may_print { notifications::paper::waiting(ctx).await? } else { 0 };
        Ok(Self { asked, words, looked_for, view, sort, counts, part, shown, names, teams, people, letters })
    }

    /// How many choices narrow the list.
    fn active(&self) -> usize {
        let Asked { kind, team, handler, .. } = &self.looked_for;
        let chosen = [kind.is_some(), team.is_some(), handler.is_some(), self.sort != Sort::Urgent];
        chosen.into_iter().filter(|chosen| *chosen).count()
    }
}

/// From when on something is late today.
pub fn lateness(ctx: &Ctx) -> Lateness {
    let today = day_of(ctx.now);
    Lateness { received_before: late_before(today, &ctx.live.calendar), today }
}

/// What stands in the address for requests that no team has.
const NO_TEAM: &str = "geen";

/// A team, or none, as it stands in the address.
#[must_use]
pub fn team_code(team: Option<TeamId>) -> String {
    team.map_or_else(|| NO_TEAM.to_owned(), |id| id.to_string())
}

/// What stands in the address; what is not understood is left out.
fn looked_for(ctx: &Ctx, words: &str) -> Asked {
    let team = ctx.asked("team").and_then(|team| match team {
        NO_TEAM => Some(None),
        id => id.parse().ok().map(Some),
    });
    Asked {
        question: Question::of(words, &[]),
        numbers: Number::meant(words, day_of(ctx.now).year()),
        any: false,
        kind: ctx.asked("soort").and_then(|code| code.parse().ok()),
        team,
        handler: ctx.asked("behandelaar").and_then(|id| id.parse().ok()),
    }
}

fn view(ctx: &Ctx, model: &WorklistModel) -> Page {
    let title = ctx.t("nav-worklist");
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-split">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                {may(&ctx.actor(), &Action::FillInForSomebody).then(|| for_somebody(ctx))}
            </div>
            {(model.letters > 0).then(|| letters(ctx, model.letters))}
            {(!model.asked.is_empty()).then(|| signatures(ctx, model))}
            {filters(ctx, model)}
            {tabs(ctx, model)}
            {found(ctx, model)}
            {model.part.rest(ctx)}
            <p>
                <a class="nl-link" href=routes::handover::Own.path()>
                    {ctx.t("handover-title")}
                </a>
            </p>
        </div>
    };
    Page::new(title, routes::requests::Worklist::PATH, body).work()
}

/// The field to look in, with what narrows the list.
fn filters(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let path = routes::requests::Worklist::PATH;
    let active = model.active();
    let clears = active + usize::from(!model.words.is_empty());
    view! {
        <form class="mw-filters" method="get" action=path role="search" aria-label=ctx.t("filter-label")>
            <SearchBar label=ctx.t("worklist-search") words=model.words.clone() />
            <input type="hidden" name="van" value=model.view.code() />
            <input type="hidden" name="zocht" value=model.words.clone() />
            {search::narrower(ctx, choices(ctx, model), active)}
            {search::clear(ctx, path, clears)}
        </form>
    }
}

fn choices(ctx: &Ctx, model: &WorklistModel) -> Vec<Choice> {
    let Asked { kind, team, handler, .. } = &model.looked_for;
    let all = |some: Vec<(String, String)>| options(ctx.t("filter-all"), some);
    let kinds = Kind::ALL.iter().map(|kind| (kind.code().to_owned(), ctx.name("request-kind", kind.code())));
    let mut staff: Vec<_> =
        model.people.names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    staff.sort_by_cached_key(|(_, name)| sort_key(name));
    let nobody = (team_code(None), ctx.t("worklist-no-team"));
    let teams = model.teams.iter().map(|(id, name)| (id.to_string(), name.clone())).chain([nobody]);
    // The usual order is not in the address.
    let asked_as = |sort: Sort| if sort == Sort::Urgent { "" } else { sort.code() }.to_owned();
    let sorts =
        Sort::ALL.iter().map(|sort| (asked_as(*sort), ctx.t(&format!("worklist-sort-{}", sort.code()))));
    vec![
        Choice {
            name: "soort",
            label: "worklist-kind",
            options: all(kinds.collect()),
            value: kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
        },
        Choice {
            name: "team",
            label: "worklist-of-team",
            options: all(teams.collect()),
            value: team.map(team_code).unwrap_or_default(),
        },
        Choice {
            name: "behandelaar",
            label: "column-handler",
            options: all(staff),
            value: handler.map(|id| id.to_string()).unwrap_or_default(),
        },
        Choice {
            name: "volgorde",
            label: "filter-sort",
            options: sorts.collect(),
            value: asked_as(model.sort),
        },
    ]
}

/// What a colleague fills in for somebody at the counter or on the phone.
fn for_somebody(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <div class="mw-btns">
            <ButtonLink to=routes::requests::Ask.path() text=ctx.t("worklist-new-request") secondary=true />
            <ButtonLink
                to=routes::register::What.path()
                text=ctx.t("worklist-new-initiative")
                secondary=true
            />
        </div>
    }
}

/// The way to letters for who has no e-mail address.
fn letters(ctx: &Ctx, count: usize) -> impl IntoView + use<> {
    view! {
        <div class="mw-notice">
            <p>
                <a class="nl-link" href=routes::notifications::Tray.path()>
                    {ctx.tv("paper-waiting", &[("count", count.into())])}
                </a>
            </p>
        </div>
    }
}

/// Decisions that wait for the name of whoever looks.
fn signatures(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let title = ctx.tv("worklist-asked", &[("count", model.asked.len().into())]);
    let rows = model.asked.iter().map(|request| row(ctx, request, model)).collect_view();
    view! {
        <Section id="gevraagd" title=title class="mw-box mw-stack" attr:data-testid="asked-of-me">
            {table(ctx, view! { <tbody>{rows}</tbody> }, ctx.t("worklist-asked-caption"))}
        </Section>
    }
}

/// The parts of the list, with how many are in each.
fn tabs(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let tabs = model
        .counts
        .iter()
        .map(|(each, count)| {
            let current = (*each == model.view).then_some("page");
            view! {
                <li>
                    <a
                        href=ctx
                            .with_query(&[("lijst", each.code()), ("van", ""), ("zocht", ""), ("pagina", "")])
                        aria-current=current
                    >
                        {ctx.t(&format!("worklist-{}", each.code()))}
                        " "
                        <b>{count.to_string()}</b>
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

/// What is in the part, with what is said of what was looked for.
fn found(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let Asked { question, numbers, any, .. } = &model.looked_for;
    let said = if model.words.is_empty() || !numbers.is_empty() {
        None
    } else if question.is_empty() {
        Some("worklist-no-words")
    } else {
        any.then_some("search-any")
    };
    let said = said.map(|key| {
        view! {
            <p class="nl-paragraph" role="status">
                {ctx.t(key)}
            </p>
        }
    });
    let list = if model.shown.is_empty() {
        let none = if model.looked_for.asks() { "worklist-not-found" } else { "worklist-none" };
        view! { <Empty text=ctx.t(none) /> }.into_any()
    } else {
        let caption = ctx.t(&format!("worklist-{}", model.view.code()));
        table(ctx, groups(ctx, model), caption).into_any()
    };
    view! {
        {said}
        {list}
    }
}

/// The rows, in groups of what is late, what waits for whom and what is done when that is the order.
fn groups(ctx: &Ctx, model: &WorklistModel) -> impl IntoView + use<> {
    let of = |request: &Request| match model.sort {
        Sort::Urgent => Some(group(ctx, request)),
        Sort::Newest | Sort::Oldest | Sort::Term => None,
    };
    let groups: Vec<_> = model.shown.chunk_by(|one, other| of(one) == of(other)).collect();
    let several = groups.len() > 1;
    let body = |some: &&[Request]| {
        let head = some.first().and_then(of).filter(|_| several).map(|view| {
            view! {
                <tr class="mw-worklist__group">
                    <th colspan="6" scope="rowgroup">
                        {ctx.t(&format!("worklist-{}", view.code()))}
                    </th>
                </tr>
            }
        });
        let rows = some.iter().map(|request| row(ctx, request, model)).collect_view();
        view! { <tbody>{head} {rows}</tbody> }
    };
    groups.iter().map(body).collect_view()
}

/// The group in which a request stands: late, waiting for us or for the resident, or done.
fn group(ctx: &Ctx, request: &Request) -> View {
    match request.turn {
        _ if request.is_late(day_of(ctx.now), &ctx.live.calendar) => View::Late,
        _ if !request.is_ours() => View::Done,
        Turn::Us => View::Us,
        Turn::You => View::Them,
    }
}

fn table<V: IntoView + 'static>(ctx: &Ctx, bodies: V, caption: String) -> impl IntoView + use<V> {
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
            {bodies}
        </table>
    }
}

fn row(ctx: &Ctx, request: &Request, model: &WorklistModel) -> impl IntoView + use<> {
    let group = group(ctx, request);
    let class = match group {
        View::Late => "late",
        View::Us => "waits",
        _ => "",
    };
    let turn = (group != View::Done).then(|| turn_badge(ctx, request));
    let outcome = request.outcome.filter(|_| request.decided.is_some());
    let outcome = outcome.map(|outcome| format!(" · {}", ctx.name("outcome", outcome.code())));
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
            <td data-label=ctx
                .t("column-status")>{ctx.name("request-status", request.status.code())} {outcome}</td>
            <td data-label=ctx.t("column-turn")>{turn}</td>
            <td data-label=ctx.t("column-received")>{text::date(ctx.lang, day_of(request.received))}</td>
            <td data-label=ctx.t("column-handler")>{model.people.told(ctx, request)}</td>
            <td data-label=ctx
                .t("column-term")>{Some(term(ctx, request)).filter(|term| !term.is_empty())}</td>
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
    let law = request.due_on.filter(|_| request.status.is_open()).map(|due| by("worklist-law", due));
    [promise, late, law].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
