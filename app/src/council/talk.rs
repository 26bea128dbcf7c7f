//! `/bestuur/gesprekken/{id}`: a talk, what was heard in it, and what stands in the way there.

use crate::{
    council::talks::when_and_where,
    obstacles::names::{Known, status_badge},
};
use domain::{
    access::{Action, may},
    id::TalkId,
    obstacle::{Kind, Source, Stand},
};
use leptos::prelude::*;
use store::{
    council::Talk,
    obstacles::{
        Obstacle,
        lists::{ToChoose, Which},
    },
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{Empty, Prose},
        field::{Select, TextArea, TextField, codes},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn OneTalk() -> impl IntoView {
    page(async |ctx, routes::council::OneTalk(id)| {
        let model = OneTalkModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
}

/// A talk, who held it, and the obstacles that were heard of in it.
struct OneTalkModel {
    talk: Talk,
    held_by: String,
    heard_of: Vec<Obstacle>,
    /// The open obstacles, for whoever adds one; nothing for who may not.
    open: Option<ToChoose>,
}

impl OneTalkModel {
    async fn load(ctx: &Ctx, id: TalkId) -> Result<Self, AppError> {
        ctx.may(Action::SeeCouncil)?;
        let (db, municipality) = (ctx.db(), ctx.municipality());
        let talk = store::council::by_id(db, municipality, id).await?.ok_or(AppError::NotFound)?;
        let opened = store::council::obstacles(db, [id]).await?;
        let opened: Vec<_> = opened.into_iter().map(|(_, obstacle)| obstacle).collect();
        let mut found = store::obstacles::by_ids(db, opened.clone(), ctx.lang).await?;
        let mut names = store::accounts::names(db, [talk.held_by]).await?;
        let open = if may(&ctx.actor(), &Action::HoldTalk) {
            Some(
                store::obstacles::lists::to_choose(db, ctx.reader(), &Which::standing(Stand::Open), &opened)
                    .await?,
            )
        } else {
            None
        };
        Ok(Self {
            held_by: names.remove(&talk.held_by).unwrap_or_default(),
            heard_of: opened.into_iter().filter_map(|id| found.remove(&id)).collect(),
            talk,
            open,
        })
    }
}

fn view(ctx: &Ctx, model: &OneTalkModel) -> Page {
    let title = model.talk.with_whom.clone();
    let lines = model.heard_of.iter().map(|obstacle| {
        view! {
            <li class="mw-oitem">
                {status_badge(ctx, obstacle)}
                <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </li>
        }
    });
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <p class="mw-small">{when_and_where(ctx, &model.talk)}" · "{model.held_by.clone()}</p>
                <Heading text=title.clone() />
            </div>
            <Section id="gehoord" title=ctx.t("talk-heard") looks=3 class="mw-stack-s">
                <Prose text=model.talk.heard.clone() />
            </Section>
            <Section id="in-de-weg" title=ctx.t("talk-obstacles") looks=3>
                {model.heard_of.is_empty().then(|| view! { <Empty text=ctx.t("talk-no-obstacles") /> })}
                <ul class="mw-list mw-stack-s">{lines.collect_view()}</ul>
                {model.open.as_ref().map(|open| adding(ctx, &model.talk, open))}
            </Section>
        </div>
    };
    Page::new(title, routes::council::Talks::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path())
        .under(ctx.t("nav-talks"), routes::council::Talks.path())
}

/// An obstacle that was heard of: a new one, or one that is known.
fn adding(ctx: &Ctx, talk: &Talk, open: &ToChoose) -> impl IntoView + use<> {
    let (form, link) = (FormView::new(ctx, "gesprek-belemmering"), FormView::new(ctx, "gesprek-bekend"));
    let unfolded = form.state.is_some() || link.state.is_some();
    let action = routes::council::TalkObstacle(&talk.id).path();
    view! {
        <details class="mw-add" open=unfolded>
            <summary class="nl-button nl-button--secondary">{ctx.t("work-add-obstacle")}</summary>
            <PostForm form=form.clone() to=action.clone() class="mw-stack">
                {fields(ctx, form)}
                <div>
                    <Submit text=ctx.t("work-obstacle-button") secondary=true />
                </div>
            </PostForm>
            <PostForm form=link.clone() to=action class="mw-stack">
                <Known form=link name="obstacle" label=ctx.t("work-known-obstacle") known=open />
                <div>
                    <Submit text=ctx.t("work-link-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

/// What a new obstacle is.
fn fields(ctx: &Ctx, form: FormView) -> impl IntoView + use<> {
    let kinds = codes(ctx, "obstacle-kind", Kind::ALL.iter().map(|kind| kind.code()));
    let sources = codes(ctx, "obstacle-source", Source::ALL.iter().map(|source| source.code()));
    view! {
        <TextField
            form=form.clone()
            name="title"
            label=ctx.t("work-obstacle-title")
            hint=ctx.t("work-obstacle-title-hint")
        />
        <Select form=form.clone() name="kind" label=ctx.t("obstacle-kind") options=kinds />
        <Select form=form.clone() name="source" label=ctx.t("obstacle-source") options=sources />
        <TextArea
            form=form
            name="explanation"
            label=ctx.t("work-obstacle-explanation")
            optional=true
            rows=2
        />
    }
}
