//! `/werk/dekking`: what waits for a manager, and what an official asked. And the page behind the link in a
//! mail.

use crate::cover::{
    asked::{About, answer_form, asker, request_link},
    manager::{self, ManagerModel},
    panel::{badge, line},
};
use domain::{
    access::{Action, may},
    cover::Status,
};
use leptos::prelude::*;
use store::{
    accounts::{Purpose, known_token},
    cover::Cover,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::Empty,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
        told::leads,
    },
};

pub use crate::cover::asked::asked_card;

/// `/werk/dekking`
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::cover::Desk| {
        let model = DeskModel::load(&ctx).await?;
        Ok(desk(&ctx, &model))
    })
}

/// What is asked of whoever looks, what they asked themselves, and for a manager the rest that waits.
struct DeskModel {
    asked: Vec<Cover>,
    own: Vec<Cover>,
    about: About,
    manager: Option<ManagerModel>,
}

impl DeskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeCover)?;
        let me = ctx.account()?;
        let asked: Vec<_> = store::cover::open(ctx.db(), ctx.municipality())
            .await?
            .into_iter()
            .filter(|cover| cover.asked_of == me)
            .collect();
        let own = store::cover::of_person(ctx.db(), ctx.municipality(), me).await?;
        let about = About::load(ctx, &asked.iter().chain(&own).collect::<Vec<_>>()).await?;
        let manages = may(&ctx.actor(), &Action::AnswerCover);
        let manager = if manages { Some(ManagerModel::load(ctx, me).await?) } else { None };
        Ok(Self { asked, own, about, manager })
    }
}

fn desk(ctx: &Ctx, model: &DeskModel) -> Page {
    let title = ctx.t("nav-cover");
    let manager = model.manager.as_ref();
    let intro = if manager.is_some() { "cover-intro-manager" } else { "cover-intro" };
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t(intro)}</p>
            </div>
            {manager.map(|manager| manager::view(ctx, &model.asked, &model.about, manager))}
            {(manager.is_none() || !model.own.is_empty()).then(|| own(ctx, model))}
        </div>
    };
    Page::new(title, routes::cover::Desk::PATH, body).work()
}

/// What one asked, and how it stands.
fn own(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let items = model
        .own
        .iter()
        .map(|cover| {
            let back = (cover.status == Status::Asked).then(|| take_back(ctx, cover));
            view! {
                <li class="mw-oitem">
                    {line(ctx, cover, &model.about.names)} {request_link(ctx, model.about.request(cover))}
                    {back}
                </li>
            }
        })
        .collect_view();
    view! {
        <Section id="van-mij" title=ctx.t("cover-mine")>
            {model.own.is_empty().then(|| view! { <Empty text=ctx.t("cover-mine-none") /> })}
            <ul class="mw-list mw-stack-s">{items}</ul>
        </Section>
    }
}

fn take_back(ctx: &Ctx, cover: &Cover) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "intrekken");
    view! {
        <PostForm form=form to=routes::cover::Answer(&cover.id).path() class="">
            <Submit text=ctx.t("cover-withdraw") secondary=true says=("answer", "withdraw") />
        </PostForm>
    }
}

/// `/dekking/{token}`: the question behind the link in a mail, with the two answers. Nothing changes by
/// opening it.
#[component]
pub fn ByMail() -> impl IntoView {
    page(async |ctx, routes::cover::ByMail(token)| {
        let model = ByMailModel::load(&ctx, token).await?;
        Ok(by_mail(&ctx, &model))
    })
}

/// The question behind a link, and whether the link still answers it.
struct ByMailModel {
    token: String,
    cover: Option<Cover>,
    about: About,
    waits: bool,
}

impl ByMailModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let link = known_token(ctx.db(), ctx.municipality(), &token, Purpose::Cover).await?;
        let works = link.as_ref().is_some_and(|link| link.works(ctx.now));
        let cover = match link.and_then(|link| link.next?.parse().ok()) {
            Some(id) => store::cover::by_id(ctx.db(), ctx.municipality(), id).await?,
            None => None,
        };
        let about = About::load(ctx, &cover.iter().collect::<Vec<_>>()).await?;
        let waits = works && cover.as_ref().is_some_and(|cover| cover.status == Status::Asked);
        Ok(Self { token, cover, about, waits })
    }
}

fn by_mail(ctx: &Ctx, model: &ByMailModel) -> Page {
    let title = ctx.t(match &model.cover {
        Some(_) if model.waits => "cover-link-title",
        Some(cover) if cover.status == Status::Asked => "cover-link-old",
        Some(cover) if cover.status == Status::Withdrawn => "cover-link-withdrawn",
        Some(_) => "cover-link-done",
        None => "cover-link-unknown",
    });
    let body = match &model.cover {
        Some(cover) if model.waits => view! {
            {asker(ctx, cover, &model.about.names)}
            <p class="nl-paragraph nl-paragraph--lead">{cover.why.clone()}</p>
            {answer_form(ctx, cover, routes::cover::ByMail(&model.token).path())}
            <p class="mw-small">{ctx.t("cover-link-note")}</p>
        }
        .into_any(),
        Some(cover) => view! {
            <div class="mw-oitem" data-testid="cover-answered">
                {answered(ctx, model, cover)}
            </div>
            // The number only: who holds a link need not read what a resident wrote.
            {model
                .about
                .request(cover)
                .map(|request| {
                    let to = routes::requests::Work(&request.number).path();
                    let text = ctx.tv("cover-link-request", &[("number", (&request.number).into())]);
                    leads(&to, text)
                })}
        }
        .into_any(),
        None => view! {
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("cover-link-unknown-text")}</p>
            {leads(routes::cover::Desk::PATH, ctx.t("nav-cover"))}
        }
        .into_any(),
    };
    let body = view! {
        <div class="mw-stack mw-narrow">
            <Heading text=title.clone() />
            {body}
        </div>
    };
    Page::new(title, routes::cover::Desk::PATH, body).work()
}

/// What became of a question. Why it was asked and what was answered is for who may see cover: a link is
/// passed on, and its holder may have left.
fn answered(ctx: &Ctx, model: &ByMailModel, cover: &Cover) -> AnyView {
    if may(&ctx.actor(), &Action::SeeCover) {
        line(ctx, cover, &model.about.names).into_any()
    } else {
        badge(ctx, cover).into_any()
    }
}
