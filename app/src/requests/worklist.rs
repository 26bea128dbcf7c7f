//! `/werk`: what waits for whom, oldest first.

use domain::{
    access::{Action, may},
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
    },
};

/// Which part of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Mine,
    Team,
    Us,
    Them,
    Late,
}

impl View {
    const ALL: [Self; 5] = [Self::Mine, Self::Team, Self::Us, Self::Them, Self::Late];

    const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mijn",
            Self::Team => "team",
            Self::Us => "wij",
            Self::Them => "zij",
            Self::Late => "laat",
        }
    }

    fn holds(self, request: &Request, me: AccountId, today: Date) -> bool {
        match self {
            Self::Mine => request.handler == Some(me),
            Self::Team => true,
            Self::Us => request.turn == Turn::Us,
            Self::Them => request.turn == Turn::You,
            Self::Late => request.is_late(today),
        }
    }
}

/// The page.
#[component]
pub fn Worklist() -> impl IntoView {
    page(async |ctx, routes::requests::Worklist| worklist(ctx).await)
}

async fn worklist(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::SeeWorklist)?;
    let me = ctx.account()?;
    let mut all = store::requests::open_for(ctx.db(), ctx.municipality(), &ctx.actor()).await?;
    let today = day_of(ctx.now);
    let asked_of_me = store::requests::waiting_for(ctx.db(), me).await?;
    let asked: Vec<_> = all.iter().filter(|request| asked_of_me.contains(&request.id)).cloned().collect();
    // Of one team only, when a number on the desk of a manager led here.
    let team = ctx.asked("team").unwrap_or_default().to_owned();
    if !team.is_empty() {
        all.retain(|request| request.team.map_or_else(|| "geen".to_owned(), |id| id.to_string()) == team);
    }
    let people: Vec<AccountId> =
        all.iter().flat_map(|request| std::iter::once(request.account).chain(request.handler)).collect();
    let names = store::accounts::names(ctx.db(), people).await?;
    let view = ctx.asked("lijst").and_then(|code| View::ALL.into_iter().find(|view| view.code() == code));
    let has_own = all.iter().any(|request| request.handler == Some(me));
    let view = view.unwrap_or(if has_own { View::Mine } else { View::Team });
    let shown: Vec<_> = all.iter().filter(|request| view.holds(request, me, today)).collect();
    let asked: Vec<_> = asked.iter().collect();
    let title = ctx.t("nav-worklist");
    let tabs = View::ALL
        .into_iter()
        .map(|each| {
            let count = all.iter().filter(|request| each.holds(request, me, today)).count();
            let current = (each == view).then_some("page");
            view! {
                <li>
                    <a href=ctx.with_query(&[("lijst", each.code())]) aria-current=current>
                        {ctx.t(&format!("worklist-{}", each.code()))}
                        " "
                        <b>{count.to_string()}</b>
                    </a>
                </li>
            }
        })
        .collect_view();
    let signatures = (!asked.is_empty()).then(|| {
        view! {
            <section class="mw-box mw-stack" aria-labelledby="gevraagd" data-testid="asked-of-me">
                <h2 class="nl-heading nl-heading--level-2" id="gevraagd">
                    {ctx.tv("worklist-asked", &[("count", asked.len().into())])}
                </h2>
                {table(&ctx, &asked, &names, ctx.t("worklist-asked-caption"))}
            </section>
        }
    });
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-split">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                {may(&ctx.actor(), &Action::FillInForSomebody)
                    .then(|| {
                        view! {
                            <div class="mw-btns">
                                <ButtonLink
                                    to=routes::requests::Ask.path()
                                    text=ctx.t("worklist-new-request")
                                    secondary=true
                                />
                                <ButtonLink
                                    to=routes::register::What.path()
                                    text=ctx.t("worklist-new-initiative")
                                    secondary=true
                                />
                            </div>
                        }
                    })}
            </div>
            {signatures}
            <nav aria-label=ctx.t("worklist-views")>
                <ul class="mw-tabs">{tabs}</ul>
            </nav>
            {if shown.is_empty() {
                view! { <Empty text=ctx.t("worklist-none") /> }.into_any()
            } else {
                table(&ctx, &shown, &names, ctx.t(&format!("worklist-{}", view.code()))).into_any()
            }}
        </div>
    };
    Ok(Page::new(title, routes::requests::Worklist::PATH, body).work())
}

fn table(
    ctx: &Ctx,
    requests: &[&Request],
    names: &HashMap<AccountId, String>,
    caption: String,
) -> impl IntoView + use<> {
    let today = day_of(ctx.now);
    let rows = requests
        .iter()
        .map(|request| {
            let call = call_before(request.received);
            let late = request.is_late(today);
            let term = request
                .due_on
                .map(|due| ctx.tv("worklist-law", &[("date", text::date(ctx.lang, due).into())]));
            let promise = (request.status == Status::Submitted)
                .then(|| ctx.tv("worklist-call", &[("date", text::date(ctx.lang, call).into())]));
            let turn = match request.turn {
                Turn::Us => view! {
                    <Badge
                        tone="danger"
                        text=ctx
                            .tv(
                                "worklist-us-since",
                                &[("date", text::date(ctx.lang, day_of(request.turn_since)).into())],
                            )
                    />
                }
                .into_any(),
                Turn::You => view! {
                    <Badge
                        tone="info"
                        text=ctx
                            .tv(
                                "worklist-you-since",
                                &[("date", text::date(ctx.lang, day_of(request.turn_since)).into())],
                            )
                    />
                }
                .into_any(),
            };
            view! {
                <tr class=if late { "late" } else if request.turn == Turn::Us { "waits" } else { "" }>
                    <th scope="row" data-label=ctx.t("column-request")>
                        <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                            {request.title.clone()}
                        </a>
                        <br />
                        <span class="mw-small">
                            {request.number.clone()}" · "{ctx.name("request-kind", request.kind.code())}
                            " · "{names.get(&request.account).cloned()}
                        </span>
                    </th>
                    <td data-label=ctx
                        .t("column-status")>{ctx.name("request-status", request.status.code())}</td>
                    <td data-label=ctx.t("column-turn")>{turn}</td>
                    <td data-label=ctx
                        .t("column-received")>{text::date(ctx.lang, day_of(request.received))}</td>
                    <td data-label=ctx
                        .t(
                            "column-handler",
                        )>
                        {request
                            .handler
                            .and_then(|id| names.get(&id))
                            .cloned()
                            .unwrap_or_else(|| ctx.t("worklist-nobody"))}
                    </td>
                    <td data-label=ctx
                        .t(
                            "column-term",
                        )>
                        {[promise, late.then(|| ctx.t("late")), term]
                            .into_iter()
                            .flatten()
                            .collect::<Vec<_>>()
                            .join(" · ")}
                    </td>
                </tr>
            }
        })
        .collect_view();
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
