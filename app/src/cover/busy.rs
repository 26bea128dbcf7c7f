//! How busy each team is. Teams, never people: nobody is ranked.

use crate::accounts::colleagues::colleagues;
use crate::requests::worklist::{lateness, team_code};
use domain::{access::Role, id::TeamId};
use leptos::prelude::*;
use store::requests::worklist::{Handlers, Worklist};
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
    counts: [i64; 4],
}

/// A row for each team of the manager, and one for what no team has.
pub struct BusyModel(Vec<Row>);

impl BusyModel {
    /// Counts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let actor = ctx.actor();
        let list = Worklist {
            municipality: ctx.municipality(),
            actor: &actor,
            late: lateness(ctx),
            handlers: &Handlers::default(),
            known: None,
        };
        let counted = list.per_team(ctx.db()).await?;
        let here = colleagues(ctx).await?;
        let own: Vec<Option<TeamId>> =
            actor.grants.iter().filter(|grant| grant.role == Role::Manager).map(|grant| grant.team).collect();
        let row = |team: Option<TeamId>, name: String| {
            let counts = counted.iter().find(|(one, _)| *one == team).map_or([0; 4], |(_, counts)| *counts);
            Row { team, name, counts }
        };
        let mut rows: Vec<_> = here
            .teams
            .iter()
            .filter(|(id, _)| own.iter().any(|team| team.is_none_or(|team| team == *id)))
            .map(|(id, name)| row(Some(*id), name.clone()))
            .collect();
        rows.push(row(None, ctx.t("load-nobody")));
        Ok(Self(rows))
    }
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
    let team = team_code(row.team);
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
