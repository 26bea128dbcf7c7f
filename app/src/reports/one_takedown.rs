//! `/beheer/weggehaald/{id}`: a takedown, what its makers say of it, and the answer.

use crate::{
    admin::desk::under,
    photos,
    reports::about::{About, title_of},
};
use domain::{
    access::Action,
    id::{AccountId, TakedownId},
    lang::Lang,
    report::{TakedownStatus, may_answer},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{photos::Photo, reports::Takedown};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Prose},
        choice::{Choice, Choices},
        field::TextArea,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn OneTakedown() -> impl IntoView {
    page(async |ctx, routes::reports::OneTakedown(id)| {
        let model = OneTakedownModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
}

/// A takedown, what was taken down, and what whoever looks may do with it.
struct OneTakedownModel {
    takedown: Takedown,
    about: About,
    photos: Vec<Photo>,
    names: HashMap<AccountId, String>,
    /// Whoever took it down does not judge what its makers say of that.
    own: bool,
    ways: Vec<TakedownStatus>,
}

impl OneTakedownModel {
    async fn load(ctx: &Ctx, id: TakedownId) -> Result<Self, AppError> {
        ctx.may(Action::TakeDown)?;
        let me = ctx.account()?;
        let takedown =
            store::reports::takedown(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
        let people = [Some(takedown.taken_by), takedown.answered_by].into_iter().flatten();
        let own = takedown.taken_by == me;
        Ok(Self {
            about: store::initiatives::by_ids(ctx.db(), [takedown.initiative], Lang::Nl).await?,
            names: store::accounts::names(ctx.db(), people).await?,
            photos: store::photos::of_initiative(ctx.db(), takedown.initiative).await?,
            ways: ways(ctx, &takedown, own),
            own,
            takedown,
        })
    }

    fn name(&self, id: AccountId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }
}

/// The answers that are open to whoever looks.
fn ways(ctx: &Ctx, takedown: &Takedown, own: bool) -> Vec<TakedownStatus> {
    let may_uphold = ctx.may(Action::AnswerContest { took_it_down: own }).is_ok();
    [TakedownStatus::Restored, TakedownStatus::Upheld]
        .into_iter()
        .filter(|to| may_answer(takedown.status, *to))
        .filter(|to| *to == TakedownStatus::Restored || may_uphold)
        .collect()
}

fn view(ctx: &Ctx, model: &OneTakedownModel) -> Page {
    let takedown = &model.takedown;
    let about = title_of(ctx, &model.about, Some(takedown.initiative));
    let title = ctx.tv("takedown-of", &[("title", about.into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p>
                    <Badge tone="warning" text=ctx.name("takedown-status", takedown.status.code()) />
                </p>
            </div>
            {shown(ctx, model)}
            {reason(ctx, model)}
            {contest(ctx, takedown)}
            {answered(ctx, model)}
            {wait(ctx, model)}
            {(!model.ways.is_empty()).then(|| answer(ctx, model))}
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-reports"), routes::reports::Queue.path())
}

/// What was taken down.
fn shown(ctx: &Ctx, model: &OneTakedownModel) -> impl IntoView + use<> {
    model.about.get(&model.takedown.initiative).map(|found| {
        view! {
            <details class="mw-box mw-box--line">
                <summary>{ctx.t("takedown-text")}</summary>
                <div class="mw-stack-s">
                    <Prose text=found.summary.clone() />
                    <Prose text=found.story.clone() />
                    {photos::pages::gallery(ctx, &model.photos, found.written)}
                </div>
            </details>
        }
    })
}

/// Who took it down, when, on which ground and why.
fn reason(ctx: &Ctx, model: &OneTakedownModel) -> impl IntoView + use<> {
    let takedown = &model.takedown;
    let title = ctx.tv(
        "takedown-by",
        &[
            ("by", model.name(takedown.taken_by).into()),
            ("ground", ctx.name("ground", takedown.ground.code()).into()),
            ("moment", text::moment(ctx.lang, takedown.at).into()),
        ],
    );
    view! {
        <Section id="reden" title=title looks=3 class="mw-stack-s">
            <Prose text=takedown.reason.clone() />
        </Section>
    }
}

/// What its makers say of that.
fn contest(ctx: &Ctx, takedown: &Takedown) -> impl IntoView + use<> {
    takedown.contest.clone().map(|words| {
        view! {
            <Section id="oneens" title=ctx.t("takedown-their-words") looks=3 class="mw-stack-s">
                <Prose text=words />
            </Section>
        }
    })
}

fn answered(ctx: &Ctx, model: &OneTakedownModel) -> impl IntoView + use<> {
    model.takedown.answer.clone().zip(model.takedown.answered_by).map(|(words, by)| {
        let title = ctx.tv("takedown-answer-of", &[("by", model.name(by).into())]);
        view! {
            <Section id="antwoord" title=title looks=3 class="mw-stack-s">
                <Prose text=words />
            </Section>
        }
    })
}

/// Says that somebody else has to look.
fn wait(ctx: &Ctx, model: &OneTakedownModel) -> impl IntoView + use<> {
    (model.own && model.takedown.status == TakedownStatus::Contested).then(|| {
        view! {
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t("refused-own-takedown")}</p>
            </div>
        }
    })
}

fn answer(ctx: &Ctx, model: &OneTakedownModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "weggehaald");
    let choices = model
        .ways
        .iter()
        .map(|to| {
            Choice::new(to.code(), ctx.t(&format!("takedown-to-{}", to.code())))
                .hint(ctx.t(&format!("takedown-to-{}-hint", to.code())))
        })
        .collect();
    let to = routes::reports::OneTakedown(&model.takedown.id).path();
    view! {
        <PostForm form=form.clone() to=to version=model.takedown.version>
            <Choices form=form.clone() name="status" legend=ctx.t("takedown-what") choices=choices />
            <TextArea
                form=form.clone()
                name="words"
                label=ctx.t("takedown-words")
                hint=ctx.t("takedown-words-hint")
                rows=5
            />
            <div>
                <Submit text=ctx.t("report-answer") />
            </div>
        </PostForm>
    }
}
