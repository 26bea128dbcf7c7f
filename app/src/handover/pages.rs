//! `/werk/overdragen`: what stands on a name, to hand it over, and when somebody is away.

use crate::{
    handover::{
        fields::{self, choice},
        stands::{Stands, Thing},
    },
    requests::panels::{handles, named},
};
use domain::{
    absence::may_stand_in,
    access::{Action, may},
    id::AccountId,
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    accounts::{Staff, absence::Absence},
    db::Connection,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::Empty,
        choice::{Choice, Choices},
        field::{Select, TextField, options},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// `/werk/overdragen`
#[component]
pub fn Own() -> impl IntoView {
    page(async |ctx, routes::handover::Own| {
        let me = ctx.account()?;
        let model = HandoverModel::load(&ctx, me).await?;
        Ok(view(&ctx, &model))
    })
}

/// `/werk/overdragen/{id}`
#[component]
pub fn Of() -> impl IntoView {
    page(async |ctx, routes::handover::Of(id)| {
        let model = HandoverModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
}

/// The page on which the work of somebody is arranged: one's own has a shorter address.
#[must_use]
pub fn back_to(ctx: &Ctx, id: AccountId) -> String {
    if is_own(ctx, id) { routes::handover::Own.path().to_owned() } else { routes::handover::Of(&id).path() }
}

/// Whether it is the work of whoever asks.
#[must_use]
pub fn is_own(ctx: &Ctx, id: AccountId) -> bool {
    ctx.viewer.as_ref().is_some_and(|viewer| viewer.account == id)
}

/// A colleague whose work whoever asks may arrange, and everybody who works here.
///
/// # Errors
/// When they don't work here, or it is not theirs to arrange.
pub async fn arranged(
    ctx: &Ctx,
    db: &impl Connection,
    id: AccountId,
) -> Result<(Staff, Vec<Staff>), AppError> {
    ctx.account()?;
    if !ctx.actor().is_staff() {
        return Err(AppError::Forbidden);
    }
    let staff = store::accounts::staff(db, ctx.municipality()).await?;
    let person = staff.iter().find(|person| person.id == id).cloned().ok_or(AppError::NotFound)?;
    ctx.may(Action::ArrangeWork { own: is_own(ctx, id), team: person.team })?;
    Ok((person, staff))
}

/// What stands on somebody's name, when they are away, and who could do it.
struct HandoverModel {
    person: Staff,
    own: bool,
    stands: Stands,
    away: HashMap<AccountId, Absence>,
    /// Everybody else who works here.
    others: Vec<Staff>,
}

impl HandoverModel {
    async fn load(ctx: &Ctx, id: AccountId) -> Result<Self, AppError> {
        let (person, mut others) = arranged(ctx, ctx.db(), id).await?;
        others.retain(|other| other.id != id);
        Ok(Self {
            own: is_own(ctx, id),
            stands: Stands::of(ctx.db(), ctx.municipality(), id, ctx.lang).await?,
            away: store::accounts::absence::every(ctx.db(), ctx.municipality(), day_of(ctx.now)).await?,
            person,
            others,
        })
    }
}

fn view(ctx: &Ctx, model: &HandoverModel) -> Page {
    let title = if model.own {
        ctx.t("handover-title")
    } else {
        ctx.tv("handover-title-of", &[("name", (&model.person.name).into())])
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">
                    {ctx.t(if model.own { "handover-intro" } else { "handover-intro-of" })}
                </p>
            </div>
            {absent(ctx, model)}
            <Section id="op-naam" title=ctx.t("handover-stands") attr:data-testid="stands">
                {stands(ctx, model)}
            </Section>
            {team(ctx, model)}
        </div>
    };
    let page = Page::new(title, routes::requests::Worklist::PATH, body).work();
    if model.own { page } else { page.under(ctx.t("handover-title"), routes::handover::Own.path()) }
}

/// What stands there, and the form that hands it over.
fn stands(ctx: &Ctx, model: &HandoverModel) -> AnyView {
    if model.stands.is_empty() {
        return view! { <Empty text=ctx.t("handover-nothing") /> }.into_any();
    }
    let form = FormView::new(ctx, "overdragen");
    let open = form.state.is_some();
    let choices: Vec<_> =
        model.stands.things().map(|thing| Choice::new(thing.key(), label(ctx, thing))).collect();
    let chosen: Vec<_> = model.stands.things().map(Thing::key).collect();
    view! {
        <ul class="mw-list mw-stack-s">
            {model.stands.things().map(|thing| view! { <li>{shown(ctx, thing)}</li> }).collect_view()}
        </ul>
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("handover-open")}</summary>
            <PostForm form=form.clone() to=routes::handover::Give(&model.person.id).path() class="mw-stack">
                <Choices
                    form=form.clone()
                    name="items"
                    legend=ctx.t("handover-what")
                    several=true
                    chosen=chosen
                    choices=choices
                />
                {fields::view(ctx, &form, &model.stands, &model.others)}
                <div>
                    <Submit text=ctx.t("handover-button") />
                </div>
            </PostForm>
        </details>
    }
    .into_any()
}

/// In words; with the number and the kind only for who may not read what residents wrote.
fn label(ctx: &Ctx, thing: Thing<'_>) -> String {
    let what = ctx.name("thing", thing.code());
    match thing {
        Thing::Request(request) | Thing::Signature(request) | Thing::Cover(request)
            if handles(ctx, request) =>
        {
            format!("{what} {}: {}", request.number, request.title)
        }
        Thing::Request(request) | Thing::Signature(request) | Thing::Cover(request) => {
            let kind = ctx.name("request-kind", request.kind.code());
            format!("{what} {} ({})", request.number, kind.to_lowercase())
        }
        Thing::Obstacle(obstacle) => format!("{what}: {}", obstacle.title),
    }
}

/// A line with a link for whoever may follow it.
pub fn shown(ctx: &Ctx, thing: Thing<'_>) -> impl IntoView + use<> {
    let what = ctx.name("thing", thing.code());
    let about = match thing {
        Thing::Request(request) | Thing::Signature(request) | Thing::Cover(request) => {
            named(ctx, request).into_any()
        }
        Thing::Obstacle(obstacle) if may(&ctx.actor(), &Action::HandleObstacles) => view! {
            <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                {obstacle.title.clone()}
            </a>
        }
        .into_any(),
        Thing::Obstacle(obstacle) => obstacle.title.clone().into_any(),
    };
    view! {
        <span class="mw-small">{what}</span>
        " "
        {about}
    }
}

/// From when until when, and who is there meanwhile, in words.
fn days(ctx: &Ctx, absence: &Absence, others: &[Staff]) -> String {
    let day = |day| text::date(ctx.lang, day);
    let days = [("from", day(absence.from).into()), ("until", day(absence.until).into())];
    let until = ctx.tv("away-days", &days);
    let stand_in = absence.stand_in.and_then(|who| others.iter().find(|one| one.id == who));
    let meanwhile = match stand_in {
        Some(person) => ctx.tv("away-stand-in", &[("name", (&person.name).into())]),
        None => ctx.t("away-no-stand-in"),
    };
    format!("{until} {meanwhile}")
}

/// Being away: what was said, and the form.
fn absent(ctx: &Ctx, model: &HandoverModel) -> impl IntoView + use<> {
    let there = model.away.get(&model.person.id);
    view! {
        <Section id="afwezig" title=ctx.t("away-title")>
            {there.map(|absence| said(ctx, model, absence))}
            {going(ctx, model, there)}
        </Section>
    }
}

/// What was said, and the button of who is there again.
fn said(ctx: &Ctx, model: &HandoverModel, absence: &Absence) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "terug");
    view! {
        <div class="mw-notice" data-testid="away">
            <div class="mw-stack-s">
                <p>{days(ctx, absence, &model.others)}</p>
                <PostForm form=form to=routes::handover::Back(&model.person.id).path() class="">
                    <Submit text=ctx.t("away-back") secondary=true />
                </PostForm>
            </div>
        </div>
    }
}

