//! What keeps coming back, and how old it is: as charts, with the table behind each.

use crate::council::blocked::Blocked;
use domain::obstacle::Stand;
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
            let open = blocked.tally.count(Stand::Open, Some(*kind));
            let (all, count) = (blocked.tally.of(*kind), |many| usize::try_from(many).unwrap_or_default());
            (*kind, count(open), count(all - open))
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
                {ctx.tv("council-recurs-text", &[("count", blocked.tally.all().into())])}
            </p>
            {chart::bars(ctx, &ctx.t("council-recurs"), ctx.t("obstacle-kind"), &columns, bars)}
            <ul class="mw-rank">{often(ctx, blocked)}</ul>
        </Section>
    }
}

/// How old the open obstacles are.
pub fn ages(ctx: &Ctx, blocked: &Blocked) -> impl IntoView + use<> {
    let bars = blocked
        .ages
        .iter()
        .map(|(class, count)| Bar {
            name: ctx.name("age", class.code()),
            parts: vec![*count],
            text: ctx.tv("council-open-obstacles", &[("count", (*count).into())]),
            link: format!("{}#belemmeringen", routes::council::Lists.ask("leeftijd", class.code())),
        })
        .collect();
    view! {
        <Section id="hoe-oud" title=ctx.t("council-ages")>
            <p class="nl-paragraph">
                {ctx
                    .tv(
                        "council-ages-text",
                        &[("count", blocked.open().into()), ("days", blocked.oldest(ctx).into())],
                    )}
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
    let line = |(obstacle, met): &(Obstacle, usize)| {
        view! {
            <li>
                <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
                <b>{ctx.tv("council-met", &[("count", (*met).into())])}</b>
            </li>
        }
    };
    blocked.often.iter().map(line).collect_view()
}
