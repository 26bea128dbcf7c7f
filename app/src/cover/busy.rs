//! How busy each team is. Teams, never people: nobody is ranked.

use domain::{access::Role, calendar::Calendar, id::TeamId, request::Turn, time::day_of};
use jiff::civil::Date;
use leptos::prelude::*;
use store::requests::Request;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{bits::heads, section::Section},
};

/// What is counted: the list on the worklist where it can be seen, and the text above the column.
const COUNTED: [(&str, &str); 4] =
    [("team", "load-open"), ("wij", "load-us"), ("zij", "load-them"), ("laat", "load-late")];

/// The open requests of a team, or of nobody.
struct Row {
    team: Option<TeamId>,
    name: String,
    counts: [usize; 4],
}

/// A row for each team of the manager, and one for what no team has.
pub struct BusyModel(Vec<Row>);

impl BusyModel {
    /// Counts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let open = store::requests::open_for(ctx.db(), ctx.municipality(), &ctx.actor()).await?;
        let teams = store::accounts::teams(ctx.db(), ctx.municipality()).await?;
        let today = day_of(ctx.now);
        let own: Vec<Option<TeamId>> = ctx
            .actor()
            .grants
            .iter()
            .filter(|grant| grant.role == Role::Manager)
            .map(|grant| grant.team)
            .collect();
        let row = |team: Option<TeamId>, name: String| Row {
            team,
            name,
            counts: counts(&open, team, today, &ctx.live.calendar),
        };
        let mut rows: Vec<_> = teams
            .into_iter()
            .filter(|(id, _)| own.iter().any(|team| team.is_none_or(|team| team == *id)))
            .map(|(id, name)| row(Some(id), name))
            .collect();
        rows.push(row(None, ctx.t("load-nobody")));
        Ok(Self(rows))
    }
}

/// What is counted of a team, in the order of the columns.
fn counts(open: &[Request], team: Option<TeamId>, today: Date, calendar: &Calendar) -> [usize; 4] {
    let count = |which: &dyn Fn(&Request) -> bool| {
        open.iter().filter(|request| request.team == team && which(request)).count()
    };
    [
        count(&|_| true),
        count(&|request| request.turn == Turn::Us),
        count(&|request| request.turn == Turn::You),
        count(&|request| request.is_late(today, calendar)),
    ]
}

/// The table.
pub fn view(ctx: &Ctx, model: &BusyModel) -> impl IntoView + use<> {
    let head = COUNTED
        .map(|(_, key)| {
            view! {
                <th scope="col" class="num">
                    {ctx.t(key)}
                </th>
            }
        })
        .collect_view();
    let lines = model.0.iter().map(|row| line(ctx, row)).collect_view();
    view! {
        <Section id="drukte" title=ctx.t("load-title")>
            <p class="nl-paragraph">{ctx.t("load-text")}</p>
            <table class="mw-worklist">
                <caption class="mw-vh">{ctx.t("load-title")}</caption>
                <thead>
                    <tr>{heads(ctx, ["load-team"])} {head}</tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </Section>
    }
}

/// A team: each number leads to the requests that it counts.
fn line(ctx: &Ctx, row: &Row) -> impl IntoView + use<> {
    let team = row.team.map_or_else(|| "geen".to_owned(), |team| team.to_string());
    let cells = row
        .counts
        .into_iter()
        .zip(COUNTED)
        .map(|(count, (list, key))| {
            let list = routes::requests::Worklist.ask("lijst", list);
            view! {
                <td class="num" data-label=ctx.t(key)>
                    <a class="nl-link" href=format!("{list}&team={team}")>
                        {count.to_string()}
                    </a>
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{row.name.clone()}</th>
            {cells}
        </tr>
    }
}
