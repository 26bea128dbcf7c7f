//! `/afwegingskader`: the checklist, published.

use crate::assessments::panel;
use domain::checklist::{Checklist as Questions, Choice, Part};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        icon,
        page::{Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Checklist() -> impl IntoView {
    page(async |ctx, routes::assessments::Checklist| {
        let model = ChecklistModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// The version of the checklist that was asked for, and which others there are, oldest first.
struct ChecklistModel {
    checklist: Questions,
    versions: Vec<i32>,
}

impl ChecklistModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let all = store::assessments::checklists(ctx.db(), ctx.municipality()).await?;
        let versions = all.iter().map(|checklist| checklist.version).collect();
        let checklist = match ctx.asked("versie").and_then(|version| version.parse::<i32>().ok()) {
            Some(wanted) => {
                all.into_iter().find(|checklist| checklist.version == wanted).ok_or(AppError::NotFound)?
            }
            None => all.into_iter().next_back().unwrap_or_default(),
        };
        Ok(Self { checklist, versions })
    }
}

fn view(ctx: &Ctx, model: &ChecklistModel) -> Page {
    let title = ctx.t("checklist-title");
    let version = ctx.tv("checklist-version", &[("version", model.checklist.version.into())]);
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-xl">
                <div class="mw-stack">
                    <p class="mw-small">{version}</p>
                    <h1 class="nl-heading nl-heading--level-1" dir="auto">
                        {title.clone()}
                    </h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("checklist-intro")}</p>
                </div>
                {questions(ctx, &model.checklist, Part::A)}
                {questions(ctx, &model.checklist, Part::B)}
                <Section id="deel-C" title=ctx.t("part-C")>
                    <p class="nl-paragraph">{ctx.t("checklist-part-c")}</p>
                </Section>
            </div>
            <aside class="mw-stack" aria-label=ctx.t("checklist-aside")>
                {answers(ctx)}
                {small(ctx, &model.checklist)}
                {versions(ctx, model)}
                <Section
                    id="nee"
                    title=ctx.t("checklist-no-title")
                    looks=3
                    class="mw-box mw-box--line mw-stack-s"
                >
                    <p class="nl-paragraph">{ctx.t("checklist-no-text")}</p>
                </Section>
            </aside>
        </div>
    };
    Page::new(title, routes::assessments::Checklist::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path())
}

/// The questions of a part, each with the help that goes with it.
fn questions(ctx: &Ctx, checklist: &Questions, part: Part) -> impl IntoView + use<> {
    let id = match part {
        Part::A => "deel-A",
        Part::B => "deel-B",
    };
    let questions = checklist
        .of(part)
        .map(|question| {
            let (short, help) = panel::words(ctx, ctx.lang, checklist.version, question);
            view! {
                <li>
                    <span>
                        <b>{question.code()}</b>
                        " "
                        <b>{short}</b>
                        <br />
                        <span class="mw-small">{help}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <Section id=id title=ctx.name("part", part.code())>
            <ol class="mw-weblist">{questions}</ol>
        </Section>
    }
}

/// What can be answered. Nothing is added up.
fn answers(ctx: &Ctx) -> impl IntoView + use<> {
    let answers = Choice::ALL
        .iter()
        .map(|choice| {
            let name = ctx.name("choice", choice.code());
            view! { <li class="mw-ans">{icon::answer(Some(*choice))} {name}</li> }
        })
        .collect_view();
    view! {
        <Section id="antwoorden" title=ctx.t("checklist-answers") looks=3 class="mw-box mw-stack-s">
            <ul class="mw-list mw-stack-s">{answers}</ul>
            <p class="nl-paragraph">{ctx.t("checklist-no-total")}</p>
        </Section>
    }
}

/// What is small, and by which questions it is judged.
fn small(ctx: &Ctx, checklist: &Questions) -> Option<impl IntoView + use<>> {
    if checklist.light.is_empty() {
        return None;
    }
    let few = checklist
        .light
        .iter()
        .map(|question| {
            let (short, _) = panel::words(ctx, ctx.lang, checklist.version, *question);
            view! {
                <li>
                    <b>{question.code()}</b>
                    " "
                    {short}
                </li>
            }
        })
        .collect_view();
    let kinds: Vec<_> = checklist
        .light_kinds
        .iter()
        .map(|kind| ctx.name("request-kind", kind.code()).to_lowercase())
        .collect();
    let which = if kinds.is_empty() {
        ctx.t("checklist-small-said")
    } else {
        ctx.tv("checklist-small-kinds", &[("kinds", kinds.join(", ").into())])
    };
    Some(view! {
        <Section id="klein" title=ctx.t("checklist-small") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{which}</p>
            <ul class="mw-list mw-stack-s">{few}</ul>
        </Section>
    })
}

/// The other versions, newest first. The newest has the address without a number.
fn versions(ctx: &Ctx, model: &ChecklistModel) -> Option<impl IntoView + use<>> {
    if model.versions.len() < 2 {
        return None;
    }
    let newest = model.versions.last();
    let links = model
        .versions
        .iter()
        .rev()
        .map(|version| {
            let now = (*version == model.checklist.version).then_some("page");
            let path = if Some(version) == newest {
                routes::assessments::Checklist.path()
            } else {
                routes::assessments::Checklist.ask("versie", version)
            };
            view! {
                <li>
                    <a class="nl-link" href=path aria-current=now>
                        {ctx.tv("checklist-version", &[("version", (*version).into())])}
                    </a>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <Section
            id="versies"
            title=ctx.t("checklist-versions")
            looks=3
            class="mw-box mw-box--line mw-stack-s"
        >
            <ul class="mw-list mw-stack-s">{links}</ul>
        </Section>
    })
}
