//! What keeps coming back, and how old it is: as charts, with the table behind each.

use crate::council::blocked::Blocked;
use domain::figures::{Age, age};
use leptos::prelude::*;
use store::obstacles::Obstacle;
use web::{
    context::Ctx,
    route::Route as _,
    routes,
    ui::{
        chart::{self, Bar},
        section::Section,
    },
};

/// What keeps coming back: by kind, and the ones that most requests met.
pub fn kinds(ctx: &Ctx, blocked: &Blocked) -> impl IntoView + use<> {
    let mut rows: Vec<(domain::obstacle::Kind, usize, usize)> = domain::obstacle::Kind::ALL
        .iter()
        .map(|kind| {
            let of: Vec<_> = blocked.all.iter().filter(|obstacle| obstacle.kind == *kind).collect();
            let open = of.iter().filter(|obstacle| obstacle.is_open()).count();
            (*kind, open, of.len() - open)
        })
        .filter(|(_, open, gone)| open + gone > 0)
        .collect();
    rows.sort_by_key(|(_, open, gone)| std::cmp::Reverse((*open, *gone)));
    let bars = rows
        .into_iter()
        .map(|(kind, open, gone)| Bar {
            name: ctx.name("obstacle-kind", kind.code()),
            parts: vec![open, gone],
            text: ctx.tv("council-bar", &[("open", open.into()), ("gone", gone.into())]),
            link: routes::obstacles::List.ask("soort", kind.code()),
        })
        .collect();
    let columns = [ctx.t("council-column-open"), ctx.t("council-column-gone")];
    view! {
        <Section id="terugkomt" title=ctx.t("council-recurs")>
            <p class="nl-paragraph">
                {ctx.tv("council-recurs-text", &[("count", blocked.all.len().into())])}
            </p>
            {chart::bars(ctx, &ctx.t("council-recurs"), ctx.t("obstacle-kind"), &columns, bars)}
            <ul class="mw-rank">{often(ctx, blocked)}</ul>
        </Section>
    }
}

/// How old the open obstacles are.
pub fn ages(ctx: &Ctx, open: &[Obstacle]) -> impl IntoView + use<> {
    let oldest = open.iter().map(|obstacle| obstacle.days(ctx.now)).max().unwrap_or(0);
    let bars = Age::ALL
        .iter()
        .map(|class| {
            let count = open.iter().filter(|obstacle| age(obstacle.days(ctx.now)) == *class).count();
            Bar {
                name: ctx.name("age", class.code()),
                parts: vec![count],
                text: ctx.tv("council-open-obstacles", &[("count", count.into())]),
                link: format!("{}#belemmeringen", routes::council::Lists.ask("leeftijd", class.code())),
            }
        })
        .collect();
    view! {
        <Section id="hoe-oud" title=ctx.t("council-ages")>
            <p class="nl-paragraph">
                {ctx.tv("council-ages-text", &[("count", open.len().into()), ("days", oldest.into())])}
            </p>
            {chart::columns(
                ctx,
                &ctx.t("council-ages"),
                ctx.t("council-age"),
                ctx.t("council-column-open"),
                bars,
            )}
        </Section>
    }
}

/// The open ones that most requests met.
fn often(ctx: &Ctx, blocked: &Blocked) -> impl IntoView + use<> {
    let mut often: Vec<_> = blocked
        .open
        .iter()
        .map(|obstacle| (blocked.met.get(&obstacle.id).map_or(0, Vec::len), obstacle))
        .filter(|(met, _)| *met > 1)
        .collect();
    often.sort_by_key(|(met, _)| std::cmp::Reverse(*met));
    often
        .into_iter()
        .take(3)
        .map(|(met, obstacle)| {
            view! {
                <li>
                    <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                        {obstacle.title.clone()}
                    </a>
                    <b>{ctx.tv("council-met", &[("count", met.into())])}</b>
                </li>
            }
        })
        .collect_view()
}
