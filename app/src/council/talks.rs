//! `/bestuur/gesprekken`: talks in neighbourhoods.

use domain::{
    access::{Action, may},
    id::{ObstacleId, TalkId},
    time::day_of,
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};
use store::council::Talk;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::Empty,
        field::{Select, TextArea, TextField, options},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        parts::Part,
        section::Section,
    },
};

/// The page.
#[component]
pub fn Talks() -> impl IntoView {
    page(async |ctx, routes::council::Talks| {
        let model = TalksModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// So much stands on a page.
const PER_PAGE: u64 = 50;

/// How many talks were held in each area, counted once until anything changes.
///
/// # Errors
/// When the database does not answer.
pub async fn by_area(ctx: &Ctx) -> Result<Arc<HashMap<String, usize>>, AppError> {
    let count = async { Ok(store::council::talks_by_area(ctx.db(), ctx.municipality()).await?) };
    ctx.counted("talks", count).await
}

/// The talks of everywhere, or of one neighbourhood.
struct TalksModel {
    /// The code of the neighbourhood that is asked for; empty for all.
    area: String,
    part: Part,
    talks: Vec<Talk>,
    /// Which obstacles were heard of in which talk.
    opened: Vec<(TalkId, ObstacleId)>,
    /// Whether whoever looks holds talks.
    holds: bool,
}

impl TalksModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeCouncil)?;
        let asked = ctx.asked("buurt").unwrap_or_default();
        let area = ctx.live.areas.get(asked).map_or(asked, |area| &area.code).to_owned();
        let held = by_area(ctx).await?;
        // In the area itself, or in a neighbourhood of that district.
        let lies = |code: &&String| {
            let district = || ctx.live.areas.get(code).is_some_and(|there| there.district == area);
            area.is_empty() || **code == area || district()
        };
        let codes: Vec<String> = held.keys().filter(lies).cloned().collect();
        let total: usize = codes.iter().filter_map(|code| held.get(code)).sum();
        let part = Part::whole(ctx, u64::try_from(total).unwrap_or(u64::MAX), PER_PAGE);
        let within = (!area.is_empty()).then_some(codes.as_slice());
        let talks = store::council::some_talks(ctx.db(), ctx.municipality(), within, part.rows()).await?;
        let opened = store::council::obstacles(ctx.db(), talks.iter().map(|talk| talk.id)).await?;
        Ok(Self { area, part, talks, opened, holds: may(&ctx.actor(), &Action::HoldTalk) })
    }
}

fn view(ctx: &Ctx, model: &TalksModel) -> Page {
    let title = if model.area.is_empty() {
        ctx.t("nav-talks")
    } else {
        ctx.tv("talks-in", &[("area", ctx.live.areas.name(&model.area).into())])
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("talks-intro")}</p>
            </div>
            <div class="mw-stack">
                {model.talks.is_empty().then(|| view! { <Empty text=ctx.t("talks-none") /> })}
                <ul class="mw-list mw-stack-s">
                    {model.talks.iter().map(|talk| line(ctx, talk, model)).collect_view()}
                </ul> {model.part.rest(ctx)}
            </div>
            {model.holds.then(|| write(ctx, &model.area))}
        </div>
    };
    Page::new(title, routes::council::Talks::PATH, body)
        .work()
        .typed_in(model.holds.then_some("gesprek"))
        .under(ctx.t("nav-council"), routes::council::Desk.path())
}

fn line(ctx: &Ctx, talk: &Talk, model: &TalksModel) -> impl IntoView + use<> {
    let count = model.opened.iter().filter(|(id, _)| *id == talk.id).count();
    let opened = (count > 0).then(|| {
        let text = ctx.tv("talk-opened", &[("count", count.into())]);
        view! { <span class="mw-small">{text}</span> }
    });
    view! {
        <li class="mw-oitem">
            <b>
                <a class="nl-link" href=routes::council::OneTalk(&talk.id).path()>
                    {talk.with_whom.clone()}
                </a>
            </b>
            <span class="mw-small">{when_and_where(ctx, talk)}</span>
            {opened}
        </li>
    }
}

/// Where and when a talk was.
pub fn when_and_where(ctx: &Ctx, talk: &Talk) -> String {
    let date = text::date(ctx.lang, talk.held_on);
    format!("{} · {date}", ctx.live.areas.name(&talk.area))
}

fn write(ctx: &Ctx, area: &str) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "gesprek");
    let mut areas: Vec<_> =
        ctx.live.areas.neighbourhoods.iter().map(|one| (one.code.clone(), one.name.clone())).collect();
    areas.sort_by(|a, b| a.1.cmp(&b.1));
    let areas = options(ctx.t("choose"), areas);
    view! {
        <Section id="nieuw-gesprek" title=ctx.t("talk-new") class="mw-box mw-stack">
            <PostForm form=form.clone() to=routes::council::Talks.path() typed_in=true>
                <Select
                    form=form.clone()
                    name="area"
                    label=ctx.t("talk-area")
                    options=areas
                    value=area.to_owned()
                />
                <TextField
                    form=form.clone()
                    name="held_on"
                    label=ctx.t("talk-when")
                    kind="date"
                    value=day_of(ctx.now).to_string()
                    narrow=true
                />
                <TextField
                    form=form.clone()
                    name="with_whom"
                    label=ctx.t("talk-with")
                    hint=ctx.t("talk-with-hint")
                />
                <TextArea
                    form=form
                    name="heard"
                    label=ctx.t("talk-heard")
                    hint=ctx.t("talk-heard-hint")
                    rows=5
                />
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </PostForm>
        </Section>
    }
}