/// From when until when, and who does the work meanwhile.
fn going(ctx: &Ctx, model: &HandoverModel, there: Option<&Absence>) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "afwezig");
    let open = form.state.is_some();
    let from = there.map_or_else(|| day_of(ctx.now), |absence| absence.from);
    let until = there.map(|absence| absence.until.to_string()).unwrap_or_default();
    let stand_in = there.and_then(|absence| absence.stand_in).map(|id| id.to_string()).unwrap_or_default();
    let works = |other: &&Staff| may_stand_in(&model.person.actor, &other.actor);
    let others = options(ctx.t("away-nobody"), model.others.iter().filter(works).map(choice));
    let dated = form.clone();
    let day = move |name: &'static str, value: String| {
        let label = ctx.t(&format!("away-{name}"));
        view! { <TextField form=dated.clone() name=name label=label kind="date" value=value narrow=true /> }
    };
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">
                {ctx.t(if there.is_some() { "away-change" } else { "away-open" })}
            </summary>
            <PostForm form=form.clone() to=routes::handover::Away(&model.person.id).path() class="mw-stack">
                {day("from", from.to_string())}
                {day("until", until)}
                <Select
                    form=form.clone()
                    name="stand_in"
                    label=ctx.t("away-who")
                    hint=ctx.t("away-who-hint")
                    value=stand_in
                    options=others
                />
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </PostForm>
        </details>
    }
}

/// The colleagues whose work whoever looks may arrange too, on their own page.
fn team(ctx: &Ctx, model: &HandoverModel) -> Option<impl IntoView + use<>> {
    let mine: Vec<_> = model
        .others
        .iter()
        .filter(|one| may(&ctx.actor(), &Action::ArrangeWork { own: false, team: one.team }))
        .collect();
    if !model.own || mine.is_empty() {
        return None;
    }
    let items = mine
        .into_iter()
        .map(|one| {
            let away = model.away.get(&one.id).map(|absence| days(ctx, absence, &model.others));
            view! {
                <li>
                    <a class="nl-link" href=routes::handover::Of(&one.id).path()>
                        {one.name.clone()}
                    </a>
                    {away
                        .map(|away| {
                            view! {
                                <br />
                                <span class="mw-small">{away}</span>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <Section id="collegas" title=ctx.t("handover-colleagues")>
            <p class="nl-paragraph">{ctx.t("handover-colleagues-text")}</p>
            <ul class="mw-list mw-stack-s">{items}</ul>
        </Section>
    })
}
